"""Whether two numbers cover the same thing: what their scope notes, level of government and book say."""

from collections.abc import Iterable
from fractions import Fraction

from checks.chinese.lexicon import lexicon
from checks.claims.settling.apart import is_apart
from checks.comparing.quantities import Quantity
from checks.intervals import Interval
from checks.wording import Text

_NOTES: dict[str, list[str]] = lexicon("wording")["notes"]
CURRENT_PRICES: str = lexicon("owners")["notes"]["current_prices"][0]
_SURVEYED: tuple[str, ...] = tuple(lexicon("wording")["surveyed"])
_SURVEY_CHANGED = int(lexicon("wording")["survey_changed"][0])
_PRICED = (CURRENT_PRICES, "年价格", "不变价", "可比价", "不变价格", "可比价格")
ROUNDED = Fraction("0.025")  # a goal put to a round figure lies no further than that from what it rests on
OTHER_DEFINITION = Text("口径不同，不能断定是同一数量", "counted in different ways, so they may be two quantities")


def scopes(q: Quantity) -> frozenset[str]:
    """The scope notes of a number."""
    return frozenset(note for note in q.scope.split("；") if note)


def notes_of(*sides: Quantity) -> tuple[str, ...]:
    """The scope notes to show beside a comparison, each once."""
    return tuple(dict.fromkeys(note for q in sides for note in q.scope.split("；") if note))


def same_scope(*sides: Quantity) -> bool:
    """Whether every side carries the same scope notes, or is called by them (规模以上工业增加值)."""
    notes = {note for q in sides for note in scopes(q)}
    return all(note in scopes(q) or note in q.indicator for note in notes for q in sides)


def same_definition(*sides: Quantity) -> bool:
    """Whether every side is counted in the same way, as far as it says (不含农户, 限额以上, 市本级, 县均).

    A territory that is in or out (包含甲镇), or a number that is still preliminary, is no other way of counting; told
    for each member or year (县均, 年均) is. What only says which of several things of one name a number is of bears on
    numbers of that name, not on the whole they are parts of; what is said of a whole holds for the parts of it.
    """
    notes = {n for q in sides for n in scopes(q) if not _passing(n) and not is_apart(n)}
    parts = {q.claim: q.whole for q in sides}
    bearing = {n: {q.claim for q in sides if n in q.scope} for n in notes}
    alike = all(
        n in q.scope or n in q.indicator or n in q.share_of or parts[q.claim] in bearing[n]
        for n in notes
        for q in sides
    )
    return (
        alike
        and one_price(sides)
        and _one_survey(sides)
        and _same_thing(sides)
        and len({q.says("mean", "yearly") for q in sides}) <= 1
        and one_purse(sides)
    )


def one_price(sides: Iterable[Quantity]) -> bool:
    """Whether no number is at the prices of another year where one is said to be at those of its own."""
    priced = {n for q in sides for n in scopes(q) if n.endswith(_PRICED)}
    return CURRENT_PRICES not in priced or len(priced) == 1


def _one_survey(sides: Iterable[Quantity]) -> bool:
    """Whether no amount of residents (城镇常住居民) meets one of another document that does not say so: that document
    may tell of the survey before, which counted others; nor one of before the year in which the survey changed one of
    that year or later."""
    amounts = [q for q in sides if not q.is_rate]
    if len({q.document for q in amounts}) < 2:
        return True
    surveyed = [q for q in amounts if q.year and any(word in q.indicator for word in _SURVEYED)]
    changed = len({q.year < _SURVEY_CHANGED for q in surveyed}) > 1
    return not changed and len({q.says("residents") for q in amounts}) < 2


def _same_thing(sides: Iterable[Quantity]) -> bool:
    """Whether numbers of one name are of the same one of the things that bear it."""
    which: dict[str, set[frozenset[str]]] = {}
    for q in sides:
        which.setdefault(q.indicator, set()).add(frozenset(n for n in scopes(q) if is_apart(n)))
    return all(len(notes) == 1 for notes in which.values())


def one_purse(sides: Iterable[Quantity]) -> bool:
    """Whether amounts of public money are of one level of government and one book; a rate says neither.

    What the text makes a part of an amount of no level is in it whichever level it is of (85亿元，其中市本级33亿元); a
    part of which no level or book is said is of those of its whole, and an amount of which no book is said of the one
    book its paragraph tells of.
    """
    amounts = {q.claim: q for q in sides if not q.is_rate}
    told: dict[tuple[str, int], set[str]] = {}
    for q in amounts.values():
        told.setdefault((q.document, q.paragraph), set()).update({q.account} - {""})

    def book(q: Quantity, whole: Quantity) -> str:
        of_paragraph = told[q.document, q.paragraph]
        return q.account or whole.account or (next(iter(of_paragraph)) if len(of_paragraph) == 1 else "")

    wholes = ((q, amounts.get(q.whole, q)) for q in amounts.values())
    return len({(whole.purse and (q.purse or whole.purse), book(q, whole)) for q, whole in wholes}) <= 1


def _passing(note: str) -> bool:
    territory = any(w in note for w in _NOTES["holding"]) and any(c in note for c in _NOTES["territory"])
    return territory or note == CURRENT_PRICES or any(w in note for w in _NOTES["preliminary"])


def rounding(printed: Quantity, derived: Interval) -> bool:
    """Whether a derived number misses the printed one by less than one unit of its last digit.

    Truncated digits, or a base given in round figures, explain that.
    """
    return derived.meets(printed.interval.widen(printed.last_place))


def rounded_to(goal: Quantity, derived: Interval) -> bool:
    """Whether a goal is the round figure next to what another comes to: 5000元 beside 4964元, 600亿元 beside 603.9."""
    number = goal.number
    near = derived.hi * (1 + ROUNDED) >= number.lo and number.hi * (1 + ROUNDED) >= derived.lo
    return near and derived.meets(number.widen(goal.round_place / 2))


def like_for_like(q: Quantity) -> bool:
    """Whether the number is printed as adjusted (同口径, 剔除…因素), so that plain levels do not give it."""
    return any(word in q.scope for word in _NOTES["adjusted"])
