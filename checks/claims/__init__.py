"""A document into claims: the indicator table."""
