"""Mistakes as designers make them, each applied to a good sheet at a random place.

One function a kind; :func:`kinds` gives them all. tests/checks/test_mutations.py runs them,
benchmarks/mutations.py also asks Pacemaker's own tools and writes docs/mutations.md.
"""
