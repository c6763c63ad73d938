"""Colours and themes, each chosen from what 256 colours can show."""
