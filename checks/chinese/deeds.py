"""Names of what is done, as the thing and what is done to it: 新建改造公园 and 公园改造提升 are of one thing."""

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import lru_cache

from checks.chinese.lexicon import any_of, lexicon

_WORDS = lexicon("deeds")
_KINDS = {
    word: frozenset(kind for kind, words in _WORDS["kinds"].items() if word in words)
    for words in _WORDS["kinds"].values()
    for word in words
}
_NOTHING: frozenset[str] = frozenset()
_BEFORE = re.compile(any_of([*_KINDS, *_WORDS["plain"]]))
_DOING = re.compile(f"(?:{any_of(_KINDS)})(?!率)")
_DONE_AT_END = re.compile(rf"(?<=..)(?:{any_of(_KINDS)})$")
_BEHIND = re.compile(f"(?:{'|'.join(sorted([*_KINDS, *_WORDS['tails']], key=len, reverse=True))})$")
_STAGE_AT_END = re.compile(
    f"(?:{any_of(w for kind in _WORDS['stages'] for w in _WORDS['kinds'][kind])})$"
)  # of _KINDS those that say how far something is
_MARKS = re.compile(r"[\s“”‘’\"（）()《》]|的(?=..)")
_NO_WORD = re.compile(r"[\W\d_a-zA-Z]+")
_AND = re.compile(r"以及|[及和与，]")
_WIDE = frozenset(_WORDS["wide"])
_SHORTEST = 2  # characters of a thing
_TELLING = 3  # characters of a thing that are enough to be known by
_CLASS = re.compile(r"[\d零一二三四五六七八九十百千万亿级省市县区国、]")  # 省级, 亿元以上: one of several
_NUMBERS = re.compile(r"\d+(?:\.\d+)?|[一二三四五六七八九十百千万亿]+(?=[元级星])")
_LESS = 0.2  # how much less single characters tell of a name than pairs of them
_KEPT = 10_000  # names that are remembered


@dataclass(frozen=True)
class Deed:
    """What a name says is done, to what: the kinds of doing as `deeds.yaml` has them, and the thing.

    The thing is empty where what is left of the name is too wide to be one.
    """

    thing: str
    kinds: frozenset[str]

    def like(self, other: "Deed") -> bool:
        """Whether both may be of one doing: of one thing, and not each of a kind of its own."""
        kinds = not (self.kinds and other.kinds) or self.kinds & other.kinds
        return bool(self.thing) and self.thing == other.thing and bool(kinds)

    def narrower(self, other: "Deed") -> bool:
        """Whether it may be of one doing with a wider name: 标准化村卫生室 and 村卫生室, but no class of a scheme."""
        more = self.thing.removesuffix(other.thing)
        named = len(other.thing) >= _TELLING and more != self.thing and not _CLASS.search(more)
        return named and Deed(other.thing, self.kinds).like(other)

    def apart(self, other: "Deed") -> bool:
        """Whether each is of a kind of its own, or their names hold different numbers."""
        marks, others = _NUMBERS.findall(self.thing), _NUMBERS.findall(other.thing)
        kinds = self.kinds and other.kinds and not self.kinds & other.kinds
        return bool(kinds or (marks and others and marks != others))

    def likeness(self, other: "Deed") -> float:
        """How much of the names of two things is the same, from 0 to 1 (Dice, Ecology 26, 1945, of character pairs).

        Of names that end alike also of their characters, which tell somewhat less: 保障房, 保障性住房. Nothing where
        each is of a kind of its own, or where their names hold other numbers: 超5亿元企业, 超亿元企业.
        """
        apart = self.apart(other) or _NUMBERS.findall(self.thing) != _NUMBERS.findall(other.thing)
        mine, theirs = _pairs(self.thing), _pairs(other.thing)
        if apart or not (mine and theirs):
            return 0.0
        alone = _shared(set(self.thing), set(other.thing)) - _LESS if self.thing[-1] == other.thing[-1] else 0.0
        return max(_shared(mine, theirs), alone)


def _shared(one: Set[str], other: Set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def stage_at_end(words: str) -> str:
    """The verb that ends some words and says how far something is: 开工, 基本建成, 筹集; else empty."""
    found = _STAGE_AT_END.search(words)
    return found[0] if found else ""


@lru_cache(_KEPT)
def _pairs(name: str) -> frozenset[str]:
    return frozenset(name[n : n + 2] for n in range(len(name) - 1))


def bare(name: str) -> str:
    """A name without the word of doing before it: 立项道路 is 道路; 开工率 is whole."""
    found = _DOING.match(name)
    return name[found.end() :] if found and len(name) - found.end() >= _SHORTEST else name


def undone(words: str) -> list[str]:
    """The stretches of words between those that say what is done, what says nothing of it, signs and digits."""
    return _NO_WORD.split(_BEFORE.sub(" ", words))


def worked_on(name: str) -> str:
    """What something is done to that a name tells of: 企业 of 企业培育, 道路 of 立项道路."""
    return _DONE_AT_END.sub("", bare(name))


@lru_cache(_KEPT)
def deed(name: str) -> Deed:
    """What is done, by its name: 新建改造公园 is 公园, made and mended."""
    thing, kinds = _AND.sub("、", _MARKS.sub("", name)), _NOTHING
    while (found := _BEFORE.match(thing)) and len(thing) - found.end() >= _SHORTEST:
        thing, kinds = thing[found.end() :], kinds | _KINDS.get(found[0], _NOTHING)
    while (found := _BEHIND.search(thing)) and found.start() >= _SHORTEST:
        thing, kinds = thing[: found.start()], kinds | _KINDS.get(found[0], _NOTHING)
    return Deed("" if thing in _WIDE or thing in _KINDS else thing, kinds)
