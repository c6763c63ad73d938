"""What was done to a workbook, on screen."""
