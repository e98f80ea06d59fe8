"""Dates that cannot be."""

from collections.abc import Iterator
from typing import ClassVar

import pandas as pd

from checks.comparing.quantity_table import Record
from checks.comparisons import Comparison, Operand, Outcome
from checks.expectations.base import Shape


class ExpectDatesInOrder(Shape):
    """A document cannot be issued before the years whose results it reports, nor plan for years it reports as past."""

    table: ClassVar[str] = "documents"

    def comparisons(self, rows: list[Record]) -> Iterator[Comparison]:
        return map(self._document, rows)

    def _document(self, row: Record) -> Comparison:
        sides = (Operand("text", document=row["document"]),)
        title = row["title"] or row["document"]
        result = _year(row["result_end"])
        plan = _year(row["plan_end"])
        if result is None or not (row["issued"] or plan):
            message = self.said("agrees", title=title)
            return Comparison(Outcome.CANNOT_TELL, sides, message, reason=self.said("unknown"))
        if row["issued"] and int(row["issued"][:4]) < result:
            message = self.said("early", title=title, issued=row["issued"], year=result)
        elif plan is not None and plan < result:
            message = self.said("overlap", title=title, plan=plan, year=result)
        else:
            return Comparison(Outcome.AGREES, sides, self.said("agrees", title=title))
        return Comparison(Outcome.CONTRADICTS, sides, message, settle=self.said("settle"))


def _year(value: object) -> int | None:
    return None if pd.isna(value) else int(float(str(value)))  # type: ignore[call-overload]
