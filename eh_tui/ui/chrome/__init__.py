"""What stands around a screen: the line at the top, the outline, the status line."""
