"""Defects of the text itself: damage, misprints, counted lists that do not count, headings that do not follow."""
