"""A collated round in files for others: to print, to sort, to analyse."""
