"""Parts and their whole before they grew."""

from collections.abc import Iterator, Mapping, Sequence

from checks.comparing import needs
from checks.comparing.citing import cites, gap, listing, name
from checks.comparing.needs import HUNDRED, ONE, SideNeed
from checks.comparing.part_lists import addable, summed
from checks.comparing.quantities import Quantity, by_claim, grouped, in_percent
from checks.comparing.reckoning import Result, face
from checks.comparing.scope import like_for_like
from checks.comparing.verdict import BUDGET
from checks.comparing.within import fits
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.expectations.wholes import ALL_OF_IT, parts_in_wholes
from checks.intervals import Interval

Changes = Mapping[str, Quantity]
Pair = tuple[Quantity, Quantity]
_SLIGHT = 0.01  # of the whole


class ExpectPartsToHaveBeenWithin(Shape):
    """What was a part of something before it grew was no more than that, either.

    `寄递业务量4.2亿件，增长24%，其中快递业务量3.6亿件，增长29%`: both levels and how each grew say what both were
    before. Parts that a sentence lists are taken together where they are no more than their whole now and leave
    something of it: those that make it up `expect_growth_between_listed_parts` weighs.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        moved = map(in_percent, reversed([q for q in claims if q.beside]))
        changes = {q.beside: q for q in moved if _is_change(q)}
        levels = [q for q in claims if q.measure == "level" and not q.is_rate and q.claim in changes]
        # A table of a budget has beside its rows what they are compared with, of this year or of last.
        levels = [q for q in levels if not (q.origin == "table" and q.document_kind == BUDGET)]
        known, told = by_claim(levels), set()
        listed = grouped([q for q in levels if q.whole in known], lambda q: (q.whole, q.sentence_start))
        for (whole, _), parts in listed.items():
            alike = [p for p in parts if _alike(p, known[whole], changes)]
            told |= {(p.claim, whole) for p in alike}
            yield from self._of_list(known[whole], alike, changes)
        for part, whole in parts_in_wholes(levels):
            # What is more than its whole now is of something else: `expect_parts_within_whole` says so, or that.
            if (part.claim, whole.claim) not in told and fits(part, whole) and _alike(part, whole, changes):
                yield self._pair(whole, [part], changes)

    def _of_list(self, whole: Quantity, parts: list[Quantity], changes: Changes) -> Iterator[Comparison]:
        if len(parts) < 2 or summed(parts).hi > whole.rounded.lo:
            yield from (self._pair(whole, [p], changes) for p in parts if summed([p]).hi < whole.rounded.lo)
        else:
            yield self._pair(whole, parts, changes)

    def _pair(self, whole: Quantity, parts: Sequence[Quantity], changes: Changes) -> Comparison:
        moved = [(q, changes[q.claim]) for q in (whole, *parts)]
        then, *each = [_before(q.rounded, change.interval, change) for q, change in moved]
        together = sum(each[1:], each[0])
        sides = [SideNeed(*side) for side in _sides(moved, then, each, together)]
        words = {"whole": name(whole), "b": cites(whole)[0], "parts": listing(cites(p)[0] for p in parts)}
        shown = [
            Result(_before(face(q), face(change), change), was, q.canonical_unit)
            for (q, change), was in zip(moved, (then, *each), strict=True)
        ]
        steps = self.said("before", b=shown[0].about(), a=listing(r.about() for r in shown[1:]))
        # By so little one may be reckoned like for like and the other not.
        away = gap(then, together)
        slight = int(away < _SLIGHT)
        return self.judged(together.lo <= then.hi, sides, words, steps, wrong="was_over", gap=away, doubts=slight)


def _sides(
    moved: Sequence[Pair], then: Interval, each: Sequence[Interval], together: Interval
) -> Iterator[tuple[str, Quantity, needs.Need]]:
    """A whole and its parts with their changes, and where each would have to lie for all parts to fit in it before."""
    for i, (q, change) in enumerate(moved):
        first = i == 0
        bound = Interval.at_least if first else Interval.at_most
        rest = together if first else then - (together - each[i - 1])
        end = "lo" if first else "hi"
        known = not rest.bounded or rest.lo <= 0
        level = None if known else bound(getattr(_after(rest, change.interval, change), end))
        by = None if known else _change(q.rounded, rest, change)
        yield ("total" if first else "part", q, level)
        yield ("growth", change, by and (Interval.at_most(by.hi) if first else Interval.at_least(by.lo)))


def _before(level: Interval, change: Interval, what: Quantity) -> Interval:
    """What an amount was before it changed: by an amount, or by so much percent."""
    return level - change if what.measure == "delta" else level / (ONE + change / HUNDRED)


def _after(before: Interval, change: Interval, what: Quantity) -> Interval:
    """What an amount became that changed."""
    return before + change if what.measure == "delta" else before * (ONE + change / HUNDRED)


def _change(level: Interval, before: Interval, what: Quantity) -> Interval:
    """By how much an amount changed, in an amount or in percent."""
    return level - before if what.measure == "delta" else (level / before - ONE) * HUNDRED


def _is_change(q: Quantity) -> bool:
    """Whether it is by how much an amount grew; what fell by all of it says nothing of what it was."""
    rate = q.measure == "growth" and q.canonical_unit == "%" and q.interval.lo > -ALL_OF_IT
    return (rate or q.measure == "delta") and q.interval.bounded


def _alike(part: Quantity, whole: Quantity, changes: Changes) -> bool:
    """Whether a part and its whole are told with changes of one kind, over one time."""
    one, other = changes[part.claim], changes[whole.claim]
    same = (one.measure, one.basis, one.years, part.years, part.stance) == (
        other.measure, other.basis, other.years, whole.years, whole.stance,
    )  # fmt: skip
    reckoned = {(q.growth_kind == "real", like_for_like(q)) for q in (one, other)}
    return same and len(reckoned) == 1 and addable(whole, part) and part.canonical_unit == whole.canonical_unit
