"""The formulas of rules, and how they become comparisons."""
