"""Times that others make: spans of years, jubilees, weekdays, sessions."""

from collections.abc import Iterator
from typing import ClassVar

from checks.comparing.quantity_table import Record
from checks.comparisons import Comparison, Operand, Outcome
from checks.expectations.base import TOLD, Shape


class ExpectTimesToFit(Shape):
    """A number of years, a jubilee, a weekday, the years of a plan, a session must be what times told with it make."""

    outcomes = TOLD
    table: ClassVar[str] = "times"

    def comparisons(self, rows: list[Record]) -> Iterator[Comparison]:
        return map(self._time, rows)

    def _time(self, row: Record) -> Comparison:
        document = row["document"]
        sides = (
            Operand("text", document=document, start=int(row["start"]), end=int(row["end"])),
            Operand("operand", document=document, start=int(row["other_start"]), end=int(row["other_end"])),
        )
        words = {name: row[name] for name in ("line", "quote", "other", "said", "made")}
        steps = self.said("arithmetic", **words)
        if row["said"] == row["made"]:
            return Comparison(Outcome.AGREES, sides, self.said("agrees", **words), steps)
        return Comparison(
            Outcome.CONTRADICTS, sides, self.said("contradicts", **words), steps, settle=self.said("settle")
        )
