"""The indicator table as a spreadsheet: frozen header, filters, widths and number formats. Text is never a formula."""

import io
import math
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from checks.claims.frame import COLUMNS, shown_columns
from checks.claims.model import Claim

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

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
    titles = shown_columns()["sheet"]
    for i, name in enumerate(COLUMNS):
        title, size = titles.get(name, (name, 12))
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
