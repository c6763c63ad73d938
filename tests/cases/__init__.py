"""The cases of bad input, each with the behaviour that is expected of it."""
