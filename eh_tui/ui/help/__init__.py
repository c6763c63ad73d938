"""The keys of a screen, on screen."""
