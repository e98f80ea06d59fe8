"""One quantity, stated twice."""

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from fractions import Fraction
from itertools import combinations, pairwise

from checks.chinese.lexicon import lexicon
from checks.claims.ownership.offices import is_office
from checks.comparing import needs
from checks.comparing.citing import cites, gap, in_one_unit, name
from checks.comparing.directions import falls_short
from checks.comparing.levels import PROPORTIONS
from checks.comparing.near_miss import far_apart, one_slip
from checks.comparing.needs import needing
from checks.comparing.quantities import Key, Quantity, by_claim, certain, grouped, horizon, measure, subject_key
from checks.comparing.reckoning import Result, face
from checks.comparing.scope import OTHER_DEFINITION, like_for_like, rounding, same_definition
from checks.comparing.verdict import UNSURE, agrees, cannot_tell, contradicts
from checks.comparisons import Comparison
from checks.expectations.base import Shape
from checks.intervals import Interval
from checks.intervals.digits import digit_count
from checks.wording import Text

MANY = 8
TOTALS = tuple(lexicon("lists")["totals"])
_NOBODYS = frozenset(lexicon("wording")["nobodys"])
_NUMERALS = str.maketrans("", "", "0123456789., \n\t")
TELLING = 100  # amounts below are equal by chance too often
TWO_QUANTITIES = 0.5  # relative distance of values that no slip explains: they are hardly ever of one quantity
LONG_NUMBER = 4  # digits of a number that is one slip from another hardly by chance
LONG_ENOUGH = 10  # characters of a clause that can be recognised when it is repeated
_TEN, _TWO_DIGITS = 10, 100
_LONG = 1000  # units of its last digit, from which an amount is told exactly enough
_CLOSE = 20  # characters between a mark that was passed and how far
_DEEP = 4  # levels of a classification of what is spent
_MANY_PARTS = 4  # more than that seldom round in one direction
_FINER = 100  # times: a goal in so many more digits beside its amount was computed from that


