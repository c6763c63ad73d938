"""A folder of workbooks, looked at without writing anything."""
