"""What a printed number says, and what follows from it: exact intervals with open and closed ends."""

from checks.intervals.interval import Interval, shown_apart
from checks.intervals.printed import parse_number

__all__ = ["Interval", "parse_number", "shown_apart"]
