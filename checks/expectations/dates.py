"""Dates that cannot be."""

from collections.abc import Iterator
from typing import ClassVar

import pandas as pd

from checks.comparisons import Compared, Comparison, Operand, Outcome
from checks.expectations.base import Shape
from checks.expectations.records import Record, records
from checks.wording import Text


class ExpectDatesInOrder(Shape):
    """A document cannot be issued before the years whose results it reports, nor plan for years it reports as past."""

    table: ClassVar[str] = "documents"

    EARLY: ClassVar[Text] = Text(
        "《{title}》于{issued}印发，却报告{year}年的结果",
        "“{title}” was issued on {issued}, yet reports results of {year}",
    )
    OVERLAP: ClassVar[Text] = Text(
        "《{title}》的计划年份{plan}不晚于其报告的年份{year}",
        "“{title}” plans for {plan}, not after {year}, which it reports",
    )
    AGREES: ClassVar[Text] = Text("《{title}》的日期先后相符", "the dates of “{title}” are in order")
    SETTLE: ClassVar[Text] = Text("核对文件日期和年份", "check the document's dates")
    UNKNOWN: ClassVar[Text] = Text("文件没有写明日期或年份", "the document states no date or no years")

    def compare(self, table: pd.DataFrame) -> Compared:
        return Compared.of(c for row in records(table) for c in self._document(row))

    def _document(self, row: Record) -> Iterator[Comparison]:
        sides = (Operand("text", document=row["document"]),)
        title = row["title"] or row["document"]
        result = _year(row["result_end"])
        plan = _year(row["plan_end"])
        if result is None or not (row["issued"] or plan):
            message = self.AGREES.fill(title=title)
            yield Comparison(Outcome.CANNOT_TELL, sides, message, reason=self.UNKNOWN)
            return
        if row["issued"] and int(row["issued"][:4]) < result:
            message = self.EARLY.fill(title=title, issued=row["issued"], year=result)
        elif plan is not None and plan < result:
            message = self.OVERLAP.fill(title=title, plan=plan, year=result)
        else:
            yield Comparison(Outcome.AGREES, sides, self.AGREES.fill(title=title))
            return
        yield Comparison(Outcome.CONTRADICTS, sides, message, settle=self.SETTLE)


def _year(value: object) -> int | None:
    return None if pd.isna(value) else int(float(str(value)))  # type: ignore[call-overload]
