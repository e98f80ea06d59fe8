"""Ruled tables of a PDF's page as rows of words, by their lattice."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from checks.chinese.lexicon import pattern_of
from checks.documents.formats.pdf_columns import with_columns
from checks.documents.formats.pdf_indents import BLANK, SetIn, steps
from checks.documents.formats.pdf_lattice import Lattice, Space
from checks.documents.formats.pdf_lines import joined, rows_of, said
from checks.documents.formats.pdf_pages import Glyph
from checks.documents.formats.pipes import is_number

_WORD = pattern_of("pdf_tables", "word")
_OPEN_END = tuple("、，,（(“及和与及其—-")
_ROW = 0.8  # of the height: rows are farther apart than this
_MOSTLY = 0.7  # of a cell's lines that are numbers, where it is one of a column of numbers
_ON = 0.6  # of the height, by which a line may be off the base it stands at
_MIDDLE = 0.3  # of the height, by which a number may be off the middle of a name in two lines
_HALF_LINE = 1.3  # of the height: the lines of a name in two are no farther above and below its number
_ROOM = 1.6  # of the height: a line that ends nearer to the edge of its cell may go on below


@dataclass
class PrintedTable:
    """A table as printed: rows of words, all as long. `xs` are where its columns begin and end; `top` where it begins.

    `head` counts the rows above the first that holds a number behind its first cell.
    """

    rows: list[list[str]]
    xs: tuple[float, ...]
    top: float
    bottom: float
    head: int = field(init=False)

    def __post_init__(self) -> None:
        self.head = head_rows(self.rows)
        self.rows[: self.head] = [[word.lstrip(BLANK) for word in row] for row in self.rows[: self.head]]


def head_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows stand above the first with a number behind its first cell."""
    return next((i for i, row in enumerate(rows) if any(is_number(word) for word in row[1:])), len(rows))


def ruled(lattice: Lattice, glyphs: Sequence[Glyph]) -> PrintedTable | None:
    """The table of a lattice with the glyphs inside it; None where next to nothing stands in it."""
    lattice, glyphs = with_columns(lattice, glyphs)
    inside: dict[Space, list[Glyph]] = {}
    for glyph in glyphs:
        space = lattice.at((glyph.x0 + glyph.x1) / 2, glyph.middle)
        if space is not None:
            inside.setdefault(space, []).append(glyph)
    cells = {space: [_Piece(row) for row in rows_of(found)] for space, found in inside.items()}
    if len(cells) < 2:
        return None
    _set_in(lattice, cells)
    rows: list[list[str]] = []
    i = 0
    while i < len(lattice.spaces):
        last = _band_end(lattice, i, cells)
        rows += _band(lattice, i, last, cells)
        i = last + 1
    rows = [row for row in rows if any(row)]
    if len(rows) < 2 and len(cells) < 3:
        return None
    return PrintedTable(rows, lattice.xs, lattice.ys[0], lattice.ys[-1])


@dataclass(slots=True)
class _Piece:
    """A line of a cell."""

    glyphs: list[Glyph]
    text: str = ""
    base: float = 0.0
    size: float = 1.0
    indent: int = 0  # characters, where it begins a name

    def __post_init__(self) -> None:
        self.text = said(self.glyphs)
        self.base = self.glyphs[0].base
        self.size = max(g.size for g in self.glyphs)


def _set_in(lattice: Lattice, cells: dict[Space, list[_Piece]]) -> None:
    """Say of the names of each column how far they are set in."""
    columns: dict[int, list[_Piece]] = {}
    for space, pieces in cells.items():
        if space.left == space.right:
            columns.setdefault(space.left, []).extend(pieces)
    for at, pieces in columns.items():
        left, width = lattice.xs[at], lattice.xs[at + 1] - lattice.xs[at]
        names = [p for p in pieces if _WORD.search(p.text)]
        if len(names) * 2 > len(pieces):
            placed = [SetIn(p.glyphs[0].x0 - left, p.glyphs[-1].x1 - left, width, p.size) for p in names]
            for piece, indent in zip(names, steps(placed), strict=True):
                piece.indent = indent


def _band_end(lattice: Lattice, i: int, cells: dict[Space, list[_Piece]]) -> int:
    """The last row of the band that begins with row `i`: lines that do not part columns of numbers part no rows."""
    deep = [space for space in lattice.spaces[i] if space.top == i and len(cells.get(space, ())) > 1]
    return max((space.bottom for space in deep if _numbers(cells[space])), default=i)


