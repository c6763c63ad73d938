"""A form's draft on screen, beside the document that it was read from."""
