"""The analyst's side of rules: their examples, their pages, their schemas, and whether they fit together."""