class ExpectRestatementsToAgree(Shape):
    """Claims with the same region, subject, indicator, measure, period and stance must be able to be one number.

    Results are compared by the intervals they print, so that 突破500亿元 and 503.2亿元 agree. Goals are compared by
    the number they print: 7%以上 and 8%以上 for one year overlap as sets, and yet the plan has two goals. A difference
    weighs one step less across documents (a later one may restate a year) and where scope words differ; it is only a
    remark where the values are so far apart that no slip of the hand explains it, and where one is half as much again
    as the other or more they are two quantities. A counted noun the vocabulary does
    not know is one quantity only where the clauses are nearly the same.
    """

    alike: float = 0.9  # how alike two clauses must be, digits aside, for a local quantity to be the same thing

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        known = by_claim(claims)
        claims = [q for q in claims if _comparable(q)]
        twins, sums = _twins(claims), _summed(claims)
        for group in grouped(claims, _key).values():
            dated = [q for q in group if q.dated]
            for same in grouped(dated, lambda q: (horizon(q), q.part_of_year)).values():
                lost = _lost(same)
                # In a table the rows of one name stand under groups of their own: 转移收入 of either fund.
                kept = [q for q in same if q.claim not in lost or (len(same) == len(lost) and q.origin == "text")]
                pairs = ((a, b) for a, b in _pairs(kept) if _one_quantity(a, b) and not _of_two_amounts(a, b, known))
                yield from (self._pair(a, b, twins, sums, alike=_one_in_print(a, b, twins, known)) for a, b in pairs)
            for q in (q for q in group if not q.dated and dated):
                yield self._open(q, dated[0], self.said("no_period"))

    def _pair(
        self, a: Quantity, b: Quantity, twins: frozenset[Key], sums: Mapping[str, int], *, alike: bool
    ) -> Comparison:
        goals = a.stage == "target"
        one, other = _goals(a, b) if goals else (a.interval, b.interval)
        added = max(sums.get(q.claim, 0) for q in (a, b)) if _last_digits_differ(a, b) else 0
        if added > 1:  # an office's accounts in yuan, of which each part was rounded
            one = one.widen(a.last_place * min(added, _MANY_PARTS) / 2)
        said, printed = cites(a, b), in_one_unit(a, b)
        obstacle = None if _passed(a, b) else self._obstacle(a, b, twins, alike)
        # Where a difference could not be told, an equal number holds neither side in place.
        needed = needs.same(one, other) if obstacle is None else (None, None)
        sides = needing((("stated", a), ("restated", b)), needed)
        if one.meets(other) and (added > 1 or not _last_digits_differ(a, b)):
            message = self.said("agrees", name=name(a), a=said[0], b=said[1])
            return agrees(sides, message, self.said("meets", a=printed[0], b=printed[1]))
        if obstacle is not None:
            return self._open(a, b, obstacle)
        sentence = "two_goals" if goals else "contradicts" if a.document == b.document else "restated"
        apart = gap(one, other)
        if apart > TWO_QUANTITIES and far_apart(a, b, apart):
            return self._open(a, b, self.said("far"))
        return contradicts(
            sides,
            self.said(sentence, name=name(a), a=said[0], b=said[1]),
            self.said("arithmetic", a=printed[0], b=printed[1], gap=_difference(a, b, apart)),
            gap=apart,
            highest=self.severity,
            doubts=self._doubts(a, b, apart),
            related=alike,
            settle=self.said("settle"),
        )

    def _obstacle(self, a: Quantity, b: Quantity, twins: frozenset[Key], alike: bool) -> Text | None:
        """Why two different numbers would not contradict, if there is a reason."""
        if a.stance == "target" and a.paragraph == b.paragraph and a.says("ladder") and b.says("ladder"):
            return self.said("ladder")
        if a.document == b.document and a.paragraph == b.paragraph and a.origin == b.origin == "text":
            return self.said("same_sentence")
        estimated = a.document != b.document and a.says("estimated") != b.says("estimated")
        if not (same_definition(a, b) or alike) or estimated or a.says("early") != b.says("early"):
            return OTHER_DEFINITION
        if not certain(a, b):
            return self.said("unnamed")
        if a.restricted or b.restricted:
            return UNSURE["owner"]
        unlike = _sums(a, b) or (
            (_needs_context(a) or _needs_context(b)) and _places(a, b) not in twins and not self._same_context(a, b)
        )
        return self.said("unlike") if unlike else self._explained(a, b)

    def _explained(self, a: Quantity, b: Quantity) -> Text | None:
        """What lets two numbers of one quantity differ."""
        sharpened = a.stance == "target" and _sharpened(a, b)
        rounded = _round_figure(a, b) or _truncated(a, b) or _fitted(a, b) or _one_step(a, b)
        return self.said("sharpened") if sharpened else self.said("round") if rounded else None

    def _doubts(self, a: Quantity, b: Quantity, apart: float) -> int:
        if _passed(a, b):
            return 0
        compatible = a.stance == "target" and a.interval.meets(b.interval) and a.comparator != b.comparator
        weak = _needs_context(a) or _needs_context(b) or bool(a.share_of) != bool(b.share_of) or compatible
        adjacent = (_last_digits_differ(a, b) and rounding(a, b.interval)) or _cut_off(a, b)
        return max(int(weak), int(adjacent)) + 2 * far_apart(a, b, apart)

    def _same_context(self, a: Quantity, b: Quantity) -> bool:
        """Whether two clauses say the same of the same thing.

        In one chapter like clauses are mostly parallels (新增过50亿元企业7家，新增过10亿元企业11家).
        """
        one, other = (q.clause.translate(_NUMERALS) for q in (a, b))
        if a.chapter == b.chapter or min(len(one), len(other)) < LONG_ENOUGH:
            return False
        return SequenceMatcher(None, one, other, autojunk=False).ratio() >= self.alike

    def _open(self, a: Quantity, b: Quantity, reason: Text) -> Comparison:
        said = cites(a, b)
        return cannot_tell((("stated", a), ("restated", b)), self.said("open", a=said[0], b=said[1]), reason)


def _summed(claims: list[Quantity]) -> Mapping[str, int]:
    """Of how many amounts each amount of an office's tables is the sum, those that are sums themselves resolved."""
    parts = grouped(
        [q for q in claims if q.whole and q.origin == "table" and is_office(q.subject)], lambda q: (q.whole,)
    )
    out: dict[str, int] = {}

    def count(claim: str, deep: int) -> int:
        if claim not in out:
            out[claim] = sum(count(q.claim, deep + 1) for q in parts.get((claim,), ()) if deep < _DEEP) or 1
        return out[claim]

    for (whole,) in parts:
        count(whole, 0)
    return out


def _difference(a: Quantity, b: Quantity, apart: float) -> Text:
    """How far apart two numbers are: 4.74个百分点; of amounts also how much that is of them."""
    by = face(a) - face(b)
    by = -by if by.hi < 0 else by
    unit = "个百分点" if a.canonical_unit == "%" else a.canonical_unit
    said = Result(by, by, unit).about()
    apart = max(apart, gap(face(a), face(b)))  # 1.02万亿元 and 1.03万亿元 touch where they are rounded
    return said if a.is_rate else Text(f"{said.zh}（{apart:.1%}）", f"{said.en} ({apart:.1%})")