def _band(lattice: Lattice, i: int, last: int, cells: dict[Space, list[_Piece]]) -> list[list[str]]:
    """The rows between two lines across: one, or as many as its columns of numbers have lines."""
    spaces = lattice.spaces[i]
    own = [_pieces(lattice, i, last, k, cells) for k in range(len(spaces))]
    anchors = _anchors(own)
    if anchors:
        edges = [lattice.xs[space.right + 1] for space in spaces]
        columns = [_by_anchor(pieces, anchors, edge) for pieces, edge in zip(own, edges, strict=True)]
        rows = _put_together(columns)
    else:
        rows = [[_whole(pieces) for pieces in own]]
    for k, space in enumerate(spaces):
        for row in rows:
            row[k] = _spanned(space, (i, last, k), row[k], cells)
    return rows


def _pieces(lattice: Lattice, i: int, last: int, k: int, cells: dict[Space, list[_Piece]]) -> list[_Piece]:
    """The lines of column `k` in the rows `i` to `last`, but for cells that reach out of them."""
    spaces = dict.fromkeys(lattice.spaces[row][k] for row in range(i, last + 1))
    return [p for space in spaces if i <= space.top and space.bottom <= last for p in cells.get(space, ())]


def _spanned(space: Space, at: tuple[int, int, int], word: str, cells: dict[Space, list[_Piece]]) -> str:
    """What a cell over several rows or columns says in one of them: names are repeated, numbers stand in the first."""
    first, last, k = at
    if space.top < first or space.bottom > last:
        word = _whole(cells.get(space, []))
    elif space.left == space.right:
        return word
    return "" if is_number(word) and (space.top < first or k != space.left) else word


def _whole(pieces: Sequence[_Piece]) -> str:
    text = ""
    for piece in pieces:
        text = joined(text, piece.text)
    return BLANK * pieces[0].indent + text if text else ""


def _anchors(columns: Sequence[Sequence[_Piece]]) -> list[float]:
    """The bases of the lines of a band that holds several rows; empty where it holds one."""
    names = max((len(pieces) for pieces in columns if not _numbers(pieces)), default=0)
    counted = [pieces for pieces in columns[1:] if _numbers(pieces)]
    if max(map(len, counted), default=0) < 2 or names < 2:
        return []
    bases: list[float] = []
    for piece in sorted((p for pieces in counted for p in pieces), key=lambda p: p.base):
        if not bases or piece.base - bases[-1] > _ROW * piece.size:
            bases.append(piece.base)
    return bases


def _numbers(pieces: Sequence[_Piece]) -> bool:
    return bool(pieces) and sum(is_number(piece.text) for piece in pieces) >= _MOSTLY * len(pieces)


def _by_anchor(pieces: Sequence[_Piece], anchors: Sequence[float], edge: float) -> list[tuple[float, str]]:
    """The lines of a cell, those put together that go on in the next, each with the base it stands at."""
    at = _standing(pieces, anchors)
    out: list[tuple[float, str]] = []
    open_end = False
    for i, piece in enumerate(pieces):
        base, around = at[i], i > 0 and at[i] is not None and at[i] == at[i - 1]
        if out and (around or (open_end and base is None)):
            out[-1] = (out[-1][0], joined(out[-1][1], piece.text))
        else:
            out.append((piece.base if base is None else base, BLANK * piece.indent + piece.text))
        last = piece.glyphs[-1]
        wide = edge - last.x1 < _ROOM * piece.size
        open_end = not is_number(piece.text) and (wide or piece.text.endswith(_OPEN_END))
    return out


def _standing(pieces: Sequence[_Piece], anchors: Sequence[float]) -> list[float | None]:
    """The anchor each line of a cell stands at; of a name in two lines, the one in the middle between them."""
    out: list[float | None] = []
    for piece in pieces:
        near = min(anchors, key=lambda a: abs(a - piece.base))
        out.append(near if abs(near - piece.base) <= _ON * piece.size else None)
    bases = [piece.base for piece in pieces]
    for anchor in anchors:
        i = bisect_left(bases, anchor)
        if anchor in out or not 0 < i < len(pieces) or out[i - 1] is not None or out[i] is not None:
            continue
        above, below, size = anchor - bases[i - 1], bases[i] - anchor, pieces[i].size
        if max(above, below) <= _HALF_LINE * size and abs(above - below) <= _MIDDLE * size:
            out[i - 1] = out[i] = anchor
    return out


def _put_together(columns: Sequence[Sequence[tuple[float, str]]]) -> list[list[str]]:
    """Rows by the base each cell stands at, from the top."""
    bases = sorted({base for column in columns for base, _ in column})
    merged: list[float] = []
    for base in bases:
        if not merged or base - merged[-1] > 2.0:
            merged.append(base)
    rows = [[""] * len(columns) for _ in merged]
    for k, column in enumerate(columns):
        for base, text in column:
            at = min(range(len(merged)), key=lambda i: abs(merged[i] - base))
            rows[at][k] = joined(rows[at][k], text)
    return rows
