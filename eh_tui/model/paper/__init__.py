"""Somebody else's document as plain data, and what a form or an audit in it looks like."""
