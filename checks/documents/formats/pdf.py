"""A PDF with a text layer into text: paragraphs, tables, and the page each stands on."""

import math
from bisect import bisect_left

from checks.documents.formats.pdf_characters import UNKNOWN
from checks.documents.formats.pdf_flow import Sheet, flowing
from checks.documents.formats.pdf_lattice import Lattice, find_lattices
from checks.documents.formats.pdf_lines import TextLine, read_lines
from checks.documents.formats.pdf_margins import without_margins, without_number
from checks.documents.formats.pdf_pages import Glyph, Page, read_pages
from checks.documents.formats.pdf_tables import PrintedTable, ruled
from checks.documents.formats.taken import Taken
from checks.errors import InputError, Place
from checks.wording import Text

_SIDEWAYS = 12  # glyphs of a page: fewer are its number or a stamp
_UNKNOWN = 0.02  # of all characters: more and the text is not to be trusted
_NAMED = 12  # pages named in a warning


def take(raw: bytes, name: str) -> Taken:
    """The text of a PDF. Raises `InputError` for one that is encrypted, broken, too long or a scan."""
    pages: list[Page] = []
    read: list[tuple[list[PrintedTable], list[TextLine]]] = []
    scanned: list[int] = []
    for page in read_pages(raw, name):
        read.append(_read(page))
        if not page.glyphs and page.pictures:
            scanned.append(page.number)
        page.rules = []
        pages.append(page)
    if not any(page.glyphs for page in pages):
        raise InputError(
            Text("PDF是扫描件，没有文字层", "the PDF is a scan without a text layer"),
            place=Place(name),
            hint=Text(
                "先做文字识别（OCR），或找可复制文字的版本",
                "run OCR on it, or find an edition whose text can be copied",
            ),
        )
    lines = without_margins(
        [(page.height, found, min((t.top for t in tables), default=math.inf))
         for page, (tables, found) in zip(pages, read, strict=True)]
    )  # fmt: skip
    sheets = [
        Sheet(page.number, _in_order(tables, found))
        for page, (tables, _), found in zip(pages, read, lines, strict=True)
    ]
    text, spots = flowing(sheets)
    return Taken(text, spots, tuple(_warnings(pages, scanned, text)), kept=True)


def _read(page: Page) -> tuple[list[PrintedTable], list[TextLine]]:
    """A page's ruled tables, and the lines outside them."""
    tables: list[PrintedTable] = []
    glyphs = without_number(page.glyphs, page.height)
    for lattice in find_lattices(page.rules):
        inside, outside = _parted(glyphs, lattice)
        table = ruled(lattice, inside)
        if table is not None:
            tables.append(table)
            glyphs = outside
    return tables, read_lines(glyphs) if glyphs else []


def _parted(glyphs: list[Glyph], lattice: Lattice) -> tuple[list[Glyph], list[Glyph]]:
    inside: list[Glyph] = []
    outside: list[Glyph] = []
    for glyph in glyphs:
        within = lattice.at((glyph.x0 + glyph.x1) / 2, glyph.middle) is not None
        (inside if within else outside).append(glyph)
    return inside, outside


def _in_order(tables: list[PrintedTable], lines: list[TextLine]) -> list[TextLine | PrintedTable]:
    """Lines and tables of a page from the top down."""
    items: list[TextLine | PrintedTable] = [*lines]
    if not tables:
        return items
    if any(isinstance(item, TextLine) and item.column for item in items):
        return [*items, *tables]
    tops = [item.base if isinstance(item, TextLine) else item.top for item in items]
    for table in reversed(tables):
        items.insert(bisect_left(tops, table.top), table)
    return items


def _warnings(pages: list[Page], scanned: list[int], text: str) -> list[Text]:
    out = []
    if scanned:
        out.append(_said(scanned, "没有文字层（扫描页），未读", "carry no text layer (scans) and are not read"))
    if sideways := [page.number for page in pages if page.sideways >= _SIDEWAYS]:
        out.append(_said(sideways, "有横排以外的文字，未读", "hold text set at another angle, which is not read"))
    if cut := [page.number for page in pages if page.cut]:
        out.append(_said(cut, "未能读全", "could not be read in full"))
    if text.count(UNKNOWN) > _UNKNOWN * len(text):
        out.append(
            Text("部分文字的字体没有编码表，读成乱码", "fonts without a character map: part of the text is garbled")
        )
    return out


def _said(numbers: list[int], zh: str, en: str) -> Text:
    shown = numbers[:_NAMED]
    more_zh, more_en = (f"等{len(numbers)}页", f" … ({len(numbers)} in all)") if len(numbers) > _NAMED else ("", "")
    return Text(f"第{'、'.join(map(str, shown))}页{more_zh}{zh}", f"pages {', '.join(map(str, shown))}{more_en} {en}")
