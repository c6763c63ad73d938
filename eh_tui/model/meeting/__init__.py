"""A review meeting: its agenda, what was discussed, its minutes, the trend."""
