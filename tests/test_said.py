"""The sentences of the reports: both languages say the same things, and none is kept that nothing says."""

import re
import string
from pathlib import Path

import pytest

from checks.wording import Text, sentences

CHECKS = Path(__file__).parent.parent / "checks"
JUDGED = '"agrees" "contradicts" "settle"'  # what every shape says that has its comparisons judged
SUBJECTS = sorted(f.stem for f in (CHECKS / "sentences").glob("*.yaml"))


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_both_languages_fill_in_the_same(subject: str) -> None:
    differing = [
        (part, name)
        for part, listed in sentences(subject).items()
        for name, both in listed.items()
        if fields(both.zh) != fields(both.en)
    ]
    assert not differing


def test_every_sentence_of_a_shape_is_said() -> None:
    modules = [m.read_text("utf-8") for m in (CHECKS / "expectations").glob("*.py")]
    for part, listed in sentences("shapes").items():
        name = "".join(word.title() for word in part.split("_"))
        module = next(text for text in modules if f"class {name}(" in text)
        module += JUDGED if "self.judged(" in module else ""
        assert [n for n in listed if not re.search(rf'"{n}"', module)] == []


def test_a_sentence_is_filled_in_both_languages() -> None:
    assert Text("甲{n}乙", "a {n} b").fill(n=Text("一", "one")) == Text("甲一乙", "a one b")
