"""Goals against results, bases, words, other goals and the level above."""

from checks.comparisons import Outcome, Severity
from checks.expectations.district_goals import ExpectGoalsToReachLevelAbove
from checks.expectations.districts import ExpectDistrictsWithinLevelAbove
from checks.expectations.goal_pairs import ExpectGoalsToMatch
from checks.expectations.goals_base import ExpectGoalsAboveBase
from checks.expectations.pace import ExpectGoalsToKeepPace
from checks.expectations.results import ExpectResultsToReachGoals
from checks.expectations.span_goals import ExpectPlanGoalsToReachLastPlan
from checks.expectations.stated_qualities import ExpectQualitiesToFitNumbers
from checks.expectations.year_goals import ExpectYearGoalsNearResults
from tests.expectations.tabled import claim, goal, growth, later, only, outcomes, table

HERE = {"region": "甲区", "regions_above": "甲市/乙省"}
RESULTS = ExpectResultsToReachGoals(severity="warning")
BASE = ExpectGoalsAboveBase(severity="warning")


def test_a_district_below_its_city_and_one_above() -> None:
    shape = ExpectGoalsToReachLevelAbove(severity="warning")
    city = growth("地区生产总值", "6", 2022, stance="target", document="city")
    above, below = (growth("地区生产总值", n, 2022, stance="target", **HERE) for n in ("6.5", "5.5"))
    assert outcomes(shape.compare(table(city, above))) == ["agrees"]
    assert outcomes(shape.compare(table(city, below))) == ["contradicts"]


def test_a_ceiling_turns_the_comparison_round() -> None:
    shape = ExpectGoalsToReachLevelAbove(severity="warning")
    limit = {"measure": "rate", "unit": "%", "direction": "ceiling", "comparator": "<="}
    city = goal("城镇登记失业率", "4.5", document="city", **limit)
    assert outcomes(shape.compare(table(city, goal("城镇登记失业率", "4.5", **limit, **HERE)))) == ["agrees"]
    assert outcomes(shape.compare(table(city, goal("城镇登记失业率", "5", **limit, **HERE)))) == ["contradicts"]


def test_levels_of_districts_are_within_the_city() -> None:
    shape = ExpectDistrictsWithinLevelAbove(severity="critical")
    city = claim("地区生产总值", "3463.9", document="city")
    assert outcomes(shape.compare(table(city, claim("地区生产总值", "380.72", **HERE)))) == ["agrees"]
    assert only(shape.compare(table(city, claim("地区生产总值", "3807.2", **HERE)))).severity is Severity.WARNING
    halves = [claim("地区生产总值", "2000", **{**HERE, "region": r}) for r in ("甲区", "乙区")]
    assert outcomes(shape.compare(table(city, *halves))) == ["agrees", "agrees", "contradicts"]


def test_a_result_that_misses_the_goal_of_an_earlier_plan() -> None:
    aim = later(growth("社会消费品零售总额", "6", 2022, stance="target"), "plan_2022", 2021)
    short, enough = (later(growth("社会消费品零售总额", n, 2022), "plan_2023", 2022) for n in ("3.5", "6.0"))
    assert outcomes(RESULTS.compare(table(aim, short))) == ["contradicts"]
    assert outcomes(RESULTS.compare(table(aim, enough))) == ["agrees"]


def test_where_the_year_is_not_published_the_next_level_counts() -> None:
    usd = {"unit": "亿美元", "dimension": "currency_usd"}
    base = claim("实际使用外资", "2.68", 2021, **usd)
    aim = growth("实际使用外资", "5", 2022, stance="target")
    result = later(claim("实际使用外资", "0.8187", 2023, **usd), "plan_2024", 2023)
    found = only(RESULTS.compare(table(base, aim, result)))
    assert "2.68" in found.arithmetic.zh or "2.675" in found.arithmetic.zh
    assert [o.role for o in found.operands] == ["goal", "base", "result"]
    better = later(claim("实际使用外资", "3.1", 2023, **usd), "plan_2024", 2023)
    assert outcomes(RESULTS.compare(table(base, aim, better))) == ["agrees"]


