"""Tables of a printed page that lost their columns: cells parted by one blank, rows run on in one line.

Under a line that says the unit stand the words of the head and then the rows: a name, its numbers, and right behind
the last of them the next name, with its row number (102.04 3.651.增值税) or the code of its account (86 93 8.142010303
机关服务). A row that lacks cells is placed only where
the forms of its numbers leave one way; else its cells stay empty.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from checks.documents.document import Cell
from checks.documents.grid import CAPTION, CORNER, UNIT, UNIT_BEHIND, UNPLACED, Grid, cell
from checks.documents.lines import Line
from checks.documents.normal import plain
from checks.documents.run_on_heads import RATIO, head_words, is_head_line, names_of

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?[%％]?")
_TOKEN = re.compile(r"(?:(?<=[ 　])|^)(?:-?\d[\d,.]*[%％]?(?=[ 　]|$|[一-鿿（(“①-⑳])(?!年)|-(?=[ 　]|$))")
_TAIL = re.compile(
    r"(?<=[\d%％])[ 　]?(?:附?表[ 　]?\d|(?:注|说明|备注)[：:])"
)  # what follows is glued to the last row
_CODE = re.compile(r"[12]\d\d(?:\d\d){0,2}(?!\d)")  # of an account: its class, and the parts and items of that
_CODE_LENGTHS = (7, 5, 3)
_NAME = re.compile(r"[ 　]?[一-鿿“（]")
_CLASSES = 10  # how far the class of an account may be from that of the one above
_HEAD_ENDS = re.compile(r"(?<=[一-鿿%％）)])一、")
_PROSE = re.compile("[。；！？]")
_NOTHING = "-"  # what is printed where there is no number
_SHORT_TAIL = 3  # characters of a name that only ends the one above (…补助 / 支出)
_BARE = 40  # characters of a line that only names a row
_BARES = 40  # such lines one after the other
_FULL = 2  # rows that fill every column
_HEAD_LINES = 8
_MOST = 8  # columns


_Form = tuple[bool, bool] | None


@dataclass(slots=True)
class _Row:
    """A name and its numbers, as spans of the text. `torn`: numbers at the head of a line, of which no name is sure."""

    start: int
    end: int
    values: list[tuple[int, int]] = field(default_factory=list)
    torn: bool = False


def run_on(text: str, lines: Sequence[Line], at: int) -> Grid | None:
    """The table whose head begins in line `at`, right under its unit; None where rows and head do not fit."""
    above = lines[at - 1].text if at else ""
    if not (UNIT.match(above) or UNIT_BEHIND.match(above)) or "\t" in lines[at].text:
        return None
    body = at
    while body < min(len(lines), at + _HEAD_LINES) and is_head_line(lines[body].text):
        body += 1
    if body == len(lines):
        return None
    head = [lines[i].text for i in range(at, body)]
    begin = lines[body].start
    glued = _HEAD_ENDS.search(lines[body].text)
    if glued and not any(CORNER.match(word) for line in head for word in head_words(line)):
        head.append(lines[body].text[: glued.start()])
        begin += glued.start()
    names = names_of(head)
    if not names or len(names) > _MOST:
        return None
    rows, last = _rows(text, lines, body, begin, head)
    full = [row for row in rows if len(row.values) == len(names) and not row.torn]
    if len(full) < _FULL or not _fit(text, names, full):
        return None
    blank = Cell("", begin, begin)
    first = [blank, *(Cell(name, begin, begin) for name in names)]
    forms = [{_form(text, row.values[k]) for row in full} for k in range(len(names))]
    return Grid(at, last, [first, *(_placed(text, row, forms) for row in rows)], 1)


def _rows(text: str, lines: Sequence[Line], body: int, begin: int, head: Sequence[str]) -> tuple[list[_Row], int]:
    """The rows from `begin` on, and the last line with a number of them. The head may be printed again on a page."""
    rows: list[_Row] = []
    kept, last, bare, mark = 0, body, 0, ""
    for i in range(body, len(lines)):
        line = lines[i]
        if line.role == "chrome" or line.text in head:
            continue
        start = begin if i == body else line.start
        tail = _TAIL.search(line.text)
        end = line.start + tail.start() if tail else line.end
        if line.role or _ends(text[start:end]):
            break
        found, mark = _rows_of(text, start, end, mark)
        valued = any(row.values for row in found)
        bare = 0 if valued else bare + 1
        if bare > _BARES or (not valued and end - start > _BARE):
            break
        rows += found
        if valued:
            last, kept = i, len(rows)
        if tail:
            break
    return _mended(rows[:kept]), last


def _ends(said: str) -> bool:
    """Whether a line stands behind the table: another caption or unit, or prose."""
    return bool(CAPTION.match(said) or UNIT.match(said) or UNIT_BEHIND.match(said) or _PROSE.search(said))


def _rows_of(text: str, start: int, end: int, mark: str) -> tuple[list[_Row], str]:
    """The rows of one line, and the row number or code of the last that has one (`mark` before the line)."""
    rows: list[_Row] = []
    at = start
    for found in _TOKEN.finditer(text[start:end]):
        a, b = found.start() + start, found.end() + start
        name = text[at:a].strip(" 　")
        if found.start() == 0 and not _NUMBER.match(text[b:end].lstrip(" 　")):
            continue  # the number of a row
        if name or not rows:
            rows.append(_Row(at, a, torn=not name))
            mark = _mark(name, mark)
        value = _unglued(found[0], mark, named=bool(_NAME.match(text, b, end)))
        if not value:
            rows[-1].torn = True
        rows[-1].values.append((a, a + len(value)))
        at = a + len(value) if value else b
        mark = _mark(text[at:b], mark)
    if text[at:end].strip(" 　"):
        rows.append(_Row(at, end))
        mark = _mark(text[at:end], mark)
    return rows, mark


def _mark(name: str, before: str) -> str:
    """The row number or the code a name begins with; the last one `before` it where there is none."""
    found = re.search(r"(?:^|[：:])(\d{1,2})[.．]", name) or _CODE.match(name)
    return found[found.re.groups] if found else before


def _unglued(token: str, mark: str, *, named: bool) -> str:
    """A number without what is glued to it of the next row, where a name stands behind (`named`).

    Row numbers go on or begin anew (3.651. behind row 0: 3.65), codes rise; where neither is what is printed the number
    is empty.
    """
    if token == _NOTHING:
        return token
    if named and _CODE.fullmatch(mark):
        for length in _CODE_LENGTHS:
            value, code = token[:-length], token[-length:]
            if value and _follows(code, mark) and (value == _NOTHING or _NUMBER.fullmatch(value)):
                return value
    if _NUMBER.fullmatch(token):
        return token
    body = token.rstrip(".")
    for number in (str(int(mark or 0) + 1), "1"):
        value = body.removesuffix(number)
        if value != body and _NUMBER.fullmatch(value):
            return value
    return ""


def _follows(code: str, before: str) -> bool:
    """Whether a code is that of an account listed behind another: 20104 behind 2010399."""
    return bool(_CODE.fullmatch(code)) and code > before and int(code[:3]) - int(before[:3]) <= _CLASSES


def _mended(rows: Iterable[_Row]) -> list[_Row]:
    """Rows with the last characters of a name put to it that were printed on the next line."""
    out: list[_Row] = []
    for row in rows:
        above = out[-1] if out else None
        if above and not above.values and 0 < row.end - row.start <= _SHORT_TAIL + 1 and not row.torn:
            out[-1] = _Row(above.start, row.end, row.values)
        else:
            out.append(row)
    return out


def _form(text: str, span: tuple[int, int]) -> _Form:
    """Whether a number has decimals and a percent sign; None where a dash stands for it."""
    value = text[slice(*span)]
    return None if value == _NOTHING else ("." in value, value[-1] in "%％")


def _fit(text: str, names: Sequence[str], full: Sequence[_Row]) -> bool:
    """Whether numbers are as the head says: rates have decimals or a percent sign, amounts no such sign."""
    for k, name in enumerate(names):
        forms = [form for row in full if (form := _form(text, row.values[k]))]
        alike = sum((point or percent) if RATIO.search(name) else not percent for point, percent in forms)
        if 2 * alike <= len(forms):
            return False
    return True


def _placed(text: str, row: _Row, forms: Sequence[set[_Form]]) -> list[Cell]:
    """The cells of a row; without its numbers where it is not sure under which names they stand."""
    name = cell(text, row.start, row.end)
    out = [name, *[Cell("", row.end, row.end)] * len(forms)]
    unread = Cell(UNPLACED, row.end, row.end)
    if row.torn or len(row.values) > len(forms):
        return [name, *[unread] * len(forms)]
    if not row.values:
        return out
    said = [_form(text, span) for span in row.values]
    ways = [
        way
        for way in combinations(range(len(forms)), len(said))
        if len(said) == len(forms) or all(form is None or form in forms[k] for k, form in zip(way, said, strict=True))
    ]
    if len(ways) > 1:
        return [name, *[unread] * len(forms)]
    if ways:
        for k, (a, b) in zip(ways[0], row.values, strict=True):
            out[k + 1] = Cell(plain(text[a:b]), a, b)
    return out
