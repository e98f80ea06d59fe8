"""Where a claim's number would have to lie for a comparison to agree while its other sides stand.

Each function takes the sides of one kind of relation as intervals and gives one interval for each of them, in their
order; None where nothing can be said (a division by what may be zero, an empty root). A comparison agrees exactly
where the claim's interval meets its need, which error localisation relies on.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from checks.comparing.quantities import Quantity
from checks.intervals import Interval

Need = Interval | None
Needs = tuple[Need, ...]
ONE, HUNDRED = Interval.point(1), Interval.point(100)


class SideNeed(NamedTuple):
    """One side of a comparison: its role, its claim, and where the claim's number would have to lie."""

    role: str
    claim: Quantity
    need: Need = None


Sides = Iterable[SideNeed | tuple[str, Quantity]]


def needing(sides: Iterable[tuple[str, Quantity]], needs: Sequence[Need]) -> list[SideNeed]:
    """Sides with what each of them needs, for `agrees` and `contradicts`."""
    return [SideNeed(role, q, need) for (role, q), need in zip(sides, needs, strict=True)]


def same(one: Interval, other: Interval) -> Needs:
    """Two statements of one quantity: each needs to meet the other."""
    return other, one


def at_most(lower: Interval, upper: Interval) -> Needs:
    """The first may not exceed the second."""
    return Interval.at_most(upper.hi), Interval.at_least(lower.lo)


def reaches(direction: str, of: Interval, mark: Interval) -> Needs:
    """The first should not fall short of its mark: not below it (floor), not above it (ceiling)."""
    if direction == "floor":
        return at_most(mark, of)[::-1]
    return at_most(of, mark) if direction == "ceiling" else (None, None)


def total(whole: Interval, parts: Sequence[Interval], *, within: bool = False) -> Needs:
    """A total and its parts; `within`: the parts may stay below it."""
    out = [_solved(lambda: _sum(parts))]
    for i in range(len(parts)):
        out.append(_solved(lambda i=i: whole - _sum([p for j, p in enumerate(parts) if j != i])))  # type: ignore[misc]
    if not within:
        return tuple(out)
    opened = [Interval.at_least(out[0].lo) if out[0] else None]
    return (*opened, *(Interval.at_most(need.hi) if need else None for need in out[1:]))


def balance(result: Interval, terms: Sequence[Interval], adds: Sequence[bool]) -> Needs:
    """What is left, and the amounts that make it, each of which `adds` to it or is taken off."""

    def made(left_out: int = -1) -> Interval:
        out = Interval.point(0)
        for i, (term, plus) in enumerate(zip(terms, adds, strict=True)):
            if i != left_out:
                out = out + term if plus else out - term
        return out

    solved = (result - made(i) if plus else made(i) - result for i, plus in enumerate(adds))
    return (made(), *solved)


def summing_to(whole: Interval, parts: Sequence[Interval]) -> Needs:
    """Parts that add up to a number which is no claim (100)."""
    return total(whole, parts)[1:]


def growth(rate: Interval, level: Interval, base: Interval, years: int = 1) -> Needs:
    """A growth rate in percent (yearly average over `years`), the level reached, and the level it started from."""

    def factor() -> Interval:
        return (ONE + rate / HUNDRED) ** years

    return (
        _solved(lambda: ((level / base).root(years) - ONE) * HUNDRED),
        _solved(lambda: base * factor()),
        _solved(lambda: level / factor()),
    )


def change(delta: Interval, level: Interval, base: Interval) -> Needs:
    """A change, the later level, the earlier level."""
    return level - base, base + delta, level - delta


def grown_by(level: Interval, change: Interval, years: int = 1) -> Interval:
    """The rate, in percent a year over `years`, by which a level has grown of which `change` was added."""
    return ((ONE / (ONE - change / level)).root(years) - ONE) * HUNDRED


def added(rate: Interval, level: Interval, change: Interval, years: int = 1) -> Needs:
    """A growth rate in percent (yearly average over `years`), the level reached, and what was added to make it."""

    def kept() -> Interval:
        return ONE / (ONE + rate / HUNDRED) ** years

    return (
        _solved(lambda: grown_by(level, change, years)),
        _solved(lambda: change / (ONE - kept())),
        _solved(lambda: level * (ONE - kept())),
    )


