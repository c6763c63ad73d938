"""The sheets of the Excel file, each a pure plan."""
