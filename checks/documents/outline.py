"""Lines into sections and flows: the outline of a document and its paragraphs as they read."""

import re
from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from checks.chinese.lexicon import any_of, lexicon, pattern_of
from checks.documents.document import Flow, Section
from checks.documents.headings import QUANTITY, RANKS, Heading, heading_of, is_item, item_style
from checks.documents.joining import MARKS, continues
from checks.documents.lines import WHITE, Line
from checks.documents.normal import normalise, plain, unnumbered
from checks.documents.spelled import in_digits, spells

_SUBTITLE = pattern_of("outline", "subtitle")
_SPACE = re.compile(r"\s+")
_ROW_STYLES = ("han", "paren-han", "digit")
_ROW = pattern_of("outline", "row")
_STOPS = ("。", "；", "：")
_PAGE_LINES = 2  # lines that stand between two pages: a page number, a running title


@dataclass(slots=True)
class _Open:
    """A section that is still open, with its rank."""

    index: int
    rank: float
    style: str


@dataclass
class Outline:
    """Sections and flows of a document; `owner[i]` is the section in which line `i` stands."""

    sections: list[Section]
    flows: list[Flow]
    owner: list[int] = field(default_factory=list)
    spelled: bool = False  # whether the document prints its amounts in words


def build(text: str, lines: list[Line], title: str) -> Outline:
    """The outline of a document whose tables, contents and chrome already have their roles."""
    headings = [heading_of(line.text) if not (line.role or _is_row(line.text)) else None for line in lines]
    _fill(lines, headings)
    _drop_items(lines, headings)
    _mark_unnumbered(lines, headings)
    _mark_title(lines, headings)
    return _Builder(text, lines, headings, title).run()


def _is_row(line: str) -> bool:
    """Whether a line is a row of columns that are numbered each for itself: 1．新材料, 9．合金."""
    left, tab, right = line.partition("\t")
    return bool(tab) and bool(style := item_style(left)) and item_style(right.strip()) == style


def _rows(lines: list[Line], headings: list[Heading | None]) -> set[int]:
    """The numbered lines that are rows of a table the text lost: a name and its numbers (国防支出 761 700 -8.02), and
    names alone that stand next to such a row, with no sentence between, on either side or behind the last of them.
    """
    rows = {i for i, h in enumerate(headings) if h and h.style in _ROW_STYLES and _ROW.match(lines[i].text, h.title[0])}
    if not rows:
        return rows
    run_in = {i for i, h in enumerate(headings) if h and h.run_in} - rows
    told = [line.text.endswith(_STOPS) or i in run_in for i, line in enumerate(lines)]
    before, behind = (
        _near_rows(rows, told),
        {len(lines) - 1 - i for i in _near_rows({len(lines) - 1 - i for i in rows}, told[::-1])},
    )
    last = max(i for i, yes in enumerate([True, *told]) if yes) - 1
    between = (before & behind) | {i for i in before if i > last}
    return rows | {i for i in between if (h := headings[i]) and h.style in _ROW_STYLES}


def _near_rows(rows: set[int], told: list[bool]) -> set[int]:
    """The lines behind a row with no sentence between."""
    near: set[int] = set()
    open_ = False
    for i, sentence in enumerate(told):
        open_ = (open_ or i in rows) and not sentence
        if open_:
            near.add(i)
    return near