def share(percent: Interval, part: Interval, whole: Interval) -> Needs:
    """A share in percent, its part, its whole."""
    return (
        _solved(lambda: part / whole * HUNDRED),
        _solved(lambda: percent * whole / HUNDRED),
        _solved(lambda: part / percent * HUNDRED),
    )


def chain(average: Interval, rates: Sequence[Interval]) -> Needs:
    """A yearly average in percent, and the rates of its years."""
    n = len(rates)
    factors = [ONE + r / HUNDRED for r in rates]

    def rate(i: int) -> Interval:
        others = _product([f for j, f in enumerate(factors) if j != i])
        return ((ONE + average / HUNDRED) ** n / others - ONE) * HUNDRED

    made = _solved(lambda: (_product(factors).root(n) - ONE) * HUNDRED)
    return (made, *(_solved(lambda i=i: rate(i)) for i in range(n)))  # type: ignore[misc]


def multiple(times: Interval, level: Interval, base: Interval) -> Needs:
    """How many times the base the level is, the level, the base."""
    return _solved(lambda: level / base), _solved(lambda: base * times), _solved(lambda: level / times)


def doubling(times: Interval, rate: Interval, years: int) -> Needs:
    """How many times as much, and the yearly average in percent that makes it."""
    return (
        _solved(lambda: (ONE + rate / HUNDRED) ** years),
        _solved(lambda: (times.root(years) - ONE) * HUNDRED),
    )


def implied(goal: Interval, base: Interval | None, result: Interval) -> Needs:
    """A goal a later result should reach: a level, or growth in percent over a base; the sides in this order."""
    if base is None:
        return Interval.at_most(result.hi), Interval.at_least(goal.lo)
    aimed = base * (ONE + goal / HUNDRED)
    rate, _, start = growth(goal, result, base)
    return (
        Interval.at_most(rate.hi) if rate else None,
        start and Interval.at_most(start.hi),
        Interval.at_least(aimed.lo),
    )


def between(whole: Interval, parts: Sequence[Interval]) -> Needs:
    """A weighted mean between the least and the greatest of its parts; each part may be what keeps it there."""
    out: list[Need] = [Interval(min(p.lo for p in parts), max(p.hi for p in parts))]
    for i in range(len(parts)):
        others = [p for j, p in enumerate(parts) if j != i]
        if not others:
            out.append(whole)
        elif whole.lo > max(p.hi for p in others):
            out.append(Interval.at_least(whole.lo))
        elif whole.hi < min(p.lo for p in others):
            out.append(Interval.at_most(whole.hi))
        else:
            out.append(None)
    return tuple(out)


def weighted(whole: Interval, level: Interval, parts: Sequence[tuple[Interval, Interval]]) -> Needs:
    """The growth of a whole in percent, then of each part: all were, before they grew, what made the whole then.

    `level` is what the whole reached, `parts` what each part reached and by how much it grew.
    """

    def before(amount: Interval, rate: Interval) -> Interval:
        return amount / (ONE + rate / HUNDRED)

    def of_part(i: int) -> Interval:
        others = [before(*part) for j, part in enumerate(parts) if j != i]
        return (parts[i][0] / (before(level, whole) - _sum(others)) - ONE) * HUNDRED

    made = _solved(lambda: (level / _sum([before(*part) for part in parts]) - ONE) * HUNDRED)
    return (made, *(_solved(partial(of_part, i)) for i in range(len(parts))))


def _sum(intervals: Sequence[Interval]) -> Interval:
    out = Interval.point(0)
    for i in intervals:
        out = out + i
    return out


def _product(intervals: Sequence[Interval]) -> Interval:
    out = ONE
    for i in intervals:
        out = out * i
    return out


def _solved(solve: Callable[[], Interval]) -> Need:
    """What `solve` gives; None where the relation cannot be turned round."""
    try:
        return solve()
    except (ValueError, ZeroDivisionError):
        return None
