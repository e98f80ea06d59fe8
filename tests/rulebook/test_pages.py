"""Every rule and every expectation type has a page, and the pages say what the files say."""

from pathlib import Path

import pytest

from checks.rulebook.pages import KINDS, by_kind, pages
from checks.rulebook.shapes import shapes
from checks.suites.load import Suite, load_suites
from checks.vocabulary.vocabulary import load_vocabulary

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def suites() -> list[Suite]:
    return load_suites(ROOT / "expectations")


@pytest.fixture(scope="module")
def made(suites: list[Suite]) -> dict[str, str]:
    return pages(suites, load_vocabulary(ROOT / "data" / "vocabulary"))


def test_the_pages_are_those_of_the_rules(made: dict[str, str]) -> None:
    folder = ROOT / "docs" / "rules"
    written = {f.name: f.read_text("utf-8") for f in folder.glob("*.md")}
    assert written == made, "run: python -m checks.rulebook.pages expectations data/vocabulary docs/rules"


def test_a_page_has_the_reason_and_every_example(suites: list[Suite], made: dict[str, str]) -> None:
    for suite in suites:
        for rule in suite.rules:
            page = made[f"{rule.meta.id}.md"]
            assert rule.meta.why in page and rule.meta.title in page
            held = rule.meta.examples.model_dump()
            for heading, field in (("一致 agrees", "agrees"), ("不一致 contradicts", "contradicts")):
                assert (f"## {heading}" in page) is (held[field] is not None), rule.meta.id


def test_the_index_has_every_rule_once_under_its_kind(suites: list[Suite], made: dict[str, str]) -> None:
    index = made["index.md"]
    assert [h for h, _ in by_kind(suites)] == [k for k in KINDS.values() if f"## {k}" in index]
    for suite in suites:
        for rule in suite.rules:
            assert index.count(f"]({rule.meta.id}.md)") == 1


def test_every_type_is_described_with_its_options(made: dict[str, str]) -> None:
    names = [s.name for s in shapes()]
    assert "expect_formula_to_hold" in names and "shape" not in names
    for shape in shapes():
        assert shape.text and f"## {shape.name}" in made["types.md"]
    assert "kwarg `formula`: text" in made["types.md"]
    assert "kwarg `total`: number (default 100)" in made["types.md"]
