"""Levels by year: what growth, changes and shares are recomputed from."""

from collections.abc import Iterable
from typing import Any

from checks.claims.names.phrases import LEFT_OUT
from checks.comparing.quantities import Quantity

PROPORTIONS = frozenset({"level", "share", "rate"})
_Name = tuple[Any, ...]


class Levels:
    """Levels (for percentages also shares and rates) of single years, by owner, indicator, part of the year.

    Stance is asked for, since a goal is no result; unregistered nouns are only found within their document.
    """

    def __init__(self, claims: Iterable[Quantity]) -> None:
        self._found: dict[_Name, list[Quantity]] = {}
        self._moved: dict[tuple[str, int], list[Quantity]] = {}
        for q in claims:
            if q.measure in PROPORTIONS and q.year and q.dated and q.named and _is_level(q):
                name = (q.owner, q.indicator, q.part_of_year, q.year)
                self._found.setdefault(name, []).append(q)
                self._moved.setdefault(q.in_sentence, []).append(q)
        self._found = {name: _told_apart(found) for name, found in self._found.items()}

    def at(
        self, like: Quantity, year: int, *, stance: str = "actual", unit: str = "", indicator: str = "",
        region: str = "",
    ) -> list[Quantity]:  # fmt: skip
        """Levels in `year` of what `like` speaks of: its own document's first, then exact ones (突破400亿元 comes after
        435.3亿元), then the nearest in the text.

        `unit`, `indicator` and `region` ask for another unit (empty: any that is no rate), indicator or region.
        """
        owner = (region, "", "", "") if region else like.owner
        name = (owner, indicator or like.indicator, like.part_of_year)
        found = [
            q
            for q in self._found.get((*name, year), ())
            if q.stance == stance
            and q.claim != like.claim
            and (q.canonical_unit == unit if unit else not q.is_rate)
            and (q.registered or q.document == like.document)
        ]
        return sorted(
            found,
            key=lambda q: (
                q.restricted,
                q.document != like.document,
                not q.interval.bounded,
                q.document,
                abs(q.start - like.start),
            ),
        )

    def beside(self, average: Quantity) -> list[Quantity]:
        """The levels of an average rate's last year that its own sentence tells."""
        same = self._moved.get((average.document, average.sentence_start), ())
        own = [q for q in same if (q.owner, q.indicator) == (average.owner, average.indicator)]
        return [q for q in own if q.year == average.period_end and q.stance == average.stance]

    def printed(self, average: Quantity) -> list[tuple[Quantity, Quantity]]:
        """Last level and base of a rate that its own sentence prints as one movement (由A增加到B，年均), whatever else
        the document says of either."""
        same = self._moved.get((average.document, average.sentence_start), ())
        firsts = {
            q.claim: q
            for q in same
            if (q.owner, q.indicator, q.year) == (average.owner, average.indicator, average.period_start - 1)
        }
        return [(last, firsts[last.base]) for last in self.beside(average) if last.base in firsts]


def _is_level(q: Quantity) -> bool:
    """Whether a claim is a level that was reached, no addition to it and no mean of parts."""
    return not (q.newly or q.says("mean"))


def _told_apart(found: list[Quantity]) -> list[Quantity]:
    """Levels without those that have one name and two values in their document: one of the two is something else.

    So it is where a second value leaves out a territory (1900亿元，不含甲新区为1800亿元): which of the two others
    count by is not said.
    """
    alike: dict[tuple[Any, ...], list[Quantity]] = {}
    for q in found:
        noted = "" if q.scope.startswith(LEFT_OUT) else q.scope
        alike.setdefault((q.document, q.stance, q.canonical_unit, noted), []).append(q)
    lost = {id(q) for same in alike.values() for q in _without_company(same)}
    return [q for q in found if id(q) not in lost]


def _without_company(same: list[Quantity]) -> list[Quantity]:
    """Those that do not meet all the others: the one that begins last and the one that ends first tell for all."""
    last = max((q.rounded for q in same), key=lambda r: (r.lo, not r.lo_closed))
    first = min((q.rounded for q in same), key=lambda r: (r.hi, r.hi_closed))
    return [q for q in same if not (q.rounded.meets(last) and q.rounded.meets(first))]
