"""Members told by the word that is counted: “七个不准”：不准…，不准…; 六大产业包括甲，乙，丙等产业; 5件实事：…；…。"""

import re
from collections.abc import Iterator
from itertools import islice

from checks.chinese.lexicon import pattern_of
from checks.chinese.numerals import numeral
from checks.defects.bounds import unparted
from checks.defects.counted import CountedList, Kind, Member
from checks.documents.document import Flow

_SLOGAN = pattern_of("told_by_word", "slogan")
_CLAUSE = re.compile("[^，。；：\n]+")
_INCLUDES = pattern_of("told_by_word", "includes")
_OTHER = pattern_of("told_by_word", "other")
_COLON = pattern_of("told_by_word", "colon")
_MEANS = pattern_of("told_by_word", "means")
_COUNTS = pattern_of("told_by_word", "counts")
_ITEM = pattern_of("told_by_word", "item")
MOST = 20  # slogans of a paragraph that are looked at
REACH = 600  # characters behind a slogan in which what it counts begins
NAME = 14  # characters of a name between commas; what is longer may be a sentence
FEW = 3  # members that all carry one word


def told_by_word(flow: Flow) -> Iterator[CountedList]:
    """The counts of a paragraph whose members the counted word, 包括 or a colon with semicolons tells."""
    yield from _by_clauses(flow)
    for match in islice(_MEANS.finditer(flow.text), MOST):
        yield from _meant(flow, match)
    for match in islice(_INCLUDES.finditer(flow.text), MOST):
        yield from _included(flow, match)
    for match in islice(_COLON.finditer(flow.text), MOST):
        yield from _parted(flow, match)


def _by_clauses(flow: Flow) -> Iterator[CountedList]:
    """The first clauses behind a slogan that all begin, or all end, with its word."""
    for match in islice(_SLOGAN.finditer(flow.text), MOST):
        word, count = match["word"], numeral(match["n"])
        run: list[re.Match[str]] = []
        for clause in _CLAUSE.finditer(flow.text, match.end(), match.end() + REACH):
            begins, ends = clause[0].startswith(word), clause[0].endswith(word)
            if run and not (begins if run[0][0].startswith(word) else ends):
                break
            if begins or ends:
                run.append(clause)
        # 甲不低于乙，丙不低于丁: sentences may end in the word that are not what is counted
        announced = flow.text[match.end() : match.end() + 1] in ("：", ":") and bool(run) and run[0][0].startswith(word)
        if len(run) < FEW or (len(word) == 1 and not announced) or (not announced and len(run) != count):
            continue
        yield _list(flow, match, "after", [c.span() for c in run])


def _meant(flow: Flow, match: re.Match[str]) -> Iterator[CountedList]:
    """The counts of a slogan of which just so many of what it is said to mean have the word: 四进校园, 三创四建.

    What has the word of an earlier count (创建) is told by that one. Only where the words of all counts are found, but
    that of a single thing (一案三查).
    """
    items, found = list(_ITEM.finditer(flow.text, *match.span("rest"))), []
    for part in _COUNTS.finditer(flow.text, *match.span("all")):
        own = [i for i in items if part["word"] in i[0]]
        items = [i for i in items if i not in own]
        if len(own) == numeral(part["n"]) > 1:
            found.append(_list(flow, part, "after", [i.span() for i in own]))
        elif part["n"] != "一":
            return
    yield from found


def _included(flow: Flow, match: re.Match[str]) -> Iterator[CountedList]:
    """六大产业包括甲及零件，乙，丙等产业: parted by one sign from 包括 to the end of the sentence."""
    sign = "，" if match["rest"].count("，") > 1 else "、"
    parts = unparted(match["rest"]).split(sign)
    sentences = sign == "，" and max(map(len, parts)) > NAME
    if _OTHER.search(match["rest"]):
        return  # 甲七大行动、乙八大行动：甲七大行动指…: of another count
    if (sign == "、" and "，" in match["rest"]) or len(parts) < FEW or sentences:
        return
    yield _list(flow, match, "after", _split(match, sign), closed=not match["etc"])


def _parted(flow: Flow, match: re.Match[str]) -> Iterator[CountedList]:
    """办好5件实事：…；…；…。: what stands between the semicolons; it may be less than what is counted."""
    yield _list(flow, match, "before", _split(match, "；"))


def _split(match: re.Match[str], sign: str) -> list[tuple[int, int]]:
    spans, begin = [], match.start("rest")
    for part in unparted(match["rest"]).split(sign):
        spans.append((begin, begin + len(part)))
        begin += len(part) + len(sign)
    return [(a, b) for a, b in spans if b > a]


def _list(
    flow: Flow, match: re.Match[str], kind: Kind, spans: list[tuple[int, int]], *, closed: bool = True
) -> CountedList:
    members = tuple(Member.at(flow, a, min(b, a + 24)) for a, b in spans)
    count = numeral(match["n"])
    noun = match["said"][len(match["n"]) :]
    return CountedList(*flow.source(*match.span("said")), count, count, noun, kind, members, closed)
