"""The first picture, on screen before Textual is loaded."""
