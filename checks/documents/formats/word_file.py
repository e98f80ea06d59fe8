"""Word files (.docx): paragraphs with the numbers Word sets before them, tables and text boxes, in their order."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from checks.documents.formats.flowing import SQUARED
from checks.documents.formats.packages import damaged, opened
from checks.documents.formats.pipes import Square, one_line, table_lines
from checks.documents.formats.taken import PlaceInFile, Taken
from checks.documents.formats.word_numbers import Numbers
from checks.wording import Text

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HOLDERS = frozenset(f"{_W}{name}" for name in ("sdt", "sdtContent", "ins", "smartTag", "customXml"))
_NOTES = (("footnotes", "footnote", "脚注", "footnote"), ("endnotes", "endnote", "尾注", "endnote"))


def take(raw: bytes, name: str) -> Taken:
    """The text of a .docx. Raises `InputError` where it is damaged or would unpack to more than any document holds."""
    package = opened(raw, name)
    import docx

    try:
        document = docx.Document(BytesIO(raw))
        numbering = _part(package, "word/numbering.xml")
        notes = [_part(package, f"word/{part}.xml") for part, *_ in _NOTES]
    except Exception as error:  # whatever the libraries meet in a damaged file
        raise damaged(name) from error
    written = _Written(Numbers(numbering))
    written.body(document.element.body)
    for root, (_, tag, zh, en) in zip(notes, _NOTES, strict=True):
        if root is not None:
            written.notes(root.findall(f"{_W}{tag}"), Text(zh, en))
    return Taken("\n".join([*written.lines, ""]), tuple(written.places), kept=True)


class _Written:
    """The lines of a document as they come, and where each paragraph and table began."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers = numbers
        self.lines: list[str] = []
        self.places: list[PlaceInFile] = []
        self.at = self.paragraph = self.table = 0

    def body(self, parent: Any) -> None:
        """Every paragraph and table of a part, also inside content controls and text boxes."""
        for element in parent:
            if element.tag == f"{_W}p":
                self.paragraph += 1
                words = _words(element)
                said = self.numbers.said_before(element) if words.strip() else ""
                self._put((said + words).split("\n"), Text(f"第{self.paragraph}段", f"paragraph {self.paragraph}"))
                for box in element.iter(f"{_W}txbxContent"):
                    if not _within(box, _FALLBACK, element):
                        self.body(box)
            elif element.tag == f"{_W}tbl":
                self.table += 1
                self._put(table_lines(_rows(element)), Text(f"第{self.table}个表", f"table {self.table}"))
            elif element.tag in _HOLDERS:
                self.body(element)

    def notes(self, notes: list[Any], label: Text) -> None:
        """The notes at the foot of pages or at the end, each by its number."""
        number = 0
        for note in notes:
            if note.get(f"{_W}type") in (None, "normal"):
                number += 1
                words = " ".join(_words(p) for p in note.iter(f"{_W}p"))
                self._put([f"[{number}] {words}"], Text(f"{label.zh}{number}", f"{label.en} {number}"))

    def _put(self, lines: list[str], label: Text) -> None:
        said = [line for one in lines if (line := one_line(one))]
        if said:
            self.places.append(PlaceInFile(self.at, label))
            self.lines += said
            self.at += sum(len(line) + 1 for line in said)


def _part(package: Any, name: str) -> Any:
    from lxml import etree

    if name not in package.namelist():
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(package.read(name), parser)


def _words(paragraph: Any) -> str:
    """The words of a paragraph as they stand when changes are accepted; raised digits are marks of notes."""
    out: list[str] = []
    for run in paragraph.iter(f"{_W}r"):
        if _within(run, f"{_W}del", paragraph) or _within(run, f"{_W}txbxContent", paragraph):
            continue
        words = "".join(_of_run(run))
        raised = run.find(f"{_W}rPr/{_W}vertAlign")
        if raised is not None and raised.get(f"{_W}val") == "superscript" and words.strip().isdigit():
            words = _raised(words.strip(), "".join(out[-1:]))
        out.append(words)
    return "".join(out)


def _within(element: Any, tag: str, top: Any) -> bool:
    """Whether an element stands inside one of a tag, below `top`."""
    for above in element.iterancestors():
        if above is top:
            return False
        if above.tag == tag:
            return True
    return False


def _of_run(run: Any) -> Iterator[str]:
    for part in run:
        if part.tag == f"{_W}t":
            yield part.text or ""
        elif part.tag == f"{_W}tab":
            yield "\t"
        elif part.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif part.tag == f"{_W}noBreakHyphen":
            yield "-"


def _raised(digits: str, before: str) -> str:
    power = SQUARED.get(digits, "")
    return power if power and re.search("[mM]$", before) else f"[{digits}]"


def _rows(table: Any) -> list[list[Square]]:
    """The rows of a table. A cell that goes on from above is known by its mark and left to the one above."""
    rows: list[list[Square]] = []
    reaching: dict[int, tuple[int, int]] = {}  # by column: the row and place of the cell that may go on below
    for line in table.findall(f"{_W}tr"):
        cells: list[Square] = []
        at = 0
        for cell in line.findall(f"{_W}tc"):
            wide, merged = _span(cell), cell.find(f"{_W}tcPr/{_W}vMerge")
            if merged is not None and merged.get(f"{_W}val") != "restart" and at in reaching:
                row, place = reaching[at]
                above = rows[row][place]
                rows[row][place] = Square(above.text, above.columns, len(rows) - row + 1)
            else:
                reaching.pop(at, None)
                if merged is not None:
                    reaching[at] = (len(rows), len(cells))
                cells.append(Square("".join(one_line(_words(p)) for p in cell.iter(f"{_W}p")), wide))
            at += wide
        rows.append(cells)
    return rows


def _span(cell: Any) -> int:
    found = cell.find(f"{_W}tcPr/{_W}gridSpan")
    said = found.get(f"{_W}val") if found is not None else ""
    return int(said) if said and said.isdigit() else 1
