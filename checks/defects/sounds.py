"""Which characters sound alike: what a typist picks wrongly from a list of homophones (常驻 for 常住)."""

from bisect import bisect
from functools import cache
from pathlib import Path

# The first level of GB 2312, 3,755 characters, is sorted by sound: the file has the first character of each syllable.
_FIRST = "".join(Path(__file__).with_name("syllables.txt").read_text("utf-8").split())
_LEVEL = (0xB0A1, 0xD7F9)


def _code(character: str) -> int:
    return int.from_bytes(character.encode("gb2312", "ignore"), "big")


@cache
def _sounds() -> dict[int, str]:
    """For each character of the level one that stands for its syllable, whatever its tone."""
    starts = [_code(c) for c in _FIRST]
    places = range(_LEVEL[0], _LEVEL[1] + 1)
    valid = [(n, n.to_bytes(2, "big").decode("gb2312", "ignore")) for n in places if n & 0xFF > 0xA0]
    return {ord(c): _FIRST[bisect(starts, n) - 1] for n, c in valid if len(c) == 1}


def sounds(text: str) -> str:
    """The text with every character replaced by one that stands for its syllable; unknown ones stay as they are."""
    return text.translate(_sounds())
