"""Counts and slogans in quotation marks behind an enumeration: “吃、住、行”三要素, 缺劳力、缺文化、缺技术“三缺”."""

import re
from collections.abc import Iterator

from checks.chinese.lexicon import pattern_of, words_of
from checks.chinese.numerals import numeral
from checks.defects.bounds import (
    MEASURE,
    NUMERAL,
    STOP,
    Found,
    N,
    certain,
    clause,
    equal,
    opened_here,
    split,
    trimmed,
    with_last_joined,
)

_FURTHER = pattern_of("quoted", "further")
_SLOGAN = pattern_of("quoted", "slogan")
_COMPLETE = pattern_of("quoted", "complete")
_ADDED = pattern_of("quoted", "added")
_WORD = pattern_of("quoted", "word")
_DOCTRINES = words_of("quoted", "doctrines")
_QUOTED = re.compile(rf"“(?P<inside>[^“”]{{3,120}})”{N}(?P<noun>(?:{MEASURE}|要素|方|维|字|级)[一-龥]{{0,8}})")


def quoted(text: str) -> Iterator[Found]:
    """“吃、住、行、游、购、娱”六要素: the quotation marks bound the enumeration on both sides."""
    for match in _QUOTED.finditer(text):
        count = numeral(match["n"])
        if STOP.search(match["inside"]) or count < 2:
            continue
        at = match.start("inside")
        closed = not match["inside"].endswith("等")
        if "、" in match["inside"]:
            spans = with_last_joined(text, split(text, at, match.end("inside") - (not closed)), count)
        elif _ADDED.fullmatch(match["inside"]):
            spans = tuple((at + m.start(), at + m.end()) for m in _WORD.finditer(match["inside"]))
        else:
            continue
        alike = {text[b - 1] for _, b in spans} == {match["noun"][-1]}
        near = (match["noun"][0] == "大" or alike) and len(spans) > 2 and abs(len(spans) - count) == 1
        if len(spans) == count or near or _COMPLETE.match(match["noun"]):
            yield Found(match.start("n"), match.end(), count, match["noun"], "quoted", spans, closed)


def slogan_lists(text: str, masked: str) -> Iterator[Found]:
    """缺劳力、缺文化、缺技术“三缺”现象; 深度调整期、瓶颈突破期和动能转换胶着期“三期”叠加."""
    for match in _SLOGAN.finditer(text):
        count = numeral(match["n"]) + sum(numeral(n) for n in _FURTHER.findall(match["noun"].removeprefix("位一体")))
        several = count > numeral(match["n"])
        whole = match["noun"].startswith("位一体")
        end = match.start() - (whole and text[match.start() - 1 : match.start()] in ("，", ","))
        closed = not masked.endswith("等", 0, end)
        begin, end = clause(masked, end), end - (not closed)
        spans = equal(masked, begin, end, count)
        if several:
            if spans:
                yield Found(match.start(), match.end("noun") + 1, count, match["noun"], "before", spans, closed)
            continue
        if not spans:
            spans = _near(text, masked, (begin, end), match, closed)
            if spans:
                yield Found(match.start(), match.end("noun") + 1, count, match["noun"], "before", spans, closed)
                continue
        if not spans and closed:
            spans = _alike(masked, begin, match)
        shared = whole or match["noun"].startswith("方") or all(_has(text, begin, s, match["noun"][0]) for s in spans)
        named = NUMERAL.search(match["noun"].removeprefix("位一体"))
        grand = match["noun"][0] in "大个" and count > 1 and match["noun"] not in _DOCTRINES
        if not spans or not (count > 3 or grand or (count > 1 and shared)) or named:
            continue
        yield Found(match.start(), match.end("noun") + 1, count, match["noun"], "before", spans, closed)


def _near(
    text: str, masked: str, stretch: tuple[int, int], match: re.Match[str], closed: bool
) -> tuple[tuple[int, int], ...]:
    """The enumeration before a slogan that is one longer or one shorter than it says, where its bounds are certain."""
    count, noun = numeral(match["n"]), match["noun"]
    if noun[0] not in "大个" and not noun.startswith("位一体"):
        return ()  # “三无”, “五保”: a name, which may follow an enumeration it has nothing to do with
    measure, rest = (noun[0], noun[1:]) if noun[0] in "大个" else ("个", noun)
    spans = certain(text, masked, stretch, measure, rest, count, closed)
    return spans if len(spans) > 2 and abs(len(spans) - count) == 1 else ()


def _alike(masked: str, begin: int, match: re.Match[str]) -> tuple[tuple[int, int], ...]:
    """改房、改水、改厕“六改”: members that all begin or all end with the word counted are all there are."""
    spans = split(masked, begin, match.start())
    if len(spans) < 2 or not opened_here(masked, begin):
        return ()
    spans = with_last_joined(masked, spans, len(spans) + 1)
    word = match["noun"][0]
    first = all(masked[a] == word for a, _ in spans[1:]) and word in masked[slice(*spans[0])]
    last = all(masked[b - 1] == word for _, b in spans)
    near = abs(len(spans) - numeral(match["n"])) < 3
    return trimmed(masked, spans) if len(spans) > 2 and near and (first or last) else ()


def _has(text: str, begin: int, span: tuple[int, int], word: str) -> bool:
    """Whether a member carries `word`, the first with what was taken for a verb before it (有品牌、有龙头)."""
    a, b = span
    return word in text[max(begin, a - 1) : b]