class _Builder:
    """Walks the lines once: opens sections at headings, joins what a page break tore apart, writes flows."""

    def __init__(self, text: str, lines: list[Line], headings: list[Heading | None], title: str) -> None:
        self.text, self.lines, self.headings = text, lines, headings
        self.rows = _rows(lines, headings)
        self.plain_ranks = _plain_ranks(headings)
        self.sections = [Section(0, -1, 0, "", 0, "document", title, (), 0, len(text))]
        self.open = [_Open(0, -1.0, "document")]
        self.flows: list[Flow] = []
        self.owner: list[int] = []
        self.following = _following(headings)
        self.spelled = spells(text)

    def run(self) -> Outline:
        at = 0
        while at < len(self.lines):
            at = self._step(at)
        return Outline(_ends(self.sections, len(self.text)), self.flows, self.owner, self.spelled)

    def _step(self, at: int) -> int:
        """Read the paragraph that starts at line `at`; returns the line after it."""
        line, heading = self.lines[at], self.headings[at]
        if line.role:
            self._flow_of_role(line)
            self.owner.append(self.open[-1].index)
            return at + 1
        if heading and at not in self.rows:
            self._enter(at, heading)
        elif self.open[-1].style == "dash" and not is_item(line.text):
            self.open.pop()
        last = at
        lines = [line]
        if not heading or heading.run_in:
            while after := self._joined(last):
                lines.append(self.lines[after])
                last = after
        if heading and heading.run_in and line.text[heading.title[1]] in WHITE:
            self._flow([(line.start, line.start + heading.title[1])], "heading", line.text)
            rest = (line.start + heading.title[1], line.end)
            self._flow([rest, *((x.start, x.end) for x in lines[1:])], "paragraph", line.text[heading.title[1] :])
        else:
            self._flow([(x.start, x.end) for x in lines], _kind(line.text, heading), line.text)
        self.owner += [self.open[-1].index] * (last - at + 1)
        return last + 1

    def _flow_of_role(self, line: Line) -> None:
        kind = {"title": "heading", "caption": "heading", "note": "note"}.get(line.role)
        if kind:
            self._flow([(line.start, line.end)], kind, line.text)

    def _flow(self, spans: list[tuple[int, int]], kind: str, first: str) -> None:
        """Write the flow of the lines that stand at `spans`, of which `first` is the first."""
        start = spans[0][0] + _lead(first)
        said, offsets = "", array("i", [start])
        for i, (_, end) in enumerate(spans):
            after = spans[i + 1][0] if i + 1 < len(spans) else -1
            if after < 0 or self.text[end:after].strip():  # else nothing is printed between the two lines
                more, places = normalise(self.text, start, end)
                said, offsets, start = said + more, offsets[:-1] + places, after
        said, offsets = unnumbered(said, offsets)
        if self.spelled:
            said, offsets = in_digits(said, offsets)
        if said:
            self.flows.append(Flow(said, offsets, self.open[-1].index, kind, len(self.flows)))

    def _enter(self, at: int, heading: Heading) -> None:
        line, rank = self.lines[at], self._rank(at, heading)
        while len(self.open) > 1 and self.open[-1].rank >= rank:
            self.open.pop()
        above = self.sections[self.open[-1].index]
        title = plain(line.text[slice(*heading.title)]).rstrip("：:。")
        number = _SPACE.sub("", heading.number) if heading.style != "dash" else ""
        index = len(self.sections)
        self.sections.append(
            Section(
                index, above.index, above.level + 1, number, heading.ordinal, heading.style, title,
                (*above.path, title), line.start, line.end,
            )
        )  # fmt: skip
        self.open.append(_Open(index, rank, heading.style))

    def _rank(self, at: int, heading: Heading) -> float:
        if heading.style == "plain":
            return self.plain_ranks.get(heading.depth) or self._rank_by_next(at)
        return heading.rank

    def _rank_by_next(self, at: int) -> float:
        """The rank of an unnumbered heading: above a series that begins after it, under one that goes on."""
        following = self.following[at]
        if following is None:
            return 0.5
        return following.rank - 0.1 if following.ordinal == 1 else 8.5

    def _joined(self, at: int) -> int:
        """The line that continues the sentence of line `at`, also behind a page's number; 0 if none."""
        place = at + 1
        while place < len(self.lines) and place <= at + _PAGE_LINES and self.lines[place].role == "chrome":
            place += 1
        after = self.lines[place] if place < len(self.lines) else None
        if after is None or after.role or self.headings[place] or is_item(after.text):
            return 0
        return place if continues(self.lines[at].text, after.text) else 0


def _kind(line: str, heading: Heading | None) -> str:
    """What kind of flow a line begins."""
    if heading and not heading.run_in:
        return "heading"
    if _NOTE.match(line):
        return "note"
    return "item" if is_item(line) else "paragraph"


_NOTE = pattern_of("outline", "note")


def _lead(line: str) -> int:
    """How many characters of marks (#, bullets) stand before the first word of a line; a dash is such a mark."""
    found = _LEAD.match(line)
    return found.end() if found else 0


_LEAD = re.compile(
    r"(?:#{1,6}|[*_]{1,3}|</?(?:b|strong)>|[-•·●◆■▪+>](?=\s)|[—―─]{2,3}|[—―─](?!\d)|-{2,4}|[\s　]){1,12}"
)


# No mark of a sentence, nothing that says one (是), no signature, no line of a list, no caption.
_GLOSSARY = re.compile(any_of(lexicon("pages")["glossary"]))
_SHORT = 12  # characters of a heading of words explained
_UNNUMBERED = pattern_of("outline", "unnumbered")


_EXPLAINS = pattern_of("outline", "explains")
"""What heads an explanation of tables, which no blank line need set off: 关于市级收入预算执行情况的说明."""


def _fill(lines: list[Line], headings: list[Heading | None]) -> None:
    """Find the heading that a series counted in digits lacks, whose title begins with a digit: 20.6G网络."""
    digits = [i for i, h in enumerate(headings) if h and h.style == "digit"]
    for at, after in pairwise(digits):
        before, behind = headings[at], headings[after]
        if before is None or behind is None or behind.ordinal != before.ordinal + 2:
            continue
        for i in range(at + 1, after):
            found = None if lines[i].role or headings[i] else heading_of(lines[i].text, digits=True)
            if found is not None and found.style == "digit" and found.ordinal == before.ordinal + 1:
                headings[i] = found
                break


