"""One quantity stated twice."""

import pytest

from checks.comparing.reckoning import show
from checks.comparisons import Outcome, Severity
from checks.expectations.restatements import ExpectRestatementsToAgree
from checks.expectations.told_again import ExpectNumbersToldAgainToAgree
from checks.intervals import Interval
from tests.expectations.tabled import claim, goal, growth, later, only, outcomes, table

SHAPE = ExpectRestatementsToAgree(severity="critical")


def test_two_growth_goals_are_two_goals_although_they_overlap_as_sets() -> None:
    a = growth("社会消费品零售总额", "7", 2025, stance="target", comparator=">=")
    b = growth("社会消费品零售总额", "8", 2025, stance="target", comparator=">=")
    found = only(SHAPE.compare(table(a, b)))
    assert found.severity is Severity.CRITICAL
    assert "7%" in found.arithmetic.zh and "8%" in found.arithmetic.zh


def test_a_goal_for_the_last_year_of_an_outline_is_the_goal_of_its_span() -> None:
    plan = {"stance": "target", "comparator": ">=", "plan_start": 2021, "plan_end": 2025, "result_end": 2020}
    a, b = growth("社会消费品零售总额", "7", 2025, **plan), growth("社会消费品零售总额", "8", (2021, 2025), **plan)
    assert only(SHAPE.compare(table(a, b))).severity is Severity.CRITICAL


def test_results_agree_where_their_intervals_meet() -> None:
    assert outcomes(SHAPE.compare(table(claim("外贸进出口总额", "491.9"), claim("外贸进出口总额", "492")))) == [
        "agrees"
    ]
    over = claim("外贸进出口总额", "490", comparator=">")
    assert outcomes(SHAPE.compare(table(claim("外贸进出口总额", "491.9"), over))) == ["agrees"]


def test_results_that_do_not_meet_are_critical_and_a_scope_note_lowers_them() -> None:
    text = claim("常住人口城镇化率", "92.84", 2020, measure="share", unit="%")
    cell = claim("常住人口城镇化率", "88.1", 2020, measure="level", unit="%", origin="table")
    assert only(SHAPE.compare(table(text, cell))).severity is Severity.CRITICAL
    noted = only(SHAPE.compare(table(text, {**cell, "scope": "表中数据包含桥头镇"})))
    assert noted.severity is Severity.WARNING
    assert noted.notes == ("表中数据包含桥头镇",)


def test_contributions_that_do_not_say_whose_they_are_are_no_one_quantity() -> None:
    given = {"measure": "rate", "unit": "%"}
    rows = [claim("经济增长的贡献率", value, 2025, **given) for value in ("53.8", "54.4")]
    assert outcomes(SHAPE.compare(table(*rows))) == []
    named = [claim("工业贡献率", value, 2025, **given) for value in ("53.8", "54.4")]
    assert outcomes(SHAPE.compare(table(*named))) != []


def test_a_later_document_restates() -> None:
    a, b = claim("一般公共预算收入", "28.87"), later(claim("一般公共预算收入", "27.5"), "plan_2023", 2022)
    assert only(SHAPE.compare(table(a, b))).severity is Severity.WARNING


def test_another_year_region_stance_or_measure_is_another_quantity() -> None:
    a = claim("一般公共预算收入", "28.87")
    others = [
        claim("一般公共预算收入", "30", 2020),
        claim("一般公共预算收入", "30", region="乙市"),
        goal("一般公共预算收入", "30", 2021),
        claim("一般公共预算收入", "3", measure="delta"),
        claim("一般公共预算收入", "13", part_of_year="上半年"),
        claim("一般公共预算收入", "3", subject="创新园"),
    ]
    assert [outcomes(SHAPE.compare(table(a, b))) for b in others] == [[]] * len(others)


def test_growth_against_another_base_is_another_quantity() -> None:
    a = growth("社会消费品零售总额", "15.3")
    b = growth("社会消费品零售总额", "8.1", basis="2019")
    assert outcomes(SHAPE.compare(table(a, b))) == []


def test_the_same_counted_noun_elsewhere_may_be_another_thing() -> None:
    words = {"unit": "所", "dimension": "other", "registered": False}
    a = {**claim("新建幼儿园", "3", **words), "sentence": "西部新城新建幼儿园3所", "quote": "3所"}
    b = {**claim("新建幼儿园", "2", **words), "sentence": "东部新城新建幼儿园2所并投入使用", "quote": "2所"}
    assert only(SHAPE.compare(table(a, b)), Outcome.CANNOT_TELL).reason == SHAPE.said("unlike")
    long = "全年在全区新建公办幼儿园"
    c, d = (
        {**claim("新建幼儿园", n, section=section, **words), "sentence": f"{long}{n}所", "quote": f"{n}所"}
        for n, section in (("3", "一、回顾"), ("2", "五、民生"))
    )
    assert only(SHAPE.compare(table(c, d))).severity is Severity.WARNING
    parallel = {**d, "section": c["section"]}
    assert only(SHAPE.compare(table(c, parallel)), Outcome.CANNOT_TELL).reason == SHAPE.said("unlike")


