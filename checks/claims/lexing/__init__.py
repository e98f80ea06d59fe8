"""Numbers, units and words of running text: where they stand and what they are."""
