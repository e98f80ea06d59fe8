"""The administrative divisions of the country by code, with their names, levels, parents and years of validity.

`divisions.csv` holds the codes of GB/T 2260 at county level and above, from the yearly editions since 1980 and the
list of the end of 2025. A name that has been given up keeps its last year, so that old reports find their region.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checks.chinese.lexicon import lexicon

_FILE = Path(__file__).with_name("divisions.csv")
_SHORTEST = 2
_BEFORE = 2000  # a division that ended before goes by its full name: what is left of it is a word


@dataclass(frozen=True, slots=True)
class Division:
    """One division. `until` is 0 for one that exists today; `level` is province, city or district."""

    code: str
    name: str
    since: int
    until: int

    @property
    def level(self) -> str:
        """Province, city (prefectures, autonomous prefectures, leagues) or district (counties, county-level cities)."""
        return "province" if self.code.endswith("0000") else "city" if self.code.endswith("00") else "district"

    @property
    def governed_by_province(self) -> bool:
        """Whether it is a county or county-level city right under a province today (90 for the prefecture)."""
        return self.level == "district" and self.code[2:4] == "90" and not self.until

    @property
    def is_municipality(self) -> bool:
        """Whether it is a city of the rank of a province, which speaks of itself as a city."""
        return self.level == "province" and self.name.endswith("市")


@cache
def divisions() -> tuple[Division, ...]:
    """All divisions, by code, earlier names first."""
    with _FILE.open(encoding="utf-8", newline="") as source:
        rows = list(csv.reader(source))[1:]
    return tuple(Division(code, name, int(since or 0), int(until or 0)) for code, name, since, until in rows)


@cache
def by_code() -> dict[str, Division]:
    """Divisions by code; of several names of one code, the latest."""
    return {d.code: d for d in sorted(divisions(), key=lambda d: (d.until or 9999, d.since))}


@cache
def by_name() -> dict[str, tuple[Division, ...]]:
    """Divisions by name and, above county level, by short name (甲 for 甲省); those that exist today first."""
    out: dict[str, list[Division]] = {}
    for division in sorted(divisions(), key=lambda d: (-(d.until or 9999), d.code)):
        for name in (division.name, *short_names(division)):
            out.setdefault(name, []).append(division)
    return {name: tuple(found) for name, found in out.items()}


def above(division: Division) -> tuple[Division, ...]:
    """The divisions above one, nearest first."""
    codes = dict.fromkeys((division.code[:4] + "00", division.code[:2] + "0000"))
    return tuple(d for c in codes if c != division.code and (d := by_code().get(c)))


def canonical(division: Division) -> str:
    """The one name of a division: its own, with that of the division above where others are called the same."""
    same = [d for d in by_name()[division.name] if d.name == division.name and d.code != division.code]
    if division.level == "district" and any(not d.until or d.until >= (division.until or 9999) for d in same):
        return "".join(d.name for d in above(division)[:1]) + division.name
    return division.name


@cache
def by_canonical() -> dict[str, Division]:
    """Divisions by their one name, and by that name behind the name of the division above."""
    out: dict[str, Division] = {}
    for division in sorted(divisions(), key=lambda d: (-(d.until or 9999), d.code)):
        parent = "".join(d.name for d in above(division)[:1])
        for name in (canonical(division), parent + division.name):
            out.setdefault(name, division)
    return out


def short_names(division: Division) -> list[str]:
    """The short names of a division above county level: without its end, and without the peoples it names."""
    if division.level == "district" or 0 < division.until < _BEFORE:
        return []
    end = next((e for e in lexicon("places")["ends"] if division.name.endswith(e)), "")
    stem = division.name.removesuffix(end)
    if end in ("自治州", "自治区"):
        peoples = _peoples(stem)
        stem = stem[:peoples] if peoples else stem
    out = [stem] if len(stem) >= _SHORTEST and end else []
    return [*out, stem + "州"] if end == "自治州" else out


def _peoples(stem: str) -> int:
    """Where the names of peoples begin that end a stem (甲乙某族某某族); 0 where there are none."""
    for name in lexicon("peoples")["peoples"]:
        if stem.endswith(name) and len(stem) > len(name) + 1:
            rest = stem[: -len(name)]
            return _peoples(rest) or len(rest)
    return 0
