"""The expectation types that suites may use beside Great Expectations' own: one shape a file."""
