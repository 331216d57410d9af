"""Blocks of rows to the model: what the tables mean."""
