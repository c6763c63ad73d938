"""What any Word document of ours is made of."""
