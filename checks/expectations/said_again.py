"""Names that hold a number: it is the same wherever the document says the name."""

from collections.abc import Iterator
from typing import Any, ClassVar

from checks.comparing.quantity_table import Record
from checks.comparisons import Comparison, Operand, Outcome
from checks.expectations.base import Shape


class ExpectNamesToKeepTheirNumbers(Shape):
    """A name with a number in it (七大产业集群, “4+3”产业集群) must have the same number each time it is said.

    Of a series (第七届) the next may follow. What only counts things may count others the second time.
    """

    table: ClassVar[str] = "sayings"

    def comparisons(self, rows: list[Record]) -> Iterator[Comparison]:
        return map(self._saying, rows)

    def _saying(self, row: Record) -> Comparison:
        spans = [span.partition("-") for span in str(row["spans"]).split(",")]
        sides = tuple(Operand("text", document=row["document"], start=int(a), end=int(b)) for a, _, b in spans)
        words: dict[str, Any] = {
            "line": row["line"], "quote": row["quote"], "first_line": row["other_line"], "first": row["other_quote"],
            "lines": row["lines"],
        }  # fmt: skip
        numbers, before, kind = str(row["numbers"]), str(row["other_numbers"]), row["kind"]
        if numbers == before:
            return Comparison(Outcome.AGREES, sides, self.said("agrees", **words), self.said("all", **words))
        steps = self.said("arithmetic", **words)
        if kind == "series" and numbers.isdecimal() and before.isdecimal() and int(numbers) == int(before) + 1:
            return Comparison(Outcome.AGREES, sides, self.said("next", **words), steps)
        message = self.said("contradicts", **words)
        if kind != "name":
            reason = self.said("series" if kind == "series" else "others")
            return Comparison(Outcome.CANNOT_TELL, sides, message, steps, reason=reason)
        return Comparison(Outcome.CONTRADICTS, sides, message, steps, settle=self.said("settle"))
