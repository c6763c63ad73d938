"""The commands about people."""
