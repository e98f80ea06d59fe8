"""Tables without rules: lines whose stretches stand under one another, numbers below numbers."""

from collections.abc import Sequence

from checks.documents.formats.pdf_lines import TextLine, joined, said
from checks.documents.formats.pdf_tables import PrintedTable
from checks.documents.formats.pipes import is_number
from checks.documents.grid import CAPTION, UNIT

_FEWEST = 3  # rows with numbers
_MOST_COLUMNS = 30
_BARE = 3  # lines of one stretch, one after the other, that a table may hold: names too long for their cell
_HEAD_LINES = 4
_SENTENCE = frozenset("。；！？")

Span = tuple[float, float]


def find_aligned(lines: Sequence[TextLine]) -> list[tuple[int, int, PrintedTable]]:
    """The tables among the lines of a page: first line, last line, and what they hold."""
    out: list[tuple[int, int, PrintedTable]] = []
    at = 0
    while at < len(lines):
        if not _numeric(lines[at]):
            at += 1
            continue
        last = _last(lines, at)
        found = _table(lines, at, last, out[-1][1] + 1 if out else 0)
        if found is not None:
            out.append(found)
        at = last + 1
    return out


def _words(line: TextLine) -> list[tuple[str, float, float]]:
    return [(said(part), part[0].x0, max(g.x1 for g in part)) for part in line.parts]


def _numeric(line: TextLine) -> bool:
    """Whether a line has a name and numbers apart from it."""
    if len(line.parts) < 2 or _SENTENCE & set(line.text):
        return False
    words = [said(part) for part in line.parts]
    return any(is_number(word) for word in words[1:]) and all(len(word) < 40 for word in words)


def _last(lines: Sequence[TextLine], at: int) -> int:
    last = at
    for i in range(at + 1, len(lines)):
        line = lines[i]
        if line.column != lines[at].column or UNIT.match(line.text) or CAPTION.match(line.text):
            break
        if _numeric(line):
            last = i
        elif i - last > _BARE or len(line.text) > 40 or _SENTENCE & set(line.text):
            break
    return last


def _table(lines: Sequence[TextLine], at: int, last: int, floor: int) -> tuple[int, int, PrintedTable] | None:
    rows = [_words(line) for line in lines[at : last + 1]]
    numeric = [row for row, line in zip(rows, lines[at : last + 1], strict=True) if _numeric(line)]
    if len(numeric) < _FEWEST:
        return None
    columns = _columns(numeric)
    if not 2 <= len(columns) <= _MOST_COLUMNS:
        return None
    placed = [_placed(row, columns) for row in rows]
    if any(row is None for row in placed):
        return None
    first = at
    head: list[list[str]] = []
    while first > floor and at - first < _HEAD_LINES:
        line = lines[first - 1]
        far = lines[first].base - line.base > 2.5 * line.size
        row = _placed(_words(line), columns) if len(line.parts) > 1 and not far else None
        if row is None or line.column != lines[at].column or UNIT.match(line.text) or _SENTENCE & set(line.text):
            break
        head.insert(0, row)
        first -= 1
    body = _wrapped([row for row in placed if row is not None])
    xs = (*(a for a, _ in columns), columns[-1][1])
    return first, last, PrintedTable(_one_head(head) + body, xs, lines[first].base, lines[last].base)


def _columns(rows: Sequence[Sequence[tuple[str, float, float]]]) -> list[Span]:
    """Where columns begin and end: stretches that overlap from row to row are of one."""
    spans = sorted((x0, x1) for row in rows for _, x0, x1 in row)
    out: list[Span] = []
    for x0, x1 in spans:
        if out and x0 < out[-1][1]:
            out[-1] = (out[-1][0], max(x1, out[-1][1]))
        else:
            out.append((x0, x1))
    return out


def _placed(row: Sequence[tuple[str, float, float]], columns: Sequence[Span]) -> list[str] | None:
    """The words of a row by column: the one they cover most of, else the nearest; None where two fall together."""
    out = [""] * len(columns)
    for word, x0, x1 in row:
        at = min(range(len(columns)), key=lambda k: _distance((x0, x1), columns[k]))
        if out[at]:
            return None
        out[at] = word
    return out


def _distance(word: Span, column: Span) -> tuple[float, float]:
    covered = min(word[1], column[1]) - max(word[0], column[0])
    return (-covered, abs(word[0] + word[1] - column[0] - column[1]))


def _one_head(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The lines of a head in one row: names broken into lines stand under one another."""
    if not rows:
        return []
    out = [""] * len(rows[0])
    for row in rows:
        out = [joined(a, b) for a, b in zip(out, row, strict=True)]
    return [out]


def _wrapped(rows: list[list[str]]) -> list[list[str]]:
    """Rows with a name of one or two characters, left over from the one above, put back to it."""
    out: list[list[str]] = []
    for row in rows:
        if out and row[0] and not any(row[1:]) and len(row[0]) <= 2 and out[-1][0]:
            out[-1][0] = joined(out[-1][0], row[0])
        else:
            out.append(row)
    return out
