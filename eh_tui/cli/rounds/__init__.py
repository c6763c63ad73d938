"""The commands of a round: the school hands its audit in, the lead brings them together."""
