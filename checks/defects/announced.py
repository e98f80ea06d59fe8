"""Counts of what follows: 抓好以下八个方面 and the headings after it, 六大工程 as a heading, 三个方面：一是…, and
10大安全底线 before ten paragraphs that open alike.
"""

import re
from collections.abc import Iterator

from checks.chinese.lexicon import pattern_of
from checks.chinese.numerals import numeral
from checks.defects.counted import CountedList, Kind, Member, listed
from checks.documents.document import Document, Flow, Section

_ANNOUNCED = pattern_of("announced", "announced")
_TITLE = pattern_of("announced", "title")
_MARKER = pattern_of("announced", "marker")
_BEFORE_MARKER = pattern_of("announced", "before_marker")
_COUNTS_HEADINGS = pattern_of("announced", "counts_headings")
_ENUMERATES = pattern_of("announced", "enumerates")
MOST = 60  # paragraphs that one count is looked for in


def announced_lists(document: Document) -> Iterator[CountedList]:
    """The counts of a document that are about what comes after them."""
    flows = document.flows
    for i, flow in enumerate(flows):
        if flow.kind == "heading":
            yield from _by_title(document, flow)
            yield from _by_headings(document, i)
            continue
        yield from _by_markers(flow)
        yield from _by_headings(document, i)
        yield from _by_paragraphs(document, i)
        yield from _by_items(document, i)
        yield from _by_clause(flow)


def _series(children: list[Section]) -> list[Section]:
    """The first run of headings of one style; numbered ones must begin with 1."""
    if not children or children[0].ordinal > 1:
        return []
    run = [children[0]]
    for section in children[1:]:
        if section.style != run[0].style or (section.ordinal and section.ordinal <= run[-1].ordinal):
            break
        run.append(section)
    return run


def _by_headings(document: Document, at: int) -> Iterator[CountedList]:
    """A sentence that ends a paragraph, and the headings that come straight after it."""
    flow = document.flows[at]
    after = document.flows[at + 1] if at + 1 < len(document.flows) else None
    if after is None or after.section == flow.section:
        return
    inside = document.under.get(flow.section, [])
    series = _series([s for s in inside if s.index >= after.section])
    if not series or series[0].index != after.section:
        return
    match = _last_announced(flow.text)
    if match is None or len(series) < 2:
        return
    surely = _COUNTS_HEADINGS.match(match["noun"]) and not match["loose"] and match["verb"] != "在"
    if numeral(match["n"]) == len(series) or surely:
        yield _of_sections(document, flow, match, series)


def _last_announced(text: str) -> re.Match[str] | None:
    """The announcement in the last sentence, if nothing is enumerated after it there."""
    begin = max(text.rfind("。", 0, len(text) - 1), text.rfind("；", 0, len(text) - 1)) + 1
    found = list(_ANNOUNCED.finditer(text, max(begin, len(text) - 160)))
    return found[0] if len(found) == 1 and not _ENUMERATES.search(text, found[0].end()) else None


def _by_title(document: Document, flow: Flow) -> Iterator[CountedList]:
    """A heading that counts what its own headings are: 三、实施六大工程."""
    match = _TITLE.search(flow.text)
    inside = document.under.get(flow.section, [])
    series = _series(inside)
    if not match or len(series) < 2 or series != inside:
        return
    word = match["noun"][-2:]
    if numeral(match["n"]) == len(series) or all(s.title.endswith(word) for s in series):
        yield _of_sections(document, flow, match, series)


def _of_sections(document: Document, flow: Flow, match: re.Match[str], series: list[Section]) -> CountedList:
    members = tuple(Member(f"{s.number}{s.title}", s.start, _title_end(document, s)) for s in series)
    return _list(flow, match, "headings", members)


def _title_end(document: Document, section: Section) -> int:
    end = document.text.find("\n", section.start)
    end = len(document.text) if end < 0 else end
    return min(end, section.start + len(section.number) + len(section.title) + 8)


def _list(flow: Flow, match: re.Match[str], kind: Kind, members: tuple[Member, ...]) -> CountedList:
    named = "noun" if match["noun"] else "short"
    start, end = flow.source(match.start("n"), match.end(named))
    count = numeral(match["n"])
    return CountedList(start, end, count, count, match[named], kind, members)


