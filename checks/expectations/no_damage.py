"""Damaged text: reported where it is, never mended silently."""

from collections.abc import Iterator
from typing import ClassVar

from checks.comparisons import Comparison, Operand, Outcome
from checks.expectations.base import Shape
from checks.expectations.quantity_table import Record
from checks.wording import NO_TEXT, Text, sentences

KINDS = sentences("damage")["kind"]


class ExpectNoDamage(Shape):
    """The text is whole where the program can tell: each damaged stretch is one finding.

    `kinds` chooses which kinds of damage a rule is about; all of them if it is empty.
    """

    outcomes = (Outcome.CONTRADICTS,)
    table: ClassVar[str] = "marks"
    kinds: tuple[str, ...] = ()

    def comparisons(self, rows: list[Record]) -> Iterator[Comparison]:
        for row in rows:
            if self.kinds and row["kind"] not in self.kinds:
                continue
            kind = KINDS.get(row["kind"], Text(row["kind"], row["kind"]))
            expected = self.said("expected", expected=row["expected"]) if row["expected"] else NO_TEXT
            quote = " ".join(str(row["quote"]).split())[:60]
            message = self.said("found", line=row["line"], quote=quote, kind=kind, expected=expected)
            sides = [Operand("text", document=row["document"], start=int(row["start"]), end=int(row["end"]))]
            if int(row["other_start"]) >= 0:
                place = (int(row["other_start"]), int(row["other_end"]))
                sides.append(Operand("other", document=row["document"], start=place[0], end=place[1]))
            yield Comparison(Outcome.CONTRADICTS, tuple(sides), message, settle=self.said("settle"))
