"""Slogans that are sums of counts: “4+3” beside 4个…产业 and 3个…产业, “两区三组团” before two 区 and three 组团."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain, islice

from checks.chinese.lexicon import pattern_of
from checks.chinese.numerals import numeral
from checks.defects.counted import CountedList, Member, listed
from checks.defects.enumerations import inline_lists
from checks.documents.document import Document, Flow, Section

_SUM = pattern_of("slogans", "sum")
_PARTS = pattern_of("slogans", "parts")
_PART = pattern_of("slogans", "part")
MOST = 20  # slogans of a paragraph, and headings under it, that are looked at


def slogans(document: Document) -> Iterator[CountedList]:
    """The slogans of a document whose parts are enumerated beside them."""
    for flow in document.flows:
        if flow.kind == "heading":
            continue
        yield from _moves(flow)
        if "“" not in flow.text and '"' not in flow.text:
            continue
        yield from _sums(flow)
        yield from _named(flow)
        yield from _digits(flow)
        for match in islice(_PARTS.finditer(flow.text), MOST):
            yield from _parts(document, flow, match)


def _sums(flow: Flow) -> Iterator[CountedList]:
    """新材料、…4个战略性新兴产业，…3个传统特色产业，…“4+3”产业集群: a counted list before it for each addend."""
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
        members = tuple(
            Member(one.noun, one.start, one.end) for a, one in zip(addends, beside, strict=True) if a == one.count
        )
        noun = f"个组成部分（{match['sum']}{match['noun']}）"
        yield _list(flow, match.start("sum"), match.end("noun"), len(addends), noun, members)


_THAT_IS = pattern_of("slogans", "that_is")
_LISTED = re.compile("[^。；;：\n]{4,160}")


def _named(flow: Flow) -> Iterator[CountedList]:
    """“两链”即科技创新链与现代服务链: what a slogan names, by the word that each name ends in."""
    for match in islice(_THAT_IS.finditer(flow.text), MOST):
        rest = _LISTED.match(flow.text, match.end())
        if rest is None:
            continue
        members = _names(flow, match["word"], rest.start(), rest[0], "、")
        if len(members) < numeral(match["n"]):
            members = _names(flow, match["word"], rest.start(), rest[0], "、与和及")
        count = numeral(match["n"])
        told = len(members) > 1 and (count <= len(members) or _complete(flow, rest.end(), members, match["word"]))
        if told:
            yield _list(flow, match.start("all"), match.end("all"), count, match["word"], members)


def _complete(flow: Flow, stop: int, members: tuple[Member, ...], word: str) -> bool:
    """Whether the names are all there are: none joined with another, and none behind them, of another kind or behind
    a comma.

    “三校”：甲学校、乙学校和丙学院; “三区”是指甲县、乙县和丙市等三个拓展区; “三下乡”：甲、乙下乡，丙下乡，丁下乡.
    """
    after = bisect_left(flow.offsets, members[-1].end)
    ended = after >= stop or flow.text[after] not in "、与和及"
    goes_on = ended and after < stop and flow.text[after] in "，,；;" and word in flow.text[after:stop]
    return ended and not goes_on and not any(c in member.text for member in members for c in "与和及等")


def _names(flow: Flow, word: str, at: int, said: str, parted: str) -> tuple[Member, ...]:
    """The names in `said`, which starts at `at`, that end in `word` and are parted by one of `parted` only."""
    members: list[Member] = []
    begin, end = 0, said.find(word)
    while end >= 0:
        end += len(word)
        if said[end : end + 1] in ("", *parted, "，", ",", "。"):
            name = said[begin:end]
            size = len(name.lstrip("、与和及 "))
            if "，" in name or "," in name or not 2 <= size <= 24:
                break
            members += listed(flow, at + end - size, name[-size:].split("、"))  # 夜间店铺、老店 are two 店
            begin = end
        end = said.find(word, end)
    return tuple(members)


_MOVES = pattern_of("slogans", "moves")
_MOVED_1 = pattern_of("slogans", "moved_1")
_MOVED_2 = pattern_of("slogans", "moved_2")
_MOVED_3 = pattern_of("slogans", "moved_3")
_MOVED = {
    "rise": _MOVED_1,
    "fall": _MOVED_2,
    "same": _MOVED_3,
}


def _moves(flow: Flow) -> Iterator[CountedList]:
    """八大类价格“五涨三降”：甲价格上涨2.8%，…，乙价格下降0.3%: how many rise and how many fall.

    Where all of them are told, each as it moves, they must be as many as is said, and make the number of all classes.
    """
    for match in islice(_MOVES.finditer(flow.text), MOST):
        said = {way: numeral(match[way]) for way in _MOVED if match[way]}
        told = {way: list(_MOVED[way].finditer(flow.text, match.end())) for way in said}
        every = sum(map(len, told.values())) == sum(said.values())
        counts = [(way, count, told[way]) for way, count in said.items() if every or len(told[way]) == count]
        if every:
            counts.append(("all", numeral(match["all"]), sorted(chain(*told.values()), key=lambda m: m.start())))
        for way, count, clauses in counts:
            members = tuple(Member.at(flow, *m.span()) for m in clauses)
            if len(members) > 1:
                noun = flow.text[match.end(way) : match.end(way) + 1]
                yield _list(flow, match.start(way), match.end(way) + 1, count, noun, members)


_DIGITS = pattern_of("slogans", "digits")
_PARTIAL = pattern_of("slogans", "partial")


def _digits(flow: Flow) -> Iterator[CountedList]:
    """“1152”，即：…1个定位，…1个战略，…5个区，…2个倍增: each digit a count, in order.

    Where 即 does not say so, only counts that are the digits.
    """
    for match in islice(_DIGITS.finditer(flow.text), MOST):
        stop = flow.text.find("。", match.end())
        counts = list(_PARTIAL.finditer(flow.text, match.end(), stop if stop >= 0 else len(flow.text)))
        if len(counts) != len(match["all"]):
            continue
        fitting = [c for c, digit in zip(counts, match["all"], strict=True) if numeral(c["n"]) == int(digit)]
        if not match["that"] and len(fitting) < len(counts):
            continue
        members = tuple(
            Member(flow.text[c.start() : c.end() + 8], *flow.source(c.start(), c.end() + 1)) for c in fitting
        )
        yield _list(flow, match.start("all"), match.end("all"), len(counts), "个数字（" + match["all"] + "）", members)


def _parts(document: Document, flow: Flow, match: re.Match[str]) -> Iterator[CountedList]:
    """“两区三组团” and the headings after it; “一线三区” and an enumeration of three that end in 区."""
    parts = [(numeral(p["n"]), p["word"]) for p in _PART.finditer(match["all"])]
    if len(parts) < 2 or "多" in match["all"]:
        return
    titled = _titled(flow, document.under.get(flow.section, []), parts)
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
    return tuple(Member(s.title, s.start, s.start + len(s.number) + len(s.title) + 2) for s in run)


_RUN = pattern_of("slogans", "run")


def _ending_in(flow: Flow, word: str, count: int) -> tuple[Member, ...]:
    """Exactly `count` enumerated names that end in `word`."""
    for run in _RUN.finditer(flow.text):
        names = run[0].split("、")
        last = names[-1].find(word, 1)
        if len(names) != count or last < 0 or not all(n.endswith(word) for n in names[:-1]):
            continue
        names[-1] = names[-1][: last + len(word)]
        return listed(flow, run.start(), names)
    return ()


def _list(flow: Flow, start: int, end: int, count: int, noun: str, members: tuple[Member, ...]) -> CountedList:
    return CountedList(*flow.source(start, end), count, count, noun, "slogan", members)
