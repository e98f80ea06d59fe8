"""Whose a number is: the words of owners, offices, levels of government."""