def test_a_period_that_is_not_printed_cannot_be_told() -> None:
    b = claim("一般公共预算收入", "30")
    b["period_start"] = b["period_end"] = None
    found = only(SHAPE.compare(table(claim("一般公共预算收入", "28.87"), b)), Outcome.CANNOT_TELL)
    assert found.reason == SHAPE.said("no_period")


def test_another_way_of_counting_is_another_quantity() -> None:
    whole = claim("固定资产投资", "447074", sentence="全社会固定资产投资447074亿元。", quote="447074亿元")
    without = claim("固定资产投资", "436528", origin="table", scope="不含农户")
    assert outcomes(SHAPE.compare(table(whole, without))) == ["cannot tell"]
    old = claim("城镇居民人均可支配收入", "29381", scope="老口径", unit="元")
    new = claim("城镇居民人均可支配收入", "28844", unit="元")
    assert outcomes(SHAPE.compare(table(old, new))) == ["cannot tell"]
    alike = [claim("固定资产投资", n, origin="table", scope="不含农户") for n in ("436528", "436000")]
    assert only(SHAPE.compare(table(*alike))).outcome is Outcome.CONTRADICTS


def test_a_later_plan_may_ask_for_more() -> None:
    rate = {"measure": "rate", "unit": "%", "direction": "ceiling", "comparator": "<=", "stance": "target"}
    outline = claim("城镇登记失业率", "5", 2022, **rate)
    stricter, looser = (later(claim("城镇登记失业率", n, 2022, **rate), "plan_b", 2022) for n in ("4.6", "5.5"))
    assert only(SHAPE.compare(table(outline, stricter)), Outcome.CANNOT_TELL).reason
    assert only(SHAPE.compare(table(outline, looser))).severity is Severity.WARNING


def test_documents_are_cited_as_people_call_them() -> None:
    a, b = claim("一般公共预算收入", "28.87"), later(claim("一般公共预算收入", "27.5"), "plan_2023", 2022)
    assert "（甲市2022年度计划 第1行）" in only(SHAPE.compare(table(a, b))).message.zh
    alike = {**b, "plan_start": 2022, "plan_end": 2022}
    assert "（plan_2023 第1行）" in only(SHAPE.compare(table(a, alike))).message.zh
    outline = {**b, "document_kind": "five_year_outline", "plan_end": 2027}
    assert "甲市2023-2027年五年规划" in only(SHAPE.compare(table(a, outline))).message.zh
    unknown = {**b, "document_kind": "other"}
    assert "（plan_2023 第1行）" in only(SHAPE.compare(table(a, unknown))).message.zh


@pytest.mark.parametrize(
    ("lo", "hi", "unit", "said"),
    [
        (725000, 735000, "人", "72.5–73.5万人"),
        (45000000, 45000000, "人", "4500万人"),
        (982443, 982443, "个", "982443个"),
        (180000, 180000, "元", "18万元"),
        (24683.5, 24684.5, "元", "24683.5–24684.5元"),
        (300000000, 310000000, "吨", "3–3.1亿吨"),
        (23145, 23155, "亿元", "23145–23155亿元"),
    ],
)
def test_large_counts_are_shown_as_they_are_printed(lo: float, hi: float, unit: str, said: str) -> None:
    assert show(Interval.of_row(lo, hi), unit) == said


def test_values_half_apart_that_no_slip_explains_are_two_quantities() -> None:
    a, b = claim("外贸进出口总额", "89.8"), claim("外贸进出口总额", "517.6")
    assert only(SHAPE.compare(table(a, b)), Outcome.CANNOT_TELL).reason == SHAPE.said("far")
    slip = claim("外贸进出口总额", "898")
    assert outcomes(SHAPE.compare(table(a, slip))) == ["contradicts"]


def test_a_number_told_again_in_other_words_is_the_same() -> None:
    shape = ExpectNumbersToldAgainToAgree(severity="info")
    pipes = {"unit": "公里", "dimension": "other", "registered": False, "document": "report"}
    told = goal("新建城区污水管网", "156", **pipes)
    assert outcomes(shape.compare(table(told, goal("污水管网建设", "156", **pipes)))) == ["agrees"]
    slip = goal("建设城区污水管网", "165", **pipes)
    assert only(shape.compare(table(told, slip))).severity is Severity.INFO
    assert outcomes(shape.compare(table(told, goal("建设城区污水管网", "199", **pipes)))) == []
    assert outcomes(shape.compare(table(told, goal("建成滨河绿道", "156", **pipes)))) == []
    assert outcomes(shape.compare(table(told, claim("建设城区污水管网", "156", 2021, **pipes)))) == []


def test_growth_is_alike_by_chance() -> None:
    shape = ExpectNumbersToldAgainToAgree(severity="info")
    told = [growth(f"{kind}零售额", "5.2", registered=False) for kind in ("城市便利店", "城市专卖店")]
    assert outcomes(shape.compare(table(*told))) == []
