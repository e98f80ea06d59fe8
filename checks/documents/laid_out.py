"""Tables of a printed page whose columns are told by their place in the line, as the text of a PDF has them.

A cell that is empty leaves white space, a name over several columns stands in their middle, and a head is printed in
several lines: what belongs together stands under one another.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from checks.documents.document import Cell
from checks.documents.grid import CAPTION, UNIT, Grid, cell, is_numeric, is_value
from checks.documents.lines import Line

_CHUNK = re.compile(r"[^\s　]+(?:[ 　][^\s　]+)*")  # one blank stands inside a cell, two part cells
_GLUED = re.compile(r"^([一-鿿（）()、“”]{2,30})(-?\d[\d,]*(?:\.\d+)?)$")
_INNER = re.compile(r"[\d%][ 　]+-?\d")
_SENTENCE = re.compile("[。；，：！？]")
_FEWEST = 3  # rows with numbers
_BARE = 30  # characters of a name that stands alone in its row
_BARES = 80  # such rows one after the other
_LONGEST_RUN = 2000  # lines
_HEAD_LINES = 5
_MOST = 40  # columns
_SLANT = 0  # places by which the text of a page may stray from its columns


@dataclass(slots=True)
class _Token:
    """A cell where it stands: offsets into the text, and the places in its line where it begins and ends."""

    start: int
    end: int
    left: int
    right: int

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


Row = list[_Token]


def laid_out(text: str, lines: list[Line], at: int) -> tuple[Grid | None, int]:
    """The table that starts at a line, and the line after the last that was looked at."""
    last = _last(text, lines, at)
    rows = [_tokens(text, lines[i]) for i in range(at, last + 1)]
    first = next((i for i, row in enumerate(rows) if _has_numbers(text, row)), len(rows))
    body = rows[first:]
    numeric = [row for row in body if _has_numbers(text, row)]
    if len(numeric) < _FEWEST or any(_INNER.search(text[t.start : t.end]) for row in numeric for t in row[1:]):
        return None, last + 1
    width = _width(numeric)
    if not 2 <= width <= _MOST:
        return None, last + 1
    columns = _columns([row for row in numeric if len(row) == width], width)
    above = _lines_above(text, lines, at)
    first = _names_begin(rows[:first], columns)
    head = [_tokens(text, lines[i]) for i in range(above, at)] + rows[:first]
    names = _head(text, head, columns) if head else None
    table = [_placed(text, row, columns) for row in rows[first:]]
    if not head:
        return Grid(at, last, table, 0), last + 1
    if not _upright([row for row in numeric if len(row) == width], width):
        names = None
    blank = Cell("", table[0][0].start, table[0][0].start)
    return Grid(above, last, [names or [blank] * width, *table], 1, understood=names is not None), last + 1


def _last(text: str, lines: list[Line], at: int) -> int:
    """The last line of the run of rows: lines with gaps, and names that stand alone between them."""
    last = i = at
    bare = 0
    while i < min(len(lines), at + _LONGEST_RUN):
        line = lines[i]
        if line.role or len(line.text) > 400 or CAPTION.match(line.text) or UNIT.match(line.text):
            break
        tokens = _tokens(text, line)
        if len(tokens) > 1:
            if i > at and _is_head(text, tokens) and _has_numbers(text, _tokens(text, lines[last])):
                break  # another table begins
            last, bare = i, 0
        elif bare >= _BARES or len(line.text) > _BARE or _SENTENCE.search(line.text):
            break
        else:
            bare += 1
        i += 1
    return last


def _is_head(text: str, row: Row) -> bool:
    """Whether a row below numbers names columns: it holds none, or years alone."""
    numbers = [t for t in row[1:] if is_numeric(text[t.start : t.end])]
    return not numbers or (len(numbers) > 1 and not _has_numbers(text, row))


def _tokens(text: str, line: Line) -> Row:
    begin = text.rfind("\n", 0, line.start) + 1
    row: Row = []
    for found in _CHUNK.finditer(text, line.start, line.end):
        a, b = found.span()
        glued = _GLUED.match(found[0]) if not row else None
        if glued:  # a long name that leaves no room before its number
            cut = a + glued.end(1)
            row += [_Token(a, cut, a - begin, cut - begin), _Token(cut, b, cut - begin, b - begin)]
        else:
            row.append(_Token(a, b, a - begin, b - begin))
    return _joined(text, row)


def _joined(text: str, row: Row) -> Row:
    """A row with names printed with white space inside (合  计) put together: characters as near as the first two."""
    out: Row = []
    at = 0
    while at < len(row):
        end = at
        near = row[at + 1].left - row[at].right if at + 1 < len(row) else 0
        while end + 1 < len(row) and _alone(text, row[end]) and _alone(text, row[end + 1]):
            if row[end + 1].left - row[end].right > near + 1:
                break
            end += 1
        out.append(_Token(row[at].start, row[end].end, row[at].left, row[end].right))
        at = end + 1
    return out


def _alone(text: str, token: _Token) -> bool:
    """Whether a cell is one Chinese character: a name printed with white space inside."""
    return token.end - token.start == 1 and "一" <= text[token.start] <= "鿿"


def _has_numbers(text: str, row: Row) -> bool:
    return len(row) > 1 and any(is_value(text[t.start : t.end]) for t in row[1:])


def _columns(rows: Sequence[Row], width: int) -> list[tuple[float, float]]:
    """Where each column begins and ends, by the rows that fill them all."""
    return [(median(row[k].left for row in rows), median(row[k].right for row in rows)) for k in range(width)]


def _width(rows: Sequence[Row]) -> int:
    """How many columns the rows have: the most that several rows fill, numbers under one another; 0 if unclear."""
    counts = Counter(len(row) for row in rows)
    usual, often = counts.most_common(1)[0]
    for width in sorted(counts, reverse=True):
        filled = [row for row in rows if len(row) == width]
        if width > usual and len(filled) >= max(2, len(rows) / 10) and _upright(filled, width):
            return width
    return usual if 2 * often >= len(rows) else 0


def _upright(rows: Sequence[Row], width: int) -> bool:
    """Whether the numbers of each column stand under one another; where they do not, rows lack different cells."""
    spans = ([row[k] for row in rows] for k in range(1, width))
    return all(max(t.left for t in span) - min(t.right for t in span) <= _SLANT for span in spans)


def _nearest(token: _Token, columns: Sequence[tuple[float, float]], first: int) -> int:
    """The column, from `first` on, that a token stands in: the one it covers most of, else the nearest."""

    def distance(k: int) -> tuple[float, float]:
        left, right = columns[k]
        covered = min(token.right, right) - max(token.left, left)
        return (-covered if covered > 0 else -covered + 1, abs(token.middle - (left + right) / 2))

    return min(range(first, len(columns)), key=distance)


def _placed(text: str, row: Row, columns: Sequence[tuple[float, float]]) -> list[Cell]:
    """A row with each of its cells in its column. The first is a name, wherever it is printed."""
    end = row[-1].end
    out = [Cell("", end, end)] * len(columns)
    if len(row) == len(columns):
        return [cell(text, t.start, t.end) for t in row]
    at = 0
    for i, token in enumerate(row):
        named = i == 0 and not is_numeric(text[token.start : token.end])
        place = 0 if named else _nearest(token, columns, min(at, len(columns) - 1))
        if out[place].text:
            continue
        out[place] = cell(text, token.start, token.end)
        at = place + 1
    return out


def _lines_above(text: str, lines: list[Line], at: int) -> int:
    """The first of the lines right above that belong to the head: short, far from the margin, no caption, no unit."""
    first = at
    while first > 0 and at - first < _HEAD_LINES:
        line = lines[first - 1]
        begin = text.rfind("\n", 0, line.start) + 1
        if line.role or lines[first].broken or len(line.text) > _BARE or line.start - begin < 2 * len(line.text):
            break
        if CAPTION.match(line.text) or UNIT.match(line.text) or _SENTENCE.search(line.text):
            break
        first -= 1
    return first


def _names_begin(rows: Sequence[Row], columns: Sequence[tuple[float, float]]) -> int:
    """Where names that stand alone begin behind a head: they are rows of the table without a number."""
    end = len(rows)
    while end and len(rows[end - 1]) == 1 and rows[end - 1][0].right <= columns[1][0]:
        end -= 1
    return end if end else len(rows)


def _head(text: str, rows: Sequence[Row], columns: Sequence[tuple[float, float]]) -> list[Cell] | None:
    """One name a column, from the top down; None where there are not as many stacks of names as columns.

    What stands under one another is one stack. Stacks are matched in order: a head is seldom printed right over its
    numbers. A name over several stacks belongs to each.
    """
    stacks, wide = _stacks(rows)
    if len(stacks) not in (len(columns), len(columns) - 1):
        return None
    first = len(columns) - len(stacks)
    if first and stacks[0].right <= columns[1][0]:
        return None
    for row in {row for row, _ in wide}:
        for stack, token in _spread(row, [t for r, t in wide if r == row], stacks):
            stack.tokens.append((row, token))
    blank = rows[0][0].start
    named = [Cell("", blank, blank)] * first
    for stack in stacks:
        cells = [cell(text, t.start, t.end) for _, t in sorted(stack.tokens, key=lambda x: (x[0], x[1].start))]
        named.append(Cell("".join(c.text for c in cells), cells[0].start, cells[0].end))
    return named


@dataclass(slots=True)
class _Stack:
    """The names that stand over one column, by line, and where they begin and end."""

    left: int
    right: int
    tokens: list[tuple[int, _Token]]

    @property
    def top(self) -> int:
        return min(row for row, _ in self.tokens)


def _stacks(rows: Sequence[Row]) -> tuple[list[_Stack], list[tuple[int, _Token]]]:
    """The stacks of names of a head from the left, and the names that stand alone above others or over several."""
    stacks: list[_Stack] = []
    wide: list[tuple[int, _Token]] = []
    fullest = max(range(len(rows)), key=lambda i: len(rows[i]))
    for i in range(len(rows) - 1, -1, -1):
        for token in rows[i]:
            under = [s for s in stacks if s.left < token.right and token.left < s.right]
            if len(under) > 1 or (under and i < fullest and 2 * len(rows[i]) < len(rows[fullest])):
                wide.append((i, token))
            elif under:
                under[0].tokens.append((i, token))
                under[0].left, under[0].right = min(under[0].left, token.left), max(under[0].right, token.right)
            else:
                stacks.append(_Stack(token.left, token.right, [(i, token)]))
    return sorted(stacks, key=lambda s: s.left), wide


def _spread(row: int, tokens: Sequence[_Token], stacks: Sequence[_Stack]) -> list[tuple[_Stack, _Token]]:
    """The stacks that the wide names of one line are over: those they cover, and those beside that begin lower.

    Several names share the stacks among them; one alone that covers a single stack is over it and its two neighbours.
    """
    out = []
    for i, stack in enumerate(stacks):
        middle = (stack.left + stack.right) / 2
        token = min(tokens, key=lambda t: abs(t.middle - middle))
        covered = [k for k, s in enumerate(stacks) if s.left < token.right and token.left < s.right]
        one = len(covered) == 1 and 0 < covered[0] < len(stacks) - 1 and abs(i - covered[0]) == 1
        beside = i > 0 and stack.top > row and (len(tokens) > 1 or one)
        if i in covered or beside:
            out.append((stack, token))
    return out
