"""The country's administrative divisions, and which of them a document speaks for."""
