"""Reads what came back of an export, and finds in the history what was sent."""
