"""Every recipe of the cookbook is a file that works: its examples come out as they say, and it lints clean."""

from pathlib import Path

import pytest

from checks.rulebook.examples import trials
from checks.rulebook.fitting import lint
from checks.rulebook.trial_text import failed_text
from checks.suites.load import load_suite
from checks.vocabulary.vocabulary import Vocabulary, load_vocabulary

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "docs" / "cookbook"
RECIPES = sorted(FOLDER.glob("*.yaml"))


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "data" / "vocabulary")


def test_there_are_twelve_each_with_its_page_and_its_line_in_the_index() -> None:
    assert len(RECIPES) == 12
    index = (FOLDER / "index.md").read_text("utf-8")
    for file in RECIPES:
        assert file.name in file.with_suffix(".md").read_text("utf-8")
        assert f"({file.stem}.md)" in index


@pytest.mark.parametrize("file", RECIPES, ids=lambda f: f.stem)
def test_a_recipe_does_what_it_says(file: Path, vocabulary: Vocabulary) -> None:
    suite = load_suite(file)
    problems = [p.error.show("en") for p in lint([suite], vocabulary)]
    failed = [failed_text(t, "en") for t in trials([suite], vocabulary) if not t.passed]
    assert not problems and not failed, "\n".join([*problems, *failed])


@pytest.mark.parametrize("file", RECIPES, ids=lambda f: f.stem)
def test_a_recipe_names_its_schema(file: Path) -> None:
    first = file.read_text("utf-8").splitlines()[0]
    assert (FOLDER / first.split("$schema=")[1]).resolve() == ROOT / "schemas" / "suite.schema.json"
