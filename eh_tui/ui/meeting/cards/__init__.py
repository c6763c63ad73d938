"""The cards of a meeting and of the walk."""
