"""The vocabulary as the program uses it: look-ups by name and alias, the tree of regions, conversion of units."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checks.errors import InputError, InputErrors, gathered
from checks.files import Positions, check_model, error_at, read_yaml
from checks.regions.divisions import canonical
from checks.regions.speaking import division_of, parents
from checks.vocabulary.entries import (
    FILES,
    Hedges,
    Indicator,
    Indicators,
    Region,
    Regions,
    Unit,
    Units,
    VocabularyEntry,
)
from checks.wording import Text

if TYPE_CHECKING:
    import pandas as pd

NATION = "全国"


@dataclass(frozen=True)
class Vocabulary:
    """Indicators, regions, units and hedges, as the files state them."""

    indicators: tuple[Indicator, ...]
    regions: tuple[Region, ...]
    units: tuple[Unit, ...]
    hedges: Hedges
    level_words: dict[str, tuple[str, ...]]

    @cached_property
    def indicator_names(self) -> dict[str, Indicator]:
        """Every name and alias to its indicator."""
        return {n: i for i in self.indicators for n in (i.name, *i.aliases)}

    @cached_property
    def region_names(self) -> dict[str, Region]:
        """Every name and alias to its region."""
        return {n: r for r in self.regions for n in (r.name, *r.aliases)}

    @cached_property
    def unit_names(self) -> dict[str, Unit]:
        """Every name and alias to its unit."""
        return {n: u for u in self.units for n in (u.name, *u.aliases)}

    def indicator(self, name: str) -> Indicator | None:
        """The indicator of a name or alias."""
        return self.indicator_names.get(name)

    def region(self, name: str) -> Region | None:
        """The region of a name or alias: of the workspace's list, else of the country's divisions."""
        return self.region_names.get(name) or self._division(name)

    def _division(self, name: str) -> Region | None:
        """A division of the country that the list does not have, or a zone named by its city."""
        division = division_of(name)
        over = parents(name)
        if division is None and not over:
            return None
        level: Any = division.level if division else "zone"
        found = self.region_names.get(over[0]) if over else None
        parent = found.name if found else over[0] if over else NATION
        return Region(name=canonical(division) if division else name, parent=parent, level=level)

    def unit(self, name: str) -> Unit | None:
        """The unit of a name or alias."""
        return self.unit_names.get(name)

    def above(self, region: str) -> tuple[str, ...]:
        """The canonical names of the regions above one, nearest first."""
        out: list[str] = []
        here = self.region(region)
        while here and here.parent and here.parent not in out:
            out.append(here.parent)
            here = self.region(here.parent)
        return tuple(out)

    def below(self, region: str) -> tuple[str, ...]:
        """The canonical names of the regions directly under one."""
        return tuple(r.name for r in self.regions if r.parent == region)

    def own_words(self, region: str) -> tuple[str, ...]:
        """The words that mean `region` in its own documents: 全市 in one that is called 市, whatever its level."""
        found = self.region(region)
        if not found:
            return ()
        level = self.level_words.get(found.level, ())
        every = (w for words in (level, *self.level_words.values()) for w in words)
        called = [w for w in every if region[-1] in w and (len(w) == 2 or region.endswith(w[1:]))]
        return tuple(dict.fromkeys((*found.own_words, *(called or level))))

    def scale(self, unit: str) -> Fraction:
        """How many canonical units one `unit` is, exactly; 1 for an unknown unit."""
        found = self.unit(unit)
        return Fraction(repr(found.scale)) if found else Fraction(1)


def vocabulary_tables(vocabulary: Vocabulary) -> "dict[str, pd.DataFrame]":
    """Indicators, regions and units as the tables of `checks.tables.vocabulary_entries`, one row an entry."""
    import pandas as pd

    columns = {
        "indicators": ("name", "dimension", "unit", "direction", "growth", "additive", "whole"),
        "regions": ("name", "level", "parent"),
        "units": ("name", "dimension", "canonical", "scale"),
    }
    return {
        table: pd.DataFrame([[getattr(e, n) for n in names] for e in getattr(vocabulary, table)], columns=list(names))
        for table, names in columns.items()
    }


def load_vocabulary(folder: Path) -> Vocabulary:
    """Read the four files. Raises `InputErrors` naming every unknown key, wrong type, duplicate and dangling name."""
    errors: list[InputError] = []
    loaded: dict[str, VocabularyEntry] = {}
    read: dict[str, tuple[Positions, str]] = {}
    for name, model in FILES.items():
        with gathered(errors):
            data, positions, text = read_yaml(folder / name)
            loaded[name] = check_model(data, model, positions, text, str(folder / name))
            read[name] = (positions, text)
    if errors:
        raise InputErrors(errors)
    indicators, regions, units, hedges = (loaded[n] for n in FILES)
    assert isinstance(indicators, Indicators) and isinstance(regions, Regions)
    assert isinstance(units, Units) and isinstance(hedges, Hedges)
    vocabulary = Vocabulary(indicators.indicators, regions.regions, units.units, hedges, dict(regions.level_words))
    errors = [
        *_duplicates(folder / "indicators.yaml", "indicators", indicators.indicators, read["indicators.yaml"]),
        *_duplicates(folder / "regions.yaml", "regions", regions.regions, read["regions.yaml"]),
        *_duplicates(folder / "units.yaml", "units", units.units, read["units.yaml"]),
        *_dangling(folder, vocabulary, read),
    ]
    if errors:
        raise InputErrors(errors)
    return vocabulary


def _duplicates(
    file: Path, key: str, entries: Iterable[Indicator | Region | Unit], read: tuple[Positions, str]
) -> list[InputError]:
    seen: dict[str, str] = {}
    out = []
    for i, entry in enumerate(entries):
        for name in (entry.name, *entry.aliases):
            if name in seen:
                message = Text(f"“{name}”已经属于“{seen[name]}”", f'"{name}" already names "{seen[name]}"')
                out.append(error_at((key, i), read[0], read[1], str(file), message))
            seen[name] = entry.name
    return out


def _dangling(folder: Path, vocabulary: Vocabulary, read: dict[str, tuple[Positions, str]]) -> list[InputError]:
    out = []
    positions, text = read["regions.yaml"]
    for i, region in enumerate(vocabulary.regions):
        if region.parent and vocabulary.region(region.parent) is None:
            message = Text(f"上级地区“{region.parent}”未定义", f'parent "{region.parent}" is not a region')
            out.append(error_at(("regions", i, "parent"), positions, text, str(folder / "regions.yaml"), message))
    positions, text = read["indicators.yaml"]
    for i, indicator in enumerate(vocabulary.indicators):
        for field in ("whole", "share_of", "share_part"):
            name = getattr(indicator, field)
            if name and vocabulary.indicator(name) is None:
                message = Text(f"指标“{name}”未定义", f'"{name}" is not an indicator')
                out.append(
                    error_at(("indicators", i, field), positions, text, str(folder / "indicators.yaml"), message)
                )
        if vocabulary.unit(indicator.unit) is None:
            message = Text(f"单位“{indicator.unit}”未定义", f'"{indicator.unit}" is not a unit')
            out.append(error_at(("indicators", i, "unit"), positions, text, str(folder / "indicators.yaml"), message))
    return out
