"""Amounts that make up another one, as far as the numbers themselves say, each told with its growth."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from itertools import accumulate

from checks.comparing.part_lists import summed
from checks.comparing.quantities import Key, Quantity, by_claim, grouped
from checks.comparing.verdict import BUDGET

NEAREST = 8  # a list begins no more amounts behind its whole than this
LONGEST = 9  # and has no more members
_SMALL = 3  # parts at the end of a list that may each be next to nothing
SURE = 0.002  # of the whole: a sum that is known so well closes by chance too seldom to matter

Divided = tuple[Quantity, list[Quantity]]


def closing_lists(claims: list[Quantity], rates: Mapping[str, Quantity]) -> Iterator[Divided]:
    """Wholes and the parts that make them: those that a text makes parts of a whole (其中), and amounts told one right
    after another behind one in its paragraph that are exactly it together; in a table, the rows right under it.

    人身险257.38亿元，增长6.6%；寿险181.15亿元，…；健康险67.22亿元，…；意外险9.01亿元: no word says of what the last
    ones are parts. All of them and the whole are told with their growth (`rates`, by amount).
    """
    told = [q for q in claims if _is_amount(q) and q.claim in rates]
    known, seen = by_claim(told), set()
    linked = grouped([q for q in told if q.whole in known], lambda q: (q.whole, q.sentence_start))
    named = [(known[whole], parts) for (whole, _), parts in linked.items() if len(parts) > 1]
    runs = [(whole, parts) for whole, parts in _runs(told) if not _cut_off(parts, [p for w, p in named if w is whole])]
    for whole, parts in [*named, *runs]:
        alike = all(p.canonical_unit == whole.canonical_unit or (p.counted and whole.counted) for p in parts)
        which = (whole.claim, *(p.claim for p in parts))
        if alike and which not in seen and summed(parts).meets(whole.rounded):
            seen.add(which)
            yield whole, parts


def _cut_off(parts: list[Quantity], named: list[list[Quantity]]) -> bool:
    """Whether amounts hold some, not all, of a list the text makes parts of their whole: they close it by chance."""
    held = {p.claim for p in parts}
    return any(0 < len(held & {p.claim for p in one}) < len(one) for one in named)


def _runs(told: list[Quantity]) -> Iterator[Divided]:
    """Amounts behind another one of their paragraph that come to it, by their middles."""
    for row in grouped(told, _together).values():
        row.sort(key=lambda q: q.start)
        sums = [0.0, *accumulate(_middle(q) for q in row)]
        for i, whole in enumerate(row):
            apart = SURE * _middle(whole)
            reach = NEAREST if whole.origin == "text" else 1
            for first in range(i + 1, min(i + 1 + reach, len(row) - 1)):
                near = bisect_left(
                    sums, sums[first] + _middle(whole) - apart, first, min(first + LONGEST + 1, len(sums))
                )
                # A small last part may be less than what the sum may be away from its whole.
                ends = range(near, min(near + _SMALL, len(sums)))
                lists = (row[first:end] for end in ends if sums[end] - sums[first] <= _middle(whole) + apart)
                for parts in lists:
                    if len(parts) > 1 and summed(parts).width + whole.rounded.width <= apart:
                        yield whole, parts


def _middle(q: Quantity) -> float:
    return float(q.rounded.middle)


def _together(q: Quantity) -> Key:
    return (*q.passage, q.owner, q.canonical_unit, q.years, q.part_of_year, q.stance)


def _is_amount(q: Quantity) -> bool:
    """Whether it is an amount that parts may add up to, of which a growth can be told."""
    adds = (
        q.measure in ("level", "cumulative") and not q.is_rate and not q.says("mean", "per_head", "yearly", "intensive")
    )
    # Items of a budget that had money last year and have none now stand in no row of it.
    tabled = q.origin == "table" and q.document_kind == BUDGET
    return adds and not tabled and q.rounded.bounded and q.rounded.lo > 0
