"""Slogans that are sums of counts: “4+3” beside 4个…产业 and 3个…产业, “两区三组团” before two 区 and three 组团."""

import re
from collections.abc import Iterator
from itertools import islice

from checks.documents.counted import CountedList, Member
from checks.documents.enumerations import inline_lists
from checks.documents.model import Document, Flow, Section
from checks.documents.numerals import numeral

_SUM = re.compile(r"[“\"](?P<sum>\d(?:\+\d){1,4})[”\"](?P<noun>[一-龥]{0,12})")
_PARTS = re.compile(r"[“\"](?P<all>(?:[一二三四五六七八九两多][一-龥]{1,3}){2,4}?)[”\"]")
_PART = re.compile(r"(?P<n>[一二三四五六七八九两])(?P<word>[^一二三四五六七八九两多]{1,3})")
MOST = 20  # slogans of a paragraph, and headings under it, that are looked at


def slogans(document: Document) -> Iterator[CountedList]:
    """The slogans of a document whose parts are enumerated beside them."""
    children: dict[int, list[Section]] = {}
    for section in document.sections[1:]:
        children.setdefault(section.parent, []).append(section)
    for flow in document.flows:
        if flow.kind == "heading" or ("“" not in flow.text and '"' not in flow.text):
            continue
        yield from _sums(flow)
        for match in islice(_PARTS.finditer(flow.text), MOST):
            yield from _parts(flow, children, match)


def _sums(flow: Flow) -> Iterator[CountedList]:
    """新材料、…4个战略性新兴产业，…3个传统特色产业，…“4+3”产业集群: as many counted lists before it as addends."""
    matches = list(islice(_SUM.finditer(flow.text), MOST))
    if not matches:
        return
    lists = list(inline_lists(flow))
    for match in matches:
        addends = [int(n) for n in match["sum"].split("+")]
        begin, at = flow.offsets[flow.text.rfind("。", 0, match.start()) + 1], flow.offsets[match.start()]
        beside = [one for one in lists if begin <= one.start and one.end <= at][-len(addends) :]
        if len(beside) != len(addends) or not any(a == b.count for a, b in zip(addends, beside, strict=True)):
            continue
        members = tuple(m for one in beside for m in one.members)
        yield _list(flow, match.start("sum"), match.end("noun"), sum(addends), match["sum"] + match["noun"], members)


def _parts(flow: Flow, children: dict[int, list[Section]], match: re.Match[str]) -> Iterator[CountedList]:
    """“两区三组团” and the headings after it; “一线三区” and an enumeration of three that end in 区."""
    parts = [(numeral(p["n"]), p["word"]) for p in _PART.finditer(match["all"])]
    if len(parts) < 2 or "多" in match["all"]:
        return
    titled = _titled(flow, children.get(flow.section, []), parts)
    if titled:
        yield _list(flow, match.start("all"), match.end("all"), sum(n for n, _ in parts), match["all"], titled)
        return
    for count, word in parts:
        members = _ending_in(flow, word, count)
        if count > 2 and members:
            yield _list(flow, match.start("all"), match.end("all"), count, word, members)
            return


def _titled(flow: Flow, children: list[Section], parts: list[tuple[int, str]]) -> tuple[Member, ...]:
    """The headings under and after a paragraph, where each ends in one of the words and every word occurs."""
    inside = [s for s in children[:MOST] if s.start > flow.offsets[0]]
    run = [s for s in inside if s.style == inside[0].style]
    if not run or any(not any(s.title.endswith(word) for _, word in parts) for s in run):
        return ()
    if any(not any(s.title.endswith(word) for s in run) for _, word in parts):
        return ()
    return tuple(_member(s) for s in run)


def _member(section: Section) -> Member:
    return Member(section.title, section.start, section.start + len(section.number) + len(section.title) + 2)


def _ending_in(flow: Flow, word: str, count: int) -> tuple[Member, ...]:
    """Exactly `count` enumerated names that end in `word`."""
    name = f"[一-龥]{{2,16}}{re.escape(word)}"
    for run in re.finditer(f"(?:{name}、){{{count - 1}}}{name}(?!、)", flow.text):
        if run.start() and flow.text[run.start() - 1] == "、":
            continue
        members, start = [], run.start()
        for part in run[0].split("、"):
            members.append(Member(part, *flow.source(start, start + len(part))))
            start += len(part) + 1
        return tuple(members)
    return ()


def _list(flow: Flow, start: int, end: int, count: int, noun: str, members: tuple[Member, ...]) -> CountedList:
    return CountedList(*flow.source(start, end), count, count, noun, "slogan", members)
