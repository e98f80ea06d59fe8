"""Comparisons into findings: evidence, fingerprints, waivers, order."""
