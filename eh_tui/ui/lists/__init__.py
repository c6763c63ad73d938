"""Lists of what a workbook holds or lacks, each line leading to its cell."""
