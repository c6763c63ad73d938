"""The sheet's blocks, the columns that they stand in, and where each of them is."""
