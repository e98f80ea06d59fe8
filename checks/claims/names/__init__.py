"""Of what: noun phrases, the indicators they name, and what narrows them."""
