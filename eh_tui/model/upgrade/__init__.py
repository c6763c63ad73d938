"""An audit moved to another version of its form, with all that the school wrote."""
