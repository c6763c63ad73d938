"""A return on screen: what came back, taken or left."""