def test_a_goal_without_a_result_is_counted() -> None:
    aim = growth("地区生产总值", "6", 2022, stance="target", growth="real")
    other = later(growth("外贸进出口总额", "6", 2022), "plan_2023", 2022)
    assert only(RESULTS.compare(table(aim, other)), Outcome.CANNOT_TELL).reason == RESULTS.said("no_result")


def test_a_goal_below_what_is_reached() -> None:
    rate = {"measure": "share", "unit": "%"}
    reached = claim("常住人口城镇化率", "96.9", 2020, **rate)
    low = goal("常住人口城镇化率", "96", 2025, comparator=">=", **rate)
    assert outcomes(BASE.compare(table(reached, low))) == ["contradicts"]
    assert outcomes(BASE.compare(table(reached, goal("常住人口城镇化率", "97", 2025, **rate)))) == ["agrees"]


def test_a_goal_far_below_what_is_reached_is_for_something_else_but_among_the_headline_goals() -> None:
    reached, aim = claim("工业投资", "647"), goal("工业投资", "30", comparator=">=")
    wrong = {**goal("工业投资", "247", comparator=">=")}
    assert only(BASE.compare(table(reached, wrong))).severity is Severity.INFO  # one wrong digit explains it
    assert only(BASE.compare(table(reached, aim)), Outcome.CANNOT_TELL).reason == BASE.said("other")
    beside = [
        {**goal(n, "500"), "core": True, "sentence_start": aim["sentence_start"]} for n in ("出口总额", "进口总额")
    ]
    assert "contradicts" in outcomes(BASE.compare(table(reached, {**aim, "core": True}, *beside)))


def test_only_the_latest_result_is_the_base() -> None:
    old, new = claim("实际使用外资", "2.68", 2021), later(claim("实际使用外资", "0.82", 2023), "plan_2024", 2023)
    aim = later(goal("实际使用外资", "1.4", 2024), "plan_2024", 2023)
    assert outcomes(BASE.compare(table(old, new, aim))) == ["agrees"]


def test_a_limit_above_the_present_value_is_a_limit() -> None:
    rate = {"measure": "rate", "unit": "%", "direction": "ceiling"}
    now = claim("城镇登记失业率", "3.19", 2021, **rate)
    assert outcomes(BASE.compare(table(now, goal("城镇登记失业率", "4.5", 2022, comparator="<=", **rate)))) == [
        "agrees"
    ]


def test_a_limit_of_twice_the_present_value_binds_nobody() -> None:
    rate = {"measure": "rate", "unit": "%", "direction": "ceiling", "comparator": "<="}
    now = claim("城镇登记失业率", "0.7", 2021, **rate)
    assert only(BASE.compare(table(now, goal("城镇登记失业率", "4.5", 2022, **rate)))).severity is Severity.INFO


def test_a_line_to_hold_is_drawn_below_what_was_reached() -> None:
    reached = claim("粮食总产量", "614.9", 2021, unit="亿斤")
    line = {"comparator": ">=", "unit": "亿斤", "quote": "580亿斤以上"}
    aims = [goal("粮食总产量", "580", 2022, sentence=f"粮食产量{w}580亿斤以上", **line) for w in ("稳定在", "达到")]
    severities = [only(BASE.compare(table(reached, aim))).severity for aim in aims]
    assert severities == [Severity.INFO, Severity.WARNING]


def test_a_goal_below_one_of_two_levels_up_is_only_a_remark() -> None:
    shape = ExpectGoalsToReachLevelAbove(severity="warning")
    province = growth("地区生产总值", "6", 2022, stance="target", document="province", region="乙省")
    below = growth("地区生产总值", "5", 2022, stance="target", **HERE)
    assert only(shape.compare(table(province, below))).severity is Severity.INFO


