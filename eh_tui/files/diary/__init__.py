"""The dates of a workbook as a calendar file."""
