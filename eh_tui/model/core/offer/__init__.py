"""The rows of an offer, which only a workbook that is one has."""
