"""Rules about a whole design: what would go wrong in the cluster, told before it is loaded."""
