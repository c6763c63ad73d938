"""A workbook's text: read, and changed in one place while the rest stays as it is."""