def test_another_years_count_of_what_is_done_says_nothing() -> None:
    houses = {"unit": "户", "dimension": "households"}
    aim = goal("农村危房改造户数", "6000", 2022, **houses)
    result = later(claim("农村危房改造户数", "1050", 2023, **houses), "plan_2024", 2023)
    assert outcomes(RESULTS.compare(table(aim, result))) == ["cannot tell"]


def test_a_result_counted_in_another_way_does_not_miss_the_goal() -> None:
    aim = goal("城镇居民人均可支配收入", "27000", unit="元", dimension="money_per_person")
    result = claim("城镇居民人均可支配收入", "21039", 2022, unit="元", scope="新统计口径")
    assert outcomes(RESULTS.compare(table(aim, later(result, "plan_2023", 2022)))) == ["cannot tell"]


def test_yearly_additions_start_anew() -> None:
    now, aim = claim("城镇新增就业", "4503", measure="delta"), goal("城镇新增就业", "4000", measure="delta")
    assert outcomes(BASE.compare(table(now, aim))) == ["cannot tell"]
    slipped = goal("城镇新增就业", "450.3", measure="delta")
    assert only(BASE.compare(table(now, slipped))).severity is Severity.INFO


def test_a_stock_the_vocabulary_does_not_know_should_not_shrink() -> None:
    words = {"unit": "家", "registered": False, "dimension": "count", "direction": "neither"}
    now = {**claim("科技型企业", "574", **words), "sentence": "科技型企业达到574家", "quote": "574家"}
    aim = {
        **goal("科技型企业", "550", comparator=">=", **words),
        "sentence": "科技型企业保持550家以上",
        "quote": "550家以上",
    }
    assert outcomes(BASE.compare(table(now, aim))) == ["contradicts"]
    once = {**aim, "sentence": "新建科技型企业550家以上"}
    assert outcomes(BASE.compare(table(now, once))) == []


def test_a_level_goal_and_a_growth_goal_of_one_year() -> None:
    shape = ExpectGoalsToMatch(severity="critical")
    base, rate = claim("外贸进出口总额", "491.9"), growth("外贸进出口总额", "5", 2022, stance="target")
    passed = goal("外贸进出口总额", "500", comparator=">")
    assert outcomes(shape.compare(table(base, rate, passed))) == ["agrees"]
    easier = goal("外贸进出口总额", "500", comparator=">=")
    assert only(shape.compare(table(base, rate, easier))).severity is Severity.INFO
    round_figure = goal("外贸进出口总额", "510", comparator=">")
    assert outcomes(shape.compare(table(base, rate, round_figure))) == ["agrees"]
    far = goal("外贸进出口总额", "600")
    assert only(shape.compare(table(base, rate, far))).severity is Severity.WARNING
    beside = {**far, "sentence_start": rate["sentence_start"]}
    assert only(shape.compare(table(base, rate, beside))).severity is Severity.CRITICAL
    for reached, rounded in (("491.9", "520"), ("479.9", "500")):
        near = {**goal("外贸进出口总额", rounded), "sentence_start": rate["sentence_start"]}
        assert outcomes(shape.compare(table(claim("外贸进出口总额", reached), rate, near))) == ["agrees"]
    assert outcomes(shape.compare(table(base, rate, goal("外贸进出口总额", "516.5")))) == ["agrees"]
    real = {**rate, "growth": "real"}
    assert outcomes(shape.compare(table(base, real, goal("外贸进出口总额", "600")))) == ["cannot tell"]


def test_words_against_numbers() -> None:
    shape = ExpectQualitiesToFitNumbers(severity="warning")
    word = growth("实际使用外资", "0", 2022, stance="target") | {"qualitative": True, "lo": -2.0, "hi": 5.0}
    word |= {"quote": "量稳质升", "value": float("nan")}
    base, aim = claim("实际使用外资", "0.8187"), goal("实际使用外资", "1.4")
    found = only(shape.compare(table(word, base, aim)))
    assert "71" in found.message.zh
    assert outcomes(shape.compare(table(word, base, goal("实际使用外资", "0.83")))) == ["agrees"]


