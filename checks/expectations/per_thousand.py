"""How many there are for so many people, against how many there are and the people."""

from collections.abc import Iterator
from fractions import Fraction

from checks.chinese.lexicon import lexicon
from checks.comparing import needs
from checks.comparing.citing import cites, gap, name, printed_words
from checks.comparing.levels import Levels
from checks.comparing.near_miss import misprinted
from checks.comparing.needs import HUNDRED, needing
from checks.comparing.quantities import Key, Quantity, grouped
from checks.comparing.reckoning import Result, face, printed
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.intervals import Interval

SIZES = {"per_person": 1, "per_hundred": 100, "per_thousand": 1000, "per_ten_thousand": 10_000}
_FOR_EACH = sorted(lexicon("wording")["per_words"], key=len, reverse=True)


class ExpectNumbersPerHeadToFollow(Shape):
    """A number for each person, hundred, thousand or ten thousand people is the number there is over the people.

    `sizes` are for how many: 每千人床位8.1张 against 床位1.72万张 and 常住人口212.5万人. `people` are what it may be
    reckoned over, of mid-year or of the year before, which `width` allows for. `rates` says of rates what they count
    (出生率: 出生人口). Only a difference that one slip of the hand in the number per head explains contradicts: beds of
    one kind or another, for all people or only the old, are too many things of one name.
    """

    outcomes = TOLD

    people: list[str]
    sizes: tuple[int, ...] = (100, 1000, 10_000)
    rates: dict[str, str] | None = None
    width: float = 0.02

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        levels = Levels(claims)
        plain = [q for q in claims if q.measure == "level" and not q.is_rate and q.year and not q.restricted]
        counts = grouped([q for q in plain if not (_size(q) or q.says("mean", "per_head"))], _key)
        for head in claims:
            if not self._tells(head) or not head.dated or head.restricted:
                continue
            found = [n for n in counts.get(_key(head), ()) if self._counts(n, head)]
            people = [p for of in self.people for p in levels.at(head, head.year, indicator=of, unit="人")]
            people = [p for p in people if p.document == head.document and p.interval.lo > 0]
            pairs = [(n, p) for n in found for p in people]
            fitting = next((pair for pair in pairs if self._allowed(head, *pair).meets(head.interval)), None)
            slip = next((pair for pair in pairs if _one_slip(head, *pair)), None)
            if fitting or slip:
                yield self._pair(head, *(fitting or slip or pairs[0]))

    def _tells(self, head: Quantity) -> bool:
        """Whether it is a number for so many people: one of the `rates` where there are any."""
        if self.rates:
            return head.indicator in self.rates and head.canonical_unit == "%"
        return _size(head) in self.sizes and head.measure == "level"

    def _counts(self, count: Quantity, head: Quantity) -> bool:
        """Whether `count` is what `head` tells for so many people."""
        if self.rates:
            return count.indicator == self.rates[head.indicator] and count.canonical_unit == "人"
        return count.canonical_unit in _units(head) and bool(_names(count) & _names(head))

    def _allowed(self, head: Quantity, count: Quantity, people: Quantity) -> Interval:
        width = Fraction(repr(self.width))
        return _per_head(head, count, people) * Interval(1 - width, 1 + width)

    def _pair(self, head: Quantity, count: Quantity, people: Quantity) -> Comparison:
        allowed, size = self._allowed(head, count, people), Fraction(_size(head))
        solved = needs.share(head.interval * HUNDRED / size, count.interval, people.interval)
        wanted = (solved[0] * size / HUNDRED if solved[0] is not None else None, *solved[1:])
        sides = needing((("operand", head), ("part", count), ("total", people)), wanted)
        said = cites(head, count, people)
        made = Result(face(count) / face(people) * size, _per_head(head, count, people), head.canonical_unit)
        words = {"name": name(head), "head": said[0], "count": said[1], "people": said[2]}
        shown = {"size": int(size), "made": made.step(head.interval), "head": printed_words(head)}
        steps = self.said("arithmetic", count=printed(count), people=printed(people), **shown)
        fits = allowed.meets(head.interval)
        words["made"] = made.about(head.interval)
        # Told for each of them and told in all are of two definitions, and meant to be.
        return self.judged(fits, sides, words, steps, gap=gap(head.interval, allowed), related=True)


def _size(q: Quantity) -> int:
    """For how many people each a number is told; 0 where it is not."""
    return 100 if q.canonical_unit == "%" else next((size for flag, size in SIZES.items() if q.says(flag)), 0)


def _per_head(head: Quantity, count: Quantity, people: Quantity) -> Interval:
    return count.interval / people.interval * Fraction(_size(head))


def _one_slip(head: Quantity, count: Quantity, people: Quantity) -> bool:
    made = face(count) / face(people) * Fraction(_size(head))
    return misprinted(head.value, float(made.middle))


def _key(q: Quantity) -> Key:
    return (q.document, *q.owner[:2], q.part_of_year, q.year, q.stance)


def _units(head: Quantity) -> tuple[str, ...]:
    """The units of what a number per head is made of: 部/百人 may be counted in 户."""
    return (head.canonical_unit, head.canonical_unit.partition("/")[0], "户")


def _names(q: Quantity) -> set[str]:
    """What it is of, by all its names, without the words that say it is for so many people each."""
    return {_bare(each) for each in (q.indicator, *q.indicator_names.split("/"))} - {""}


def _bare(called: str) -> str:
    for word in _FOR_EACH:
        called = called.replace(word, "")
    return called
