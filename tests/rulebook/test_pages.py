"""Every rule has a page, and the pages say what the files say."""

from pathlib import Path

from checks.rulebook.pages import pages
from checks.suites.load import load_suites

ROOT = Path(__file__).parent.parent.parent


def test_the_pages_are_those_of_the_rules() -> None:
    expected = pages(load_suites(ROOT / "expectations"))
    folder = ROOT / "docs" / "rules"
    written = {f.name: f.read_text("utf-8") for f in folder.glob("*.md")}
    assert written == expected, "run: python -m checks.rulebook.pages expectations docs/rules"


def test_a_page_has_the_reason_and_an_example_of_every_outcome() -> None:
    for suite in load_suites(ROOT / "expectations"):
        for rule in suite.rules:
            page = pages([suite])[f"{rule.meta.id}.md"]
            assert rule.meta.why in page
            for heading in ("## 一致 agrees", "## 矛盾 contradicts"):
                assert heading in page, f"{rule.meta.id} lacks {heading}"
