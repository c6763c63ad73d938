"""Two versions of a workbook's file made one."""
