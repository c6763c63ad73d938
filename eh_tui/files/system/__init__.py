"""The machine around a workbook: disk, folders, settings, the user."""
