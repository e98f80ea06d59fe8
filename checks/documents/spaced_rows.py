"""Tables whose cells are parted by blanks only: list rows of the communiqués, aligned columns."""

import re
from collections import Counter

from checks.chinese.lexicon import pattern_of
from checks.documents.document import Cell
from checks.documents.grid import CAPTION, UNIT, Grid, cell, header_rows, is_numeric, unit_of
from checks.documents.lines import Line
from checks.documents.normal import plain

BULLET = re.compile(r"^(?:\*\*)?[-*•]\s+")
_GAP = re.compile(r"[ 　][ 　]")
_CHUNK = re.compile(r"[^\s　]+(?:[ 　][^\s　]+)*")  # one blank stands inside a cell, two part cells
_FEWEST = 3  # rows with numbers
_TOKEN = re.compile(r"[^\s　*]+")
_MEASURE = pattern_of("spaced_rows", "measure")
Tokens = list[tuple[int, int]]


def bullets(text: str, lines: list[Line], at: int, last: int) -> Grid | None:
    rows = []
    for line in lines[at : last + 1]:
        lead = BULLET.match(line.text)
        assert lead is not None
        rows.append([(m.start() + line.start, m.end() + line.start) for m in _TOKEN.finditer(line.text, lead.end())])
    return _from_tokens(text, at, last, rows)


def laid_out(text: str, lines: list[Line], at: int) -> tuple[Grid | None, int]:
    """Rows of a printed page with white space between their cells. Only rows as wide as their head are trusted:
    an empty cell leaves nothing but more white space."""
    last = at
    while last + 1 < len(lines) and has_gaps(lines[last + 1]):
        last += 1
    rows = [_chunks(text, line) for line in lines[at : last + 1]]
    if sum(any(is_numeric(c.text) for c in row[1:]) for row in rows) < _FEWEST:
        return None, last
    head = header_rows(rows, 0)
    if head and len({len(row) for row in rows}) == 1:
        return Grid(at, last, rows, head), last
    blank = Cell("", lines[at].start, lines[at].start)
    return Grid(at, last, [[blank] * max(map(len, rows)), *rows], 1, understood=False), last


def has_gaps(line: Line) -> bool:
    """Whether a line may be such a row: no sentence, no caption and no unit, with more than one blank in it."""
    said = line.text
    above = CAPTION.match(said) or UNIT.match(said)
    return not (line.role or above or "。" in said) and bool(_GAP.search(said))


def _chunks(text: str, line: Line) -> list[Cell]:
    return [cell(text, line.start + m.start(), line.start + m.end()) for m in _CHUNK.finditer(line.text)]


def _from_tokens(text: str, first: int, last: int, tokens: list[Tokens]) -> Grid | None:
    """A table of rows whose cells are parted by blanks only: most rows must end with a number."""
    stop = next((i for i, row in enumerate(tokens) if i and _begins_another(text, tokens[i - 1], row)), len(tokens))
    last -= len(tokens) - stop
    tokens = tokens[:stop]
    if not tokens[0]:
        return None
    tokens = _unspaced(text, tokens)
    numeric = [bool(len(r) > 1 and is_numeric(text[slice(*r[-1])])) for r in tokens]
    if len(tokens) < 3 or sum(numeric) < 0.6 * len(tokens) or sum(numeric) < 2:
        return None
    width = _width(tokens, numeric)
    head = next(i for i, row in enumerate(tokens) if numeric[i] and len(row) >= width)
    caption, unit, names = _head_of(text, tokens[:head])
    names = _paired(names, width)
    rows = [[cell(text, a, b) for a, b in names]] if names else []
    width = max(width, len(names)) if abs(len(names) - width) <= 1 else width
    rows += [_fit(text, row, width) for row in tokens[head:]]
    return Grid(first, last, rows, 1 if names else 0, caption, unit)


def _begins_another(text: str, above: Tokens, row: Tokens) -> bool:
    """Whether a row holds nothing but marks, is the caption of another table, or names columns below numbers."""
    if not row or CAPTION.match(text[row[0][0] : row[-1][1]]):
        return True
    words = [text[a:b] for a, b in row]
    names = len(words) > 2 and not any(is_numeric(w) for w in words) and any(_MEASURE.search(w) for w in words)
    return names and len(above) > 1 and any(is_numeric(text[a:b]) for a, b in above[1:])


def _unspaced(text: str, tokens: list[Tokens]) -> list[Tokens]:
    """Rows whose label or unit has blanks between its characters (粮 食, 亿 吨), put together where that evens them."""
    numeric = [is_numeric(text[slice(*row[-1])]) for row in tokens]
    together = [_together(text, row) if yes else row for row, yes in zip(tokens, numeric, strict=True)]
    widths = Counter(len(row) for row, yes in zip(together, numeric, strict=True) if yes)
    width = min(widths, key=lambda n: (-widths[n], n), default=0)
    return [new if len(new) == width else old for old, new in zip(tokens, together, strict=True)]


def _together(text: str, row: Tokens) -> Tokens:
    """A row with the single characters at its head, and a numeral of scale and its unit, each made one cell."""
    alone = [b - a == 1 and "一" <= text[a] <= "鿿" for a, b in row]
    out: Tokens = []
    at = 0
    while at < len(row):
        end = at + 1
        if alone[at] and text[row[at][0]] in "亿万" and end < len(row) and alone[end]:
            end += 1
        elif alone[at] and not out:
            while end < len(row) and alone[end] and text[row[end][0]] not in "亿万":
                end += 1
        out.append((row[at][0], row[end - 1][1]))
        at = end
    return out


def _head_of(text: str, rows: list[Tokens]) -> tuple[str, str, Tokens]:
    """Caption, unit and column names out of the rows above the first with numbers."""
    caption = unit = ""
    names: Tokens = []
    for row in rows:
        said = text[row[0][0] : row[-1][1]]
        if UNIT.match(said):
            unit = unit_of(said)
        elif not names and (CAPTION.match(said) or (caption and not unit and len(row) == 1)):
            caption += plain(said)
        else:
            names += row
    return caption, unit, names


def _paired(names: Tokens, width: int) -> Tokens:
    """Column names printed with a blank inside (指 标) put together, where that gives the width of the rows."""
    out: Tokens = []
    i = 0
    while i < len(names):
        a, b = names[i]
        alone = b - a == 1 and i + 1 < len(names) and names[i + 1][1] - names[i + 1][0] == 1
        out.append((a, names[i + 1][1]) if alone else (a, b))
        i += 2 if alone else 1
    return out if len(names) != width and abs(len(out) - width) <= 1 else names


def _width(tokens: list[Tokens], numeric: list[bool]) -> int:
    """The commonest count of cells among the rows that end with a number."""
    counts = Counter(len(row) for row, yes in zip(tokens, numeric, strict=True) if yes)
    return min(counts, key=lambda n: (-counts[n], n))


def _fit(text: str, row: Tokens, width: int) -> list[Cell]:
    """A row of `width` cells: a label printed with blanks inside (粮 食) is put together again."""
    extra = len(row) - width
    if extra > 0:
        row = [(row[0][0], row[extra][1]), *row[extra + 1 :]]
    cells = [cell(text, a, b) for a, b in row]
    end = row[-1][1]
    return cells + [Cell("", end, end)] * (width - len(cells))