def test_the_pace_still_needed() -> None:
    shape = ExpectGoalsToKeepPace(severity="info")
    plan = growth(
        "地区生产总值", "6", (2021, 2025), stance="target", document="outline", plan_start=2021, plan_end=2025
    )
    year, near = (growth("地区生产总值", rate, 2022, stance="target") for rate in ("3", "5"))
    assert "6.75%" in only(shape.compare(table(plan, year))).message.zh
    assert outcomes(shape.compare(table(plan, near))) == ["agrees"]
    last = growth("地区生产总值", "3", 2025, stance="target")
    assert outcomes(shape.compare(table(plan, last))) == []


def test_round_growth_goals_are_not_held_to_their_last_digit() -> None:
    shape = ExpectGoalsToMatch(severity="critical")
    base, rate = claim("社会消费品零售总额", "1378.4"), growth("社会消费品零售总额", "17", 2022, stance="target")
    assert outcomes(shape.compare(table(base, rate, goal("社会消费品零售总额", "1615")))) == ["agrees"]


def test_shares_of_a_district_and_its_city_differ_by_nature() -> None:
    shape = ExpectGoalsToReachLevelAbove(severity="warning")
    share = {"measure": "share", "unit": "%"}
    city = goal("服务业增加值占地区生产总值比重", "55", document="city", **share)
    assert outcomes(shape.compare(table(city, goal("服务业增加值占地区生产总值比重", "46", **share, **HERE)))) == []


def test_what_is_new_is_no_stock_whatever_the_vocabulary_says() -> None:
    words = {"unit": "家", "dimension": "count", "stock": True}
    now = claim("高新技术企业数", "1500", **words)
    aim = {**goal("高新技术企业数", "200", comparator=">=", **words), "sentence": "新增高新技术企业200家以上"}
    assert not outcomes(BASE.compare(table(now, {**aim, "quote": "200家以上"})))


def _plan(noun: str, number: str, unit: str, **fields: object) -> dict[str, object]:
    """A goal an outline sets for all its years."""
    plan = {"stance": "target", "plan_start": 2021, "plan_end": 2025, "result_end": 2020, "registered": False}
    return claim(noun, number, (2021, 2025), **{**plan, "unit": unit, "dimension": "", "core": False, **fields})


def _before(noun: str, number: str, unit: str) -> dict[str, object]:
    """What the five years before an outline brought."""
    row = _plan(noun, number, unit, stance="actual")
    return {**row, "period_start": 2016, "period_end": 2020}


def test_a_plan_that_means_less_than_the_plan_before_brought() -> None:
    shape = ExpectPlanGoalsToReachLastPlan(severity="info")
    done = _before("完成基础设施投入", "85", "亿元")
    less, more, other = (
        _plan(f"{n}计划投资", v, "亿元") for n, v in (("基础设施", "60"), ("基础设施", "90"), ("水利", "60"))
    )
    assert outcomes(shape.compare(table(done, less))) == ["contradicts"]
    assert outcomes(shape.compare(table(done, more))) == ["agrees"]
    assert outcomes(shape.compare(table(done, other))) == []
    assert outcomes(shape.compare(table({**done, "period_start": 2019}, less))) == []


def test_a_total_of_two_things_in_one_number_is_compared_with_no_goal_for_one_of_them() -> None:
    shape = ExpectPlanGoalsToReachLastPlan(severity="info")
    done = _before("引进内资过亿元项目", "86", "个")
    done |= {"quote": "86个", "sentence": "引进外资过千万美元、内资过亿元项目86个"}
    assert outcomes(shape.compare(table(done, _plan("引进过亿元内资项目", "10", "个")))) == []


