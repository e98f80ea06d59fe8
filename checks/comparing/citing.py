"""How claims are put into sentences: names, citations, years."""

import math
from collections.abc import Iterable

from checks.chinese.lexicon import lexicon
from checks.comparing.quantities import Quantity
from checks.comparing.reckoning import printed
from checks.comparing.scope import scopes
from checks.intervals import Interval
from checks.terms import FALL, KIND, MEASURE, REAL, STANCE, UNSAID
from checks.wording import NO_TEXT, Text, sentences

_SAID = sentences("reckoning")["side"]
_NUMBER = sentences("reckoning")["number"]
_BARE = Text("{number}", "{number}")
_HEDGED = {
    ">": _NUMBER["above"], ">=": _NUMBER["least"], "<": _NUMBER["below"], "<=": _NUMBER["most"], "~": _NUMBER["about"]
}  # fmt: skip
_TO = tuple(lexicon("grammar")["to"])
_SHORTEST_NAME = 4  # characters of a printed name that says enough without the rest of its sentence
_WHOLE = tuple(lexicon("owners")["tiers"]["whole"])
_CHANGES = ("growth", "growth_avg", "delta")
_STANCES = ("target", "budget", "requirement")


def years(first: int, last: int) -> str:
    """2021 or 2021-2025; empty if unknown."""
    if not last:
        return ""
    return str(last) if first in (0, last) else f"{first}-{last}"


def called(q: Quantity) -> str:
    """The indicator as the clause prints it, where it prints a name of it: 招商引资到位资金 for 内资到位资金."""
    return _printed_name(q) or q.indicator


def _printed_name(q: Quantity) -> str:
    """The name of its indicator that a clause prints; empty where it is named elsewhere."""
    if q.origin != "text" or q.indicator in q.clause:
        return q.indicator
    ahead = q.clause[: max(0, q.start - q.clause_start)]
    found = [n for n in q.indicator_names.split("/") if len(n) >= _SHORTEST_NAME and n in ahead]
    last = max(found, key=lambda n: (ahead.rfind(n) + len(n), len(n)), default="")
    return next((last.removesuffix(word) for word in _TO if last.endswith(word)), last)  # 粮食总产达


def name(q: Quantity, *, measured: bool = True) -> Text:
    """Whose, what and when: 威海市2022年社会消费品零售总额增速目标; its measure only where it is not said beside it."""
    when, indicator = years(*q.years), called(q)
    measure = NO_TEXT if q.measure in UNSAID or not measured else MEASURE.get(q.measure, NO_TEXT)
    tail = "" if measure.zh and indicator.endswith((measure.zh, "率", "比重", "占比", "增速")) else measure.zh
    if q.growth_kind == "real" and tail:
        tail = f"{REAL.zh}{tail}"
        measure = Text(measure.zh, f"{REAL.en} {measure.en}")
    stance = STANCE[q.stance] if q.stance in _STANCES else NO_TEXT
    level = "" if q.purse in indicator or q.purse.startswith(_WHOLE) else q.purse
    where = q.subject or q.region + level  # 某市市本级: not the whole city's
    zh = f"{where}{when + '年' if when else ''}{q.part_of_year}{indicator}{tail}{stance.zh}"
    what = q.indicator_en or indicator
    of = f"{measure.en} of {what}" if measure.en and tail else what
    aim = f"{stance.en} for " if stance.en else ""
    en = aim + of + (f" in {when}" if when else "") + (f" ({where})" if where else "")
    return Text(zh, en)


def document_name(q: Quantity) -> Text:
    """The document a number stands in as people call it: 经区2022年度计划; its own name where its kind is not known."""
    first, last = (q.result_end, q.result_end) if q.document_kind == "communique" else (q.plan_start, q.plan_end)
    spanning = q.document_kind == "five_year_outline"
    when = years(first, last) if spanning else years(first, first)
    kind = KIND.get(q.document_kind)
    if kind is None or q.document_kind == "other" or not when or not q.document_region:
        return Text(q.document, q.document)
    year = "" if kind.zh.startswith("年") else "年"
    return Text(f"{q.document_region}{when}{year}{kind.zh}", f"{kind.en} {when} of {q.document_region}")


