"""Writes workbooks that designers fill in, from the declared tables and their content."""