def _drop_items(lines: list[Line], headings: list[Heading | None]) -> None:
    """A series of which some lines are no headings (2. 气化安康：…。 between 1. and 3.) is a list of items."""
    series: dict[str, list[int]] = {}
    mixed: set[str] = set()

    def close(style: str) -> None:
        for at in series.pop(style, ()) if style in mixed else ():
            headings[at] = None
        series.pop(style, None)
        mixed.discard(style)

    for i, line in enumerate(lines):
        heading = headings[i]
        style = "" if line.role else item_style(line.text)
        if style and heading is None:
            mixed.add(style)
        elif style and heading is not None:
            if heading.ordinal == 1:
                close(style)
            series.setdefault(style, []).append(i)
        elif heading is not None:
            for lower in [s for s in {*series, *mixed} if RANKS[s] > heading.rank]:
                close(lower)
    for style in list(series):
        close(style)


def _mark_title(lines: list[Line], headings: list[Heading | None]) -> None:
    """Lines above the first heading that are no sentences: titles, signatures, the date and place of the session."""
    told = False
    for i, line in enumerate(lines):
        heading = headings[i]
        if line.role:
            continue
        subtitle = heading is not None and heading.style == "dash" and _SUBTITLE.search(line.text)
        own = heading is not None and heading.style == "plain" and heading.depth < 2 and not told
        if heading and not subtitle and not own:
            return
        if subtitle or own or _is_title(lines, i):
            line.role = "title"
            headings[i] = None
        told = told or "。" in line.text


def _is_title(lines: list[Line], i: int) -> bool:
    """Whether a line is no sentence and no part of one."""
    body = lines[i].text.rstrip(MARKS)
    if not body or set("。；") & set(body) or body[-1] in "：:，！" or QUANTITY.search(body):
        return False
    after = lines[i + 1] if i + 1 < len(lines) else None
    return after is None or bool(after.role) or not continues(body, after.text)


def _mark_unnumbered(lines: list[Line], headings: list[Heading | None]) -> None:
    """Short lines without any mark between finished paragraphs, with prose after them: headings without a number."""
    told = False
    for i in range(len(lines) - 1):
        body = lines[i].text
        explains = _EXPLAINS.fullmatch(body) is not None
        bare = explains or _UNNUMBERED.fullmatch(body) is not None
        if not lines[i].role and not headings[i] and told and not is_item(body) and bare:
            after = lines[i + 1]
            opens = headings[i + 1] is not None or ("。" in after.text and len(after.text) >= 40)
            glossary = len(body) <= _SHORT and _GLOSSARY.search(body) is not None
            apart = explains or (lines[i].broken and after.broken)
            if apart and not after.role and (opens or glossary):
                headings[i] = Heading("", 0, "explains" if explains else "plain", (0, len(body)), False, 0)
                continue
        if body[-1] in "。！" or lines[i].role == "table":
            told = True
        elif not lines[i].role and not headings[i]:
            told = False


def _following(headings: list[Heading | None]) -> list[Heading | None]:
    """For each line the next numbered heading after it."""
    out: list[Heading | None] = [None] * len(headings)
    for i in range(len(headings) - 2, -1, -1):
        after = headings[i + 1]
        out[i] = after if after and after.ordinal else out[i + 1]
    return out


def _plain_ranks(headings: Iterable[Heading | None]) -> dict[int, float]:
    """The rank of Markdown headings without a number, by depth: that of the numbered headings of the same depth."""
    by_depth: dict[int, Counter[float]] = {}
    for heading in headings:
        if heading and heading.depth and heading.style not in ("plain", "box"):
            by_depth.setdefault(heading.depth, Counter())[heading.rank] += 1
    ranks: dict[int, float] = {}
    last = 0.0
    for depth in range(1, 7):
        seen = by_depth.get(depth)
        last = float(max(seen, key=lambda r: (seen[r], r))) if seen else last + 0.1
        ranks[depth] = last
    return ranks


def _ends(sections: list[Section], size: int) -> list[Section]:
    """The sections with their ends: where the next heading of the same level or above begins."""
    out = list(sections)
    stack: list[int] = []
    for section in sections[1:]:
        while stack and out[stack[-1]].level >= section.level:
            out[stack[-1]] = replace(out[stack[-1]], end=section.start)
            stack.pop()
        stack.append(section.index)
    for index in stack:
        out[index] = replace(out[index], end=size)
    return out