def test_a_total_of_two_things_is_held_against_both_their_goals_together() -> None:
    shape = ExpectPlanGoalsToReachLastPlan(severity="info")
    done = _before("引进内资过亿元项目", "86", "个")
    done |= {"quote": "86个", "sentence": "引进外资过千万美元、内资过亿元项目86个"}
    own = _plan("引进过亿元内资项目", "10", "个")
    beside = {k: own[k] for k in ("sentence_start", "paragraph")}
    other, more = ({**_plan("引进过千万美元外资项目", n, "个"), **beside} for n in ("25", "80"))
    assert outcomes(shape.compare(table(done, own, other))) == ["contradicts"]
    assert outcomes(shape.compare(table(done, own, more))) == []
    assert outcomes(shape.compare(table(done, own))) == []


def test_an_ambition_beside_a_goal_is_a_second_goal_on_purpose() -> None:
    shape = ExpectGoalsToMatch(severity="critical")
    base, rate = claim("外贸进出口总额", "491.9"), growth("外贸进出口总额", "5", 2022, stance="target")
    aim = {**goal("外贸进出口总额", "560"), "sentence_start": rate["sentence_start"]}
    aim |= {"sentence": "外贸进出口总额增长5%，力争达到560亿元", "quote": "560亿元"}
    assert only(shape.compare(table(base, rate, aim)), Outcome.CANNOT_TELL).reason == shape.said("ladder")


def test_a_years_goal_is_held_against_the_years_before_by_the_year() -> None:
    shape = ExpectYearGoalsNearResults(severity="warning")
    roads = {"unit": "公里", "dimension": "other", "registered": False, "indicator_read": "clause"}
    brought = claim("新改建农村公路", "1800", 2020, period_start=2016, **roads)
    assert outcomes(shape.compare(table(brought, goal("新改建农村公路", "400", 2021, **roads)))) == ["agrees"]
    far = only(shape.compare(table(brought, goal("新改建农村公路", "70000", 2021, **roads))))
    assert far.severity is Severity.INFO
    assert outcomes(shape.compare(table(brought, goal("改造供水管网", "400", 2021, **roads)))) == []


def test_a_goal_meets_the_result_whose_name_is_most_like_its_own() -> None:
    shape = ExpectYearGoalsNearResults(severity="warning")
    dikes = {"unit": "公里", "dimension": "other", "registered": False, "indicator_read": "clause"}
    told = claim("建成防洪堤防", "151", 2021, **dikes), claim("建成城市绿道", "93", 2021, **dikes)
    assert outcomes(shape.compare(table(*told, goal("新建堤防工程", "120", 2022, **dikes)))) == ["agrees"]
    moved = only(shape.compare(table(*told, goal("新建堤防工程", "1510", 2022, **dikes))))
    assert moved.severity is Severity.INFO
    rival = goal("新建防洪堤防护坡", "20", 2022, **dikes), goal("新建城市绿道", "100", 2022, **dikes)
    assert len(outcomes(shape.compare(table(*told, *rival)))) == 2


def test_a_goal_meets_the_result_that_is_told_in_much_the_same_words() -> None:
    shape = ExpectYearGoalsNearResults(severity="warning")
    told = {"unit": "户", "dimension": "other", "registered": False, "indicator_read": "clause"}

    def said(row: dict[str, object], sentence: str) -> dict[str, object]:
        start = row["sentence_start"]
        return {**row, "sentence": sentence, "clause_start": start, "clause_end": start + len(sentence)}

    paid = said(claim("住房租赁补助", "21500", 2021, **told), "发放廉租住房租赁补助21500户")
    built = said(claim("棚户区改造", "900", 2021, **told), "完成棚户区改造900户")
    aim = said(goal("住房困难家庭", "19800", 2022, **told), "为19800户住房困难家庭发放廉租住房补助")
    assert outcomes(shape.compare(table(paid, built, aim))) == ["agrees"]
    assert outcomes(shape.compare(table(built, aim))) == []
    moved = said(goal("住房困难家庭", "215000", 2022, **told), "为215000户住房困难家庭发放廉租住房补助")
    assert only(shape.compare(table(paid, built, moved))).severity is Severity.INFO
