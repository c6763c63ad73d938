"""Two versions of a workbook made one: what differs, what clashes, whose row is whose."""
