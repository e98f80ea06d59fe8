"""Changes from one value to another, and shares that change."""

import pytest

from tests.claims.reading import claims, said

SHARE_OF_OUTPUT = "民营经济增加值占地区生产总值比重"


@pytest.mark.parametrize(
    "text",
    [
        "民营经济增加值达到1187亿元，占经济总量的比重由40%提高到56.6%。",
        "民营经济增加值年均增长22.3%，达到1187亿元，占经济总量的比重从40%提高到56.6%。",
        "城镇登记失业率保持在1.53%以下；民营经济增加值占生产总值比重由 40%提高到 56.6%。",
        "民营经济增加值1187亿元，占生产总值的比重由40%达到56.6%。",
    ],
)
def test_the_end_of_a_change_is_of_the_share_that_begins_it(text: str) -> None:
    start, end = claims(text)[-2:]
    assert [(c.indicator, c.measure, c.share_of) for c in (start, end)] == [
        (SHARE_OF_OUTPUT, "share", "地区生产总值")
    ] * 2
    assert end.base == start.claim
    assert (start.period_end, end.period_end) == (2020, 2021)


def test_behind_a_changed_share_growth_is_of_the_amount_again() -> None:
    text = "民营经济增加值1187亿元，占经济总量的比重由40%提高到56.6%，增长9%。"
    assert said(text)[-1] == ("民营经济增加值", "growth", 9)


def test_a_changed_share_in_five_years_begins_before_them() -> None:
    start, end = claims("五年来，民营经济增加值达到1187亿元，占经济总量的比重从40%提高到56.6%。")[1:]
    assert (start.period_end, end.period_end) == (2016, 2021)


def test_a_level_behind_a_beginning_is_no_end_of_it() -> None:
    text = "民营经济增加值占经济总量的比重从40%起步，城镇化率达到60%。"
    assert said(text)[-1] == ("常住人口城镇化率", "share", 60)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("高新技术产业产值630亿元，占规模以上工业的比重达到23.7%。", "高新技术产业产值占规模以上工业总产值比重"),
        ("战略性新兴产业产值占规模以上工业比重达到9%。", "战略性新兴产业产值占规模以上工业总产值比重"),
        ("四大产业实现利税20亿元，占规模以上工业的比重达到60%。", "四大产业实现利税占规模以上工业企业利税总额比重"),
        ("装备制造业增加值占规模以上工业比重达到30%。", "装备制造业增加值占规模以上工业增加值比重"),
    ],
)
def test_a_share_of_a_sector_is_measured_as_the_part_is(text: str, name: str) -> None:
    assert claims(text)[-1].indicator == name


@pytest.mark.parametrize(
    ("text", "name", "measure", "lo", "hi"),
    [
        ("压减煤炭消费221万吨。", "煤炭消费量", "delta", -2_215_000, -2_205_000),
        ("压减焦化产能80万吨、煤炭消费528万吨。", "煤炭消费量", "delta", -5_285_000, -5_275_000),
        ("削减化学需氧量3万吨。", "化学需氧量排放量", "delta", -35_000, -25_000),
        ("压减煤炭消费总量5%。", "煤炭消费量", "growth", -5.5, -4.5),
        ("压减煤炭消费总量到200万吨。", "煤炭消费量", "level", 1_995_000, 2_005_000),
        ("压减生铁产能387万吨、粗钢280万吨。", "压减粗钢产能", "level", 2_795_000, 2_805_000),
        ("减免各项税收143亿元。", "减免各项税收", "level", 142.5, 143.5),
    ],
)
def test_what_is_cut_by_an_amount_is_not_that_amount(text: str, name: str, measure: str, lo: float, hi: float) -> None:
    claim = claims(text)[-1]
    assert (claim.indicator, claim.measure, claim.lo, claim.hi) == (name, measure, lo, hi)


@pytest.mark.parametrize(
    ("text", "lo", "hi", "scope"),
    [
        ("居民人均预期寿命80.02岁、高于全省1.11岁。", 1.105, 1.115, "高于全省"),
        ("人均地区生产总值6205美元，高于全省平均水平313美元。", 312.5, 313.5, "高于全省平均水平"),
        ("居民人均预期寿命78.02岁，低于全省1.11岁。", -1.115, -1.105, "低于全省"),
    ],
)
def test_a_distance_from_another_is_a_difference(text: str, lo: float, hi: float, scope: str) -> None:
    level, distance = claims(text)
    assert (level.measure, distance.measure, distance.scope) == ("level", "delta", scope)
    assert distance.indicator == level.indicator
    assert (round(distance.lo, 6), round(distance.hi, 6)) == (lo, hi)


def test_a_distance_in_five_years_is_that_at_their_end() -> None:
    distance = claims("五年来，居民人均预期寿命80.02岁、高于全省1.11岁。")[-1]
    assert (distance.period_start, distance.period_end) == (2021, 2021)
