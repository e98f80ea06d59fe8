"""One number told again in other words: in a list of practical matters, in a glossary, under another heading."""

from collections.abc import Iterator

from checks.comparing import needs
from checks.comparing.citing import cites, gap, in_one_unit, name
from checks.comparing.near_miss import LONG, one_slip
from checks.comparing.needs import needing
from checks.comparing.quantities import Quantity, subject_key
from checks.comparing.reckoning import face
from checks.comparing.told_of import ToldOf
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.intervals.digits import digit_count

# How like the words around two equal numbers are at least: by their digits, as short ones are equal by chance.
_ALIKE = (0.45, 0.3, 0.2)
_SURELY = 0.6  # where the numbers differ


class ExpectNumbersToldAgainToAgree(Shape):
    """What is told again in much the same words (建设150公里生态绿道, 生态绿道建设150公里) has the number it had.

    Of quantities with one name `expect_restatements_to_agree` asks. Here names differ, so that only equal numbers tell
    that one thing is meant; numbers of three digits or more that are one slip apart, in nearly the same words and of
    one time, are a remark.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        told = [q for q in claims if q.origin == "text" and not q.damage and _telling(q)]
        alike = ToldOf(told)
        for one, other, like in alike.best(told, told, _again):
            if one.start < other.start and like >= _least(one, other):
                yield self._pair(one, other)

    def _pair(self, one: Quantity, other: Quantity) -> Comparison:
        said, printed = cites(one, other), in_one_unit(one, other)
        words = {"name": name(one), "a": said[0], "b": said[1]}
        same = face(one) == face(other)
        return self.judged(
            same,
            needing((("stated", one), ("restated", other)), needs.same(one.number, other.number)),
            words,
            self.said("meets" if same else "arithmetic", a=printed[0], b=printed[1]),
            gap=gap(one.number, other.number),
            doubts=2,
        )


def _telling(q: Quantity) -> bool:
    """Whether equal numbers of it are hardly of two things: what rose and parts of a whole are alike by chance."""
    if not q.is_rate:
        return bool(q.canonical_unit) and not q.risen
    return q.measure in ("share", "rate") and not q.registered and "占" not in q.indicator


def _again(one: Quantity, other: Quantity) -> bool:
    """Whether two sentences tell goals, or results, under two names: equal, or of one time and one slip apart."""
    if one.in_sentence == other.in_sentence or one.stance != other.stance or subject_key(one) == subject_key(other):
        return False
    if face(one) == face(other):
        return True
    long = min(digit_count(q.value) for q in (one, other)) >= LONG
    return long and one.years == other.years and one_slip(one, other)


def _least(one: Quantity, other: Quantity) -> float:
    if face(one) != face(other):
        return _SURELY
    digits = min(digit_count(one.value), len(_ALIKE))
    return _ALIKE[digits - 1 if one.years == other.years and digits else 0]
