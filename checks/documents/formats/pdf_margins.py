"""What a page carries in its margins and is no part of the text: running heads, feet and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from checks.chinese.lexicon import pattern_of
from checks.documents.formats.pdf_lines import TextLine, rows_of, said
from checks.documents.formats.pdf_pages import Glyph
from checks.documents.grid import UNIT

_TOP, _FOOT = 0.13, 0.88  # of a page's height
_SHARE = 0.3  # of the pages, odd and even ones may differ
_FEWEST = 3  # pages
_PAGE_NUMBER = pattern_of("pdf_margins", "page_number")
_SURELY_NUMBER = pattern_of("pdf_margins", "surely_number")
_NUMBER_BESIDE = re.compile(r"^\d{1,4} | \d{1,4}$")


def without_number(glyphs: list[Glyph], height: float) -> list[Glyph]:
    """The glyphs of a page without a last line that is its number (第6页, — 6 —): a table may run over it."""
    rows = rows_of(g for g in glyphs if g.base > _FOOT * height)
    if not rows or not _SURELY_NUMBER.fullmatch(said(rows[-1]).strip()):
        return glyphs
    number = {id(g) for g in rows[-1]}
    return [g for g in glyphs if id(g) not in number]


def without_margins(pages: Sequence[tuple[float, list[TextLine], float]]) -> list[list[TextLine]]:
    """The lines of each page without what stands in its margins. A page: its height, its lines, where a table begins.

    A line repeated on many pages is kept where it stands right above a table on each: it is the table's caption.
    """
    marked = [(_margin(lines, height), top) for height, lines, top in pages]
    often: Counter[str] = Counter()
    apart: Counter[str] = Counter()  # of them, not above a table
    for margin, table in marked:
        told = {_key(line): line for line in margin}
        often.update(told.keys())
        apart.update(key for key, line in told.items() if not _over_table(line, margin, table))
    fewest = max(_FEWEST, _SHARE * len(pages))
    running = {key for key, count in often.items() if count >= fewest and apart[key] * 2 >= count}
    out = []
    for (_, lines, _), (margin, _) in zip(pages, marked, strict=True):
        dropped = {id(line) for line in margin if _key(line) in running or _PAGE_NUMBER.fullmatch(line.text)}
        out.append([line for line in lines if id(line) not in dropped])
    return out


def _margin(lines: Sequence[TextLine], height: float) -> list[TextLine]:
    found = [line for line in lines if line.base < _TOP * height or line.base > _FOOT * height]
    return [line for line in found if not UNIT.match(line.text)]


def _key(line: TextLine) -> str:
    return _NUMBER_BESIDE.sub("", line.text) or line.text


def _over_table(line: TextLine, margin: Sequence[TextLine], table: float) -> bool:
    """Whether nothing but lines of the margin stands between a line and a table under it."""
    return line.base < table and table - line.base < 6 * line.size and bool(margin)