def printed_words(q: Quantity) -> Text:
    """A number with the words it is printed with: 下降3.3%, 突破500亿元, 年均增长8%左右."""
    outside, inside = _words(q)
    return outside.fill(number=inside)


def _words(q: Quantity) -> tuple[Text, str]:
    """The words that stand by a number in the text, in their order; and what of its meaning is told elsewhere.

    That is a fall (增幅分别为-1%), or a hedge that is shared by several numbers (分别突破60亿元和20亿元). A cell of a
    table takes the unit of its column.
    """
    quote = " ".join(q.quote.split())
    if q.origin == "table":
        return _BARE, quote + q.unit * quote[-1:].isdigit()
    shared = q.comparator in _HEDGED and not q.hedge
    if q.hedge not in quote:
        quote = q.hedge + quote
    if q.measure in _CHANGES:
        quote = q.change + quote
        if not q.change and q.hi < 0 < q.value:
            return Text(FALL.zh + "{number}", FALL.en + "{number}"), quote
    return (_HEDGED[q.comparator] if shared and not q.qualitative else _BARE), quote


def told(q: Quantity) -> Text:
    """A number with its name, for a list of several: 出口总额增长5%."""
    words = printed_words(q)
    return Text(called(q) + words.zh, f"{q.indicator_en or called(q)} {words.en}")


def listing(said: Iterable[Text], mark: str = "") -> Text:
    """Several words as a list, with `mark` between them or what the language puts there."""
    zh, en = zip(*said, strict=True)
    return Text((mark or "、").join(zh), (mark or ", ").join(en))


def in_one_unit(*sides: Quantity) -> list[Text]:
    """Every side as printed; where they are not printed in one unit, with what each is in the common one."""
    one = len({q.unit for q in sides}) == 1
    return [printed_words(q) if one else _converted(q) for q in sides]


def _converted(q: Quantity) -> Text:
    words, number = printed_words(q), printed(q)
    return words if number in words.zh else _SAID["converted"].fill(words=words, number=number)


def cite(q: Quantity, *, document: Text = NO_TEXT, named: str = "", scoped: bool = False) -> Text:
    """The words as printed and their line: “增长5%”（第35行）; with what else tells this side from the others."""
    outside, words = _words(q)
    quote = outside.fill(number=words if words[:1] == "“" and words[-1:] == "”" else f"“{words}”")
    zh, en = (f"{d} " if d else "" for d in document)
    note = _SAID["scope"].fill(scope="、".join(sorted(scopes(q)))) if scoped and q.scope else NO_TEXT
    what = Text(named, f"{q.indicator_en or named} ") if named else NO_TEXT
    return Text(
        f"{what.zh}{quote.zh}（{zh}第{q.line}行{note.zh}）", f"{what.en}{quote.en} ({en}line {q.line}{note.en})"
    )


def cites(*sides: Quantity, of: Quantity | None = None) -> list[Text]:
    """Citations of all sides: with their documents, names and scopes where these are not all the same.

    The sentence names what it is `of`, the first side if nothing else. Two documents that are called alike are told by
    their files.
    """
    documents = {q.document: document_name(q) for q in sides}
    alike = len(set(documents.values())) < len(documents)
    scoped = len({scopes(q) for q in sides}) > 1
    first = of or sides[0]

    def one(q: Quantity) -> Text:
        place = NO_TEXT if len(documents) == 1 else Text(q.document, q.document) if alike else documents[q.document]
        whose = "" if q.subject == first.subject else q.subject
        names = (_printed_name(q), _printed_name(first))
        other = q.indicator != first.indicator or (all(names) and len(set(names)) > 1)
        return cite(q, document=place, named=whose + called(q) if whose or other else "", scoped=scoped)

    return [one(q) for q in sides]


def gap(printed: Interval, derived: Interval) -> float:
    """How far apart two intervals are, relative to the printed one; 0 where they meet."""
    apart = float(printed.gap(derived))
    size = max((abs(float(e)) for e in (printed.lo, printed.hi) if not math.isinf(e)), default=0.0)
    return apart / size if size else apart
