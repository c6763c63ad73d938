"""The counts of a workbook, on screen."""
