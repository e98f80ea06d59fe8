"""Tables of a PDF's page as rows of words: ruled ones by their lattice; those without rules by what stands aligned."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from checks.documents.formats.pdf_columns import with_columns
from checks.documents.formats.pdf_lattice import Lattice, Space
from checks.documents.formats.pdf_lines import is_number, joined, rows_of, said
from checks.documents.formats.pdf_pages import Glyph

_OPEN_END = tuple("、，,（(“及和与及其—-")
_ROW = 0.8  # of the height: rows are farther apart than this
_MOSTLY = 0.7  # of a cell's lines that are numbers, where it is one of a column of numbers
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


def head_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows stand above the first with a number behind its first cell."""
    return next((i for i, row in enumerate(rows) if any(is_number(word) for word in row[1:])), len(rows))


def ruled(lattice: Lattice, glyphs: Sequence[Glyph]) -> PrintedTable | None:
    """The table of a lattice with the glyphs inside it; None where next to nothing stands in it."""
    lattice = with_columns(lattice, glyphs)
    inside: dict[Space, list[Glyph]] = {}
    for glyph in glyphs:
        space = lattice.at((glyph.x0 + glyph.x1) / 2, glyph.middle)
        if space is not None:
            inside.setdefault(space, []).append(glyph)
    cells = {space: [_Piece(row) for row in rows_of(found)] for space, found in inside.items()}
    if len(cells) < 2:
        return None
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

    def __post_init__(self) -> None:
        self.text = said(self.glyphs)
        self.base = self.glyphs[0].base
        self.size = max(g.size for g in self.glyphs)


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
        rows = _put_together(columns, anchors)
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
    return text


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
    out: list[tuple[float, str]] = []
    open_end = False
    for piece in pieces:
        near = min(anchors, key=lambda a: abs(a - piece.base))
        placed = abs(near - piece.base) <= 0.6 * piece.size
        if out and open_end and not placed:
            base, text = out[-1]
            out[-1] = (base, joined(text, piece.text))
        else:
            out.append((near if placed else piece.base, piece.text))
        last = piece.glyphs[-1]
        wide = edge - last.x1 < _ROOM * piece.size
        open_end = not is_number(piece.text) and (wide or piece.text.endswith(_OPEN_END))
    return out


def _put_together(columns: Sequence[Sequence[tuple[float, str]]], anchors: Sequence[float]) -> list[list[str]]:
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
