"""What resource agents and Pacemaker's options are: facts for the checks, loaded when asked for."""