def _by_markers(flow: Flow) -> Iterator[CountedList]:
    """三个方面：一是…；二是…；三是…, in one paragraph."""
    runs: list[list[re.Match[str]]] = []
    for marker in _MARKER.finditer(flow.text):
        ordinal = numeral(marker["n"])
        if ordinal == 1:
            runs.append([marker])
        elif runs and ordinal == numeral(runs[-1][-1]["n"]) + 1:
            runs[-1].append(marker)
    for run in runs:
        match = _BEFORE_MARKER.search(flow.text, max(0, run[0].start() - 60), run[0].start())
        if match and len(run) > 1:
            members = tuple(_marked(flow, run, i) for i in range(len(run)))
            yield _list(flow, match, "after", members)


def _marked(flow: Flow, run: list[re.Match[str]], i: int) -> Member:
    stop = run[i + 1].start() if i + 1 < len(run) else len(flow.text)
    stop = min(stop, run[i].start() + 24)
    return Member.at(flow, run[i].start(), stop)


_ITEM = pattern_of("announced", "item")
_OF_ITEMS = pattern_of("announced", "of_items")


def _by_items(document: Document, at: int) -> Iterator[CountedList]:
    """主要体现为开创“七个新局面”： and paragraphs that begin 一是, 二是, …"""
    flow = document.flows[at]
    match = _OF_ITEMS.search(flow.text, max(0, len(flow.text) - 30))
    members: list[Member] = []
    for after in document.flows[at + 1 : at + 1 + MOST] if match else ():
        item = _ITEM.match(after.text)
        if after.section != flow.section or (item and numeral(item["n"]) == 1 and members):
            break
        if item is None or numeral(item["n"]) != len(members) + 1:
            continue
        stop = min(len(after.text), 24)
        members.append(Member.at(after, 0, stop))
    if match and len(members) > 1:
        yield _list(flow, match, "paragraphs", tuple(members))


_JOINED = re.compile("(?<=..)[和与及](?=..)")
_COUNTED = pattern_of("announced", "counted")
_OF_CLAUSE = pattern_of("announced", "of_clause")


def _by_clause(flow: Flow) -> Iterator[CountedList]:
    """分为三个区域，建设发展区、重点拓展区、预留发展区: names that end alike, right behind the count."""
    for match in _OF_CLAUSE.finditer(flow.text):
        names = match["rest"].split("、")
        word = match["noun"] or match["short"]
        alike = len({n[-1:] for n in names}) == 1 and names[0][-1:] in word
        off = abs(len(names) - numeral(match["n"]))
        if _COUNTED.search(match["rest"]):
            continue  # 甲七大行动、乙八大行动：甲七大行动指…: of another count
        if off == 1 and match["that"] and (joined := _JOINED.search(names[-1])) and len(names) < numeral(match["n"]):
            names[-1:] = [names[-1][: joined.start()], names[-1][joined.end() :]]
            off = 0
        told = alike or (match["that"] and not off)
        if len(names) < 3 or not told or off > 1 or (off and ("和" in names[-1] or "与" in names[-1])):
            continue
        yield _list(flow, match, "after", listed(flow, match.start("rest"), names))


_FIRST = pattern_of("announced", "first")
_OF_PARAGRAPHS = pattern_of("announced", "of_paragraphs")


def _by_paragraphs(document: Document, at: int) -> Iterator[CountedList]:
    """守住10大安全底线 and the paragraphs after it that all open with a title in 底线."""
    flow = document.flows[at]
    begin = max(0, len(flow.text) - 80)
    for match in _OF_PARAGRAPHS.finditer(flow.text, begin):
        word = match["short"] or match["noun"][-2:]
        members = []
        for after in document.flows[at + 1 : at + 1 + MOST]:
            title = _FIRST.match(after.text)
            if after.kind == "heading" or title is None or not title["title"].endswith(word):
                break
            members.append(Member.at(after, *title.span("title")))
        alike = len({m.text[0] for m in members}) == 1
        if len(members) > 2 and (alike or match["short"] or len(members) == numeral(match["n"])):
            yield _list(flow, match, "paragraphs", tuple(members))
            return
