"""Glyphs into printed lines, and lines into the order they are read in: down the columns of a page, then across."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from checks.documents.formats.pdf_pages import Glyph
from checks.documents.formats.pipes import is_number
from checks.documents.grid import UNIT

_LEADERS = frozenset("….·⋯．")
_FEWEST_LEADERS = 8
_SMALL, _RAISED = 0.8, 0.75  # of the height: how large the number of a note is, and how far above its line it stands
_SAME_BASE = 0.42  # of the height, by which the bases of one line's glyphs may differ
_GAP = 0.8  # of the height: a blank between words of one line
_PART = 1.5  # of the height: a gap between two cells or two columns
_NARROW_GUTTER = 0.3  # of the height: the room between columns beside a line that runs out of its own
_LATIN_GAP = 0.2
_DIGIT_GAP = 0.35
BIN = 2.0  # points
_FEWEST_ROWS = 12  # of a page in columns
_CROSSED = 0.15  # of the rows: titles over the gutter
_FULL, _MOSTLY = 0.85, 0.5  # of a column's width that its lines fill, and how many do
_NARROWEST = 7  # characters in a line of a column


@dataclass(slots=True)
class TextLine:
    """A printed line. `parts` are its stretches between wide gaps; `column` names the column of text it stands in."""

    parts: list[list[Glyph]]
    column: int = 0
    text: str = ""
    x0: float = 0.0
    x1: float = 0.0
    base: float = 0.0
    size: float = 1.0

    def __post_init__(self) -> None:
        glyphs = [g for part in self.parts for g in part]
        words = [said(part) for part in self.parts]
        # A row without rules keeps its gaps: whoever finds the tables of a text parts cells by them.
        self.text = "  ".join(words) if any(map(is_number, words[1:])) else said(glyphs)
        self.x0, self.x1 = glyphs[0].x0, max(g.x1 for g in glyphs)
        self.size = median([g.size for g in glyphs if not g.text.isascii()] or [g.size for g in glyphs])
        self.base = median(g.base for g in glyphs)


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs that stand on one line together, lines from the top down, each from the left."""
    rows: list[list[Glyph]] = []
    base = size = 0.0
    for glyph in sorted(glyphs, key=lambda g: (g.base, g.x0)):
        if rows and glyph.base - base <= _SAME_BASE * min(size, glyph.size):
            rows[-1].append(glyph)
            size = min(size, glyph.size)
        else:
            rows.append([glyph])
            base, size = glyph.base, glyph.size
    out: list[list[Glyph]] = []
    for row in rows:
        row.sort(key=lambda g: g.x0)
        if out and (_raised(out[-1], row) or _raised(row, out[-1])):
            out[-1] = sorted(out[-1] + row, key=lambda g: g.x0)
        else:
            out.append(row)
    return [_without_leaders(row) for row in out]


def _raised(small: Sequence[Glyph], row: Sequence[Glyph]) -> bool:
    """Whether glyphs are small ones set above or below the line of `row`, in gaps of it: the numbers of notes."""
    size = max(g.size for g in row)
    if max(g.size for g in small) > _SMALL * size or abs(small[0].base - row[0].base) > _RAISED * size:
        return False
    slack = 0.15 * size
    return not any(a.x0 < b.x1 - slack and b.x0 < a.x1 - slack for a in small for b in row)


def _without_leaders(row: list[Glyph]) -> list[Glyph]:
    """A line of a table of contents without the dots that were printed under its page number."""
    dots = [g for g in row if g.text in _LEADERS]
    if len(dots) < _FEWEST_LEADERS:
        return row
    words = [g for g in row if g.text not in _LEADERS]
    return [g for g in row if g.text not in _LEADERS or not any(w.x0 < g.x1 and g.x0 < w.x1 for w in words)]


def said(glyphs: Sequence[Glyph]) -> str:
    """What the glyphs of one line say, with a blank where there is room for one."""
    out: list[str] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before is not None and _blank(before, glyph):
            out.append(" ")
        out.append(glyph.text)
        before = glyph
    return "".join(out)


def _blank(a: Glyph, b: Glyph) -> bool:
    gap = (b.x0 - a.x1) / max(a.size, b.size)
    latin = a.text.isascii() and b.text.isascii() and a.text.isalpha() and b.text.isalpha()
    digits = a.text.isdigit() and b.text.isdigit()
    return gap > (_LATIN_GAP if latin else _DIGIT_GAP if digits else _GAP)


def joined(first: str, second: str) -> str:
    """Two lines of one paragraph or cell in one: Latin words keep a blank, a word broken with a hyphen loses it."""
    if not first or not second:
        return first + second
    a, b = first[-1], second[0]
    if a == "-" and len(first) > 1 and _latin(first[-2]) and _latin(b):
        return first[:-1] + second
    return f"{first} {second}" if _latin(a) and _latin(b) else first + second


