"""Columns that a ruled table does not part by lines: found by the blank stripes between their numbers."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from checks.documents.formats.pdf_lattice import Lattice, Space
from checks.documents.formats.pdf_lines import BIN, parts_of, rows_of, said, stripes
from checks.documents.formats.pdf_pages import Glyph
from checks.documents.formats.pipes import is_number

_GAP = 0.8  # of the height, between two numbers of one row
_FEWEST = 3  # rows with several numbers in one column
_MOSTLY = 0.6  # of a column's rows
_STRIPE = 0.5  # of the height: the narrowest stripe


def with_columns(lattice: Lattice, glyphs: Sequence[Glyph]) -> tuple[Lattice, Sequence[Glyph]]:
    """A lattice with lines added where a column holds several numbers in most of its rows, and the glyphs, names of a
    head that stood on such a line moved to the side they belong to.
    """
    left, _, right, _ = lattice.box
    if right <= left:
        return lattice, glyphs
    columns: list[list[Glyph]] = [[] for _ in lattice.xs[1:]]
    for glyph in glyphs:
        middle = (glyph.x0 + glyph.x1) / 2
        at = next((k for k, x in enumerate(lattice.xs[1:]) if middle <= x), None)
        if at is not None and middle >= left:
            columns[at].append(glyph)
    added: list[float] = []
    moved: dict[int, Glyph] = {}
    for k, column in enumerate(columns):
        if lines := _between(column):
            added += lines
            moved |= _apart(column, [lattice.xs[k], *lines, lattice.xs[k + 1]])
    if not added:
        return lattice, glyphs
    glyphs = [moved.get(id(g), g) for g in glyphs]
    return _divided(lattice, added, glyphs), glyphs


def _apart(glyphs: Sequence[Glyph], edges: Sequence[float]) -> dict[int, Glyph]:
    """The glyphs of rows with one word for each part of a column, where a word stands over an edge: each inside its
    own part. By the glyphs they take the place of.
    """
    out: dict[int, Glyph] = {}
    for row in rows_of(glyphs):
        parts = parts_of(row, _GAP)
        sides = list(pairwise(edges))
        if len(parts) != len(sides) or all(
            a <= p[0].x0 and p[-1].x1 <= b for p, (a, b) in zip(parts, sides, strict=True)
        ):
            continue
        for part, (a, b) in zip(parts, sides, strict=True):
            start, width = part[0].x0, part[-1].x1 - part[0].x0
            scale = min(1.0, (b - a - 2) / max(width, 1.0))
            at = (a + b - scale * width) / 2
            for g in part:
                out[id(g)] = replace(g, x0=at + (g.x0 - start) * scale, x1=at + (g.x1 - start) * scale)
    return out


def _between(glyphs: Sequence[Glyph]) -> list[float]:
    """Where blank stripes run between the numbers of a column; empty where its rows hold one thing each."""
    rows = [parts_of(row, _GAP) for row in rows_of(glyphs)]
    several = [parts for parts in rows if sum(is_number(said(part)) for part in parts) > 1]
    numeric = [parts for parts in rows if any(is_number(said(part)) for part in parts)]
    if len(several) < _FEWEST or len(several) < _MOSTLY * len(numeric):
        return []
    left = min(part[0].x0 for parts in several for part in parts)
    right = max(part[-1].x1 for parts in several for part in parts)
    filled = [False] * (int((right - left) / BIN) + 2)
    for parts in several:
        for part in parts:
            for i in range(int((part[0].x0 - left) / BIN), int((part[-1].x1 - left) / BIN) + 1):
                filled[i] = True
    size = several[0][0][0].size
    found = stripes([not is_filled for is_filled in filled], size * _STRIPE)
    return [left + (a + b) / 2 * BIN for a, b in found if a > 0 and b < len(filled) - 1]


def _divided(lattice: Lattice, added: Sequence[float], glyphs: Sequence[Glyph]) -> Lattice:
    """The lattice with lines down at `added`, each through the rows in which no glyph stands on it."""
    xs = tuple(sorted([*lattice.xs, *added]))
    crossed: set[tuple[int, float]] = set()
    for glyph in glyphs:
        for x in added:
            if glyph.x0 + 0.5 < x < glyph.x1 - 0.5:
                crossed.add((sum(y <= glyph.middle for y in lattice.ys) - 1, x))
    old = [sum(x <= edge for x in lattice.xs[1:-1]) for edge in xs[:-1]]
    spaces = []
    for i, row in enumerate(lattice.spaces):
        own: list[Space] = []
        for k, at in enumerate(old):
            space = row[at]
            inside = [n for n, o in enumerate(old) if space.left <= o <= space.right]
            walls = [n for n in inside if xs[n] in added and (i, xs[n]) not in crossed]
            first = max((n for n in walls if n <= k), default=inside[0])
            last = min((n for n in walls if n > k), default=inside[-1] + 1) - 1
            own.append(Space(space.top, space.bottom, first, last))
        spaces.append(tuple(own))
    return Lattice(xs, lattice.ys, tuple(spaces))
