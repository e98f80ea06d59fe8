"""Lines and tables of all pages into one text: paragraphs and tables that a page's end tore apart put together."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from checks.chinese.lexicon import pattern_of
from checks.documents.formats.pdf_lines import TextLine, joined
from checks.documents.formats.pdf_tables import PrintedTable
from checks.documents.formats.pipes import BARS
from checks.documents.formats.taken import PlaceInFile, page
from checks.documents.grid import UNIT

_INDENT = 1.2  # of the height: a first line set in
_RAGGED = 1.6  # of the height that a full line may leave free at its end
_SIZE = 0.16  # by which the heights of one paragraph's lines may differ
_LEADING = 1.75  # of the usual distance of lines: more is a gap
_SUPPORT = 0.15  # of a page's lines that begin (or end) at its margin
_MOST_BETWEEN = 4  # lines between the two halves of a table
_SHIFT = 6.0  # points by which the columns of a table's second half may stand elsewhere
_STOP = tuple("。；：！？;:!?”）)")
_MARKER = pattern_of("pdf_flow", "marker")
_NUMBERED = re.compile(r"[（(]?(\d{1,2})[）)、．.](?!\d{1,2}(?!\d))")
_LEADER = re.compile(r"[.．…·⋯]{3,}\s*[-—]?\s*\d{1,4}\s*[-—]?$")
_CONTINUED = pattern_of("pdf_flow", "continued")


@dataclass
class Sheet:
    """A page's lines and tables, in the order they are read."""

    number: int
    items: list[TextLine | PrintedTable]


@dataclass
class _Paragraph:
    """Stretches of one paragraph, each with its page."""

    pieces: list[tuple[str, int]]


@dataclass
class _Table:
    """A table with the page of each row, and the lines printed right above it."""

    rows: list[list[str]]
    pages: list[int]
    head: int
    xs: tuple[float, ...]
    above: list[str] = field(default_factory=list)


@dataclass
class _Margins:
    """Where the lines of a column of text begin and end, and how far apart they are."""

    left: float
    right: float
    leading: float


def flowing(sheets: Sequence[Sheet]) -> tuple[str, tuple[PlaceInFile, ...]]:
    """The text of a document and where each page begins in it."""
    return _written(_Flow(sheets).run())