def _latin(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()


def parts_of(row: Sequence[Glyph], gap: float = _PART) -> list[list[Glyph]]:
    """A line's stretches between gaps wider than `gap` times its height."""
    parts: list[list[Glyph]] = [[row[0]]]
    for a, b in pairwise(row):
        if b.x0 - a.x1 > gap * max(a.size, b.size):
            parts.append([])
        parts[-1].append(b)
    return parts


def read_lines(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """The lines of a page outside its tables, in the order they are read."""
    rows = rows_of(glyphs)
    gutters = _gutters(rows)
    if not gutters:
        return [line for row in rows for line in _beside(parts_of(row))]
    out: list[TextLine] = []
    columns: list[list[TextLine]] = [[] for _ in range(len(gutters) + 1)]
    for row in rows:
        for over, part in _divided(row, gutters):
            if over < 0:  # a title over several columns: what stands above it is read before
                out += [line for column in columns for line in column]
                columns = [[] for _ in columns]
                out.append(TextLine(parts_of(part), -1))
            else:
                columns[over].append(TextLine(parts_of(part), over))
    return out + [line for column in columns for line in column]


def _beside(parts: list[list[Glyph]]) -> list[TextLine]:
    """The lines of a row: a unit printed at its end, beside the number or the name of a table, is one of its own."""
    if len(parts) > 1 and UNIT.match(said(parts[-1])):
        return [TextLine(parts[:-1]), TextLine(parts[-1:])]
    return [TextLine(parts)]


def _divided(row: Sequence[Glyph], gutters: Sequence[float]) -> list[tuple[int, list[Glyph]]]:
    """A row of glyphs by the column they stand in; -1 for a stretch that runs over a gutter."""
    out: list[tuple[int, list[Glyph]]] = []
    for part in _at_gutters(row, gutters):
        crossed = any(part[0].x0 < x < part[-1].x1 for x in gutters)
        at = -1 if crossed else sum(x < part[0].x0 + 0.1 for x in gutters)
        if out and out[-1][0] == at:
            out[-1][1].extend(part)
        else:
            out.append((at, part))
    return out


def _at_gutters(row: Sequence[Glyph], gutters: Sequence[float]) -> list[list[Glyph]]:
    """A row parted at wide gaps and, however narrow the gap, where a gutter runs between two glyphs."""
    parts: list[list[Glyph]] = [[row[0]]]
    for a, b in pairwise(row):
        gap = (b.x0 - a.x1) / max(a.size, b.size)
        if gap > _GAP or (gap > _NARROW_GUTTER and any(a.x1 <= x + BIN and b.x0 >= x - BIN for x in gutters)):
            parts.append([])
        parts[-1].append(b)
    return parts


def _gutters(rows: Sequence[Sequence[Glyph]]) -> list[float]:
    """Where the blank stripes between columns of prose run; empty for a page read straight across."""
    if len(rows) < _FEWEST_ROWS:
        return []
    parts = [part for row in rows for part in parts_of(row, _GAP)]
    size = median(part[0].size for part in parts)
    left = min(part[0].x0 for part in parts)
    right = max(part[-1].x1 for part in parts)
    counts = [0] * (int((right - left) / BIN) + 2)
    for part in parts:
        for i in range(int((part[0].x0 - left) / BIN), int((part[-1].x1 - left) / BIN) + 1):
            counts[i] += 1
    blank = stripes([n <= _CROSSED * len(rows) for n in counts], size)
    found = [left + (a + b) / 2 * BIN for a, b in blank if a > 0 and b < len(counts) - 1]
    edges = [left - 1, *found, right + 1]
    columns = list(pairwise(edges))
    return found if found and all(_is_prose(parts, a, b, size) for a, b in columns) else []


def stripes(blank: Sequence[bool], size: float) -> list[tuple[int, int]]:
    """The runs of blank bins at least a gap wide, each as its first bin and the one behind its last."""
    out: list[tuple[int, int]] = []
    start = -1
    for i, empty in enumerate([*blank, False]):
        if empty and start < 0:
            start = i
        elif not empty and start >= 0:
            if (i - start) * BIN >= _GAP * size:
                out.append((start, i))
            start = -1
    return out


def _is_prose(parts: Sequence[Sequence[Glyph]], left: float, right: float, size: float) -> bool:
    """Whether what stands between two gutters is lines of prose: most of them as wide as the column."""
    inside = [part for part in parts if part[0].x0 >= left and part[-1].x1 <= right]
    if len(inside) < _FEWEST_ROWS // 2:
        return False
    width = max(part[-1].x1 for part in inside) - min(part[0].x0 for part in inside)
    full = sum(part[-1].x1 - part[0].x0 >= _FULL * width for part in inside)
    return width >= _NARROWEST * size and full >= _MOSTLY * len(inside)
