"""What lies between Textual and the terminal: keys in, changed cells out."""
