"""Sizes of a window at which it shows less."""

NARROW = 110
"""Columns below which there is no outline."""

SMALLEST = (40, 10)
"""The columns and rows of the smallest window that is worth a first picture."""
