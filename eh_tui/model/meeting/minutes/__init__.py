"""The minutes of a meeting: what they say, in which words, and how they become final."""
