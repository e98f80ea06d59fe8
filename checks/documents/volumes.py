"""Files that hold the documents of several years one behind the other, and where each of them begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice

from checks.chinese.lexicon import pattern_of
from checks.documents.headings import heading_of
from checks.documents.lines import Line, split
from checks.documents.normal import plain

LONGEST_TITLE = 60
MOST = 50  # titles looked at
_HEAD = 12  # lines in which a document says, behind its title, by whom and when it was issued, and what year it is of
_PROSE = 1000  # characters in sentences: a title that less follows heads no document (a link, a line of contents)

_YEAR = pattern_of("volumes", "year")
_TITLE = pattern_of("volumes", "title")
_NO_TITLE = pattern_of("volumes", "no_title")
_DATED = pattern_of("volumes", "dated")


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a file: where it begins and ends, and its title, which may not be printed."""

    start: int
    end: int
    title: str

    @property
    def year(self) -> str:
        """The last year of its title."""
        return _YEAR.findall(self.title)[-1].rstrip("年度")


@dataclass(frozen=True, slots=True)
class _Head:
    """A line that a document may begin with: its title as printed or as it would be."""

    at: int
    title: str

    @property
    def years(self) -> tuple[str, ...]:
        return tuple(_YEAR.findall(self.title))

    @property
    def form(self) -> str:
        return _YEAR.sub("", self.title)


def parts_of(text: str) -> list[Part]:
    """The documents of a file, in their order; none where it is one document.

    Each has the title of the first but for the years, and enough sentences of which the first say its year.
    """
    lines = split(text)
    titles = list(islice((head for at, line in enumerate(lines) if (head := _titled(at, line))), MOST))
    for first in {head.form: head for head in reversed(titles)}.values():
        alike = [head for head in titles if head.form == first.form]
        found = [head for head in (*alike, *_untitled(lines, first)) if _opens(lines, head, titles)]
        heads = _each_year(sorted(found, key=lambda head: head.at))
        ends = [*(head.at for head in heads[1:]), len(lines)]
        if len(heads) > 1 and all(_prose(lines[h.at : end]) >= _PROSE for h, end in zip(heads, ends, strict=True)):
            starts = [0, *(lines[head.at].start for head in heads[1:])]  # a cover belongs to the first
            bounds = zip(heads, starts, [*starts[1:], len(text)], strict=True)
            return [Part(start, end, head.title) for head, start, end in bounds]
    return []


def _titled(at: int, line: Line) -> _Head | None:
    """A line that is by itself the title of a document of a year."""
    if len(line.text) > LONGEST_TITLE + 20:
        return None
    said = _tight(plain(line.text.lstrip("#")))
    if len(said) > LONGEST_TITLE or not _TITLE.search(said) or _NO_TITLE.search(said) or not _YEAR.search(said):
        return None
    heading = heading_of(line.text)
    return None if heading and heading.number else _Head(at, said)


def _opens(lines: list[Line], head: _Head, titles: list[_Head]) -> bool:
    """Whether sentences follow that name the year, before another title does."""
    until = min((t.at for t in titles if t.at > head.at and t.years != head.years), default=len(lines))
    opening = (line.text for line in lines[head.at + 1 : min(until, head.at + 1 + _HEAD)] if "。" in line.text)
    return any(year.rstrip("度") in words for words in opening for year in head.years)


def _untitled(lines: list[Line], first: _Head) -> Iterator[_Head]:
    """Documents without their titles: they begin as the first goes on behind its title, with who issued it and a date
    of another year, and come to the same first heading.
    """
    top = _first_heading(lines, first.at)
    dated = next((i for i in range(first.at + 1, top) if _issued(lines[i])), top)
    if dated == top or len(first.years) != 1:
        return
    issuer = "".join(_tight(line.text) for line in lines[first.at + 1 : dated])
    year, issued = int(first.years[0][:4]) if first.years[0][:4].isdigit() else 0, _issued(lines[dated])
    again_there = (i for i in range(top + 1, len(lines)) if lines[i].text == lines[top].text)
    for again in islice(again_there, MOST):
        date = next((i for i in range(again - 1, max(top, again - _HEAD), -1) if _issued(lines[i])), 0)
        start = date
        while start > top and _tight(lines[start - 1].text) in issuer:
            start -= 1
        if start < date and year:
            yield _Head(start, first.title.replace(str(year), str(year + _issued(lines[date]) - issued), 1))


def _first_heading(lines: list[Line], at: int) -> int:
    """The first numbered heading soon behind a title; the title itself if there is none."""
    near = range(at + 1, min(len(lines), at + 1 + _HEAD))
    return next((i for i in near if (found := heading_of(lines[i].text)) and found.ordinal == 1), at)


def _issued(line: Line) -> int:
    """The year of a line that is a date and nothing else; 0 for any other line."""
    found = _DATED.fullmatch(_tight(line.text))
    return int(found[1]) if found else 0


def _tight(text: str) -> str:
    return re.sub(r"[\s　]", "", text)


def _each_year(heads: list[_Head]) -> list[_Head]:
    """The heads without those that say the year of the one before again: a title on the cover, then over the text."""
    return [next(same) for _, same in groupby(heads, key=lambda head: head.years)]


def _prose(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines if "。" in line.text)
