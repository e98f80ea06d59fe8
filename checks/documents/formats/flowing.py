"""An element of a web page as lines: a paragraph a line, a table as Markdown."""

import re
from typing import Any

from checks.documents.formats.pipes import MAX_COLUMNS, MAX_ROWS, Square, one_line, table_lines

Element = Any  # of lxml.html

BLOCKS = frozenset(
    {"p", "div", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption", "section", "article", "main", "ul",
     "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "center", "body", "blockquote", "pre", "form",
     "hr", "header", "footer", "aside", "fieldset", "figure", "html", "ucapcontent", "founder-content"}
)  # fmt: skip
_PROSE = 400  # characters: no cell of a table of numbers is longer
_MOST_LINKS = 3  # lines of nothing but links in a row are a list of links
SQUARED = {"2": "²", "3": "³"}
_METRE = re.compile(r"[mM㎡]$")
_CHINESE_GAP = re.compile(r"(?<=[^\x00-\xff])\s+(?=[^\x00-\xff])")
_NOTE = re.compile(r"\s*\d{1,3}\s*")


class Flowing:
    """Collects the lines of an element; `lines` are done when `walk` returns."""

    def __init__(self, until: Element = None) -> None:
        self.until = until  # the element at which to stop
        self.lines: list[tuple[str, bool]] = []  # each with whether it is nothing but links
        self.done = False
        self.parts: list[str] = []
        self.linked = 0  # characters of `parts` that are links

    def walk(self, element: Element, link: bool = False) -> None:
        """Take the text of an element, in its order."""
        tag = element.tag
        if self.until is not None and (element is self.until or self.done):
            self.done = True
            return
        if not isinstance(tag, str):
            return
        if tag == "br":
            self._end()
            return
        if tag == "table" and (rows := data_rows(element)):
            self._end()
            self.lines += [(line, False) for line in table_lines(rows)]
            return
        block, link = tag in BLOCKS, link or tag == "a"
        if block:
            self._end()
        if tag == "sup" and (raised := _raised(element, self.parts)):
            self._say(raised, link)
        else:
            self._say(element.text, link)
            for child in element:
                self.walk(child, link)
                self._say(child.tail, link)
        if block:
            self._end()

    def text_lines(self) -> list[str]:
        """The lines without the lists of links among them."""
        self._end()
        out: list[str] = []
        run: list[str] = []
        for line, only_links in [*self.lines, ("", False)]:
            if only_links:
                run.append(line)
                continue
            out += run if len(run) < _MOST_LINKS else []
            run = []
            if line:
                out.append(line)
        return out

    def _say(self, text: str | None, link: bool) -> None:
        if text and not self.done:
            self.parts.append(text)
            self.linked += len(text.strip()) if link else 0

    def _end(self) -> None:
        text = "".join(self.parts)
        said = one_line(text)
        if said:
            self.lines.append((said, self.linked >= len(text.strip()) - 2 * (self.linked > 0)))
        self.parts, self.linked = [], 0


def lines_of(element: Element, until: Element = None) -> list[str]:
    """The lines of an element, up to the element `until` in it."""
    flowing = Flowing(until)
    flowing.walk(element)
    return flowing.text_lines()


def data_rows(table: Element) -> list[list[Square]]:
    """The rows of a table that is one; none where it only lays out the page, or says a single thing."""
    if any(len(cell.text_content()) > _PROSE for cell in table.iter("td", "th")):
        return []
    if any(inner is not table and len(list(inner.iter("tr"))) > 1 for inner in table.iter("table")):
        return []
    rows = [_squares(row) for row in list(table.iter("tr"))[:MAX_ROWS]]
    rows = [row for row in rows if row]
    filled = sum(any(cell.text for cell in row) for row in rows)
    return rows if filled > 1 and max(len(row) for row in rows) > 1 else []


def _squares(row: Element) -> list[Square]:
    return [
        Square(_cell_text(cell), _span(cell.get("colspan"), MAX_COLUMNS), _span(cell.get("rowspan"), MAX_ROWS))
        for cell in row
        if cell.tag in ("td", "th")
    ]


def _cell_text(cell: Element) -> str:
    inner = Flowing()
    inner.walk(cell)
    return _CHINESE_GAP.sub("", " ".join(line for line, _ in inner.lines))


def _span(said: str | None, most: int) -> int:
    return max(1, min(int(said), most)) if said and said.strip().isascii() and said.strip().isdigit() else 1


def _raised(element: Element, before: list[str]) -> str:
    """Raised digits as what they are: a power behind m, the mark of a note elsewhere; empty for anything else."""
    digits = element.text_content()
    if not _NOTE.fullmatch(digits):
        return ""
    power = SQUARED.get(digits.strip(), "")
    return power if power and before and _METRE.search(before[-1]) else f"[{digits.strip()}]"
