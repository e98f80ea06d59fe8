"""What printed digits may stand for, for claims made by hand."""

from fractions import Fraction

from checks.intervals import Interval, parse_number


def printed(number: str, *, scale: int | str = 1, exact: bool = False, negative: bool = False) -> Interval:
    """The numbers that round to these digits, `scale` times; `exact` ones stand for themselves."""
    value, places = parse_number(number)
    half = 0 if exact else Fraction(1, 2 * 10**places)
    said = Interval(value - half, value + half) * Interval.point(scale)
    return -said if negative else said


def hedged(said: Interval, comparator: str, *, number: str, width: str = "0") -> Interval:
    """What is left of `said` under a hedge: from the number printed on; with ~ so much of it around it."""
    opened = {
        ">=": Interval.at_least, ">": Interval.more_than, "<=": Interval.at_most, "<": Interval.less_than,
    }  # fmt: skip
    if comparator == "~":
        return said.hull(Interval.point(number) * Interval.point(1).widen(width))
    return opened[comparator](number) if comparator in opened else said
