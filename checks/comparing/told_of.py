"""How alike what two numbers of a document are told of, by all the words around them and not by their names alone."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from checks.chinese.deeds import undone
from checks.comparing.quantities import MEASURED, Key, Quantity, grouped

_MOST = 600  # numbers counted alike of which each is compared with each
_SENTENCE = 400  # characters of a sentence that tell what its numbers are
_WIDER = 0.3  # how much the rest of a sentence tells of what a number is, beside its own words

Words = frozenset[str]


class ToldOf:
    """The words around numbers, each weighed by how rare it is among what its document tells (Spärck Jones, Journal of
    Documentation 28, 1972), without those for doing: 建设, 全市 are said of everything.
    """

    def __init__(self, told: Iterable[Quantity]) -> None:
        self._words: dict[str, tuple[Words, Words]] = {}
        self._counts: dict[str, Counter[str]] = {}
        self._sizes: Counter[str] = Counter()
        told = list(told)
        sentences = {q.sentence: _pairs(q.sentence[:_SENTENCE]) for q in told}
        for q in told:
            own = _pairs(q.indicator) | _pairs(_around(q))
            self._words[q.claim] = own, sentences[q.sentence]
            self._counts.setdefault(q.document, Counter()).update(own)
            self._sizes[q.document] += 1
        self._weights = {q.claim: tuple(self._weight(q.document, w) for w in self._words[q.claim]) for q in told}

    def alike(self, one: Quantity, other: Quantity) -> float:
        """How alike two numbers of one document are told, from 0 to 1 (Dice, of pairs of characters): 解决36万农村人口
        饮水安全问题, 解决了36.22万人安全饮水问题. Nothing where they have no words of their own in common."""
        own = self._shared(one, other, 0)
        return own * (1 - _WIDER) + self._shared(one, other, 1) * _WIDER if own else 0.0

    def best(
        self, ones: Sequence[Quantity], others: Sequence[Quantity], fit: Callable[[Quantity, Quantity], bool]
    ) -> Iterator[tuple[Quantity, Quantity, float]]:
        """Every two that fit, are counted alike, and are each told more like the other than like any else.

        Of more than `_MOST` counted alike there are none: they cannot be told apart by their words.
        """
        theirs = grouped(others, _counted)
        for key, mine in grouped(ones, _counted).items():
            if max(len(mine), len(theirs.get(key, ()))) > _MOST:
                continue
            likes = [(self.alike(a, b), a, b) for a in mine for b in theirs.get(key, ()) if a is not b and fit(a, b)]
            best: dict[str, float] = {}
            for like, *pair in likes:
                best |= {q.claim: max(like, best.get(q.claim, 0.0)) for q in pair}
            yield from ((a, b, like) for like, a, b in likes if 0 < like == best[a.claim] == best[b.claim])

    def _shared(self, one: Quantity, other: Quantity, which: int) -> float:
        """How much the own words (0) or those of the sentences (1) of two have in common."""
        both = self._weights[one.claim][which] + self._weights[other.claim][which]
        common = self._words[one.claim][which] & self._words[other.claim][which]
        return 2 * self._weight(one.document, common) / both if both and common else 0.0

    def _weight(self, document: str, words: Words) -> float:
        counts, size = self._counts[document], self._sizes[document]
        return sum(math.log(1 + size / (1 + counts[w])) for w in words)


def _counted(q: Quantity) -> Key:
    """Where, of which region, and in what it is counted: things one by one are, whatever their counting word."""
    unit = q.canonical_unit or "人"  # 36万农村人口, 36.2万人
    one_by_one = q.counted and MEASURED.isdisjoint(unit)
    return q.document, q.region, "" if one_by_one else unit, q.measure if q.is_rate else ""


def _around(q: Quantity) -> str:
    """The words of a clause from the number before to the one behind."""
    if q.origin == "table":
        return ""
    before, behind = q.clause[: max(q.start - q.clause_start, 0)], q.clause[q.end - q.clause_start :]
    first = next((n for n in range(len(before), 0, -1) if before[n - 1].isdigit()), 0)
    last = next((n for n, c in enumerate(behind) if c.isdigit()), len(behind))
    return f"{before[first:]} {behind[:last]}"


def _pairs(words: str) -> Words:
    return frozenset(run[n : n + 2] for run in undone(words) for n in range(len(run) - 1))
