"""The vocabulary as tables: what breaks them is a finding."""

from dataclasses import replace
from pathlib import Path

from checks.findings.evidence import Source
from checks.pipeline import vocabulary_problems
from checks.vocabulary.entries import Indicator, Region, Unit
from checks.vocabulary.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary(Path(__file__).parents[2] / "data" / "vocabulary")
NOTHING = Source({}, {})


def test_the_bundled_vocabulary_fits_its_tables() -> None:
    assert vocabulary_problems(VOCABULARY, NOTHING) == []


def test_what_an_entry_alone_cannot_say_is_found() -> None:
    wrong = replace(
        VOCABULARY,
        indicators=(*VOCABULARY.indicators, Indicator(name="甲率", dimension="percent", unit="%", additive=True)),
        regions=(*VOCABULARY.regions, Region(name="甲乡", level="town", parent="甲乡")),
        units=(*VOCABULARY.units, Unit(name="甲斗", dimension="mass", canonical="甲斗", scale=10)),
    )
    found = vocabulary_problems(wrong, NOTHING)
    assert [f.rule for f in found] == ["table-schema"] * 3
    for check in ("rates_do_not_add_up", "not_its_own_parent", "canonical_is_one"):
        assert any(check in f.message.en for f in found)
