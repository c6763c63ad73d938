"""The sheet: the whole audit in the order of the printed form."""
