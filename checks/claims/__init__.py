"""A document into claims: every quantitative statement, with what it is about."""
