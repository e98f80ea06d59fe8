"""Quantities of one thing of which one cannot be more than the other, as their names say."""

from collections.abc import Iterator, Sequence
from typing import Any

from checks.chinese.lexicon import lexicon
from checks.comparing.citing import cites, name
from checks.comparing.quantities import Key, Quantity
from checks.comparing.within import fits, held_within, printed_pair
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape

_WITHIN: dict[str, Any] = lexicon("lists")["within"]
_ENDS: tuple[str, ...] = tuple(_WITHIN["ends"])


class ExpectKinToStayWithin(Shape):
    """Who enters or leaves a school in a year is no more than who is in it; what insurers pay, than what they take in.

    The word list `within` has which words say so of what is otherwise called the same (普通高中招生, 普通高中在校生).
    Both are told of one owner and time, in one paragraph or table; of several, the nearest is compared.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        levels = [q for q in claims if q.measure == "level" and not q.is_rate and q.named]
        for pair in _WITHIN["pairs"]:
            more = [(_key(q, pair["more"]), q) for q in levels if _stem(q, pair["more"])]
            for less in levels:
                if not _stem(less, pair["less"]) or any(word in less.indicator for word in pair["but"]):
                    continue
                key = _key(less, pair["less"])
                # 在校生9万人，其中高校在校生2万人；毕业生3万人: may be of all, whatever the name
                found = [q for at, q in more if at == key and (less.whole or not q.whole)]
                if found:
                    yield self._pair(less, _nearest(found, less))

    def _pair(self, less: Quantity, more: Quantity) -> Comparison:
        words = {"less": name(less), "more": name(more), "a": cites(less, more)[0]}
        words["b"] = cites(less, more, of=more)[1]
        steps = self.said("arithmetic" if fits(less, more) else "excess", **printed_pair(less, more))
        return self.judged(words=words, steps=steps, wrong="exceeds", **held_within(less, more))


def _nearest(found: list[Quantity], to: Quantity) -> Quantity:
    return min(found, key=lambda q: abs(q.start - to.start))


def _stem(q: Quantity, words: Sequence[str]) -> str:
    """What a name that ends with one of these words says besides it; empty where it ends with none, or says no more."""
    called = next((q.indicator.removesuffix(end) for end in _ENDS if q.indicator.endswith(end)), q.indicator)
    for said in (q.indicator, called):
        found = max((w for w in words if said.endswith(w)), key=len, default="")
        if found:
            return said.removesuffix(found)
    return ""


def _key(q: Quantity, words: Sequence[str]) -> Key:
    """Whose and when, where it is told, and of what."""
    told = (*q.passage, q.owner, q.years, q.part_of_year, q.stance)
    return (*told, q.canonical_unit, _stem(q, words))
