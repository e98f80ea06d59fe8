"""What an office spends on a thing: in all, out of what it is granted, out of one book; and what came in for it."""

from collections.abc import Iterator
from functools import reduce
from operator import add

from checks.chinese.lexicon import lexicon
from checks.claims.ownership.offices import is_office
from checks.claims.ownership.owner_words import GRANTS
from checks.comparing import needs
from checks.comparing.citing import cites, gap, name
from checks.comparing.near_miss import one_slip
from checks.comparing.needs import needing
from checks.comparing.quantities import Key, Quantity, grouped
from checks.comparing.reckoning import Result, between, face, printed
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.intervals import Interval

_WORDS = lexicon("balances")["offices"]
_ENDS: tuple[str, ...] = tuple(_WORDS["came_in"])
_SAME: dict[str, str] = _WORDS["same"]
_KINDS: tuple[str, ...] = tuple(_WORDS["kinds"])
_ALL_SPENT, *_SPENT = _WORDS["all_spent"]
_NOTHING = Interval.point(0)
_REMARK = 2  # steps less than critical


class ExpectOfficesBooksToFit(Shape):
    """An office's tables and text tell what it spends on each thing several times, and what came in for it.

    What is spent out of one book is within what is spent out of all it is granted, and that within all it spends; no
    thing has more from elsewhere than all things together have. What came in for a thing falls short of what is spent
    on it by what was carried in at most, and exceeds it by what is carried on. As remarks: what is spent on insurance
    of its staff is told by function and by kind, and differs where one slip explains it.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        told = [q for q in claims if q.measure == "level" and q.canonical_unit.endswith("元") and is_office(q.subject)]
        for office in grouped(told, _of_office).values():
            books = _Totals(office)
            for same in grouped([q for q in office if q.scope in ("", _KINDS[0])], lambda q: (_bare(q),)).values():
                yield from self._within(grouped(same, _book), books)
                yield from self._came_in(_bare(same[0]), same, office, books)
            yield from self._by_kind(office)
            for kinds in grouped([q for q in office if _bare(q) in _KINDS], _book).values():
                yield from self._kinds(kinds)

    def _within(self, same: dict[Key, list[Quantity]], books: "_Totals") -> Iterator[Comparison]:
        """Each amount of a book with the same thing's out of a wider one."""
        for (account,), parts in same.items():
            tables = {
                w: [q for q in same.get((w,), ()) if q.origin == "table" and not q.scope] for w in _wider(account)
            }
            wider = next((w for w, told in tables.items() if told), None)
            if wider is None or parts[0].indicator.endswith(tuple(_WORDS["totals"])):
                continue
            rest = books.rest(wider, account)
            for part in parts:  # of basic spending alone it may be any part
                yield self._pair(part, _nearest(part, tables[wider]), _NOTHING, None if part.scope else rest)

    def _kinds(self, told: list[Quantity]) -> Iterator[Comparison]:
        """What is spent on staff, on offices and on both, in the text as in the tables of a book."""
        tables = [q for q in told if q.origin == "table" and q.says("all")]
        for q in (q for q in told if q.origin == "text"):
            same = [t for t in tables if _bare(t) == _bare(q)]
            if same:
                yield self._pair(q, _nearest(q, same), _NOTHING, _NOTHING)
        made = [[q for q in tables if _bare(q) == kind] for kind in _KINDS]
        if all(made):
            total, parts = made[0][0], [qs[0] for qs in made[1:]]
            got = reduce(add, (q.rounded for q in parts))
            sides = needing(
                [("total", total), *(("part", q) for q in parts)],
                needs.total(total.rounded, [q.rounded for q in parts]),
            )
            shown = Result(reduce(add, map(face, parts)), got, total.canonical_unit)
            words = {
                "other": name(total),
                "b": cites(total)[0],
                "one": self.said("both"),
                "a": shown.about(total.rounded),
                "room": "",
            }
            steps = self.said(
                "sum", sum=" + ".join(map(printed, parts)), got=shown.step(total.rounded), b=printed(total)
            )
            away = gap(total.rounded, got)
            yield self.judged(
                got.meets(total.rounded), sides, words, steps, wrong="differ", gap=away, related=True, doubts=1
            )

    def _came_in(
        self, indicator: str, same: list[Quantity], office: list[Quantity], books: "_Totals"
    ) -> Iterator[Comparison]:
        """What came in for a thing, with what is spent on it out of the same books."""
        end = next((e for e in _ENDS if indicator.endswith(e) and indicator != e), "")
        for came in same if end else ():
            for book, (on, into) in books.alike(came.account).items():
                spent = [q for q in office if q.account == book and _bare(q) == indicator.removesuffix(end)]
                spent = [q for q in spent if not q.scope]
                if spent:
                    yield self._pair(came, _nearest(came, spent), on, into)

    def _pair(self, one: Quantity, other: Quantity, below: Interval, above: Interval | None) -> Comparison:
        """Two amounts of which the second exceeds the first by no more than `above`, the first it by `below`."""
        away = other.rounded - one.rounded
        room = Interval.at_least(-below.hi) if above is None else Interval(-below.hi, max(above.hi, _NOTHING.hi))
        made = Result(face(other) - face(one), away, one.canonical_unit)
        words = dict(zip(("a", "b"), cites(one, other), strict=True))
        words |= {"one": name(one), "other": name(other), "room": between(room, one.canonical_unit)}
        steps = self.said("arithmetic", a=printed(one), b=printed(other), got=made.step())
        sides = needing((("part", one), ("total", other)), (other.rounded - room, one.rounded + room))
        far = gap(room, away) if not away.meets(room) else 0.0
        return self.judged(away.meets(room), sides, words, steps, gap=far, related=True, doubts=1)

    def _by_kind(self, office: list[Quantity]) -> Iterator[Comparison]:
        for paid in (q for q in office if q.indicator in _SAME and q.account):
            alike = [q for q in office if q.indicator == _SAME[paid.indicator] and q.account == paid.account]
            other = _nearest(paid, alike) if alike else None
            fits = other is not None and paid.rounded.meets(other.rounded)
            if other is not None and (fits or one_slip(paid, other)):
                words = {"one": name(paid), "other": name(other)} | dict(zip("ab", cites(paid, other), strict=True))
                steps = self.said("alike", a=printed(paid), b=printed(other))
                sides = needing((("level", paid), ("level", other)), (other.rounded, paid.rounded))
                away = gap(paid.rounded, other.rounded)
                yield self.judged(
                    fits, sides, words | {"room": ""}, steps, wrong="differ", gap=away, related=True, doubts=_REMARK
                )


