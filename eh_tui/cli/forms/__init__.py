"""The commands about forms."""
