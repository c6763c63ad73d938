"""What README.md and docs/ say is so: their tables and pictures are made of the program."""
