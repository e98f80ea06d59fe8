"""Indicators, regions and units as data: names, aliases, and the facts rules need."""
