"""What was typed as When, read as days, months, terms or what it is instead."""
