"""Names that hold a number: it is the same wherever the document says the name."""

from collections.abc import Iterator
from typing import Any, ClassVar

from checks.comparisons import Comparison, Operand, Outcome
from checks.expectations.base import Shape
from checks.expectations.quantity_table import Record


class ExpectNamesToKeepTheirNumbers(Shape):
    """A name with a number in it (七大产业集群, “4+3”产业集群) must have the same number each time it is said.

    Of a series (第七届) the next may follow. What only counts things may count others the second time.
    """

    table: ClassVar[str] = "sayings"

    def comparisons(self, rows: list[Record]) -> Iterator[Comparison]:
        return map(self._saying, rows)

    def _saying(self, row: Record) -> Comparison:
        sides = (_side("later", row, ""), _side("first", row, "first_"))
        words: dict[str, Any] = {
            "line": row["line"], "quote": row["quote"], "first_line": row["first_line"], "first": row["first_quote"],
        }  # fmt: skip
        steps = self.said("arithmetic", quote=row["quote"], first=row["first_quote"])
        numbers, before, kind = str(row["numbers"]), str(row["first_numbers"]), row["kind"]
        if numbers == before:
            return Comparison(Outcome.AGREES, sides, self.said("agrees", **words), steps)
        if kind == "series" and numbers.isdecimal() and before.isdecimal() and int(numbers) == int(before) + 1:
            return Comparison(Outcome.AGREES, sides, self.said("next", **words), steps)
        message = self.said("contradicts", **words)
        if kind != "name":
            reason = self.said("series" if kind == "series" else "others")
            return Comparison(Outcome.CANNOT_TELL, sides, message, steps, reason=reason)
        return Comparison(Outcome.CONTRADICTS, sides, message, steps, settle=self.said("settle"))


def _side(role: str, row: Record, prefix: str) -> Operand:
    start, end = (int(row[f"{prefix}{end}"]) for end in ("start", "end"))
    return Operand(role, document=row["document"], start=start, end=end)
