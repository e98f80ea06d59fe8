"""The examples of the project's rules are their tests: each sentence goes through the whole program."""

from pathlib import Path

import pytest

from checks.comparisons import Outcome
from checks.rulebook.examples import example_of, trial
from checks.rulebook.trial_text import failed_text
from checks.suites.load import Suite, load_suites
from checks.suites.rule import Rule
from checks.vocabulary.vocabulary import Vocabulary, load_vocabulary

ROOT = Path(__file__).parent.parent.parent
RULES = [(s, r) for s in load_suites(ROOT / "expectations") for r in s.rules]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "data" / "vocabulary")


@pytest.mark.parametrize(("suite", "rule"), RULES, ids=[r.meta.id for _, r in RULES])
def test_examples_give_what_they_say(suite: Suite, rule: Rule, vocabulary: Vocabulary) -> None:
    failed = []
    for outcome in Outcome:
        example = example_of(rule, outcome)
        if example is not None:
            done = trial(suite, rule, example, outcome, vocabulary)
            failed += [] if done.passed else [failed_text(done, "en")]
    assert not failed, "\n".join(failed)
