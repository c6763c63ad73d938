"""The rows that going through an audit leaves in it, loaded with the first file that has any."""
