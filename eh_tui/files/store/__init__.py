"""A workbook and its journal as one thing on disk, saved so that nothing is lost."""
