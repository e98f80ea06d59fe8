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
    for start, cells, end in _tables(line.text):
        before = text[done : line.start + start]
        caption = _CAPTION.search(before)
        cut = line.start + start - (len(caption[0]) if caption else 0)
        out += [*_plain(text, done, cut), *_plain(text, cut, line.start + start)]
        out += [Line(line.start + a, line.start + b, line.text[a:b], False, is_cell=True) for a, b in cells]
        done = line.start + end
    if not out:
        return []
    out[0].broken = line.broken
    return [*out, *_plain(text, done, line.end)]


def _plain(text: str, start: int, end: int) -> list[Line]:
    """What stands around a table, as a line of its own."""
    said = text[start:end].strip(WHITE)
    at = text.index(said, start)
    return [Line(at, at + len(said), said, False)] if said else []


def _tables(text: str) -> Iterator[tuple[int, list[tuple[int, int]], int]]:
    """Where a table begins, the spans of its cells from those of its head on, and where it ends."""
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
        cells = [h.span() for h in head]
        for row, told in zip(rows, numbers, strict=True):
            base = row.start("numbers")
            cells += [row.span("name"), *((base + n.start(), base + n.end()) for n in told)]
        yield cells[0][0], cells, found.end()


def _touch(head: list[re.Match[str]], width: int, rows: int) -> bool:
    """Whether there are as many names of columns as numbers in a row, one right behind the other up to the rows."""
    ends = [h.start() for h in head[1:]] + [rows]
    return len(head) == width and all(0 <= b - h.end() <= 1 for h, b in zip(head, ends, strict=True))
