"""One full screen or dialog a file."""
