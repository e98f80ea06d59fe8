"""Published files into plain text: one module a format, each with `take(raw, name) -> Taken`."""
