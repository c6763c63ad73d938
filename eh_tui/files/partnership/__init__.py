"""A partnership's folder: its round's file, the returns that lie in it, and the cache of them."""
