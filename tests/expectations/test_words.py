"""What findings say: with the words of the source, and calculations that give what they show."""

from typing import Any

import pytest

from checks.comparing.citing import cites, name, printed_words
from checks.comparing.quantities import Quantity
from checks.comparing.quantity_table import numbers
from checks.comparing.reckoning import Result, between, face
from checks.expectations.goal_pairs import ExpectGoalsToMatch
from checks.intervals import Interval
from tests.expectations.tabled import claim, growth, only, table


def quantity(**fields: Any) -> Quantity:
    return numbers(table({**claim("社会消费品零售总额", "120"), **fields}))[0]


@pytest.mark.parametrize(
    ("worked", "spread", "unit", "said", "step"),
    [
        ((71.003,) * 2, (70.992, 71.014), "%", "约71.0%", "≈ 71.0%（误差范围70.992–71.014%）"),
        ((2.814,) * 2, (2.795, 2.833), "亿美元", "约2.81亿美元", "≈ 2.81亿美元（误差范围2.795–2.833亿美元）"),
        ((6.6,) * 2, (6.5, 6.7), "个百分点", "6.6个百分点", "= 6.6个百分点（误差范围6.5–6.7个百分点）"),
        ((20,) * 2, (20, 20), "", "20", "= 20"),
        ((2, 3), (2, 3), "%", "2–3%", "= 2–3%"),
    ],
)
def test_a_result_is_rounded_and_says_so(worked: Any, spread: Any, unit: str, said: str, step: str) -> None:
    result = Result(Interval.of_row(*worked), Interval.of_row(*spread), unit)
    assert (result.about().zh, result.step().zh) == (said, step)


def test_a_result_has_the_digits_that_tell_it_from_what_is_printed() -> None:
    result = Result(Interval.point(12.26), Interval.of_row(12.11, 12.41), "%")
    assert result.about(Interval.of_row(12.25, 12.35)).zh != "约12.3%"


def test_ranges_are_told_in_words() -> None:
    assert between(Interval.of_row(-3.0, 3.0), "%") == ("-3%至3%", "-3% to 3%")
    assert between(Interval.more_than(14.87), "%") == ("高于14.87%", "above 14.87%")
    assert between(Interval.at_most(0.7), "%").zh == "不高于0.7%"


def test_the_number_behind_a_hedge() -> None:
    about = quantity(quote="8%左右", comparator="~", value=8.0, lo=7.2, hi=8.8)
    nearly = quantity(quote="500亿元", comparator="~", value=500.0, lo=450.0, hi=500.0)
    assert face(about) == Interval.point(8) and face(nearly) == Interval.point(500)


def test_a_side_is_cited_with_the_words_of_its_source() -> None:
    fell = quantity(measure="growth", quote="3.3%", value=3.3, lo=-3.35, hi=-3.25, change="下降", unit="%")
    assert printed_words(fell).zh == "下降3.3%"
    assert printed_words(quantity(measure="growth", quote="3.3%", value=3.3, lo=-3.35, hi=-3.25)).zh == "下降3.3%"
    over = quantity(quote="500亿元", hedge="突破", comparator=">")
    assert cites(over)[0].zh.startswith("“突破500亿元”")
    assert cites(quantity(quote="500亿元", comparator=">"))[0].zh.startswith("高于“500亿元”")


def test_an_indicator_is_called_as_its_clause_calls_it() -> None:
    clause = {"clause_start": 100, "clause_end": 118, "sentence_start": 100, "start": 110, "end": 115}
    q = quantity(**clause, sentence="招商引资到位资金120亿元，增长5%", indicator="内资到位资金",
                 indicator_names="内资到位资金/招商引资到位资金/到位资金")  # fmt: skip
    assert "招商引资到位资金" in name(q).zh


def test_scopes_that_differ_are_told_beside_the_numbers() -> None:
    whole, part = quantity(), quantity(scope="规模以上")
    assert "规模以上" in cites(whole, part)[1].zh and "规模以上" not in cites(part, part)[1].zh


def test_two_goals_are_two_numbers_for_one_goal() -> None:
    base = claim("社会消费品零售总额", "100", 2021)
    goals = (
        claim("社会消费品零售总额", "120", 2022, stance="target"),
        growth("社会消费品零售总额", "5", 2022, stance="target"),
    )
    found = only(ExpectGoalsToMatch(severity="critical").compare(table(base, *goals)))
    assert "写了两个数" in found.message.zh and "同时" not in found.message.zh
    assert "100亿元 ×（1 + 5%）= 105亿元" in found.arithmetic.zh
