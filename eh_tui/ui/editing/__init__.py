"""Changing a cell: the dialog, the draft, and what happens where two met."""
