"""The grammar of a sentence: what its numbers are called and how they stand to one another."""
