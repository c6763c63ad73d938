"""The audit as values: no files, no clock, no screen."""
