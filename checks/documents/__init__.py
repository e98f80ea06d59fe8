"""A file into a document: text, outline, tables, and where each character came from."""
