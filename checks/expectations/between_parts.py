"""The growth of a whole against the growth of all its parts."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from checks.chinese.lexicon import lexicon, pattern_of, words_of
from checks.chinese.numerals import numeral
from checks.comparing import needs
from checks.comparing.citing import cites, gap, listing, name, printed_words, told
from checks.comparing.closing_lists import closing_lists
from checks.comparing.needs import needing
from checks.comparing.quantities import Key, Quantity, certain, grouped, horizon, in_percent, measure
from checks.comparing.reckoning import Result, digits, face, printed
from checks.comparing.verdict import agrees, cannot_tell
from checks.comparisons import Comparison, Outcome
from checks.expectations.base import TOLD, Shape
from checks.expectations.price_indices import is_index
from checks.expectations.shares import SIZES, of_a_size
from checks.intervals import Interval
from checks.wording import Text

_DIVISIONS: list[dict[str, Any]] = lexicon("lists")["divisions"]
_REMARK = 2  # steps less than critical
# Of 374 totals of 684 documents none lay further from what their parts made them than 0.3 of how far these grew apart,
# no gross product further than 0.1.
_TWICE = 2
_FEW = 3  # members so few that what stands between them may be of something else
_COUNTING = words_of("between_parts", "counting")
_COUNTS, _AMONG = pattern_of("between_parts", "counts"), pattern_of("between_parts", "among")


class ExpectGrowthBetweenParts(Shape):
    """A whole cannot grow faster than its fastest part or slower than its slowest: its growth is their weighted mean.

    `whole` and `parts` are indicators; the parts must together be the whole, and all their rates be printed in one
    document for the same years. Weights are not needed, so this also holds for growth at constant prices. For goals
    each rate stands for the least or the most it allows.
    """

    outcomes = TOLD

    whole: str
    parts: list[str]
    together: bool = False  # only rates of one paragraph: a budget has several of one name, of other levels

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        rates = [q for q in claims if _is_rate(q)]
        found = grouped(rates, lambda q: self._key(q, q.indicator))
        for whole in (q for q in rates if q.indicator == self.whole):
            parts = [found.get(self._key(whole, part)) for part in self.parts]
            if all(parts):
                yield _whole(self, whole, [p[0] for p in parts if p])

    def _key(self, q: Quantity, indicator: str) -> Key:
        where = (q.paragraph, q.purse) if self.together else ()
        return (q.document, q.region, indicator, measure(q), horizon(q), q.part_of_year, q.stance, *where)


class ExpectGrowthBetweenListedParts(Shape):
    """A total cannot grow faster than the fastest or slower than the slowest of the parts that make it.

    `零售额85亿元，增长5%，其中城区60亿元，增长4%；乡镇25亿元，增长7%`: only where the parts add up to the total, and it
    and each of them is told with its growth over the same time. Their amounts also say by how much the total grew: from
    what its parts were before. A difference of one last digit says nothing of it. At constant prices parts weigh more
    or less than their amounts say, which `reweighed` allows for: a share of how far their rates lie apart; beyond that
    nothing can be told.
    """

    outcomes = tuple(Outcome)

    reweighed: float = 0.15

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        grown = map(in_percent, reversed([q for q in claims if q.beside]))
        rates = {q.beside: q for q in grown if q.measure == "growth" and q.canonical_unit == "%"}
        for whole, parts in closing_lists(claims, rates):
            growths = [rates[q.claim] for q in (whole, *parts)]
            if len({(q.years, q.basis) for q in growths}) == 1 and _one_kind(growths):
                compared = _whole(self, growths[0], growths[1:])
                yield compared
                if compared.outcome is Outcome.AGREES:
                    yield from self._weighed(whole, parts, growths)

    def _weighed(self, whole: Quantity, parts: list[Quantity], growths: list[Quantity]) -> Iterator[Comparison]:
        growth, *rates = growths
        real = any(q.growth == "real" for q in growths)
        apart = Fraction(max(q.interval.hi for q in rates)) - Fraction(min(q.interval.lo for q in rates))
        width = max(growth.last_place, Fraction(repr(self.reweighed)) * apart * real)
        weights = [(q.rounded, rate.interval) for q, rate in zip(parts, rates, strict=True)]
        solved = needs.weighted(growth.interval.widen(width), whole.rounded, weights)
        made = solved[0]
        if made is None:
            return
        sides = [
            *needing([("growth", growth), *(("part", q) for q in rates)], (made.widen(width), *solved[1:])),
            *needing(_amounts(whole, parts), [None] * len(growths)),
        ]
        words, steps = self._told(whole, parts, growths, made)
        if made.widen(width).meets(growth.interval):
            yield agrees(sides, self.said("weighed", **words), steps)
        elif real and made.widen(_TWICE * width).meets(growth.interval):
            yield cannot_tell(sides, self.said("open", **words), self.said("prices"), steps)
        else:
            doubts = int(growth.growth != "nominal")
            away = gap(growth.interval, made)
            # What makes the total to its last digit is of the same whose, when and how.
            yield self.judged(False, sides, words, steps, wrong="weighted", gap=away, doubts=doubts, relies=())

    def _told(
        self, whole: Quantity, parts: list[Quantity], growths: list[Quantity], made: Interval
    ) -> tuple[dict[str, Any], Text]:
        """The words of a growth that the parts of its total say, and its calculation."""
        growth, *rates = growths
        printed_as = [(face(q), face(rate)) for q, rate in zip(parts, rates, strict=True)]
        plain = needs.weighted(growth.interval, face(whole), printed_as)[0]
        derived = Result(plain or made, made, "%")
        words = {"name": name(growth), "whole": cites(growth)[0], "derived": derived.about(growth.interval)}
        before = " + ".join(f"{printed(q)} ÷ {_factor(rate)}" for q, rate in zip(parts, rates, strict=True))
        steps = self.said(
            "weighing",
            whole=printed(whole),
            before=before,
            derived=derived.step(growth.interval),
            growth=printed_words(growth),
        )
        return words, steps


class ExpectGrowthBetweenKnownParts(Shape):
    """A whole cannot grow faster than the fastest or slower than the slowest of what is known to be all its parts.

    `工业增加值增长5.1%。采矿业增加值增长11.9%，制造业增加值增长6.0%，电力、热力生产和供应业增加值下降1.7%`: no amounts
    are needed. Which parts those are the word list `divisions` says; where they are only `nearly` all, what lies
    outside is a remark. They must be told one right after another, in the
    paragraph or table of their whole and behind it; the whole is the nearest rate before them that is called so and is
    no part.
    An average may leave the bounds of its groups' where people move from one to the other. All are told, too, of a
    whole that counts them: 五大产业增长11.2%，其中…, with five rates behind it in its sentence and no other.
    """

    outcomes = tuple(Outcome)

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        rates = [q for q in claims if _is_rate(q) or is_index(q)]
        for row in grouped(rates, _together).values():
            row.sort(key=lambda q: q.start)
            of_a_kind = list(grouped(row, _kind).values())  # 城镇收入, 城镇支出, 农村收入, 农村支出 are two lists
            for division in _DIVISIONS:
                for kin in [row] if "as" in division else of_a_kind:
                    yield from self._divisions(kin, division)
        for same in grouped(
            [q for q in rates if q.origin == "text"], lambda q: (*q.in_sentence, *_together(q))
        ).values():
            whole, *parts = sorted(same, key=lambda q: q.start)
            if parts and len(parts) == _counted(whole, parts[0]):
                yield _whole(self, whole, parts, doubts=1)

    def _divisions(self, row: list[Quantity], division: Mapping[str, Any]) -> Iterator[Comparison]:
        size, inner = len(division["parts"]), tuple(division.get("between", ()))
        row = [q for q in row if not (inner and q.indicator.startswith(inner))]
        row = [q for q in row if any(word in q.indicator for word in division.get("same", ("",)))]
        if size > _FEW:  # 食品类价格下降1.2%，其中粮食下降2.0%；衣着类…: what divides a part stands between them
            row = [q for q in row if _belongs(q, division)]
        for first in range(1, len(row) - size + 1):
            parts = row[first : first + size]
            whole = _divided(row[:first], parts, division)
            if whole is not None:
                yield self._known(whole, parts, nearly=division.get("nearly", False))

    def _known(self, whole: Quantity, parts: list[Quantity], *, nearly: bool) -> Comparison:
        # 固定资产投资（不含农户）增长9%。第一产业投资…: what its note says of the whole holds for the parts behind it.
        noted = bool(whole.scope) and {q.scope for q in parts} == {""} and certain(whole, *parts)
        compared = _whole(self, whole, parts, related=noted, doubts=_REMARK * nearly)
        if compared.outcome is Outcome.CONTRADICTS and whole.says("per_head"):
            sides = [("growth", whole), *(("part", q) for q in parts)]
            message = self.said("open", name=name(whole), whole=cites(whole)[0])
            return cannot_tell(sides, message, self.said("moved"), compared.arithmetic)
        return compared


def _one_kind(growths: list[Quantity]) -> bool:
    """Whether no growth is printed as real beside one that is not: 增长11.1%，其中城市实际增长10.9%."""
    return all(q.growth == "real" for q in growths) or not any(q.growth_kind == "real" for q in growths)


def _whole(
    shape: Shape, whole: Quantity, parts: list[Quantity], *, related: bool = False, doubts: int = 0
) -> Comparison:
    """What the rate of a whole and those of all its parts are held to; `related`: the text says that they are that."""
    low = min(parts, key=lambda q: q.interval.lo)
    high = max(parts, key=lambda q: q.interval.hi)
    between = Interval(low.interval.lo, high.interval.hi)
    said = cites(whole, low, high)
    solved = needs.between(whole.interval, [q.interval for q in parts])
    sides = needing([("growth", whole), *(("part", q) for q in parts)], solved)
    words = {"name": name(whole), "whole": said[0], "low": said[1], "high": said[2]}
    steps = shape.said("arithmetic", parts=listing(told(q) for q in parts), whole=printed_words(whole))
    fits = between.meets(whole.interval)
    away = gap(whole.interval, between)
    return shape.judged(fits, sides, words, steps, wrong="outside", gap=away, related=related, doubts=doubts)


def _together(q: Quantity) -> Key:
    return *q.passage, q.owner, q.years, q.part_of_year, q.stance, q.measure


def _divided(before: list[Quantity], parts: list[Quantity], division: Mapping[str, Any]) -> Quantity | None:
    """The rate before some parts that is of what they are all the parts of."""
    members, ends = division["parts"], tuple(division.get("as", ()))
    if {_member(_unsized(q), members, first=True) for q in parts} != set(range(len(members))):
        return None
    kin = [words for d in _DIVISIONS if set(d["of"]) & set(division["of"]) for words in d["parts"]]
    for q in reversed(before):
        if "企业" in q.indicator.replace("工业企业", ""):
            continue  # 外商投资企业 above 轻工业 and 重工业 divides by another view
        of = next((word for word in division["of"] if word in q.indicator), "")
        # 渔业 in the middle of 农林牧渔业总产值 makes it no part of what it is
        if of and max(_member(q.indicator.replace(of, ""), kin), _member(_unsized(q), kin, first=True)) < 0:
            alike = not ends or all(p.indicator.endswith(ends) for p in parts)
            sizes = {of_a_size(p) for p in parts} <= {frozenset(), of_a_size(q)}
            kinds = {p.growth_kind for p in parts} - {""}  # 按可比价格计算，甲增长3%。其中，乙增长4%: said once for all
            return q if alike and sizes and kinds <= {q.growth_kind} else None
    return None


def _counted(whole: Quantity, part: Quantity) -> int:
    """How many members the name of a whole counts, behind which they are told (其中); 0 where it counts none."""
    found = _COUNTS.search(whole.indicator)
    between = whole.sentence[whole.end - whole.sentence_start : part.start - whole.sentence_start]
    return numeral(found[1]) if found and _AMONG.match(between) else 0


def _belongs(q: Quantity, division: Mapping[str, Any]) -> bool:
    """Whether a rate is of a member of a division, or of what is divided."""
    return _member(_unsized(q), division["parts"], first=True) >= 0 or any(w in q.indicator for w in division["of"])


def _member(indicator: str, members: list[list[str]], *, first: bool = False) -> int:
    """Which of the members a name has the words of, or begins with; -1 for none."""
    has = indicator.startswith if first else indicator.__contains__
    return next((i for i, words in enumerate(members) if any(map(has, words))), -1)


def _unsized(q: Quantity) -> str:
    """The name without the size of those it is of: 规模以上轻工业 is 轻工业."""
    return next((q.indicator.removeprefix(size) for size in SIZES if q.indicator.startswith(size)), q.indicator)


def _kind(q: Quantity) -> Key:
    """The word its name ends with, of what is measured: 增加值, 投资, 价格."""
    return (q.indicator.removesuffix(next((w for w in _COUNTING if q.indicator.endswith(w)), ""))[-2:],)


def _amounts(whole: Quantity, parts: list[Quantity]) -> list[tuple[str, Quantity]]:
    return [("level", whole), *(("level", q) for q in parts)]


def _factor(rate: Quantity) -> str:
    """What an amount before grew by, as it is multiplied with: (1 + 4%), (1 − 2.8%)."""
    sign = "−" if rate.interval.hi < 0 else "+"
    return f"(1 {sign} {digits(abs(rate.value))}%)"


def _is_rate(q: Quantity) -> bool:
    rate = q.measure in ("growth", "growth_avg") and q.canonical_unit == "%"
    return rate and q.dated and not q.subject and not q.basis
