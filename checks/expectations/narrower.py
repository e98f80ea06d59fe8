"""What a longer name narrows: nursing beds are no more than beds."""

from collections.abc import Iterator
from typing import Any

from checks.chinese.lexicon import lexicon
from checks.comparing.citing import cites, name
from checks.comparing.quantities import Key, Quantity, grouped
from checks.comparing.within import fits, held_within, printed_pair
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape

_THINGS = lexicon("things")
# A measure that everything has (营业收入, 客运量) is of whatever was told before, not of all there is.
_BARE = frozenset((*_THINGS["spent"], *_THINGS["measures"], *_THINGS["people"], *_THINGS["bare_measures"]))
_WHOLES: list[dict[str, Any]] = lexicon("lists")["within"]["wholes"]
_NOT = tuple(lexicon("lists")["narrows"]["not"])
_SHORTEST, _LONGER = 3, 2  # characters of the wider name, and by how many the narrower one is longer


class ExpectNarrowerWithinWider(Shape):
    """The last words of a name say what is counted, those before them which: 火力发电量 is a part of 发电量.

    Only where the vocabulary knows the wider name, and not the narrower (猪牛羊禽肉产量 is wider than 禽肉产量), and a
    paragraph tells both of one owner and time. Some wholes (`wholes` among the lists) hold all whose name ends so,
    wherever a document tells them: 海洋生产总值 is within 地区生产总值.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        levels = [q for q in claims if q.measure == "level" and not q.is_rate and q.named and q.dated]
        plain = (q for q in levels if not q.says("mean", "per_head", "intensive", "yearly"))
        levels = [q for q in plain if q.indicator and q.origin == "text"]
        for told in grouped(levels, _key).values():
            for less in (q for q in told if not q.registered):
                known = [q for q in told if q.registered and q.clause_start != less.clause_start]  # 10万人…1.2人
                wider = [q for q in known if q.indicator not in _BARE and _narrows(less, q)]
                if wider:
                    yield self._pair(less, min(wider, key=lambda q: abs(q.start - less.start)))
        for told in grouped(levels, _key_of_wholes).values():
            yield from (self._pair(less, more) for less, more in _in_wholes(told))

    def _pair(self, less: Quantity, more: Quantity) -> Comparison:
        words = {"less": name(less), "more": name(more), "a": cites(less, more)[0]}
        words["b"] = cites(less, more, of=more)[1]
        steps = self.said("arithmetic" if fits(less, more) else "excess", **printed_pair(less, more))
        return self.judged(words=words, steps=steps, wrong="exceeds", doubts=2, **held_within(less, more))


def _in_wholes(told: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """What is within a whole that is known by how the names of its parts end; of several values the largest is it."""
    for known in _WHOLES:
        found = [q for q in told if q.indicator == known["whole"] and not q.subject and not q.restricted]
        more = max(found, key=lambda q: q.interval.hi, default=None)
        for less in (q for q in told if not q.registered and q.indicator.endswith(tuple(known["ends"]))):
            apart = any(word in less.indicator for word in (*known["not"], known["whole"]))
            if more and not apart and (known["surely"] or fits(less, more)):
                yield less, more


def _narrows(less: Quantity, more: Quantity) -> bool:
    which = less.indicator.removesuffix(more.indicator)
    longer = _LONGER <= len(which) < len(less.indicator) and len(more.indicator) >= _SHORTEST
    apart = more.whole != less.claim
    return longer and apart and not any(word in which for word in _NOT) and less.says("newly") == more.says("newly")


def _key_of_wholes(q: Quantity) -> Key:
    return q.document, q.region, q.years, q.part_of_year, q.stance, q.canonical_unit


def _key(q: Quantity) -> Key:
    return (*q.passage, q.owner, q.years, q.part_of_year, q.stance, q.scope, q.canonical_unit)
