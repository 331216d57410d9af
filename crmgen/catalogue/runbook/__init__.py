"""Every text of runbooks, a module for what belongs together."""
