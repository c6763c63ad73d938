"""The audit as people see it: counts, the order of a walk, what is signed and achieved."""
