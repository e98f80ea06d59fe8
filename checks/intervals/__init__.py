"""What a printed number says: exact intervals with open and closed ends, one by one and in columns."""
