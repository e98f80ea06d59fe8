"""Ruled lines into lattices of cells: which spaces between lines that cross each other are one cell."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from checks.documents.formats.pdf_pages import Stroke

_NEAR = 3.0  # points: lines as near as this are one line; lines that miss each other by this much still meet
_MOST = 1_500  # lines across or down a page; a page of more is a drawing
_FEWEST_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Space:
    """A cell of a lattice: from row `top` to `bottom` and from column `left` to `right`, all included."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True)
class Lattice:
    """A ruled table: where its lines run, and the cell each of its smallest spaces belongs to, by row and column."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    spaces: tuple[tuple[Space, ...], ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def at(self, x: float, y: float) -> Space | None:
        """The cell a point lies in; None outside."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        row = min(bisect_right(self.ys, y) - 1, len(self.spaces) - 1)
        column = min(bisect_right(self.xs, x) - 1, len(self.spaces[0]) - 1)
        return self.spaces[row][column]


def find_lattices(rules: Sequence[Stroke]) -> list[Lattice]:
    """The tables drawn with lines across and down, from the top of the page."""
    across = _merged([(r.y0, r.x0, r.x1) for r in rules if r.y0 == r.y1])
    down = _merged([(r.x0, r.y0, r.y1) for r in rules if r.y0 != r.y1])
    if not across or not down or max(len(across), len(down)) > _MOST:
        return []
    found = [_lattice([across[i] for i in a], [down[i] for i in d]) for a, d in _groups(across, down)]
    return sorted((x for x in found if x is not None), key=lambda lattice: (lattice.ys[0], lattice.xs[0]))


Run = tuple[float, float, float]  # where it runs, from, to


def _merged(strokes: list[Run]) -> list[Run]:
    """Strokes in one line that touch each other in one."""
    out: list[Run] = []
    for run in _clustered(sorted(strokes)):
        at = run[len(run) // 2][0]
        start, end = min(run, key=lambda s: s[1])[1:]
        for _, a, b in sorted(run, key=lambda s: s[1]):
            if a <= end + _NEAR:
                end = max(end, b)
            else:
                out.append((at, start, end))
                start, end = a, b
        out.append((at, start, end))
    return out


def _clustered(strokes: Sequence[Run]) -> list[list[Run]]:
    out: list[list[Run]] = []
    for stroke in strokes:
        if out and stroke[0] - out[-1][0][0] <= _NEAR:
            out[-1].append(stroke)
        else:
            out.append([stroke])
    return out


def _groups(across: Sequence[Run], down: Sequence[Run]) -> list[tuple[list[int], list[int]]]:
    """Lines across and down that hang together by meeting."""
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, (y, x0, x1) in enumerate(across):
        for k, (x, y0, y1) in enumerate(down):
            if x0 - _NEAR <= x <= x1 + _NEAR and y0 - _NEAR <= y <= y1 + _NEAR:
                parent[root(len(across) + k)] = root(i)
    groups: dict[int, tuple[list[int], list[int]]] = {}
    for i in range(len(across)):
        groups.setdefault(root(i), ([], []))[0].append(i)
    for k in range(len(down)):
        groups.setdefault(root(len(across) + k), ([], []))[1].append(k)
    return [group for group in groups.values() if all(group)]


def _lattice(across: Sequence[Run], down: Sequence[Run]) -> Lattice | None:
    xs = _edges([s[0] for s in down], [x for s in across for x in s[1:]])
    ys = _edges([s[0] for s in across], [y for s in down for y in s[1:]])
    if len(xs) <= _FEWEST_COLUMNS or len(ys) < 2:
        return None
    rows, columns = len(ys) - 1, len(xs) - 1
    walls = [[False] * (columns + 1) for _ in range(rows)]  # a line left of the space
    floors = [[False] * columns for _ in range(rows + 1)]  # a line above it
    for x, y0, y1 in down:
        at = _nearest(xs, x)
        for i in range(rows):
            if y0 <= (ys[i] + ys[i + 1]) / 2 <= y1:
                walls[i][at] = True
    for y, x0, x1 in across:
        at = _nearest(ys, y)
        for k in range(columns):
            if x0 <= (xs[k] + xs[k + 1]) / 2 <= x1:
                floors[at][k] = True
    return Lattice(tuple(xs), tuple(ys), _spaces(walls, floors))


def _edges(lines: Sequence[float], ends: Sequence[float]) -> list[float]:
    """Where lines run, with the outermost ends of those that cross them: a table may be open at its sides."""
    out: list[float] = []
    for at in sorted([*lines, min(ends), max(ends)]):
        if not out or at - out[-1] > _NEAR:
            out.append(at)
    return out


def _nearest(places: Sequence[float], at: float) -> int:
    return min(range(len(places)), key=lambda i: abs(places[i] - at))


def _spaces(walls: list[list[bool]], floors: list[list[bool]]) -> tuple[tuple[Space, ...], ...]:
    """Spaces without a line between them put together; a shape that is no rectangle is taken as the box around it."""
    rows, columns = len(walls), len(floors[0])
    owner: dict[tuple[int, int], Space] = {}
    for i in range(rows):
        for k in range(columns):
            if (i, k) in owner:
                continue
            shape = {(i, k)}
            todo = [(i, k)]
            while todo:
                a, b = todo.pop()
                for c, d, shut in (
                    (a, b + 1, b + 1 == columns or walls[a][b + 1]), (a, b - 1, b == 0 or walls[a][b]),
                    (a + 1, b, a + 1 == rows or floors[a + 1][b]), (a - 1, b, a == 0 or floors[a][b]),
                ):  # fmt: skip
                    if not shut and (c, d) not in shape:
                        shape.add((c, d))
                        todo.append((c, d))
            space = Space(
                min(a for a, _ in shape), max(a for a, _ in shape), min(b for _, b in shape), max(b for _, b in shape)
            )
            owner.update(dict.fromkeys(shape, space))
    return tuple(tuple(owner[i, k] for k in range(columns)) for i in range(rows))
