"""Growth, changes, shares, averages, multiples, growth between parts."""

from checks.comparisons import Outcome, Severity
from checks.expectations.average_growth import ExpectAverageGrowthToFollowEndPoints, ExpectYearlyGrowthToMakeAverage
from checks.expectations.between_parts import ExpectGrowthBetweenParts
from checks.expectations.changes import ExpectChangesToFollowLevels
from checks.expectations.growth import ExpectGrowthToFollowLevels
from checks.expectations.multiples import ExpectMultiplesToFollowGrowth
from checks.expectations.shares import ExpectSharesToFollowPartAndWhole
from checks.expectations.whole_counts import ExpectCountsToGrowFromWholeNumbers
from tests.expectations.tabled import claim, goal, growth, later, only, outcomes, table

GROWTH = ExpectGrowthToFollowLevels(severity="critical")


def _items(rate: str) -> list[dict[str, object]]:
    words = {"unit": "个", "dimension": "count", "registered": False, "growth": "none"}
    base = claim("审批事项", "227", 2020, **words)
    level = claim("审批事项", "171", base=base["claim"], **words)
    fall = growth("审批事项", rate, negative=True, beside=level["claim"], registered=False, growth="none")
    return [base, level, fall]


def test_growth_follows_from_the_printed_base() -> None:
    assert outcomes(GROWTH.compare(table(*_items("24.7")))) == ["agrees"]
    found = only(GROWTH.compare(table(*_items("34.7"))))
    assert found.severity is Severity.CRITICAL
    assert "171" in found.arithmetic.zh and "227" in found.arithmetic.zh and "-24.7%" in found.arithmetic.zh


def test_last_years_level_of_an_earlier_document_is_a_base_that_may_have_been_revised() -> None:
    before = later(claim("一般公共预算收入", "27.6", 2020), "plan_2021", 2020)
    now, right, near, wrong = (
        claim("一般公共预算收入", "28.87", paragraph=3),
        growth("一般公共预算收入", "4.6", paragraph=3),
        growth("一般公共预算收入", "6.4", paragraph=3),
        growth("一般公共预算收入", "34.6", paragraph=3),
    )
    assert outcomes(GROWTH.compare(table(before, now, right))) == ["agrees"]
    assert only(GROWTH.compare(table(before, now, near))).severity is Severity.INFO
    assert only(GROWTH.compare(table(before, now, wrong))).severity is Severity.WARNING


def test_real_growth_is_not_recomputed_from_levels() -> None:
    before, now = claim("地区生产总值", "330", 2020), claim("地区生产总值", "380.72", paragraph=3)
    rate = growth("地区生产总值", "10", growth="real", paragraph=3)
    assert only(GROWTH.compare(table(before, now, rate)), Outcome.CANNOT_TELL).reason == GROWTH.said("real")


def test_like_for_like_growth_is_not_recomputed() -> None:
    before, now = claim("一般公共预算收入", "27.6", 2020), claim("一般公共预算收入", "28.87", paragraph=3)
    rate = growth("一般公共预算收入", "9", paragraph=3, scope="同口径")
    assert only(GROWTH.compare(table(before, now, rate)), Outcome.CANNOT_TELL).reason == GROWTH.said("adjusted")


def test_growth_between_levels_counted_in_two_ways_is_not_recomputed() -> None:
    base = later(claim("实际使用外资", "4.47", 2020), "plan_2021", 2020)
    level = claim("实际使用外资", "3.17", scope="新口径")
    rate = growth("实际使用外资", "21.5", beside=level["claim"], scope="新口径")
    assert outcomes(GROWTH.compare(table(base, level, rate))) == ["cannot tell"]


def test_a_change_counted_like_for_like_is_no_difference_of_levels() -> None:
    shape = ExpectChangesToFollowLevels(severity="warning")
    base, level = claim("社会融资规模", "19.3", 2020), claim("社会融资规模", "25.6")
    change = claim("社会融资规模", "3.1", measure="delta", beside=level["claim"])
    assert outcomes(shape.compare(table(base, level, {**change, "scope": "可比口径"}))) == []
    assert outcomes(shape.compare(table(base, level, change))) == ["contradicts"]


def test_a_bracketed_change_of_a_table_is_goal_less_base() -> None:
    shape = ExpectChangesToFollowLevels(severity="critical")
    row = {"origin": "table", "line": 9, "unit": "%", "measure": "share", "plan_start": 2021, "plan_end": 2025}
    base, aim = claim("城镇化率", "88.1", 2020, **row), goal("城镇化率", "88.5", 2025, **row)
    change = {**row, "measure": "delta", "unit": "个百分点"}
    assert outcomes(shape.compare(table(base, aim, goal("城镇化率", "0.4", (2021, 2025), **change)))) == ["agrees"]
    assert outcomes(shape.compare(table(base, aim, goal("城镇化率", "4", (2021, 2025), **change)))) == ["contradicts"]


