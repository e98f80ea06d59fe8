"""Where an enumeration in running text begins and ends, and whether that is certain.

All offsets are into the text of one flow; `masked` is that text as `mask` leaves it.
"""

import re
from dataclasses import dataclass

from checks.chinese.lexicon import any_of, fragment_of, lexicon, pattern_of, words_of
from checks.defects.counted import Kind

N = fragment_of("bounds", "n")
_LISTS = lexicon("lists")
MEASURE = "|".join(_LISTS["measures"])
_MASKED = re.compile(r"（[^（）]{0,120}）|\([^()]{0,120}\)|“[^“”]{0,60}”|《[^《》]{0,60}》|\"[^\"]{0,60}\"")
_IN_BRACKETS = re.compile("[（(][^（）()。；]{1,60}[）)]")
_ONE_NAME = re.compile(any_of(_LISTS["one_name"]))
STOP = re.compile("[，。；：！？,;:\n]")
JOIN = pattern_of("bounds", "join")
OPENERS = re.compile("|".join(_LISTS["openers"]))
_ALSO_NOUNS = frozenset(words_of("bounds", "also_nouns"))
_CUT = re.compile(OPENERS.pattern + "|的")
_VERBS = re.compile("|".join(_LISTS["verbs"]))
DOUBT = pattern_of("bounds", "doubt")
_AREA_MEASURES = frozenset(words_of("bounds", "area_measures"))
_UNSURE_MEASURES = frozenset(words_of("bounds", "unsure_measures"))
_PLACES = frozenset(words_of("bounds", "places"))
_COUNTED = pattern_of("bounds", "counted")
_ENDS_COUNTED = re.compile(rf"\d(?:{MEASURE}|万|亿|%)$")
NUMERAL = pattern_of("bounds", "numeral")
LONGEST = 220


@dataclass(frozen=True, slots=True)
class Found:
    """A count in a flow with the enumeration that belongs to it, as offsets into the flow's text."""

    start: int
    end: int
    count: int
    noun: str
    kind: Kind
    spans: tuple[tuple[int, int], ...]
    closed: bool


def mask(text: str) -> str:
    """`text`, as long as it is, with what stands in brackets and quotation marks hidden: it parts no enumeration.

    Quotations one behind the other (“产业链”“创新链”) are parted as by 、.
    """
    hidden = _MASKED.sub(lambda m: "□" * len(m[0]), text)
    if "”“" not in text:
        return hidden
    characters = list(hidden)
    for pair in re.finditer("”“", text):
        characters[pair.start()] = "、"
    return "".join(characters)


def unparted(text: str) -> str:
    """`text`, as long as it is, without the commas inside names of one thing: 石油、煤炭及其他燃料加工业,
    示范区（甲、乙）."""
    return _IN_BRACKETS.sub(_without_commas, _ONE_NAME.sub(_without_commas, text))


def _without_commas(match: re.Match[str]) -> str:
    return match[0].replace("、", "□")


def clause(masked: str, end: int) -> int:
    """Where the clause that ends at `end` begins."""
    begin = max(0, end - LONGEST)
    for stop in STOP.finditer(masked, begin, end):
        begin = stop.end()
    return begin


def split(masked: str, begin: int, end: int) -> tuple[tuple[int, int], ...]:
    """The stretches between 、."""
    spans = []
    for part in unparted(masked[begin:end]).split("、"):
        spans.append((begin, begin + len(part)))
        begin += len(part) + 1
    return tuple((a, b) for a, b in spans if b > a)


def with_last_joined(masked: str, spans: tuple[tuple[int, int], ...], count: int) -> tuple[tuple[int, int], ...]:
    """The last stretch parted at 和, 与 or 及 while members are missing: 甲、乙和丙."""
    while spans and len(spans) < count:
        a, b = spans[-1]
        join = JOIN.search(masked, a + 1, b - 1)
        if join is None:
            return spans
        spans = (*spans[:-1], (a, join.start()), (join.end(), b))
    return spans


def trimmed(masked: str, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The first member without the verb before it (重点聚焦海工装备 → 海工装备)."""
    a, b = spans[0]
    for opener in OPENERS.finditer(masked, a, b):
        if b - opener.end() >= 2:
            a = opener.end()
    return ((a, b), *spans[1:])


def equal(masked: str, begin: int, end: int, count: int) -> tuple[tuple[int, int], ...]:
    """The enumeration that ends at `end`, if some reading of its bounds has `count` members; else nothing."""
    spans = split(masked, begin, end)
    if len(spans) > count:
        cut = next((i for i in range(len(spans) - 1, 0, -1) if _CUT.search(masked, *spans[i])), 0)
        spans = spans[cut:]
    spans = with_last_joined(masked, spans, count)
    if len(spans) != count or count < 2 or any(_ENDS_COUNTED.search(masked, a, b) for a, b in spans):
        return ()
    return trimmed(masked, spans)


def certain(
    text: str, masked: str, stretch: tuple[int, int], measure: str, noun: str, count: int, closed: bool
) -> tuple[tuple[int, int], ...]:
    """The enumeration in `stretch`, where its bounds are certain though its members are not `count`."""
    begin, end = stretch
    spans = split(masked, begin, end)
    area = measure in _AREA_MEASURES
    firms = measure == "家" and noun.startswith(("企业", "公司", "单位", "银行")) and len(spans) > 2
    unsure = (
        (measure in _UNSURE_MEASURES and not firms) or (len(noun) < 2 and not area) or noun.startswith(("等", "线"))
    )
    if unsure or len(spans) < 2 + area or count > len(spans) + (2 if len(spans) < 4 else len(spans) + 1):
        return ()
    opened = opened_here(masked, begin)
    if measure not in _PLACES:
        spans = with_last_joined(masked, spans, len(spans) + 1)
    first = trimmed(masked, spans)
    longest = 5 if area else 20
    more = count < len(spans) and measure not in _PLACES
    if not opened or not all(b - a <= longest and _is_name(text[a:b], masked[a:b], more) for a, b in first):
        return ()
    if any(o.end() == first[-1][1] for o in OPENERS.finditer(masked, *first[-1])):
        return ()
    return () if not closed and count > len(spans) else first


def opened_here(masked: str, begin: int) -> bool:
    """Whether an enumeration that starts with its clause starts there: not if the clause before enumerates too."""
    if begin == 0 or masked[begin - 1] not in "，,":
        return begin == 0 or bool(STOP.match(masked[begin - 1])) or bool(OPENERS.match(masked, begin))
    if _VERBS.match(masked, begin):
        return True
    return "、" not in masked[clause(masked, begin - 1) : begin - 1]


def _is_name(printed: str, masked: str, joined: bool) -> bool:
    """Whether a stretch is a name beyond doubt: no verb, no number, and nothing that joins two unless `joined`."""
    verb = OPENERS.match(masked) and masked not in _ALSO_NOUNS
    if not 2 <= len(masked) <= 20 or DOUBT.search(masked) or verb:
        return False
    if JOIN.search(masked) and not joined:
        return False
    return not _COUNTED.search(printed) and not ("□" in masked and len(NUMERAL.findall(printed)) > 1)
