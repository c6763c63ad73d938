"""Questions that are asked above a screen."""
