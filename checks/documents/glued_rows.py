"""Tables that a page runs into a paragraph, without a break between their rows: 粮食 98.7 8.8小麦 30.1 2.8."""

import re
from collections.abc import Iterator

from checks.chinese.lexicon import pattern_of
from checks.documents.lines import WHITE, Line

_ROWS = pattern_of("glued_rows", "rows")
_ROW = pattern_of("glued_rows", "row")
_HEAD = pattern_of("glued_rows", "head")
_CAPTION = pattern_of("glued_rows", "caption")
_FEWEST = 3  # rows, each with as many numbers


def parted(text: str, lines: list[Line]) -> list[Line]:
    """The lines, those that hold such a table in pieces: a line for what is before and behind it, one for each cell.

    It is only parted where it is sure: each row is a name and as many numbers as the head has columns, each of which
    ends with its unit in brackets.
    """
    return [piece for line in lines for piece in (_pieces(text, line) or [line])]


def _pieces(text: str, line: Line) -> list[Line]:
    out: list[Line] = []
    done = line.start
    for start, head, rows, end in _tables(line.text):
        out += _plain(text, done, line.start + start, first=line if not out else None)
        out += [Line(line.start + a, line.start + b, line.text[a:b], False, is_cell=True) for a, b in (*head, *rows)]
        done = line.start + end
    return out + _plain(text, done, line.end) if out else []


def _plain(text: str, start: int, end: int, first: Line | None = None) -> list[Line]:
    """What stands around a table, with the caption right before it on a line of its own."""
    body = text[start:end]
    cut = _CAPTION.search(body) if first is not None or body else None
    spans = [(start, start + cut.start()), (start + cut.start(), end)] if cut else [(start, end)]
    lines: list[Line] = []
    for a, b in spans:
        said = text[a:b].strip(WHITE)
        if said:
            at = text.index(said, a)
            lines.append(Line(at, at + len(said), said, bool(first and first.broken and not lines)))
    return lines


def _tables(text: str) -> Iterator[tuple[int, list[tuple[int, int]], list[tuple[int, int]], int]]:
    """Where a table begins, the spans of the cells of its head and of its rows, and where it ends."""
    at = 0
    while found := _ROWS.search(text, at):
        at = found.end()
        rows = list(_ROW.finditer(text, found.start(), found.end()))
        numbers = [list(re.finditer(r"\S+", row["numbers"])) for row in rows]
        width = len(numbers[0])
        head = list(_HEAD.finditer(text, max(0, found.start() - 200), found.start()))[-width:]
        numbers[-1] = numbers[-1][:width]  # the number of the page stands behind the last
        if len(rows) < _FEWEST or {len(n) for n in numbers} != {width} or not _touch(head, width, found.start()):
            continue
        cells = []
        for row, told in zip(rows, numbers, strict=True):
            base = row.start("numbers")
            cells += [row.span("name"), *((base + n.start(), base + n.end()) for n in told)]
        yield head[0].start(), [h.span() for h in head], cells, found.end()


def _touch(head: list[re.Match[str]], width: int, rows: int) -> bool:
    """Whether there are as many names of columns as numbers in a row, one right behind the other up to the rows."""
    ends = [h.start() for h in head[1:]] + [rows]
    return len(head) == width and all(0 <= b - h.end() <= 1 for h, b in zip(head, ends, strict=True))
