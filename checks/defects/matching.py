"""The lines of the table of contents with the headings they name."""

import re
from collections import deque
from collections.abc import Iterator

from checks.chinese.lexicon import pattern_of
from checks.documents.document import Document, Section, TocEntry
from checks.documents.headings import RANKS, heading_of

_MARKS = re.compile(r"[\s　，,。、：:；;·•“”\"'‘’（）()《》—\-#*]")
_NOTE = pattern_of("matching", "note")
_TWO = pattern_of("matching", "two")
_BETWEEN = 8  # characters of white space between two lines of a heading
_MARGIN = 16  # characters of marks and blanks among those of a title
Key = tuple[str, ...]


def match_contents(document: Document) -> Iterator[tuple[TocEntry, int, bool]]:
    """Each contents line with the heading at the same place (-1 where there is none) and whether the titles agree.

    A place is the path of numbers (第四章, 第一节); where numbers say nothing, the title alone finds the heading.
    Punctuation is no difference, nor is where a heading's line ends. Lines of which nothing can be said are left out:
    two in one, one whose heading has run into its paragraph or stands without its number, and, of a series most of
    which names other headings or none, what differs: it was held against headings of another part.
    """
    matched = list(_matched(document))
    told: dict[Key, list[bool]] = {}
    for _, series, _, same in matched:
        told.setdefault(series, []).append(same)
    for i, (entry, series, place, same) in enumerate(matched):
        if i == 0 and place < 0:
            continue  # the first may be what follows right behind the contents, under its own title
        if same or (2 * sum(told[series]) >= len(told[series]) and not _unnumbered(document, entry)):
            yield entry, place, same


def _matched(document: Document) -> Iterator[tuple[TocEntry, Key, int, bool]]:
    """Each contents line that can be compared, with the numbers above it, its heading, and whether titles agree."""
    if not document.contents:
        return
    places = _places(document)
    titles: dict[str, int] = {}
    for section in document.sections[1:]:
        titles.setdefault(_key(section.title), section.index)
    for entry, path in _paths(document.contents):
        waiting = places.get(path)
        place = waiting.popleft() if waiting else -1
        if place < 0:
            place = titles.get(_key(entry.title), -1)
        same = place >= 0 and _same(document, document.sections[place], entry.title)
        if not same and (_TWO.search(entry.title) or _run_in(document, entry)):
            continue
        yield entry, path[:-1], place, same


def _same(document: Document, heading: Section, title: str) -> bool:
    """Whether a heading is the one of a title, however it is punctuated, whatever notes (空间结构14) it is given, and
    where its last words stand in the next line.
    """
    wanted, said = _key(title), _key(heading.title)
    if wanted in (said, _key(_NOTE.sub("", heading.title))):
        return True
    ends = document.text.find("\n", heading.start)
    rest = wanted.removeprefix(said)
    behind = document.text[ends : ends + 2 * len(title) + _BETWEEN] if ends >= 0 else ""
    return bool(said) and wanted.startswith(said) and _key(behind).startswith(rest)


def _run_in(document: Document, entry: TocEntry) -> bool:
    """Whether a number and a title stand at the beginning of a line behind the contents that goes on after them."""
    title = _key(entry.number + entry.title)
    text, place = document.text, document.contents[-1].end
    while entry.number and (place := text.find(f"\n{entry.number}", place)) >= 0:
        place += 1
        if _key(text[place : place + 2 * len(title) + _MARGIN]).startswith(title):
            return True
    return False


def _unnumbered(document: Document, entry: TocEntry) -> bool:
    """Whether the title of an entry is a line behind the contents without its number, as over a table."""
    title = _key(entry.title)
    lines = document.text[document.contents[-1].end :].split("\n")
    return any(_key(line.strip("|")) == title for line in lines if len(line) < len(title) + _MARGIN)


def _places(document: Document) -> dict[Key, deque[int]]:
    """The headings by their path of numbers, only with styles that the contents use."""
    styles = {h.style for e in document.contents if (h := heading_of(f"{e.number}{e.title}")) and e.number}
    out: dict[Key, deque[int]] = {}
    paths: dict[int, Key] = {0: ()}
    for section in document.sections[1:]:
        above = paths[section.parent]
        numbered = section.style in styles and bool(section.number)
        paths[section.index] = (*above, _number(section)) if numbered else above
        if numbered:
            out.setdefault(paths[section.index], deque()).append(section.index)
    return out


def _number(section: Section) -> str:
    return section.number.rstrip("、.．：:")


def _paths(contents: tuple[TocEntry, ...]) -> Iterator[tuple[TocEntry, Key]]:
    """The entries with their paths of numbers, by the ranks of their styles."""
    above: list[tuple[float, str]] = []
    for entry in contents:
        heading = heading_of(f"{entry.number}{entry.title}") if entry.number else None
        if heading is None:
            yield entry, ("", entry.title)
            continue
        rank = RANKS[heading.style]
        while above and above[-1][0] >= rank:
            above.pop()
        above.append((rank, entry.number.rstrip("、.．：:")))
        yield entry, tuple(number for _, number in above)


def _key(title: str) -> str:
    return _MARKS.sub("", title)
