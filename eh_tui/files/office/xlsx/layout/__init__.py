"""What the sheets are laid out with: rows before they have a number, and a form in columns."""
