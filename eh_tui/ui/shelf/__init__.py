"""The workbooks of a folder: chosen, begun, merged."""
