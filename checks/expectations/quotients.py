"""How much there is for each of so many things, against what is usual."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from checks.chinese.deeds import deed
from checks.chinese.lexicon import words_of
from checks.comparing.citing import cites, gap, name
from checks.comparing.needs import needing
from checks.comparing.quantities import Quantity
from checks.comparing.reckoning import Result, digits, face, printed
from checks.comparisons import Comparison, Outcome
from checks.expectations.base import TOLD, Shape
from checks.intervals import Interval

_NEXT, _CLOSE = 2, 30  # numbers, and characters, from how many there are to how much
_BEHIND = 12  # characters between two of which the one stands right behind the other
_SHORTEST = 3  # characters of a thing whose name says that two numbers are of it
_THINGS = words_of("quotients", "things")
_YUAN = 10**8  # in the unit amounts of money are kept in
_TOLD = ("level", "delta", "cumulative")


class ExpectQuotientsToBePlausible(Shape):
    """An amount and how many things it is for, side by side in one sentence: what comes to each is of a usual size.

    `ranges` are by unit (元/个: what one thing costs), from the least to the most. They are wide: what is outside has
    a wrong unit or lost digits. All that is counted one by one counts as 个. Names that do not say for sure that both
    are of one thing only agree; so do numbers in units of `beside` of which the one stands right behind the other
    (26万贫困户118万人, 为986名学生发放资助金3567万元).
    """

    outcomes = TOLD

    ranges: dict[str, tuple[float, float]]
    beside: tuple[str, ...] = ()

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        told = sorted((q for q in claims if is_amount(q)), key=lambda q: (q.document, q.start))
        for n, one in enumerate(told):
            pair = self._pair_of(one, told[n + 1 : n + 1 + _NEXT])
            compared = self._pair(*pair) if pair else None
            if pair and compared and (compared.outcome is Outcome.AGREES or _surely(*pair)):
                yield compared

    def _pair_of(self, one: Quantity, others: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
        """An amount and the number of things it is for, whichever is told first."""
        for other in others:
            if not _beside(one, other):
                continue
            for much, many in ((other, one), (one, other)):
                near = other.start - one.end <= _BEHIND and _by(much, many) in self.beside and not much.stock
                if _by(much, many) in self.ranges and (near or _of_one(much, many)):
                    return much, many
        return None

    def _pair(self, much: Quantity, many: Quantity) -> Comparison:
        least, most = self.ranges[_by(much, many)]
        size = Fraction(_YUAN if much.canonical_unit == "亿元" else 1)
        each = Result(face(much) / face(many) * size, much.interval / many.interval * size, _by(much, many))
        usual = Interval(Fraction(repr(least)), Fraction(repr(most)))
        said = cites(much, many)
        words: dict[str, Any] = {"name": name(much), "amount": said[0], "count": said[1], "each": each.about()}
        words["usual"] = f"{digits(least)}—{digits(most)}{each.unit}"
        steps = self.said("arithmetic", amount=printed(much), count=printed(many), each=each.about())
        wanted = (usual * many.interval / size, much.interval * size / usual)
        sides = needing((("operand", much), ("count", many)), wanted)
        return self.judged(each.spread.meets(usual), sides, words, steps, gap=gap(usual, each.spread))


def is_amount(q: Quantity) -> bool:
    """Whether it is an amount or a count told in the text: no rate, no mean, nothing of each."""
    told = q.origin == "text" and q.measure in _TOLD and not q.is_rate and not q.damage
    return told and q.interval.lo > 0 and not q.says("mean", "per_head", "per_person")


def _beside(one: Quantity, other: Quantity) -> bool:
    near = one.in_sentence == other.in_sentence and other.start - one.end <= _CLOSE
    return near and (one.owner, one.period_end, one.stance) == (other.owner, other.period_end, other.stance)


def _by(much: Quantity, many: Quantity) -> str:
    each = "个" if many.canonical_unit in _THINGS else many.canonical_unit
    return f"{much.canonical_unit.removeprefix('亿')}/{each}"


def _of_one(much: Quantity, many: Quantity) -> bool:
    """Whether the names say that an amount is for the things counted: 重点工程项目, 重点工程项目完成投资."""
    things = [deed(q.indicator).thing or q.indicator for q in (much, many)]
    return _surely(much, many) or any(len(a) >= _SHORTEST and a in b for a, b in (things, things[::-1]))


def _surely(much: Quantity, many: Quantity) -> bool:
    return much.indicator.startswith(many.indicator)
