"""The offer on screen: its parts, the items to decide, and the page that comes of it."""
