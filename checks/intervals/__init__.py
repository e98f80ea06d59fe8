"""What a printed number says, and what follows from it: exact intervals with open and closed ends."""

from checks.intervals.interval import Interval, shown_apart
from checks.intervals.printed import Comparator, Mode, hedged, parse_number, printed, printed_range

__all__ = ["Comparator", "Interval", "Mode", "hedged", "parse_number", "printed", "printed_range", "shown_apart"]
