"""What can be said only when all claims of a document are there: bases, wholes, flags, trust."""
