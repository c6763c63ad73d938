"""A partnership's round on screen: a lead's page, and what it opens."""
