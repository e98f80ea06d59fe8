"""What is known of the language of plans: fixed terms, and how firmly two characters belong together.

Learned by `benchmarks/language.py` from public reports. A tie is the pointwise mutual information of two neighbouring
characters, in bits: 产业 is firm, 业设 (between two words) is loose. A pair that is not known has practically never
been printed.
"""

import gzip
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checks.defects.sounds import sounds

LOOSEST, STEP = -3.0, 0.5  # bits: of a pair that is not known, between two letters
ZERO = ord("A")
_DIGITS = "0123456789"
FIRM = 6.0  # bits: of two characters inside a word
BESIDE = 2  # how many characters on each side of a lost one must be as the term has them
LONG = 6  # characters of a term that is sure enough for what is lost from it


def gap(term: str, at: int) -> str:
    """What stands around a character that is lost: 展国市场 of 拓展国际市场."""
    return term[at - BESIDE : at] + term[at + 1 : at + 1 + BESIDE]


class Ties(dict[str, float]):
    """How firmly the two characters of a pair belong together, in bits; `LOOSEST` for a pair that is not known."""

    def __init__(self, followers: dict[str, str]) -> None:
        """`followers`: for each first character all second ones, each with the letter of the tie."""
        super().__init__()
        self._followers = followers

    def __missing__(self, pair: str) -> float:
        found = self._followers.get(pair[:1], "")
        at = found.find(pair[1]) if len(pair) == 2 else -1
        self[pair] = LOOSEST if at < 0 else LOOSEST + STEP * (ord(found[at + 1]) - ZERO)
        return self[pair]


@dataclass(frozen=True, slots=True)
class Language:
    """Fixed terms by what a misprint leaves of them, and the ties of neighbouring characters."""

    ties: Ties
    alone: dict[str, float]  # how often a character is bound to neither neighbour, of 1
    by_start: dict[str, list[str]]  # long terms by their first four characters
    by_sound: dict[str, list[str]]  # terms by how their first four characters sound
    by_gap: dict[str, list[tuple[str, int]]]  # long terms by the four characters around one that may be lost


@cache
def language() -> Language:
    """The language as learned. Reads two files beside this one."""
    here = Path(__file__).parent
    terms = (here / "fixed_terms.txt").read_text("utf-8").split()
    return of_parts(terms, gzip.decompress((here / "neighbours.txt.gz").read_bytes()).decode("utf-8"))


def of_parts(terms: list[str], neighbours: str) -> Language:
    """The language of the lines of `fixed_terms.txt` and the text of `neighbours.txt`."""
    lines = neighbours.splitlines()
    starts: dict[str, list[str]] = defaultdict(list)
    heard: dict[str, list[str]] = defaultdict(list)
    gaps: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for line, sound in zip(terms, sounds("\n".join(terms)).split("\n"), strict=True):
        term = line.rstrip(_DIGITS)
        heard[sound[:4]].append(term)
        if len(term) < LONG:
            continue
        starts[term[:4]].append(term)
        for at in range(BESIDE, len(term) - BESIDE):
            if str(at) not in line:
                gaps[gap(term, at)].append((term, at))
    alone = {line[0]: int(line[1:5]) / 1000 for line in lines}
    return Language(Ties({line[0]: line[5:] for line in lines}), alone, dict(starts), dict(heard), dict(gaps))
