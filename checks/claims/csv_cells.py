"""The cells of a CSV file with the line and column of each, for errors that point at the cell.

Comma-separated, double quotes doubled inside quoted cells (RFC 4180). UTF-8 with or without a mark at its beginning,
and GB18030, which spreadsheets write on Chinese systems.
"""

from dataclasses import dataclass
from pathlib import Path

from checks.errors import InputError, Place
from checks.regular import content
from checks.wording import Text


@dataclass(frozen=True, slots=True)
class CsvCell:
    """One cell and where it begins, lines and columns counted from 1."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row: its cells, the line it begins on, and that line as it stands."""

    cells: tuple[CsvCell, ...]
    line: int
    source: str


def read_rows(file: Path, limit: int) -> list[CsvRow]:
    """The rows of a file of at most `limit` bytes. Raises `InputError`."""
    raw = content(file)
    if len(raw) > limit:
        message = Text(f"文件过大（上限{limit}字节）", f"file too large (limit {limit} bytes)")
        raise InputError(message, place=Place(str(file)))
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return parse_rows(raw.decode(encoding), str(file))
        except UnicodeDecodeError:
            continue
    raise InputError(
        Text("编码既不是UTF-8也不是GB18030", "neither UTF-8 nor GB18030"),
        place=Place(str(file)),
        hint=Text("另存为UTF-8后重试", "save the file as UTF-8"),
    )


def parse_rows(text: str, name: str) -> list[CsvRow]:
    """The rows of CSV text, in one pass. Raises `InputError` for a quotation mark that is never closed."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows: list[CsvRow] = []
    at = 0
    while at < len(lines):
        cells, after = _row(lines, at, name)
        if len(cells) > 1 or cells[0].text:
            rows.append(CsvRow(tuple(cells), at + 1, lines[at]))
        at = after
    return rows


def _row(lines: list[str], first: int, name: str) -> tuple[list[CsvCell], int]:
    """The cells of the row that begins on line `first`, and the line after it."""
    cells: list[CsvCell] = []
    line, column = first, 0
    while True:
        start_line, start = line, column
        if lines[line][column : column + 1] == '"':
            text, line, column = _quoted(lines, line, column + 1, Place(name, line + 1, column + 1))
        else:
            end = lines[line].find(",", column)
            end = len(lines[line]) if end < 0 else end
            text, column = lines[line][column:end], end
        cells.append(CsvCell(text, start_line + 1, start + 1))
        end = lines[line].find(",", column)
        if end < 0:
            return cells, line + 1
        column = end + 1


def _quoted(lines: list[str], line: int, column: int, opened: Place) -> tuple[str, int, int]:
    """The text of a quoted cell that begins behind its mark, and where it ends."""
    parts: list[str] = []
    while True:
        end = lines[line].find('"', column)
        if end < 0:
            parts += [lines[line][column:], "\n"]
            line, column = line + 1, 0
            if line == len(lines):
                raise InputError(
                    Text("引号没有结束", "this quotation mark is never closed"),
                    place=opened,
                    source=lines[opened.line - 1],
                )
            continue
        parts.append(lines[line][column:end])
        if lines[line][end + 1 : end + 2] != '"':
            return "".join(parts), line, end + 1
        parts.append('"')
        column = end + 2
