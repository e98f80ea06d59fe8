"""The indicator table as a spreadsheet: frozen header, filters, widths and number formats. Text is never a formula."""

import io
import math
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from checks.claims.frame import COLUMNS
from checks.claims.model import Claim

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

HEADERS: dict[str, tuple[str, int]] = {  # Chinese name above the column, and its width
    "claim": ("编号", 18), "document": ("文件", 24), "start": ("起", 8), "end": ("止", 8), "line": ("行", 7),
    "quote": ("原文", 24), "sentence": ("句子", 60), "section": ("章节", 30), "region": ("地区", 12),
    "subject": ("主体", 16), "indicator": ("指标", 32), "registered": ("在词汇表", 9), "measure": ("量度", 12),
    "period_start": ("起始年", 8), "period_end": ("结束年", 8), "stance": ("立场", 12), "comparator": ("比较", 8),
    "value": ("数值", 12), "value_hi": ("上限值", 10), "unit": ("单位", 10), "canonical_unit": ("标准单位", 10),
    "lo": ("区间下限", 16), "hi": ("区间上限", 16), "lo_closed": ("含下限", 8), "hi_closed": ("含上限", 8),
    "origin": ("来源", 8), "damage": ("损坏", 12), "sentence_start": ("句起", 8), "sentence_end": ("句止", 8),
    "paragraph": ("段", 7), "whole": ("整体", 18), "partition": ("划分", 8), "base": ("基数", 18),
    "ratio": ("比例", 18), "share_of": ("占谁", 16), "growth_kind": ("增速口径", 10), "scope": ("口径", 24),
    "part_of_year": ("年内时段", 10), "period_printed": ("年份写明", 9), "corrected": ("已更正", 12),
}  # fmt: skip
FROZEN = 1  # columns that stay while scrolling right
MAX_TEXT = 32_000  # of a cell; a spreadsheet holds 32,767
MADE = datetime(2000, 1, 1, tzinfo=UTC)  # a fixed date, so that the same claims give the same bytes


def claims_workbook(claims: Iterable[Claim]) -> bytes:
    """The claims as an xlsx file: one sheet, two header rows (Chinese names, column names), one row a claim."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"created": MADE, "title": "claims"})
    sheet = book.add_worksheet("claims")
    head = book.add_format({"bold": True, "bg_color": "#E7EEF5", "bottom": 1})
    formats = {"number": book.add_format({"num_format": "#,##0.######"}), "wrap": book.add_format({"valign": "top"})}
    for i, name in enumerate(COLUMNS):
        title, size = HEADERS.get(name, (name, 12))
        sheet.set_column(i, i, size)
        sheet.write_string(0, i, title, head)
        sheet.write_string(1, i, name, head)
    row = 1
    for row, claim in enumerate(claims, 2):
        for i, name in enumerate(COLUMNS):
            _write(sheet, row, i, getattr(claim, name), formats)
    sheet.freeze_panes(2, FROZEN)
    sheet.autofilter(1, 0, max(row, 1), len(COLUMNS) - 1)
    book.close()
    return out.getvalue()


def _write(sheet: "Worksheet", row: int, column: int, value: Any, formats: "dict[str, Format]") -> None:
    """One cell by its type: what is unknown or unbounded stays empty, text is text whatever it begins with."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        sheet.write_blank(row, column, None)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int):
        sheet.write_number(row, column, value)
    elif isinstance(value, float):
        sheet.write_number(row, column, value, formats["number"])
    elif value:
        sheet.write_string(row, column, value[:MAX_TEXT])
