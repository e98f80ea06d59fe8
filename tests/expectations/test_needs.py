"""Every comparison of every rule's examples says of its numbers what it needs of them, and says it rightly."""

from collections import Counter
from pathlib import Path

import pytest

from checks.comparing import needs
from checks.comparisons import Outcome
from checks.intervals import Interval
from checks.rulebook.examples import example_of, trial
from checks.suites.load import load_suites
from checks.vocabulary.vocabulary import load_vocabulary
from tests.printed_digits import printed

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def decided():
    vocabulary = load_vocabulary(ROOT / "data" / "vocabulary")
    found = [
        reported
        for suite, rule in first_of_each_type(load_suites(ROOT / "expectations"))
        for outcome in (Outcome.AGREES, Outcome.CONTRADICTS)
        if (example := example_of(rule, outcome)) is not None
        for reported in trial(suite, rule, example, outcome, vocabulary).comparisons
    ]
    return [c for c in found if c.outcome is not Outcome.CANNOT_TELL]


def first_of_each_type(suites):
    """One rule of each type, and a few formulas: each example goes through the whole program."""
    seen = Counter()
    for suite in suites:
        for rule in suite.rules:
            seen[rule.type] += 1
            if seen[rule.type] <= (6 if "formula" in rule.type else 1):
                yield suite, rule


def told(comparison):
    """The numbers of a comparison as it compares them, each with what is needed of it."""
    for side, need in zip(comparison.evidence, comparison.needs, strict=True):
        if need is None or not side["claim"]:
            continue
        lo = float("-inf") if side["lo"] is None else side["lo"]
        hi = float("inf") if side["hi"] is None else side["hi"]
        number = Interval.of_row(lo, hi, side["lo_closed"], side["hi_closed"])
        if side["stance"] == "target" and not number.bounded:
            number = Interval.point(lo if side["hi"] is None else hi)
        yield number, need


def test_numbers_that_agree_lie_where_they_are_needed(decided):
    agreeing = [pair for c in decided if c.outcome is Outcome.AGREES for pair in told(c)]
    assert len(agreeing) > 30
    assert [(n.show(), need.show()) for n, need in agreeing if not n.meets(need)] == []


def test_numbers_that_contradict_lie_elsewhere(decided):
    broken = [(c, n, need) for c in decided if c.outcome is Outcome.CONTRADICTS for n, need in told(c)]
    assert len(broken) > 30
    assert [(c.rule, n.show(), need.show()) for c, n, need in broken if n.meets(need)] == []


def test_most_comparisons_say_what_they_need(decided):
    numeric = [c for c in decided if sum(bool(s["claim"]) for s in c.evidence) > 1]
    silent = {c.rule for c in numeric if not any(n is not None for n in c.needs)}
    assert len(silent) <= len({c.rule for c in numeric}) // 10, silent


@pytest.mark.parametrize(
    ("made", "sides", "expected"),
    [
        (needs.growth, ("6.5", "2032.5", "1908.5"), 1),
        (needs.share, ("10.99", "380.72", "3463.9"), 0),
        (needs.change, ("120.0", "500.0", "380.0"), 2),
        (needs.multiple, ("2.0", "200.0", "100.0"), 1),
    ],
)
def test_each_side_fits_what_the_others_leave(made, sides, expected):
    intervals = [printed(s) for s in sides]
    found = made(*intervals)
    assert all(i.meets(n) for i, n in zip(intervals, found, strict=True))
    moved = [*intervals[:expected], intervals[expected] * Interval.point("1.5"), *intervals[expected + 1 :]]
    assert not moved[expected].meets(found[expected])


def test_an_open_list_leaves_its_total_free_upwards():
    total, *parts = needs.total(Interval.point(10), [Interval.point(3), Interval.point(4)], within=True)
    assert total == Interval.at_least(7)
    assert parts == [Interval.at_most(6), Interval.at_most(7)]


def test_a_mean_needs_a_part_on_either_side():
    whole, low, high = needs.between(Interval.point(5), [Interval.point(3), Interval.point(6)])
    assert (whole, low, high) == (Interval(3, 6), Interval.at_most(5), Interval.at_least(5))
