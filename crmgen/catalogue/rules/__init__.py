"""Findings of the rules about a design, one file for each table of rules."""
