"""Findings into reports: HTML, JSON, SARIF, JUnit, spreadsheet, terminal."""
