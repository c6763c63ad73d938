"""A school's Early Help offer: what it holds, how it stands, and what its page says."""