def _sums(a: Quantity, b: Quantity) -> bool:
    """Whether both are the sum of a table of its own: 收入总计 holds what that table lists."""
    return all(q.origin == "table" and q.indicator.endswith(TOTALS) for q in (a, b)) and a.table_start != b.table_start


def _places(a: Quantity, b: Quantity) -> Key:
    """The tables, or the table and the paragraph, that two numbers stand in."""
    return tuple(sorted(q.passage for q in (a, b)))


def _twins(claims: list[Quantity]) -> frozenset[Key]:
    """Pairs of tables, or of a table and a paragraph of its document, that state the same numbers again: half of those
    they have in common, to the digit."""
    same: Counter[Key] = Counter()
    known = [q for q in claims if q.dated and q.stance == "actual"]
    both: Counter[Key] = Counter()
    for group in grouped(known, lambda q: (_key(q), q.years, q.part_of_year)).values():
        for a, b in _pairs(group):
            tables = {a.origin, b.origin} == {"table"} and a.registered and _places(a, a) != _places(b, b)
            if tables or (a.document == b.document and a.origin != b.origin):
                both[_places(a, b)] += 1
                same[_places(a, b)] += _tell_alike(a, b)
    return frozenset(pair for pair, often in both.items() if often > 1 and same[pair] * 2 >= often)


def _one_in_print(a: Quantity, b: Quantity, twins: frozenset[Key], known: dict[str, Quantity]) -> bool:
    """Whether a table tells once more what a paragraph does, and one slip parts two long numbers, or two told beside
    one long number: notes that stand at one of them only (年末常住人口) are then no other way of counting."""
    one, other = known.get(a.beside), known.get(b.beside)
    same = one is not None and other is not None and one.value == other.value and _long(one)
    alike = same or (_long(a) and _long(b))
    return alike and a.origin != b.origin and _places(a, b) in twins and one_slip(a, b)


def _long(q: Quantity) -> bool:
    return digit_count(abs(q.value)) >= LONG_NUMBER


