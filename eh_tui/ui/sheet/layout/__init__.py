"""The sheet's pieces, the columns that they stand in, and where each of them is."""
