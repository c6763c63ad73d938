"""The walk through the actions, and the review meeting."""
