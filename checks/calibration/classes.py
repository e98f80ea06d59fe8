"""The class of a comparison: what reliability is counted by."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from checks.comparisons import Link, Outcome, Severity
from checks.findings.finding import Reported
from checks.findings.localise import explained, unlike

# How much better than chance a slip must explain a number to count at all, to count well (a digit of a number of
# three), and to be hardly chance (of one of five); benchmarks/forecast.py tells how well verdicts are parted by it.
BETTER = (1.0, 4.0, 300.0)
WELL, SURELY = 2, 3  # how many of these
REVISED = 0.001  # relative distance of what two documents print that a slip tells nothing of
AMONG = 3  # comparisons of one rule and paragraph or table that agree for each that does not


class ComparisonClass(NamedTuple):
    """One rule, how its sides are linked, the weakest place an attribute was read at, and the kinds of documents.

    An empty `source` or `kind` stands for all of them.
    """

    rule: str
    link: str
    source: str = ""
    kind: str = ""

    def wider(self) -> Iterator["ComparisonClass"]:
        """This class, then those it lies in: of all sources, then of all kinds of document."""
        yield self
        yield self._replace(source="")
        yield self._replace(source="", kind="")


def class_of(reported: Reported, kinds: Mapping[str, str]) -> ComparisonClass:
    """The class of a comparison; `kinds` gives the kind of every document."""
    found = {kinds.get(side["document"], "") for side in reported.evidence} - {""}
    return ComparisonClass(reported.rule, reported.link.value, reported.source, "+".join(sorted(found)))


def slip_away(reported: Reported, *, alone: bool = False) -> int:
    """How well a single slip of the hand in one of its numbers explains that a comparison fails: 0 not, to 3 surely.

    Errors in print are mostly such slips; numbers of two different things are one slip apart by chance only, long
    ones hardly ever. Between documents figures are revised as well, mostly by less than `REVISED`. What fails `alone`
    among many that agree stands as high as what a slip surely explains.
    """
    if alone:
        return SURELY
    if reported.link is Link.DOCUMENTS and 0 < reported.gap < REVISED:
        return 0
    needs = zip(reported.evidence, reported.needs, strict=False)
    better = max((explained(side, need)[1] for side, need in needs if need is not None and side["claim"]), default=0.0)
    if better == 0.0 and unlike(reported):
        return WELL
    return sum(better > least for least in (BETTER[:WELL] if reported.link is Link.DOCUMENTS else BETTER))


def alone_among(reported: Iterable[Reported]) -> set[int]:
    """The `id` of each contradiction of a rule that agrees with nearly all else it compares in that paragraph or table.

    What is read right in the other rows is hardly misread in one; only that one number is no more than another agrees
    with too much else.
    """
    told = [(r, _place(r)) for r in reported if r.outcome is not Outcome.CANNOT_TELL and _says_how_much(r)]
    agreed = Counter(place for r, place in told if r.outcome is Outcome.AGREES)
    against = [(r, place) for r, place in told if r.outcome is Outcome.CONTRADICTS and r.severity is not Severity.INFO]
    broken = Counter(place for _, place in against)
    return {id(r) for r, place in against if place and agreed[place] >= AMONG * broken[place]}


def _says_how_much(r: Reported) -> bool:
    return any(need is not None and need.bounded for need in r.needs)


def _place(r: Reported) -> tuple[str, ...]:
    """The rule, and the paragraph or the tables of a section that its sides stand in; nothing where they are apart."""
    places = {(side["document"], *_within(r.link, side["line"], side["section"])) for side in r.evidence}
    return (r.rule, *next(iter(places))) if r.source and len(places) == 1 else ()


def _within(link: Link, line: int, section: str) -> tuple[str, str]:
    return ("table", section) if link is Link.TABLE else ("line", str(line))