def test_a_share_of_the_level_above() -> None:
    shape = ExpectSharesToFollowPartAndWhole(severity="critical")
    city = claim("规模以上工业营业收入", "2456", document="city", region="甲市")
    here = {"region": "甲区", "regions_above": "甲市/乙省"}
    part = claim("规模以上工业营业收入", "1105.4", **here)
    right = claim("规模以上工业营业收入", "45", measure="share", unit="%", share_of="甲市", **here)
    assert outcomes(shape.compare(table(city, part, right))) == ["agrees"]
    wrong = {**right, "lo": 54.5, "hi": 55.5}
    assert only(shape.compare(table(city, part, wrong))).severity is Severity.WARNING
    assert outcomes(shape.compare(table(part, right))) == ["cannot tell"]


def test_average_growth_follows_from_its_ends() -> None:
    shape = ExpectAverageGrowthToFollowEndPoints(severity="critical")
    ends = [claim("一般公共预算收入", "100", 2016), claim("一般公共预算收入", "146.9", 2021)]
    assert outcomes(shape.compare(table(*ends, growth("一般公共预算收入", "8", (2017, 2021))))) == ["agrees"]
    found = only(shape.compare(table(*ends, growth("一般公共预算收入", "9.5", (2017, 2021)))))
    assert found.severity is Severity.CRITICAL
    real = growth("一般公共预算收入", "9.5", (2017, 2021), growth="real")
    assert outcomes(shape.compare(table(*ends, real))) == ["cannot tell"]


def test_a_digit_cut_off_is_a_question() -> None:
    shape = ExpectAverageGrowthToFollowEndPoints(severity="critical")
    ends = [claim("城镇居民人均可支配收入", "7203", 2015), claim("城镇居民人均可支配收入", "12011", 2020)]
    cut = growth("城镇居民人均可支配收入", "10.7", (2016, 2020))  # 10.77
    assert only(shape.compare(table(*ends, cut))).severity is Severity.WARNING


def test_yearly_rates_make_the_average() -> None:
    shape = ExpectYearlyGrowthToMakeAverage(severity="warning")
    rates = [growth("社会消费品零售总额", "8", 2019), growth("社会消费品零售总额", "2", 2020)]
    assert outcomes(shape.compare(table(*rates, growth("社会消费品零售总额", "5", (2019, 2020))))) == ["agrees"]
    assert outcomes(shape.compare(table(*rates, growth("社会消费品零售总额", "7", (2019, 2020))))) == ["contradicts"]
    assert outcomes(shape.compare(table(rates[0], growth("社会消费品零售总额", "5", (2019, 2020))))) == []


def test_doubling_takes_fifteen_percent_a_year_for_five_years() -> None:
    shape = ExpectMultiplesToFollowGrowth(severity="warning")
    double = claim("工业营业收入", "2", (2016, 2020), measure="multiple", unit="倍")
    double |= {"sentence": "工业营业收入实现倍增", "quote": "倍增"}
    slow = growth("规模以上工业营业收入", "12.7", (2016, 2020))
    found = only(shape.compare(table(double, slow)))
    assert "1.81" in found.arithmetic.zh and found.notes
    assert outcomes(shape.compare(table(double, growth("规模以上工业营业收入", "15", (2016, 2020))))) == ["agrees"]


def test_a_multiple_beside_its_growth_weighs_more_unless_a_year_more_explains_it() -> None:
    shape = ExpectMultiplesToFollowGrowth(severity="critical")
    rate = growth("社会消费品零售总额", "9.2", (2013, 2016), sentence_start=7)
    times = claim("社会消费品零售总额", "2.6", (2013, 2016), measure="multiple", unit="倍", sentence_start=7)
    assert only(shape.compare(table(rate, times))).severity is Severity.CRITICAL
    elsewhere = {**times, "sentence_start": 700}
    longer = {**times, "value": 1.55, "lo": 1.545, "hi": 1.555}
    for other in (elsewhere, longer):
        assert only(shape.compare(table(rate, other))).severity is Severity.WARNING


def test_grown_by_where_times_is_meant_is_a_slip_of_wording() -> None:
    shape = ExpectMultiplesToFollowGrowth(severity="critical")
    rate = growth("公共财政预算收入", "13.6", (2013, 2016), sentence_start=7)
    times = claim("公共财政预算收入", "1.66", (2013, 2016), measure="multiple", unit="倍", sentence_start=7)
    times |= {"sentence": "收入188亿元，增长1.66倍，年均增长13.6%", "quote": "1.66倍"}
    found = only(shape.compare(table(rate, times)))
    assert found.severity is Severity.WARNING and "疑为表述之误" in found.notes[0]


