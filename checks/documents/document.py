"""What a document is once it has been read.

All `start`/`end` are character offsets into `Document.text`: a text file decoded, unchanged, or what was
taken from a file of another format.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from checks.documents.formats.taken import PlaceInFile
from checks.wording import Text


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. Section 0 is the whole document (title, no number)."""

    index: int
    parent: int  # -1 for section 0
    level: int  # 0 document, 1 chapter, 2 section, ...
    number: str  # as printed: 第一章, 一、, （三）, 1. or empty
    ordinal: int  # the number read as an integer, 0 if none
    style: str  # numbering style: chapter, section, han, paren-han, digit, paren-digit, dash, box, ...
    title: str  # normalised, without the number
    path: tuple[str, ...]  # titles from the top down, this one last
    start: int  # of the heading line
    end: int  # of the last character that stands under it, before the next heading of its level or above


@dataclass(frozen=True, slots=True)
class Flow:
    """One paragraph as it reads: page breaks inside sentences joined, Markdown marks and stray spaces dropped,
    full-width digits and signs made ordinary.

    `offsets[i]` is where `text[i]` stands in the source; it has one entry more than `text`, the end of the source span.
    """

    text: str
    offsets: "array[int]"
    section: int
    kind: str  # paragraph, heading, item, note, cell
    index: int

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The source span of `text[start:end]`."""
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start]


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell: normalised text and source span."""

    text: str
    start: int
    end: int


def extent(cells: Sequence[Cell]) -> tuple[int, int]:
    """Where the filled cells of a row begin and end in the text. At least one must be filled."""
    filled = [c for c in cells if c.text]
    return filled[0].start, filled[-1].end


@dataclass(frozen=True, slots=True)
class Table:
    """A table as rows of cells. `header` counts the header rows; `caption`, `unit` and `notes` stand around it."""

    rows: tuple[tuple[Cell, ...], ...]
    header: int
    section: int
    caption: str
    unit: str  # as printed in "单位：亿元", empty if none
    notes: tuple[Cell, ...]
    start: int
    end: int
    understood: bool = True  # whether each number stands under a head that says what it is


@dataclass(frozen=True, slots=True)
class TocEntry:
    """One line of the table of contents."""

    number: str
    title: str
    page: int  # 0 if not printed
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text with a label: page chrome, damage, and the like."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Description:
    """What documents.yaml says of a document (or what was read off its first lines)."""

    name: str  # file stem
    path: str  # relative to the workspace where possible
    title: str
    issuer: str
    region: str  # canonical region name
    kind: str  # annual_plan, work_report, five_year_outline, communique, budget_report, other
    result_years: tuple[int, int] | None  # first and last year whose results it reports
    plan_years: tuple[int, int] | None  # first and last year it plans for
    issued: str  # ISO date or empty
    stated: frozenset[str] = frozenset()  # the fields documents.yaml itself gives
    unknown: tuple[str, ...] = ()  # what nothing tells: region, kind, years


@dataclass(frozen=True)
class Document:
    """One plan as read."""

    description: Description
    text: str
    sections: tuple[Section, ...]
    flows: tuple[Flow, ...]
    tables: tuple[Table, ...] = ()
    contents: tuple[TocEntry, ...] = ()
    chrome: tuple[Span, ...] = ()
    warnings: tuple[Text, ...] = ()  # what of the file could not be read
    spots: tuple[PlaceInFile, ...] = ()  # where in the file the text stood, where it was not taken as it is
    spelled: bool = False  # whether it prints its amounts in words, as those of before about 1990 do
    kept: bool = False  # whether the text is another than the file's, so that lines need a copy to be looked up in

    @property
    def name(self) -> str:
        """The file stem, which names the document in every table."""
        return self.description.name

    @cached_property
    def under(self) -> dict[int, list[Section]]:
        """The headings directly under each section that has any, in their order."""
        out: dict[int, list[Section]] = {}
        for section in self.sections[1:]:
            out.setdefault(section.parent, []).append(section)
        return out

    @cached_property
    def _line_starts(self) -> Sequence[int]:
        return array("l", [0, *(m.end() for m in re.finditer("\n", self.text))])

    @cached_property
    def start(self) -> int:
        """Where its first character stands: what a file holds before one of its documents is blank in the document's
        text, so that its places are those of the file."""
        return len(self.text) - len(self.text.lstrip())

    def line(self, offset: int) -> int:
        """The line of an offset, from 1."""
        return bisect_right(self._line_starts, offset)

    def page(self, offset: int) -> Text | None:
        """The page, sheet or paragraph of the file that an offset stood on; None in a text file."""
        at = bisect_right(self.spots, offset, key=lambda spot: spot.offset)
        return self.spots[at - 1].label if at else None

    def column(self, offset: int) -> int:
        """The column of an offset, in characters from 1."""
        return offset - self._line_starts[self.line(offset) - 1] + 1
