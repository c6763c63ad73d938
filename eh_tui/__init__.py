"""A keyboard workbook in the terminal for a school's Early Help audit."""
