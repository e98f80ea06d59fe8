"""Damaged text: reported where it is, never mended silently."""

from collections.abc import Iterator
from typing import ClassVar

from checks.comparing.quantity_table import Record
from checks.comparisons import Comparison, Operand, Outcome
from checks.expectations.base import Shape
from checks.wording import NO_TEXT, Text, sentences

KINDS = sentences("damage")["kind"]


UNREAD = "table_unread"
OF_PAGES = ("page_break", "row_torn")  # where a page ends: no fault of the text
OF_THEIR_OWN = (*OF_PAGES, "impossible_date")  # which only a rule about them tells of
SYSTEMATIC = 4  # stretches of one document damaged alike: the file suffered, and one finding says so
SHOWN = 12  # places such a finding cites


class ExpectNoDamage(Shape):
    """The text is whole where the program can tell: each damaged stretch is one finding.

    Damage of one kind all over a document (a conversion that lost every ％) is one finding that names its first
    places. `kinds` chooses which kinds of damage a rule is about; all of them if it is empty. A table that was not
    understood is no damage: its numbers are compared with nothing, which is counted and accuses nobody; nor is the end
    of a page or a date that cannot be, unless `kinds` names it.
    """

    outcomes = (Outcome.CONTRADICTS,)  # a table that was not understood only a rule about all kinds counts
    table: ClassVar[str] = "marks"
    kinds: tuple[str, ...] = ()

    def comparisons(self, rows: list[Record]) -> Iterator[Comparison]:
        alike: dict[tuple[str, str, str], list[Record]] = {}
        for row in rows:
            if row["kind"] in self.kinds or not (self.kinds or row["kind"] in OF_THEIR_OWN):
                word = row["kind"] == "garbled" and any(c.isalnum() for c in str(row["quote"]))
                of = row["quote"] if word else ""  # each misprint is one of its own
                alike.setdefault((row["document"], row["kind"], of), []).append(row)
        for together in alike.values():
            if len(together) < SYSTEMATIC:
                yield from (self._found("found", [row]) for row in together)
            else:
                yield self._found("systematic", together)

    def _found(self, said: str, rows: list[Record]) -> Comparison:
        row = rows[0]
        kind = KINDS.get(row["kind"], Text(row["kind"], row["kind"]))
        expected = self.said("expected", expected=row["expected"]) if row["expected"] else NO_TEXT
        quote = " ".join(str(row["quote"]).split())[:60]
        message = self.said(said, line=row["line"], quote=quote, kind=kind, expected=expected, n=len(rows))
        sides = tuple(place for one in rows[:SHOWN] for place in _places(one))
        if row["kind"] == UNREAD:
            return Comparison(Outcome.CANNOT_TELL, sides, message, reason=kind)
        return Comparison(Outcome.CONTRADICTS, sides, message, settle=self.said("settle"))


def _places(row: Record) -> Iterator[Operand]:
    yield Operand("text", document=row["document"], start=int(row["start"]), end=int(row["end"]))
    if int(row["other_start"]) >= 0:
        yield Operand("other", document=row["document"], start=int(row["other_start"]), end=int(row["other_end"]))
