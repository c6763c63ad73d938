"""What was done to a workbook, as its journal holds it and as a person is told."""
