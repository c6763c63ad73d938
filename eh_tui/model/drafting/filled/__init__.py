"""A filled audit read from somebody's document into the form that it is of."""
