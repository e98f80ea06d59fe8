"""Tables as cells: pipes, tabs, list rows of the communiqués, aligned columns, HTML."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass

from checks.documents.lines import WHITE, Line
from checks.documents.model import Cell
from checks.documents.normal import plain

_RULE = re.compile(r"^\|?[\s:|\-]+\|[\s:|\-]*$")
_NUMERIC = re.compile(
    r"^[<>≤≥＜＞]?[-－—+]?[\[［【]?[-－+]?\d[\d,，.．]*[%％‰]?[\]］】]?(?:左右|以上|以下|以内)?$|^(?:—|－|-|…|\.\.\.)$"
)
_CLOSE = re.compile("</table", re.IGNORECASE)
_BULLET = re.compile(r"^(?:\*\*)?[-*•]\s+")
_TOKEN = re.compile(r"[^\s　*]+")
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_GAP = re.compile(r"[ 　\t]{2,}")
_CAPTION = re.compile(r"^[#*\s　]*(?:附?表|专\s?栏)\s?[\d一二三四五六七八九十]{0,3}\s?[-—\d]{0,3}[：:．.\s　]?")
_UNIT = re.compile(r"^[（(*\s　]*(?:计量)?单\s{0,2}位\s{0,2}[：:]\s{0,2}(?P<unit>[^（）()|*]{1,24}?)[）)*\s　]*$")
_NOTE = re.compile(r"^[（(*\s　]*(?:注|说明|备注)\s{0,2}\d{0,2}[：:.]")


@dataclass(slots=True)
class Grid:
    """A table found in the lines `first` to `last` (both included), not yet placed in a section."""

    first: int
    last: int
    rows: list[list[Cell]]
    header: int
    caption: str = ""
    unit: str = ""
    notes: tuple[Cell, ...] = ()


def find_tables(text: str, lines: list[Line]) -> list[Grid]:
    """Every table of a document; sets the role of the lines that belong to one (table, caption, unit, note)."""
    grids: list[Grid] = []
    closes = [m.start() for m in _CLOSE.finditer(text)]
    at = 0
    while at < len(lines):
        grid, last = (None, at) if lines[at].role else _table_at(text, lines, at, closes)
        if grid is None:
            at = last + 1
            continue
        for line in lines[grid.first : grid.last + 1]:
            line.role = "table"
        _surroundings(text, lines, grid)
        grids.append(grid)
        at = grid.last + 1
    return grids


def _table_at(text: str, lines: list[Line], at: int, closes: list[int]) -> tuple[Grid | None, int]:
    """The table that starts at a line, and the last line that was looked at: none of them is looked at again."""
    body = lines[at].text
    if body[0] == "|" or body.startswith("**|"):
        return _pipes(text, lines, at), at
    if "\t" in body:
        return _tabs(text, lines, at), at
    if body[0] in "-*•" and _BULLET.match(body):
        last = _run(lines, at, _BULLET)
        return _bullets(text, lines, at, last), last
    if body[:6].lower() == "<table":
        return _html(text, lines, at, closes), at
    if _GAP.search(body):
        last = _run(lines, at, _GAP)
        return _aligned(text, lines, at, last), last
    return None, at


def _run(lines: list[Line], at: int, pattern: re.Pattern[str]) -> int:
    """The last of the lines from `at` on that hold `pattern`, with no blank line between them."""
    last = at
    while last + 1 < len(lines):
        line = lines[last + 1]
        if line.broken or line.role or not pattern.search(line.text):
            break
        last += 1
    return last


def cell(text: str, start: int, end: int) -> Cell:
    """The cell of a source span, white space around it left out."""
    raw = text[start:end]
    inner = raw.strip(WHITE)
    if not inner:
        return Cell("", start, start)
    start += raw.index(inner[0])
    return Cell(plain(inner), start, start + len(inner))


def split_cells(text: str, start: int, end: int, sign: str) -> list[Cell]:
    """The cells of a source span parted by `sign`; an empty cell stays as an empty one."""
    cells = []
    for part in text[start:end].split(sign):
        cells.append(cell(text, start, start + len(part)))
        start += len(part) + 1
    return cells


def is_numeric(word: str) -> bool:
    """Whether a cell holds a number or stands for one (—, …)."""
    return bool(_NUMERIC.match(word))


def _pipes(text: str, lines: list[Line], at: int) -> Grid | None:
    rows: list[list[Cell]] = []
    caption = unit = ""
    header = 0
    last = at
    for i in range(at, len(lines)):
        line = lines[i]
        if not _is_pipe(line):
            break
        start = text.index("|", line.start) + 1
        end = line.end - 1 if line.text[-1] == "|" and line.end - 1 >= start else line.end
        row = split_cells(text, start, end, "|")
        if _RULE.match(line.text):
            header = header or len(rows)
        elif _alone(row, _CAPTION):
            if rows:
                break
            caption = _alone(row, _CAPTION)
        elif not rows and _alone(row, _UNIT):
            unit = _unit_of(_alone(row, _UNIT))
        else:
            rows.append(row)
        last = i
    rows = _without_empty_tail([r for r in rows if any(c.text for c in r)])
    if len(rows) < 2:
        return None
    return Grid(at, last, _under_headers(rows, _header_rows(rows, header)), _header_rows(rows, header), caption, unit)


def _is_pipe(line: Line) -> bool:
    return not line.role and (line.text[0] == "|" or line.text.startswith("**|"))


def _alone(row: list[Cell], pattern: re.Pattern[str]) -> str:
    """The text of a row that fills one cell only and begins as `pattern`: a caption or a unit inside the table."""
    filled = [c.text for c in row if c.text]
    return filled[0] if len(filled) == 1 and pattern.match(filled[0]) else ""


def _unit_of(said: str) -> str:
    found = _UNIT.match(said)
    return plain(found["unit"]) if found else ""


def _under_headers(rows: list[list[Cell]], header: int) -> list[list[Cell]]:
    """Rows put under a header that was printed with empty cells between its names (merged cells torn apart).

    Only where one header row has such holes: a row with as many filled cells as the header has names is matched in
    order, any other cell goes to the name at or before its column.
    """
    if header != 1:
        return rows
    names = [i for i, c in enumerate(rows[0]) if c.text]
    if len(names) in (0, len(rows[0])) or names[0] != 0:
        return rows
    return [_squeezed(row, names) for row in rows]


def _squeezed(row: list[Cell], names: list[int]) -> list[Cell]:
    filled = [(i, c) for i, c in enumerate(row) if c.text]
    if len(filled) == len(names):
        return [c for _, c in filled]
    out = [Cell("", row[-1].end, row[-1].end)] * len(names)
    for i, found in filled:
        under = max((k for k, n in enumerate(names) if n <= i), default=0)
        while under < len(out) - 1 and out[under].text:
            under += 1
        out[under] = found
    return out


def _tabs(text: str, lines: list[Line], at: int) -> Grid | None:
    first = lines[at].text.count("\t")
    last = at
    for i in range(at + 1, len(lines)):
        tabs = lines[i].text.count("\t")
        if not tabs or (lines[i].broken and abs(tabs - first) > 1) or lines[i].role:
            break
        last = i
    if last == at or first < 1:
        return None
    rows = [split_cells(text, _indented(text, lines[i].start), lines[i].end, "\t") for i in range(at, last + 1)]
    return Grid(at, last, rows, _header_rows(rows, 0))


def _indented(text: str, start: int) -> int:
    """Where a line of cells begins, with the tabs before its first word: each is an empty cell."""
    while start and text[start - 1] in "\t ":
        start -= 1
    return start


def _bullets(text: str, lines: list[Line], at: int, last: int) -> Grid | None:
    rows = []
    for line in lines[at : last + 1]:
        lead = _BULLET.match(line.text)
        assert lead is not None
        rows.append([(m.start() + line.start, m.end() + line.start) for m in _TOKEN.finditer(line.text, lead.end())])
    return _from_tokens(text, at, last, rows)


def _aligned(text: str, lines: list[Line], at: int, last: int) -> Grid | None:
    rows = []
    for line in lines[at : last + 1]:
        rows.append([(m.start() + line.start, m.end() + line.start) for m in _TOKEN.finditer(line.text)])
    return _from_tokens(text, at, last, rows)


Tokens = list[tuple[int, int]]


def _from_tokens(text: str, first: int, last: int, tokens: list[Tokens]) -> Grid | None:
    """A table of rows whose cells are parted by blanks only: most rows must end with a number."""
    stop = next((i for i, row in enumerate(tokens) if i and _CAPTION.match(text[row[0][0] : row[-1][1]])), len(tokens))
    last -= len(tokens) - stop
    tokens = tokens[:stop]
    tokens = _unspaced(text, tokens)
    numeric = [bool(len(r) > 1 and is_numeric(text[slice(*r[-1])])) for r in tokens]
    if len(tokens) < 3 or sum(numeric) < 0.6 * len(tokens) or sum(numeric) < 2:
        return None
    width = _width(tokens, numeric)
    head = next(i for i, row in enumerate(tokens) if numeric[i] and len(row) >= width)
    caption, unit, names = _head_of(text, tokens[:head])
    names = _paired(text, names, width)
    rows = [[cell(text, a, b) for a, b in names]] if names else []
    width = max(width, len(names)) if abs(len(names) - width) <= 1 else width
    rows += [_fit(text, row, width) for row in tokens[head:]]
    return Grid(first, last, rows, 1 if names else 0, caption, unit)


def _unspaced(text: str, tokens: list[Tokens]) -> list[Tokens]:
    """Rows whose label or unit has blanks between its characters (粮 食, 亿 吨), put together where that evens them."""
    numeric = [is_numeric(text[slice(*row[-1])]) for row in tokens]
    together = [_together(text, row) if yes else row for row, yes in zip(tokens, numeric, strict=True)]
    widths = Counter(len(row) for row, yes in zip(together, numeric, strict=True) if yes)
    width = min(widths, key=lambda n: (-widths[n], n), default=0)
    return [new if len(new) == width else old for old, new in zip(tokens, together, strict=True)]


def _together(text: str, row: Tokens) -> Tokens:
    """A row with the single characters at its head, and a numeral of scale and its unit, each made one cell."""
    alone = [b - a == 1 and "一" <= text[a] <= "鿿" for a, b in row]
    out: Tokens = []
    at = 0
    while at < len(row):
        end = at + 1
        if alone[at] and text[row[at][0]] in "亿万" and end < len(row) and alone[end]:
            end += 1
        elif alone[at] and not out:
            while end < len(row) and alone[end] and text[row[end][0]] not in "亿万":
                end += 1
        out.append((row[at][0], row[end - 1][1]))
        at = end
    return out


def _head_of(text: str, rows: list[Tokens]) -> tuple[str, str, Tokens]:
    """Caption, unit and column names out of the rows above the first with numbers."""
    caption = unit = ""
    names: Tokens = []
    for row in rows:
        said = text[row[0][0] : row[-1][1]]
        if _UNIT.match(said):
            unit = _unit_of(said)
        elif not names and (_CAPTION.match(said) or (caption and not unit and len(row) == 1)):
            caption += plain(said)
        else:
            names += row
    return caption, unit, names


def _paired(text: str, names: Tokens, width: int) -> Tokens:
    """Column names printed with a blank inside (指 标) put together, where that gives the width of the rows."""
    out: Tokens = []
    i = 0
    while i < len(names):
        a, b = names[i]
        alone = b - a == 1 and i + 1 < len(names) and names[i + 1][1] - names[i + 1][0] == 1
        out.append((a, names[i + 1][1]) if alone else (a, b))
        i += 2 if alone else 1
    return out if len(names) != width and abs(len(out) - width) <= 1 else names


def _width(tokens: list[Tokens], numeric: list[bool]) -> int:
    """The commonest count of cells among the rows that end with a number."""
    counts = Counter(len(row) for row, yes in zip(tokens, numeric, strict=True) if yes)
    return min(counts, key=lambda n: (-counts[n], n))


def _fit(text: str, row: Tokens, width: int) -> list[Cell]:
    """A row of `width` cells: a label printed with blanks inside (粮 食) is put together again."""
    extra = len(row) - width
    if extra > 0:
        row = [(row[0][0], row[extra][1]), *row[extra + 1 :]]
    cells = [cell(text, a, b) for a, b in row]
    end = row[-1][1]
    return cells + [Cell("", end, end)] * (width - len(cells))


def _html(text: str, lines: list[Line], at: int, closes: list[int]) -> Grid | None:
    close = bisect_left(closes, lines[at].start)
    if close == len(closes):
        return None
    last = bisect_right(lines, closes[close], key=lambda line: line.start) - 1
    start, end = lines[at].start, lines[last].end
    rows = []
    for row in re.finditer(r"<tr\b[^<>]{0,200}>", text[start:end], re.IGNORECASE):
        a = start + row.end()
        stop = re.compile(r"</tr|<tr\b|</table", re.IGNORECASE).search(text, a, end)
        rows.append(_html_row(text, a, stop.start() if stop else end))
    rows = [r for r in rows if r]
    if not rows:
        return None
    return Grid(at, last, rows, _header_rows(rows, 0))


_TD = re.compile(r"<t[dh]\b[^<>]{0,200}>", re.IGNORECASE)
_SPAN = re.compile(r"colspan\s{0,3}=\s{0,3}[\"']?(\d{1,2})", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,200}>")


def _html_row(text: str, start: int, end: int) -> list[Cell]:
    opened = list(_TD.finditer(text, start, end))
    cells: list[Cell] = []
    for i, tag in enumerate(opened):
        stop = opened[i + 1].start() if i + 1 < len(opened) else end
        close = text.find("</t", tag.end(), stop)
        found = cell(text, tag.end(), close if close >= 0 else stop)
        cells.append(Cell(_TAG.sub("", found.text), found.start, found.end))
        wide = _SPAN.search(tag[0])
        cells += [Cell("", found.end, found.end)] * (min(int(wide[1]), 30) - 1 if wide else 0)
    return cells


def _header_rows(rows: list[list[Cell]], printed: int) -> int:
    """How many rows stand above the first that holds a number (a year is a name), or above a printed |---| line."""
    for i, row in enumerate(rows):
        if any(_is_value(c.text) for c in row[1:]):
            return max(i, printed if printed <= 2 else 0)
    return 1


def _is_value(word: str) -> bool:
    """Whether a cell holds a value or says that there is none; a year is the name of a column."""
    return is_numeric(word) and not _YEAR.match(word)


def _without_empty_tail(rows: list[list[Cell]]) -> list[list[Cell]]:
    """Rows without the columns at the right that are empty in every row."""
    width = max((i + 1 for row in rows for i, c in enumerate(row) if c.text), default=0)
    return [row[:width] for row in rows]


def _surroundings(text: str, lines: list[Line], grid: Grid) -> None:
    """Caption and unit above the table, notes under it."""
    i = grid.first - 1
    for _ in range(3):
        if i < 0 or lines[i].role:
            break
        unit = _UNIT.match(lines[i].text)
        if unit and not grid.unit:
            grid.unit = plain(unit["unit"])
            lines[i].role = "unit"
        elif _CAPTION.match(lines[i].text) and len(lines[i].text) <= 60 and lines[i].text[-1] not in "。；":
            grid.caption = plain(lines[i].text.lstrip("# "))
            if lines[i].text[0] != "#":
                lines[i].role = "caption"
            break
        else:
            break
        i -= 1
    if not grid.caption and i >= 0 and not lines[i].role and lines[i].text[0] == "#":
        grid.caption = plain(lines[i].text.lstrip("# "))
    notes = []
    i = grid.last + 1
    while i < len(lines) and not lines[i].role and _NOTE.match(lines[i].text):
        lines[i].role = "note"
        notes.append(cell(text, lines[i].start, lines[i].end))
        i += 1
    grid.notes = tuple(notes)