class _Flow:
    """Walks the pages once and puts together what belongs together."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self.sheets = sheets
        self.margins = _all_margins(sheets)
        self.out: list[_Paragraph | _Table] = []
        self.last: tuple[TextLine, int] | None = None  # the line the last paragraph ends with, while it may go on
        self.fresh: list[_Paragraph] = []  # paragraphs since the last table

    def run(self) -> list[_Paragraph | _Table]:
        """The paragraphs and tables in their order."""
        for sheet in self.sheets:
            for item in sheet.items:
                if isinstance(item, TextLine):
                    self._line(item, sheet.number)
                else:
                    self._table(item, sheet.number)
        return self.out

    def _line(self, line: TextLine, number: int) -> None:
        if self.last is not None and self._goes_on(*self.last, line, number):
            paragraph = self.fresh[-1]
            before = paragraph.pieces[-1][0]
            both = joined(before, line.text)
            if both == before + line.text or both == f"{before} {line.text}":
                paragraph.pieces[-1] = (both[: len(both) - len(line.text)], paragraph.pieces[-1][1])
            else:
                paragraph.pieces[-1] = (before[:-1], paragraph.pieces[-1][1])  # the hyphen of a broken word
            paragraph.pieces.append((line.text, number))
        else:
            paragraph = _Paragraph([(line.text, number)])
            self.fresh.append(paragraph)
            self.out.append(paragraph)
        self.last = (line, number)

    def _goes_on(self, a: TextLine, page_of_a: int, b: TextLine, page_of_b: int) -> bool:
        """Whether line `b` goes on with the paragraph that `a` stands in, by its place and by its words."""
        of_a, of_b = self.margins[page_of_a, a.column], self.margins[page_of_b, b.column]
        size = max(a.size, b.size)
        same_place = page_of_a == page_of_b and a.column == b.column
        return (
            abs(a.size - b.size) <= _SIZE * size
            and (a.column < 0) == (b.column < 0)
            and not (same_place and b.base - a.base > _LEADING * of_b.leading)
            and b.x0 - of_b.left <= _INDENT * size
            and of_a.right - a.x1 <= _RAGGED * size + _token(b)
            and max(len(a.parts), len(b.parts)) == 1
            and not _apart(a.text, b.text, self.fresh[-1].pieces[0][0])
        )

    def _table(self, table: PrintedTable, number: int) -> None:
        before = self._before()
        if before is not None and self._is_rest(before, table, number):
            for paragraph in self.fresh:
                self.out.remove(paragraph)
            rows = table.rows[min(_repeated(before, table), max(before.head, 1)) :]
            before.rows += rows
            before.pages += [number] * len(rows)
        else:
            above = ["".join(text for text, _ in p.pieces) for p in self.fresh[-_MOST_BETWEEN:]]
            self.out.append(_Table([*table.rows], [number] * len(table.rows), table.head, table.xs, above))
        self.fresh, self.last = [], None

    def _before(self) -> _Table | None:
        """The last table, if only a few lines were printed since."""
        if len(self.fresh) > _MOST_BETWEEN:
            return None
        at = len(self.out) - len(self.fresh) - 1
        found = self.out[at] if at >= 0 else None
        return found if isinstance(found, _Table) else None

    def _is_rest(self, before: _Table, table: PrintedTable, number: int) -> bool:
        """Whether a table goes on with the one that ends on the page before: the same columns, nothing new above."""
        if number != before.pages[-1] + 1 or not _same_columns(before.xs, table.xs):
            return False
        between = ["".join(text for text, _ in p.pieces) for p in self.fresh]
        known = {_bare(text) for text in before.above}
        if not all(_bare(text) in known or UNIT.match(text) or _CONTINUED.match(text) for text in between):
            return False
        return bool(_repeated(before, table)) or not _has_head(table)


def _apart(a: str, b: str, first: str) -> bool:
    """Whether the words of two lines tell that a paragraph, which begins with `first`, ends between them."""
    if UNIT.match(a) or UNIT.match(b) or _LEADER.search(a) or _follows(first, b):
        return True
    return a.endswith(_STOP) and bool(_MARKER.match(b))


def _follows(first: str, second: str) -> bool:
    """Whether a line bears the number that follows that of a paragraph: 14. … 15. …"""
    a, b = _NUMBERED.match(first), _NUMBERED.match(second)
    return bool(a and b) and int(b[1]) == int(a[1]) + 1  # type: ignore[index]


def _token(line: TextLine) -> float:
    """The width of the number or Latin word a line begins with: it had no room at the end of the line before."""
    first = line.parts[0]
    count = 0
    while count < len(first) and first[count].text.isascii():
        count += 1
    return first[count - 1].x1 - first[0].x0 if count else 0.0


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def _same_columns(a: Sequence[float], b: Sequence[float]) -> bool:
    if len(a) != len(b):
        return False
    shift = b[0] - a[0]
    return all(abs(y - x - shift) <= _SHIFT for x, y in zip(a, b, strict=True))


def _repeated(before: _Table, table: PrintedTable) -> int:
    """How many rows at the top of `table` are those `before` begins with."""
    count = 0
    while count < min(len(before.rows), len(table.rows)) and _alike(before.rows[count], table.rows[count]):
        count += 1
    return count


def _alike(a: Sequence[str], b: Sequence[str]) -> bool:
    return [_bare(x) for x in a] == [_bare(x) for x in b]


def _has_head(table: PrintedTable) -> bool:
    """Whether names of columns stand above the rows, so that what follows is a table of its own."""
    return table.head > 0 and sum(bool(word) for word in set(table.rows[0])) > 1


def _all_margins(sheets: Sequence[Sheet]) -> dict[tuple[int, int], _Margins]:
    """The margins of each column of text on each page; of pages with few lines those of all pages together."""
    lines: dict[tuple[int, int], list[TextLine]] = {}
    for sheet in sheets:
        for item in sheet.items:
            if isinstance(item, TextLine):
                lines.setdefault((sheet.number, item.column), []).append(item)
    common: dict[int, list[_Margins]] = {}
    own = {key: _margins(found) for key, found in lines.items()}
    for key, found in lines.items():
        if len(found) >= 8:
            common.setdefault(key[1], []).append(own[key])
    out = {}
    for key, found in lines.items():
        usual = common.get(key[1])
        if len(found) >= 8 or not usual:
            out[key] = own[key]
            continue
        left, right = median(m.left for m in usual), median(m.right for m in usual)
        inside = all(line.x0 > left - 4 and line.x1 < right + 4 for line in found)
        out[key] = _Margins(left, right, median(m.leading for m in usual)) if inside else own[key]
    return out


def _margins(lines: Sequence[TextLine]) -> _Margins:
    need = max(2, round(_SUPPORT * len(lines)))
    left = _supported(sorted(line.x0 for line in lines), need)
    right = -_supported(sorted(-line.x1 for line in lines), need)
    gaps = [b.base - a.base for a, b in pairwise(lines) if 0 < b.base - a.base < 4 * a.size]
    rounded = Counter(round(gap) for gap in gaps)
    return _Margins(left, right, max(rounded, key=lambda g: (rounded[g], -g)) if rounded else 2 * lines[0].size)


def _supported(places: Sequence[float], need: int) -> float:
    """The first place that as many lines as `need` share."""
    for i, place in enumerate(places):
        if i + need <= len(places) and places[i + need - 1] - place <= 4.0:
            return place
    return places[0]


def _written(blocks: Iterable[_Paragraph | _Table]) -> tuple[str, tuple[PlaceInFile, ...]]:
    out: list[str] = []
    spots: list[PlaceInFile] = []
    size = 0
    current = 0

    def write(text: str, number: int) -> None:
        nonlocal size, current
        if number != current:
            spots.append(PlaceInFile(size, page(number)))
            current = number
        out.append(text)
        size += len(text)

    for block in blocks:
        if isinstance(block, _Paragraph):
            for text, number in block.pieces:
                write(text, number)
            write("\n\n", block.pieces[-1][1])
            continue
        for row, number in zip(_without_empty(block), block.pages, strict=True):
            write("| " + " | ".join(BARS.sub("¦", word) for word in row) + " |\n", number)
        write("\n", block.pages[-1])
    return "".join(out).rstrip("\n") + "\n", tuple(spots)


def _without_empty(table: _Table) -> list[list[str]]:
    """The rows without the columns that hold nothing."""
    keep = [k for k in range(len(table.rows[0])) if any(row[k] for row in table.rows)]
    return [[row[k] for k in keep] for row in table.rows]
