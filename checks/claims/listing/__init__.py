"""Lists: where they begin and end, what they divide, what they add up to."""
