"""Spreadsheets (.xlsx, .xls, .csv): every visible sheet, its cells as they are shown, its tables in their order."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

from checks.documents.formats.packages import damaged, opened
from checks.documents.formats.pipes import MAX_COLUMNS, MAX_ROWS, Square, numbered_lines, one_line
from checks.documents.formats.taken import PlaceInFile, Taken
from checks.documents.reading import decode
from checks.errors import InputError, Place
from checks.wording import Text

MAX_CELLS = 500_000
_DEFAULT_NAME = re.compile(r"(?:Sheet|工作表|表)\s?\d*", re.IGNORECASE)
_DECIMALS = re.compile(r"0(?:\.(0+))?(?![\d.])")
_VALUELESS = re.compile(rb"<f\b[^<>]{0,200}(?:/>|>[^<>]{0,9000}</f>)\s{0,9}(?:<v\s?/>|<v></v>)?\s{0,9}</c>")
_ESCAPED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')


@dataclass(frozen=True)
class _Sheet:
    name: str
    rows: list[list[str]]
    spans: dict[tuple[int, int], tuple[int, int]]  # by the first cell: how many columns and rows


def take(raw: bytes, name: str) -> Taken:
    """The text of a workbook or of a CSV file. Raises `InputError` where it is damaged, protected, or empty."""
    warnings: tuple[Text, ...] = ()
    if raw.startswith(b"PK"):
        sheets = _xlsx(raw, name)
        warnings = _not_computed(raw, name)
    elif raw.startswith(b"\xd0\xcf\x11\xe0"):
        sheets = _xls(raw, name)
    else:
        sheets = [_csv(raw, name)]
    lines: list[str] = []
    places: list[PlaceInFile] = []
    at = 0
    for sheet in sheets:
        for number, line in _lines(sheet):
            label = Text(f"第{number}行", f"row {number}")
            if sheet.name:
                label = Text(f"工作表“{sheet.name}”{label.zh}", f'sheet "{sheet.name}", {label.en}')
            places.append(PlaceInFile(at, label))
            lines.append(line)
            at += len(line) + 1
    if not any(lines):
        raise InputError(Text("表格是空的", "the spreadsheet is empty"), place=Place(name))
    return Taken("\n".join([*lines, ""]), tuple(places), warnings, kept=True)


def _lines(sheet: _Sheet) -> Iterator[tuple[int, str]]:
    """The lines of a sheet with the rows they stand in: its name, and table by table what stands between empty rows."""
    if sheet.name and not _DEFAULT_NAME.fullmatch(sheet.name) and any(map(any, sheet.rows)):
        yield 1, sheet.name
    block: list[int] = []
    for number in [*range(len(sheet.rows)), -1]:
        if number >= 0 and any(sheet.rows[number]):
            block.append(number)
            continue
        yield from _table(sheet, block)
        if block:
            yield block[-1] + 1, ""
        block = []


def _table(sheet: _Sheet, block: list[int]) -> Iterator[tuple[int, str]]:
    """The lines of one table: titles and notes that fill one cell stand on lines of their own."""
    while block and sum(map(bool, sheet.rows[block[0]])) == 1:
        yield block[0] + 1, next(filter(None, sheet.rows[block[0]]))
        block = block[1:]
    covered = {
        (row + down, column + right)
        for (row, column), (wide, deep) in sheet.spans.items()
        for down in range(deep)
        for right in range(wide)
        if down or right
    }
    rows = [
        [
            Square(text, *sheet.spans.get((row, column), (1, 1)))
            for column, text in enumerate(sheet.rows[row])
            if (row, column) not in covered
        ]
        for row in block
    ]
    for place, line in numbered_lines(rows):
        yield block[place] + 1, line


def _xlsx(raw: bytes, name: str) -> list[_Sheet]:
    opened(raw, name)
    import openpyxl

    try:
        book = openpyxl.load_workbook(BytesIO(raw), data_only=True)
    except Exception as error:  # whatever the library meets in a damaged file
        raise damaged(name) from error
    sheets = []
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            _bounded(sheet.max_row, sheet.max_column, name)
            rows = [[_shown(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows()]
            spans = {
                (m.min_row - 1, m.min_col - 1): (m.max_col - m.min_col + 1, m.max_row - m.min_row + 1)
                for m in sheet.merged_cells.ranges
            }
            sheets.append(_Sheet(one_line(sheet.title), rows, spans))
    return sheets


def _not_computed(raw: bytes, name: str) -> tuple[Text, ...]:
    """A warning where formulas have no value: the program that wrote them computes nothing."""
    package = opened(raw, name)
    sheets = [part for part in package.namelist() if part.startswith("xl/worksheets/")]
    try:
        count = sum(len(_VALUELESS.findall(package.read(part))) for part in sheets)
    except Exception as error:  # a part that is packed in no way that is known
        raise damaged(name) from error
    said = Text(
        f"{count}个公式没有算出的值，用Excel或WPS打开后另存一份",
        f"{count} formulas have no value: open it in Excel and save it",
    )
    return (said,) if count else ()


def _xls(raw: bytes, name: str) -> list[_Sheet]:
    import xlrd

    try:
        book = xlrd.open_workbook(file_contents=raw, formatting_info=True, logfile=StringIO())
    except xlrd.XLRDError as error:
        if "encrypted" in str(error).lower():
            message = Text("表格有密码", "the spreadsheet is protected by a password")
            hint = Text("去掉密码后另存一份", "save it without the password")
            raise InputError(message, place=Place(name), hint=hint) from error
        raise damaged(name) from error
    except Exception as error:  # whatever the library meets in a damaged file
        raise damaged(name) from error
    sheets = []
    for sheet in book.sheets():
        if not sheet.visibility:
            _bounded(sheet.nrows, sheet.ncols, name)
            rows = [[_xls_cell(book, sheet.cell(r, c)) for c in range(sheet.row_len(r))] for r in range(sheet.nrows)]
            spans = {(top, left): (right - left, end - top) for top, end, left, right in sheet.merged_cells}
            sheets.append(_Sheet(one_line(sheet.name), rows, spans))
    return sheets


def _xls_cell(book: Any, cell: Any) -> str:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return str(xlrd.xldate_as_datetime(cell.value, book.datemode).date().isoformat())
        except (ValueError, OverflowError):
            return _shown(cell.value, "General")
    if cell.ctype not in (xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER):
        return ""
    form = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    return _shown(cell.value, form)


def _csv(raw: bytes, name: str) -> _Sheet:
    text = decode(raw, name).lstrip("\ufeff")
    head = text[:4000]
    sign = max(",\t;，", key=lambda s: head.count(s) if s != "，" else 0)
    rows: list[list[str]] = []
    cells = 0
    try:
        for row in csv.reader(StringIO(text), delimiter=sign):
            rows.append([one_line(cell) for cell in row[:MAX_COLUMNS]])
            cells += len(row)
            _bounded(len(rows), 1, name)
            if cells > MAX_CELLS:
                raise _too_many(cells, name)
    except csv.Error as error:
        raise InputError(Text(f"不是完好的CSV：{error}", f"not a sound CSV: {error}"), place=Place(name)) from error
    return _Sheet("", rows, {})


def _bounded(rows: int, columns: int, name: str) -> None:
    if rows > MAX_ROWS or rows * columns > MAX_CELLS:
        raise _too_many(rows * columns, name)


def _too_many(cells: int, name: str) -> InputError:
    return InputError(
        Text(f"单元格过多（{cells}，上限{MAX_CELLS}，{MAX_ROWS}行）",
             f"too many cells ({cells}; at most {MAX_CELLS} in {MAX_ROWS} rows)"),
        place=Place(name),
        hint=Text("只留要核对的表，删去空行空列", "keep the tables to be audited, without empty rows and columns"),
    )  # fmt: skip


def _shown(value: Any, form: str | None) -> str:
    """A cell as it is shown: a number with as many decimals, thousands' commas and the percent sign of its format."""
    if value is None or isinstance(value, bool):
        return ""
    if hasattr(value, "isoformat"):
        return str(value.isoformat()).removesuffix("T00:00:00")
    if not isinstance(value, int | float):
        return one_line(str(value))
    code = _ESCAPED.sub("", (form or "General").split(";")[0])
    if "%" in code:
        value *= 100
    places = _DECIMALS.search(code)
    tail = "%" if "%" in code else ""
    if places is None or "E" in code or "/" in code:
        return f"{value:.10g}" + tail if abs(value) < 1e10 else f"{value:.2f}".rstrip("0").rstrip(".") + tail
    return f"{value:{',' if '#,##' in code else ''}.{len(places[1] or '')}f}" + tail
