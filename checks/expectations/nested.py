"""Counts of one sentence that are mostly within one another: what is finished within what is begun, firms above a
higher mark within those above a lower one."""

from collections.abc import Iterator

from checks.chinese.deeds import deed
from checks.chinese.lexicon import pattern_of, words_of
from checks.comparing.citing import cites, name
from checks.comparing.quantities import Quantity
from checks.comparing.verdict import cannot_tell
from checks.comparing.within import fits, held_within, printed_pair
from checks.comparisons import Comparison
from checks.expectations.base import Shape
from checks.expectations.quotients import is_amount

_NEXT = 3  # numbers of a sentence that one is held against
_END = 2  # characters that the names of what is above two marks end in alike
_MARK = pattern_of("nested", "mark")
_TENS: dict[str, int] = {word: 10**n for n, word in enumerate(words_of("nested", "tens"))}
_TRILLION = "万亿"
_STAGES = words_of("nested", "stages")


class ExpectNestedCountsToShrink(Shape):
    """Of what is signed part is begun, of what is begun part is finished in a year; of firms above 100 million some are
    above a billion.

    Both stand in one sentence, of one owner and time. What is finished may have been begun years before, whatever is
    begun now, so that more of it says nothing. Two classes may lie beside one another: there a somewhat larger number
    says nothing, and one over `times` as large is more likely a slip, and a remark.
    """

    times: int = 5

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        told = sorted((q for q in claims if _plain(q)), key=lambda q: (q.document, q.start))
        for n, one in enumerate(told):
            for other in told[n + 1 : n + 1 + _NEXT]:
                pair = _nested(one, other) if _alike(one, other) else None
                if pair:
                    yield self._pair(*pair)

    def _pair(self, less: Quantity, more: Quantity) -> Comparison:
        words = {"less": name(less), "more": name(more), "a": cites(less, more)[0]}
        words["b"] = cites(less, more, of=more)[1]
        steps = self.said("arithmetic" if fits(less, more) else "excess", **printed_pair(less, more))
        verdict = held_within(less, more)
        classes = _marked(less) is not None
        if not verdict["holds"] and not (classes and less.interval.lo > more.interval.hi * self.times):
            return cannot_tell(verdict["sides"], self.said("agrees", **words), self.said("apart"), steps)
        return self.judged(words=words, steps=steps, doubts=2, **verdict)


def _plain(q: Quantity) -> bool:
    return is_amount(q) and q.named and not q.base


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether both are told in one sentence of one owner and time, and are counted alike."""
    units = one.canonical_unit == other.canonical_unit or (one.counted and other.counted)
    same = (one.in_sentence, one.owner, one.years, one.stance) == (
        other.in_sentence, other.owner, other.years, other.stance,
    )  # fmt: skip
    return same and units


def _nested(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity] | None:
    """Which of two is hardly more than the other, and that."""
    mark, beside = _marked(one), _marked(other)
    if mark and beside:
        (first, of, what), (second, by, which) = mark, beside
        counted = one.counted and other.counted and not (of and by and of != by)
        counted = counted and (not what or not which or what[-_END:] == which[-_END:])
        return None if first == second or not counted else (one, other) if first > second else (other, one)
    before, after = deed(one.indicator), deed(other.indicator)
    stages = [[n for n, kind in enumerate(_STAGES) if kind in d.kinds] for d in (before, after)]
    later = all(stages) and max(stages[0]) < min(stages[1]) and one.canonical_unit == other.canonical_unit
    return (other, one) if later and before.thing == after.thing else None


def _marked(q: Quantity) -> tuple[int, str, str] | None:
    """The mark that a name says things are above, in yuan, and what stands before and behind it: 百亿级企业,
    年产值过十亿元企业."""
    found = list(_MARK.finditer(q.indicator))
    if len(found) != 1:
        return None
    number, unit = found[0]["n"], found[0]["unit"]
    size = int(number) if number.isdigit() else _TENS.get(number, 1)
    of = deed(q.indicator[: found[0].start()]).thing
    times = 10**4 if unit == _TRILLION else _TENS.get(unit[:-1], 1)
    return size * 10 ** (8 if unit.endswith("亿") else 4) * times, of, q.indicator[found[0].end() :]
