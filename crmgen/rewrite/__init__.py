"""Rewrites any readable sheet as a workbook of today: what it says, and what stands beside it."""
