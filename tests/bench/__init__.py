"""What eh-tui costs, measured against the least that could be done instead."""
