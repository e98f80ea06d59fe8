"""The table of contents: its lines, with number, title and page."""

import re
from dataclasses import replace

from checks.chinese.lexicon import pattern_of
from checks.documents.document import TocEntry
from checks.documents.headings import heading_of
from checks.documents.lines import Line
from checks.documents.normal import plain

_TAG = re.compile(r"</?[a-zA-Z]{1,8}>|\*\*")
_PAGE = re.compile(r"[（(]?(\d{1,3})[）)]?$")
_LEADERS = re.compile(r"[.．·…⋯]{2,}|\t|…")
_WIDE = re.compile("[ 　]{2,}")  # leads to a page where the title is numbered
_GLUED = re.compile(r"(?<![\d.．])\s?(\d{1,3})$")
_TITLE = pattern_of("contents", "title")
_BULLETS = "-*•· \t　"
_FEWEST = 3  # lines that are contents: of fewer, a list of what is annexed goes on in another form


def find_contents(lines: list[Line]) -> tuple[TocEntry, ...]:
    """The entries of the table of contents; sets the role of its lines (contents)."""
    entries: list[TocEntry] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.role:
            at += 1
        elif _TITLE.match(line.text):
            line.role = "contents"
            before = len(entries)
            at = _take(lines, at + 1, entries, paged=False)
            entries[before:] = _paged(entries[before:]) if len(entries) - before >= _FEWEST else ()
        elif _entry(line, paged=True):
            last = _run(lines, at)
            if _is_contents(lines, at, last):
                _take(lines, at, entries, paged=True)
            at = last + 1
        else:
            at += 1
    return tuple(entries)


def _run(lines: list[Line], at: int) -> int:
    """The last of the lines from `at` on that could be entries with a page."""
    while at + 1 < len(lines) and _entry(lines[at + 1], paged=True):
        at += 1
    return at


def _is_contents(lines: list[Line], first: int, last: int) -> bool:
    """Whether lines that end in a whole number are contents, not the rows of a table: pages never go back, dots lead
    to them or the titles are numbered, and no line of other cells stands right above or below.
    """
    found = [entry for line in lines[first : last + 1] if (entry := _entry(line, paged=True))]
    pages = [entry.page for entry in found]
    if len(found) < _FEWEST or pages != sorted(pages):
        return False
    if sum("\t" not in _bare(line) for line in lines[first : last + 1]) * 2 > len(found):
        return True
    around = (*lines[max(0, first - 1) : first], *lines[last + 1 : last + 2])
    numbered = sum(bool(entry.number) for entry in found)
    return numbered * 2 > len(found) and not any("\t" in line.text for line in around)


def _bare(line: Line) -> str:
    """What stands in a line without marks of emphasis and the signs of a list."""
    return _TAG.sub("", line.text).strip(_BULLETS)


def _take(lines: list[Line], at: int, entries: list[TocEntry], *, paged: bool) -> int:
    """Read entries from line `at` on; returns the first line that is none. The body begins where the first returns."""
    first: TocEntry | None = None
    while at < len(lines):
        line = lines[at]
        if line.role:
            at += 1
            continue
        entry = _entry(line, paged=True) or (None if paged else _entry(line, paged=False))
        if entry is None or (first is not None and entry.number == first.number and _begins(entry, first)):
            break
        first = first or entry
        line.role = "contents"
        entries.append(entry)
        at += 1
    return at


def _begins(entry: TocEntry, first: TocEntry) -> bool:
    """Whether a line has the title of the first entry, or what of it fits in a line of the body."""
    return entry.title == first.title or (bool(entry.title and entry.number) and first.title.startswith(entry.title))


def _paged(entries: list[TocEntry]) -> list[TocEntry]:
    """Entries whose titles end in numbers that never go back: these are pages that nothing leads to."""
    glued = [_GLUED.search(entry.title) if not entry.page else None for entry in entries]
    pages = [int(found[1]) if found else entry.page for entry, found in zip(entries, glued, strict=True)]
    if not any(glued) or not all(pages) or pages != sorted(pages):
        return entries
    return [
        replace(entry, title=entry.title[: found.start()], page=page) if found else entry
        for entry, found, page in zip(entries, glued, pages, strict=True)
    ]


def _entry(line: Line, *, paged: bool) -> TocEntry | None:
    """One line as an entry. With `paged`, leaders or a tab and a page number must stand at its end."""
    if len(line.text) > 200:
        return None
    body = _bare(line)
    page = 0
    if paged:
        found = _PAGE.search(body)
        if not found:
            return None
        head = body[: found.start()]
        title = head.rstrip(" \t　.．·…⋯")
        wide = _WIDE.search(head[len(title) :]) and (led := heading_of(title)) and led.number
        if not (wide or _LEADERS.search(head[len(title) :])):
            return None
        page, body = int(found[1]), title
    heading = heading_of(body)
    if heading is None:
        return TocEntry("", plain(body), page, line.start, line.end) if paged and body else None
    if heading.run_in or (not paged and (body[-1] in "。；：" or heading.style in ("dash", "bold", "plain"))):
        return None
    number = re.sub(r"[\s　]", "", heading.number)
    return TocEntry(number, plain(body[slice(*heading.title)]), page, line.start, line.end)
