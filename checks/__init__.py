"""The consistency auditor for government plans: documents, claims, comparisons, findings, reports."""

__version__ = "0.1.0"