def _tell_alike(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are one by no chance: amounts of two tables that are large, a number of the text and one of
    a table that have two digits."""
    if a.origin == b.origin:
        return a.value == b.value and abs(a.value) >= TELLING
    middle = a.interval.middle
    return middle == b.interval.middle and abs(float(middle)) >= _TEN * float(a.last_place)


def _lost(same: list[Quantity]) -> set[str]:
    """Claims that share their name with another value of their own paragraph or table: what tells them apart was not
    read."""
    out: set[str] = set()
    for group in grouped(same, lambda q: (q.document, _place(q), q.origin)).values():
        differ = any(not (a.rounded.meets(b.rounded) or _passed(a, b)) for a, b in pairwise(group))
        out |= {q.claim for q in group} if differ and _place(group[0]) >= 0 else set()
    return out


def _place(q: Quantity) -> int:
    """The paragraph or the table it stands in."""
    return q.paragraph if q.origin == "text" else q.table_start


def _comparable(q: Quantity) -> bool:
    if q.measure in ("multiple", "rank") or (q.measure == "delta" and q.canonical_unit == "个百分点"):
        return False
    return q.indicator not in _NOBODYS and (not q.is_asked or bool(q.subject))


def _key(q: Quantity) -> Key:
    kind = "share" if q.canonical_unit == "%" and q.measure in PROPORTIONS else measure(q)
    growth = (q.growth, q.basis, like_for_like(q)) if kind in ("growth", "growth_avg") else ()
    return (*subject_key(q), kind, q.stage, growth, q.newly)


def _needs_context(q: Quantity) -> bool:
    return not q.of_whole_region or q.is_asked


def _one_quantity(a: Quantity, b: Quantity) -> bool:
    """Whether nothing printed says that the two are different quantities under one name."""
    if (
        a.claim in (b.whole, b.base, b.beside)
        or b.claim in (a.whole, a.base, a.beside)
        or (a.whole and a.whole == b.whole and a.partition and b.partition)
    ):
        return False
    if a.ratio and a.ratio == b.ratio:
        return False
    return not (a.share_of and b.share_of and a.share_of != b.share_of)


def _of_two_amounts(a: Quantity, b: Quantity, known: dict[str, Quantity]) -> bool:
    """Whether two shares are printed beside amounts so far apart that these are hardly of one year and scope:
    民生支出130亿元，占73.7%, and of five years 民生支出655亿元，占75%."""
    if a.measure not in ("share", "rate") or b.measure != a.measure:
        return False
    one, other = known.get(a.beside), known.get(b.beside)
    if one is None or other is None or one.canonical_unit != other.canonical_unit or one.is_rate:
        return False
    return far_apart(one, other, gap(one.interval, other.interval))


def _goals(a: Quantity, b: Quantity) -> tuple[Interval, Interval]:
    """The numbers two goals print; an amount given in fewer digits stands for what rounds to it: 5.5万人, 5.52万人."""
    one, other = a.number, b.number
    fine = min(a, b, key=lambda q: q.last_place)
    # 增长3.2% of 3.24 in a table, and 增长2% of 收入178.9亿元，增长2.01%: growths that were computed
    beside = bool(fine.beside) and fine.last_place * _FINER <= max(a.last_place, b.last_place)
    told = a.origin != b.origin and (fine.origin == "table" or (bool(a.beside) and bool(b.beside)))
    computed = fine.measure == "growth" and (beside or told)
    if a.last_place == b.last_place or (a.is_rate and not computed):
        return one, other
    if a.last_place > b.last_place:
        return one.widen(a.last_place / 2), other
    return one, other.widen(b.last_place / 2)


def _last_digits_differ(a: Quantity, b: Quantity) -> bool:
    """Whether two results are printed in as many digits, and differently: 74.8 and 74.9 have one rounding in common."""
    printed = all(q.stance == "actual" and q.comparator == "=" and not q.interval.is_point for q in (a, b))
    apart = abs(float(a.interval.middle) - float(b.interval.middle))
    return printed and a.last_place == b.last_place and apart > 0.9 * float(a.last_place)


def _passed(a: Quantity, b: Quantity) -> bool:
    """Whether a result passed a mark in one clause, and the one beside it says how far: 突破400亿元，达到435.3亿元."""
    one, other = sorted((a, b), key=lambda q: q.start)
    marks = [q for q in (a, b) if q.comparator == ">"]
    reached = a.stance == b.stance == "actual" and a.measure == "level" and len(marks) == 1
    return reached and one.sentence_start == other.sentence_start and other.start - one.end <= _CLOSE


def _sharpened(a: Quantity, b: Quantity) -> bool:
    """Whether the goal of a later plan asks for more than an earlier plan's for the same year."""
    first, later = sorted((a, b), key=lambda q: q.result_end)
    asked = first.direction in ("floor", "ceiling") and first.result_end < later.result_end
    return asked and not falls_short(first.direction, later.number, first.number)


def _cut_off(a: Quantity, b: Quantity) -> bool:
    """Whether one is the other without its last digits, which should have rounded it up: 34.77% and 34.7%."""
    fine, coarse = sorted((a, b), key=lambda q: q.last_place)
    if fine.last_place == coarse.last_place or not (fine.comparator == coarse.comparator == "="):
        return False
    return 0 <= fine.interval.middle - coarse.interval.middle < coarse.last_place


def _truncated(a: Quantity, b: Quantity) -> bool:
    """Whether one is told in two digits at most that the other begins with: 1.5万亿元 of 15806亿元."""
    fine, coarse = sorted((a, b), key=lambda q: q.last_place)
    if not _cut_off(a, b) or coarse.is_rate or fine.is_rate:
        return False
    short = coarse.round_place * _TWO_DIGITS > abs(Fraction(coarse.interval.middle))
    return short and fine.round_place < coarse.round_place


def _one_step(a: Quantity, b: Quantity) -> bool:
    """Whether two documents tell an amount of four digits or more one last digit apart: 3180元 and 3181元."""
    if a.document == b.document or a.is_rate or a.dimension == "count" or a.last_place != b.last_place:
        return False
    one, other, place = float(a.interval.middle), float(b.interval.middle), float(a.last_place)
    return abs(one - other) < 1.5 * place and abs(one) >= _LONG * place


def _round_figure(a: Quantity, b: Quantity) -> bool:
    """Whether one is the round figure that the other comes to: 1600亿元 of 1604.8亿元."""
    fine, coarse = sorted((a, b), key=lambda q: q.round_place)
    finer = fine.round_place < coarse.round_place and fine.last_place <= coarse.last_place
    return finer and coarse.round_figure != coarse.interval and coarse.round_figure.meets(fine.interval)


def _fitted(a: Quantity, b: Quantity) -> bool:
    """Whether one is a part in round digits, by one of the last of which it was fitted to its whole: 7.78亿元, so that
    税收收入21.45亿元 and it make 29.23亿元, of 77727万元 in a table."""
    fine, coarse = sorted((a, b), key=lambda q: q.last_place)
    parts = coarse.origin == "text" and coarse.whole and fine.origin == "table"
    near = -coarse.last_place < fine.interval.middle - coarse.interval.middle < coarse.last_place
    return bool(parts) and fine.last_place < coarse.last_place and near


def _pairs(group: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """All pairs of a small group; in a large one each with its predecessor and with the first."""
    if len(group) <= MANY:
        yield from combinations(group, 2)
        return
    yield from pairwise(group)
    yield from ((group[0], q) for q in group[2:])