def test_a_multiple_read_off_levels_is_at_current_prices() -> None:
    shape = ExpectMultiplesToFollowGrowth(severity="warning")
    real = growth("地区生产总值", "16.1", (2008, 2012), growth="real")
    times = claim("地区生产总值", "2.5", (2008, 2012), measure="multiple", unit="倍", growth="real")
    read_off = times | {"sentence": "生产总值12885亿元，是2007年的2.5倍", "quote": "2.5倍"}
    doubled = times | {"value": 2.0, "lo": 2.0, "hi": 2.0, "sentence": "生产总值翻了一番", "quote": "翻了一番"}
    assert outcomes(shape.compare(table(read_off, real))) == []
    assert outcomes(shape.compare(table(doubled, {**real, "lo": 9.9, "hi": 10.1, "value": 10.0}))) == ["contradicts"]


def test_growing_by_a_multiple_is_one_time_more() -> None:
    shape = ExpectMultiplesToFollowGrowth(severity="warning")
    base = claim("跨境电商进出口额", "10", 2020)
    level = claim("跨境电商进出口额", "78", base=base["claim"])
    by = claim("跨境电商进出口额", "6.8", measure="multiple", unit="倍", beside=level["claim"])
    by |= {"sentence": "跨境电商进出口额增长6.8倍", "quote": "增长6.8倍"}
    assert outcomes(shape.compare(table(base, level, by))) == ["agrees"]


def test_a_multiple_of_real_growth_that_its_own_levels_make() -> None:
    """由20亿元增加到44亿元，增长1.2倍 is read off levels; where it does not fit, it may be at constant prices."""
    shape = ExpectMultiplesToFollowGrowth(severity="warning")
    base = claim("地区生产总值", "20", 2015)
    level = claim("地区生产总值", "44", 2020, base=base["claim"])
    by = claim("地区生产总值", "1.2", (2016, 2020), measure="multiple", unit="倍", growth="real", beside=level["claim"])
    by |= {"sentence": "地区生产总值增长1.2倍", "quote": "增长1.2倍"}
    assert outcomes(shape.compare(table(base, level, by))) == ["agrees"]
    assert outcomes(shape.compare(table(base, level, {**by, "value": 1.7, "lo": 1.65, "hi": 1.75}))) == []


def test_a_whole_grows_between_its_parts() -> None:
    shape = ExpectGrowthBetweenParts(severity="critical", whole="外贸进出口总额", parts=["外贸出口额", "外贸进口额"])
    parts = [growth("外贸出口额", "10.2"), growth("外贸进口额", "6.3")]
    assert outcomes(shape.compare(table(growth("外贸进出口总额", "9.1"), *parts))) == ["agrees"]
    assert outcomes(shape.compare(table(growth("外贸进出口总额", "12.1"), *parts))) == ["contradicts"]
    assert outcomes(shape.compare(table(growth("外贸进出口总额", "12.1"), parts[0]))) == []


def test_one_unit_of_the_last_digit_from_another_documents_base_is_only_a_remark() -> None:
    before = later(claim("地方财政收入", "1674.5", 2007), "plan_2008", 2007)
    level, rate = claim("地方财政收入", "1956.9", 2008, paragraph=3), growth("地方财政收入", "16.8", 2008, paragraph=3)
    assert only(GROWTH.compare(table(before, level, rate))).severity is Severity.INFO


def test_a_mean_rate_beside_both_its_ends_is_theirs_although_nobody_says_which_prices() -> None:
    shape = ExpectAverageGrowthToFollowEndPoints(severity="critical")
    base = claim("固定资产投资", "500", 2016, growth="none", sentence_start=7)
    level = claim("固定资产投资", "2000", 2021, growth="none", base=base["claim"], sentence_start=7)
    rate = growth("固定资产投资", "36.1", (2017, 2021), growth="none", sentence_start=7)
    assert only(shape.compare(table(base, level, rate))).severity is Severity.CRITICAL
    assert outcomes(shape.compare(table(base, level, {**rate, "sentence_start": 70}))) == ["cannot tell"]


def test_a_count_is_a_share_of_a_whole_number() -> None:
    shape = ExpectCountsToGrowFromWholeNumbers(severity="info")
    firms = claim("上市公司数", "31", unit="家", dimension="count", sentence_start=1, start=10, end=13)
    told = {"unit": "%", "measure": "share", "sentence_start": 1, "start": 15, "end": 20, "beside": firms["claim"]}
    shares = [claim("上市公司数占全省比重", n, **told) for n in ("38.3", "38.5")]
    assert [outcomes(shape.compare(table(firms, s))) for s in shares] == [["agrees"], ["contradicts"]]
