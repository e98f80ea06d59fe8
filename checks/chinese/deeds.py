"""Names of what is done, as the thing and what is done to it: 新建改造公园 and 公园改造提升 are of one thing."""

import re
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
_BEHIND = re.compile(f"(?:{'|'.join(sorted([*_KINDS, *_WORDS['tails']], key=len, reverse=True))})$")
_MARKS = re.compile(r"[\s“”‘’\"（）()《》、，]|[的及和与](?=..)")
_WIDE = frozenset(_WORDS["wide"])
_SHORTEST = 2  # characters of a thing
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


@lru_cache(_KEPT)
def deed(name: str) -> Deed:
    """What is done, by its name: 新建改造公园 is 公园, made and mended."""
    thing, kinds = _MARKS.sub("", name), _NOTHING
    while (found := _BEFORE.match(thing)) and len(thing) - found.end() >= _SHORTEST:
        thing, kinds = thing[found.end() :], kinds | _KINDS.get(found[0], _NOTHING)
    while (found := _BEHIND.search(thing)) and found.start() >= _SHORTEST:
        thing, kinds = thing[: found.start()], kinds | _KINDS.get(found[0], _NOTHING)
    return Deed("" if thing in _WIDE or thing in _KINDS else thing, kinds)
