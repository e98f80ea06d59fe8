"""When: what expressions of time and headings mean in one document."""