class _Totals:
    """What an office took in and spent, out of each book and in all."""

    def __init__(self, office: list[Quantity]) -> None:
        self._found: dict[tuple[str, str], Quantity] = {}
        for q in office:
            if q.origin == "table":
                self._found.setdefault((q.account, q.indicator), q)

    def _first(self, account: str, kind: str) -> Interval | None:
        names = [n.format(book=account) for n in _WORDS[kind]]
        return next((self._found[account, n].rounded for n in names if (account, n) in self._found), None)

    def rest(self, wider: str, account: str) -> Interval | None:
        """What was spent in all out of a book, less what was out of one that it holds."""
        all_of_it, one = self._first(wider, "spent"), self._first(account, "spent")
        return None if all_of_it is None or one is None else all_of_it - one

    def alike(self, account: str) -> dict[str, tuple[Interval, Interval]]:
        """The books out of which came all that came in out of one, with what is carried on out of each and into it."""
        found = {account: self._carried(account)}
        if account == "" and self._first("", "taken") == self._first(GRANTS, "taken") is not None:
            found[GRANTS] = self._carried(GRANTS)
        held = {book for book, _ in self._found} - {"", GRANTS} if GRANTS in found else set()
        alone = [b for b in held if (rest := self.rest(GRANTS, b)) is not None and rest.meets(_NOTHING)]
        found |= dict.fromkeys(alone, found[GRANTS])
        return {book: carried for book, carried in found.items() if carried is not None}

    def _carried(self, account: str) -> tuple[Interval, Interval] | None:
        """What is carried on out of a book, and what was carried into it."""
        sides = [self._first(account, kind) for kind in ("all_in", "taken", "all_out", "spent")]
        if any(side is None for side in sides):
            return None
        all_in, taken, all_out, spent = (side for side in sides if side is not None)
        return all_out - spent, all_in - taken


def _wider(account: str) -> tuple[str, ...]:
    """The books that hold one, the narrowest first; empty: all that an office has."""
    return {"": (), GRANTS: ("",)}.get(account, (GRANTS, ""))


def _bare(q: Quantity) -> str:
    """What an amount is called without the name of its book: 项目支出 of 一般公共预算财政拨款项目支出."""
    bare = q.indicator.removeprefix(q.account).removeprefix(GRANTS) if q.account else q.indicator
    return _ALL_SPENT if bare in _SPENT else bare


def _nearest(one: Quantity, others: list[Quantity]) -> Quantity:
    return min(others, key=lambda q: abs(q.start - one.start))


def _book(q: Quantity) -> Key:
    return (q.account,)


def _of_office(q: Quantity) -> Key:
    return q.document, q.region, q.subject, q.years, q.part_of_year, q.stage, q.canonical_unit
