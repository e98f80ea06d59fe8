"""Counted lists: the count printed and what is enumerated."""

from collections.abc import Iterator
from typing import Any, ClassVar

from checks.comparing.quantity_table import Record
from checks.comparisons import Comparison, Operand, Outcome
from checks.expectations.base import Shape

_JOINED = "和与及暨（("  # may stand inside one member or between two
_AND = "以及"
# In running text nothing says where an enumeration begins, ends, or is what is counted.
_RUNNING = "before"
_IN_TURN = "respective"


class ExpectListsToMatchCounts(Shape):
    """A list that names its count (八个方面, 3处（…）, 三大平台) must have that many members.

    A list that ends in 等 may be shorter than its count, never longer. Where 和, 与 or 及 inside a member could join
    two, every possible count is allowed. A list that is more than one longer or shorter than its count is hardly the
    list that is counted; in running text it is only where every member carries the word counted (南河、北河2条河道).
    """

    table: ClassVar[str] = "lists"

    def comparisons(self, rows: list[Record]) -> Iterator[Comparison]:
        return (self._list(row) for row in rows if row["kind"] != _IN_TURN)

    def _list(self, row: Record) -> Comparison:
        members = [m for m in str(row["members"]).split("\n") if m]
        sides = (_operand("count", row), *_spans(row))
        low, high, words = _counted(row)
        words["noun"] = row["noun"]
        steps = self.said("arithmetic", members="、".join(m[:20] for m in members[:12]), listed=row["listed"])
        named = row["kind"] in ("headings", "paragraphs", "slogan")  # each member is one heading, whatever it joins
        listed = int(row["listed"])
        most = listed if named else listed + sum(m.count(c) for m in members for c in _JOINED)
        if not listed:
            return Comparison(Outcome.CANNOT_TELL, sides, self.said("agrees", **words), reason=self.said("nothing"))
        if low <= listed <= high or (not row["closed"] and listed < low):
            return Comparison(Outcome.AGREES, sides, self.said("agrees", **words), steps)
        last = next((n for n, m in enumerate(members, 1) if _AND in m), listed)  # 以及 A、B和C服务 may be one
        if listed < low <= most or last <= high < listed:
            return Comparison(
                Outcome.CANNOT_TELL, sides, self.said("agrees", **words), steps, reason=self.said("unsure")
            )
        off = max(low - listed, listed - high)
        if off > 1 or (row["kind"] == _RUNNING and not _alike(members, str(row["noun"]))):
            return Comparison(
                Outcome.CANNOT_TELL, sides, self.said("agrees", **words), steps, reason=self.said("other")
            )
        return Comparison(
            Outcome.CONTRADICTS,
            sides,
            self.said("contradicts", **words),
            steps,
            gap=off / low,
            settle=self.said("settle"),
        )


class ExpectAsManyNumbersAsNames(Shape):
    """Names with 分别 are given as many numbers as they are (粮食、油料产量分别增长3%、5%).

    Where a conjunction may join two names or stand inside one, either count will do. One number more or less is told;
    where more are missing, the numbers are hardly those of the names.
    """

    table: ClassVar[str] = "lists"

    def comparisons(self, rows: list[Record]) -> Iterator[Comparison]:
        return (self._row(row) for row in rows if row["kind"] == _IN_TURN)

    def _row(self, row: Record) -> Comparison:
        sides = (_operand("names", row), *_spans(row))
        low, high, words = _counted(row)
        steps = self.said("arithmetic", members="、".join(str(row["members"]).split("\n")[:12]), **words)
        off = max(low - int(row["listed"]), int(row["listed"]) - high)
        if off > 1:
            return Comparison(Outcome.CANNOT_TELL, sides, self.said("agrees", **words), steps, reason=self.said("far"))
        if off <= 0:
            return Comparison(Outcome.AGREES, sides, self.said("agrees", **words), steps)
        return Comparison(
            Outcome.CONTRADICTS,
            sides,
            self.said("contradicts", **words),
            steps,
            gap=1 / low,
            settle=self.said("settle"),
        )


def _alike(members: list[str], noun: str) -> bool:
    """Whether all members end in one character of the word counted."""
    ends = {m[-1:] for m in members}
    return len(ends) == 1 and ends.pop() in noun


def _counted(row: Record) -> tuple[int, int, dict[str, Any]]:
    """The least and the most that a row counts, and what is said of its line, its count and how many are listed."""
    low, high = int(row["count"]), int(row["count_hi"])
    count = str(low) if low == high else f"{low}-{high}"
    return low, high, {"line": row["line"], "count": count, "listed": row["listed"]}


def _operand(role: str, row: Record) -> Operand:
    return Operand(role, document=row["document"], start=int(row["start"]), end=int(row["end"]))


def _spans(row: Record) -> list[Operand]:
    out = []
    for span in str(row["member_spans"]).split(","):
        first, _, last = span.partition("-")
        if first.isdigit() and last.isdigit():
            out.append(Operand("member", document=row["document"], start=int(first), end=int(last)))
    return out
