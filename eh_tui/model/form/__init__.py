"""The form as data: its levels, its columns, its words. Nothing here knows a row."""
