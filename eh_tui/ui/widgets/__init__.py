"""What the screens are made of: each knows its state and its messages, nothing else."""
