"""Expectation files: load, validate, run, and test their examples."""
