"""The language of plans: words as data, and the few expressions (time, numerals) that need more than a list."""
