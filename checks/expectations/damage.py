"""Damaged text: reported where it is, never mended silently."""

from collections.abc import Iterator
from typing import ClassVar

import pandas as pd

from checks.comparisons import Compared, Comparison, Operand, Outcome
from checks.expectations.base import Shape
from checks.expectations.records import Record, records
from checks.wording import NO_TEXT, Text

KINDS: dict[str, Text] = {
    "unit_lost": Text("数字后缺单位", "a number has lost its unit"),
    "word_cut": Text("词语残缺", "a word is cut"),
    "separator_lost": Text("两个数之间缺分隔", "two values run together"),
    "stop_lost": Text("主题句后缺句号", "a lead has lost its full stop"),
    "quote_unclosed": Text("引号不成对", "a quotation mark is missing"),
    "chrome_inside": Text("网页栏目混入正文", "parts of a web page stand inside the text"),
    "table_unread": Text(
        "表格没有读懂，其中的数不参与比较", "a table was not understood; its numbers are not compared"
    ),
    "paragraph_unread": Text(
        "这一段没有读懂，其中的数没有核对", "a paragraph could not be read; its numbers are not checked"
    ),
    "row_torn": Text("表格行被分页断开", "a page break splits a table row"),
    "row_shifted": Text("表格行错位", "a table row is shifted"),
    "cell_lost": Text("表格单元格缺失", "a table cell is lost"),
    "number_lost": Text("缺数字", "a number is missing"),
    "repeated_word": Text("文字重复", "words are repeated"),
    "page_break": Text("句子被分页断开", "a page break splits a sentence"),
    "numbering_gap": Text("编号缺失", "a number of the outline is missing"),
    "hedges_conflict": Text("限定词互相矛盾", "hedges contradict one another"),
    "title_conflict": Text("文件名称前后不一", "the document is named in two ways"),
    "date_conflict": Text("日期先后矛盾", "dates that cannot both be right"),
    "garbled": Text("文字有误", "the text is garbled"),
}


class ExpectNoDamage(Shape):
    """The text is whole where the program can tell: each damaged stretch is one finding.

    `kinds` chooses which kinds of damage a rule is about; all of them if it is empty.
    """

    outcomes = (Outcome.CONTRADICTS,)
    table: ClassVar[str] = "marks"
    kinds: tuple[str, ...] = ()

    def compare(self, table: pd.DataFrame) -> Compared:
        return Compared.of(self._marks(records(table)))

    def _marks(self, rows: list[Record]) -> Iterator[Comparison]:
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
