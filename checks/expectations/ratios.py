"""What makes 100: printed ratios such as 7.8:30.2:62.0, and the shares of all classes of one thing."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from checks.chinese.lexicon import lexicon
from checks.comparing import needs
from checks.comparing.citing import cites, gap, listing
from checks.comparing.near_miss import slip_to_sum
from checks.comparing.needs import needing
from checks.comparing.part_lists import addable, summed
from checks.comparing.quantities import Quantity, by_claim, grouped
from checks.comparing.reckoning import Result, digits
from checks.comparing.verdict import cannot_tell
from checks.comparisons import Comparison
from checks.expectations.base import Shape
from checks.intervals import Interval
from checks.intervals.digits import digit_count

_NEAR = (50.0, 200.0)
_SIMPLE = 10  # a ratio of whole numbers below it is one of plain numbers
_FEWEST = 3  # shares that a list has at least; of two, the one may be of another thing
_DENIED, _REMAINDER = (tuple(lexicon("wording")[key]) for key in ("denied", "remainder"))
_SECTORS = tuple(lexicon("lists")["contributors"])
_ENUMERATED = "之"  # the scope of a member of a list that names itself by its place in it: 之三
_TAIL = 3  # characters that the name of the rest has in common with that of a class
_SURE_DIGITS = 2  # of the one share a slip in which would explain the sum


class ExpectRatiosToSumTo(Shape):
    """The members of a printed ratio of a structure add up to 100, each read as the interval its digits say.

    Three numbers each rounded may add up to 99.9 or 100.1: their intervals decide, not a tolerance. A ratio that is
    no structure (a ratio of doctors to nurses, 1:1.2) is left alone. So do the shares that one sentence or table gives
    of all classes of a thing, down to the last (三类海水占4%，四类、劣四类占12%; 其他占6%): where one slip explains it
    they contradict, else a class may be missing.
    """

    total: float = 100.0

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        known = by_claim(claims)
        groups = grouped([q for q in claims if q.ratio], lambda q: (q.document, q.ratio))
        yield from (self._ratio(m, known.get(m[0].whole)) for m in groups.values() if len(m) > 1)
        shares = [q for q in claims if q.measure == "share" and q.origin == "table" and q.base]
        all_of = {q.base: q for q in shares if q.value == self.total}
        yield from (
            self._shares(members, all_of.get(members[0].whole))
            for members in (
                *_classes(claims),
                *_complements(claims),
                *_contributions(claims),
                *_of_lists(claims, known, all_of),
            )
        )

    def _ratio(self, members: list[Quantity], total: Quantity | None) -> Comparison:
        """`total` is the row of 100 above them, where a table prints it."""
        got, sides = summed(members), [("part", q) for q in members]
        of_table = total is not None and total.origin == "table" and total.value == self.total
        said = {"quote": cites(members[0])[0], "total": digits(self.total)}
        if not self._is_structure(members):
            return cannot_tell(sides, self.said("agrees", **said), self.said("other"))
        steps = self.said("arithmetic", **_added(members, got))
        whole = Interval.of_row(self.total, self.total)
        solved = [
            *needing(sides, needs.summing_to(whole, [q.interval for q in members])),
            *(needing([("total", total)], [None]) if total is not None and of_table else ()),
        ]
        doubts = int(members[0].origin == "table")  # a table may leave out the last of its classes
        away = gap(whole, got)
        # Printed as one ratio, they divide one thing, whatever tells them apart.
        return self.judged(
            got.meets(whole), solved, said, steps, wrong="unequal", gap=away, relies=(), doubts=doubts, related=True
        )

    def _shares(self, members: list[Quantity], total: Quantity | None = None) -> Comparison:
        """The shares of all classes of one thing, in the order of the text; any run down to the last may be them.

        `total` is the share of 100 that a table prints for all of it.
        """
        whole = Interval.of_row(self.total, self.total)
        runs = [members[i:] for i in range(max(1, len(members) - _FEWEST + 1))]
        fitting = next((run for run in runs if summed(run).meets(whole)), None)
        members = fitting or members
        got, sides = summed(members), [("part", q) for q in members]
        said = {"quote": listing(cites(*members)), "total": digits(self.total)}
        steps = self.said("arithmetic", **_added(members, got))
        slipped = slip_to_sum(self.total, [q.value for q in members], _SURE_DIGITS)
        if not (fitting or slipped or _point_moved(members, whole)):
            return cannot_tell(sides, self.said("agrees", **said), self.said("classes"))
        solved = [
            *needing(sides, needs.summing_to(whole, [q.interval for q in members])),
            *needing([("total", total)] if total else [], [None] * bool(total)),
        ]
        one_list = all(q.scope.startswith(_ENUMERATED) for q in members)
        return self.judged(
            fitting is not None,
            solved,
            said,
            steps,
            wrong="unequal",
            gap=gap(whole, got),
            relies=(),
            related=one_list,
            doubts=int(one_list),
        )

    def _is_structure(self, members: list[Quantity]) -> bool:
        if all(q.value < _SIMPLE and q.value.is_integer() for q in members):
            return False  # 3:3:4 are tenths, or so many of each
        near = _NEAR[0] <= sum(q.value for q in members) <= _NEAR[1]
        worded = members[0].says("structure")
        return (near and len(members) >= 3) or (worded and len(members) >= 3) or (worded and near)


def _point_moved(members: list[Quantity], whole: Interval) -> bool:
    """Whether the point of one share of three digits or more, moved, closes their list: 1.53% for 15.3%."""
    for q in members:
        meant = whole - summed([other for other in members if other is not q])
        moved = (q.interval * Interval.point(10), q.interval / Interval.point(10))
        if digit_count(q.value) > _SURE_DIGITS and any(one.meets(meant) for one in moved):
            return True
    return False


def _classes(claims: list[Quantity]) -> Iterator[list[Quantity]]:
    """The shares of one sentence or table that are of one named whole, or of classes, up to the one that takes what is
    left."""
    shares = [q for q in claims if q.measure == "share" and q.comparator == "=" and q.canonical_unit == "%"]
    text = [q for q in shares if q.origin == "text" and (q.share_of or q.says("classed", "rest"))]
    table = [q for q in shares if q.origin == "table" and q.says("classed")]
    key = ("document", "origin", "region", "subject", "share_of", "years", "stance")
    alike = grouped([*text, *table], lambda q: (_told_in(q), *(getattr(q, name) for name in key)))
    for listed in alike.values():
        last = next((i for i, q in enumerate(listed) if q.says("rest")), -1)
        if last + 1 >= _FEWEST:
            yield listed[: last + 1]


def _complements(claims: list[Quantity]) -> Iterator[list[Quantity]]:
    """Two shares, one right behind the other in a sentence, of which the second is of all that the first is not."""
    told = [q for q in claims if q.measure in ("share", "rate") and q.origin == "text" and q.canonical_unit == "%"]
    for one, other in pairwise(sorted(told, key=lambda q: (q.document, q.start))):
        key = [(q.document, q.sentence_start, q.years, q.stance, q.comparator, q.share_of) for q in (one, other)]
        if key[0] == key[1] and one.comparator == "=" and _is_rest(one.indicator, other.indicator):
            yield [one, other]


def _of_lists(
    claims: list[Quantity], known: Mapping[str, Quantity], all_of: Mapping[str, Quantity]
) -> Iterator[list[Quantity]]:
    """The shares printed beside the amounts of one list, one beside each, where these make what the shares are of; in
    a table, where it prints 100 beside that."""
    parts = grouped(
        [q for q in claims if q.whole in known and q.partition and q.measure == "level"], lambda q: (q.whole,)
    )
    told = [q for q in claims if q.measure == "share" and not q.says("rest")]
    beside = {q.base: q for q in told if q.base} | {q.beside: q for q in told if q.beside}
    for (whole,), listed in parts.items():
        shares = [beside[p.claim] for p in listed if p.claim in beside]
        fewest = _FEWEST - all(p.partition == "closed" for p in listed)
        of_one = len(shares) == len(listed) >= fewest and _of_one(shares, whole)
        if not of_one or (shares[0].origin == "table" and whole not in all_of):
            continue
        if all(addable(known[whole], p) for p in listed) and summed(listed).meets(known[whole].rounded):
            yield shares


def _of_one(shares: list[Quantity], whole: str) -> bool:
    """Whether shares are of one whole: of this, or of what all of one passage call alike (甲占市场主体数比重)."""
    named = {(*q.passage, q.indicator.partition("占")[2]) for q in shares}
    alike = len(named) == 1 and "占" in shares[0].indicator
    return all(q.whole == whole or (not q.whole and alike) for q in shares)


def _told_in(q: Quantity) -> int:
    return q.sentence_start if q.origin == "text" else q.table_start


def _contributions(claims: list[Quantity]) -> Iterator[list[Quantity]]:
    """How much each of the three sectors, or of several of a list, contributed to growth, one right after another."""
    rates = [q for q in claims if q.canonical_unit == "%" and q.comparator == "=" and q.indicator.endswith("贡献率")]
    enumerated = [q for q in rates if q.scope.startswith(_ENUMERATED)]  # 甲、乙、丙的贡献率分别为…
    for row in grouped(enumerated, lambda q: (q.document, q.sentence_start, q.indicator, q.years, q.stance)).values():
        if len(row) >= _FEWEST:
            yield row
    for row in grouped(rates, lambda q: (q.document, q.sentence_start, q.owner, q.years, q.stance)).values():
        for first in range(len(row) - len(_SECTORS) + 1):
            members = row[first : first + len(_SECTORS)]
            ends = {m.indicator.removeprefix(s) for m, s in zip(members, _SECTORS, strict=True)}
            if len(ends) == 1 and all(m.indicator.startswith(s) for m, s in zip(members, _SECTORS, strict=True)):
                yield members


def _is_rest(one: str, other: str) -> bool:
    """Whether the name of one share denies the other, or calls it the rest: 优良断面比例, 其余断面比例."""
    if one in [other.replace(word, "", 1) for word in _DENIED if word in other]:
        return True
    rest = next((word for word in _REMAINDER if other.startswith(word)), "")
    left = other.removeprefix(rest)
    return bool(rest) and len(left) >= _TAIL and one.endswith(left)


def _added(members: list[Quantity], got: Interval) -> dict[str, Any]:
    """The sum of the members as a calculation shows it."""
    plain = Interval.point(round(sum(q.value for q in members), 6))  # no digits of the binary fraction
    return {"sum": " + ".join(digits(q.value) for q in members), "got": Result(plain, got).step()}
