"""Parts and totals, ratios, wholes, years that add up."""

from typing import Any

from checks.comparisons import Outcome, Severity
from checks.expectations.additions import ExpectAdditionsWithinStock
from checks.expectations.cumulative import ExpectCumulativeToSumYears
from checks.expectations.nested import ExpectNestedCountsToShrink
from checks.expectations.parts import ExpectPartsToFitTotal
from checks.expectations.quotients import ExpectQuotientsToBePlausible
from checks.expectations.ratios import ExpectRatiosToSumTo
from checks.expectations.wholes import ExpectPartsWithinWhole
from tests.expectations.tabled import claim, later, only, outcomes, table

COUNT = {"dimension": "count", "registered": False, "stance": "actual"}


def _list(total: str, parts: list[tuple[str, str]], partition: str) -> list[dict[str, object]]:
    whole = claim("市政工程", total, unit="项", **COUNT)
    rest = [claim("工程", n, unit=u, whole=whole["claim"], partition=partition, **COUNT) for n, u in parts]
    return [whole, *rest]


def test_a_closed_list_must_reach_its_total() -> None:
    parts = [("4", "条"), ("5", "条"), ("3", "个"), ("1", "个"), ("2", "个"), ("5", "个")]
    shape = ExpectPartsToFitTotal(severity="critical")
    assert outcomes(shape.compare(table(*_list("20", parts, "closed")))) == ["agrees"]
    short = only(shape.compare(table(*_list("22", parts, "closed"))))
    assert "4 + 5 + 3 + 1 + 2 + 5 = 20" in short.arithmetic.zh
    assert short.severity is Severity.CRITICAL


def test_an_open_list_may_fall_short_but_not_exceed() -> None:
    shape = ExpectPartsToFitTotal(severity="critical")
    assert outcomes(shape.compare(table(*_list("86", [("45", "个")], "open")))) == ["agrees"]
    over = only(shape.compare(table(*_list("86", [("45", "个"), ("50", "个")], "open"))), Outcome.CANNOT_TELL)
    assert over.reason == shape.said("overlap")  # may be two views of the same things
    slipped = only(shape.compare(table(*_list("86", [("45", "个"), ("51", "个")], "open"))))
    assert slipped.severity in (Severity.INFO, Severity.WARNING)  # 41 read as 51
    alone = only(shape.compare(table(*_list("86", [("95", "个")], "open"))))
    assert alone.severity is Severity.INFO  # 其中 at the beginning of another sentence
    one_sentence = [{**row, "sentence_start": 7} for row in _list("86", [("95", "个")], "open")]
    assert only(shape.compare(table(*one_sentence))).severity is Severity.WARNING
    nearly = [("500", "个"), ("1400", "个"), ("1000", "个"), ("500", "个")]
    assert outcomes(shape.compare(table(*_list("4300", nearly, "open")))) == ["agrees"]  # what 其中 leaves out


def test_rates_do_not_add_up() -> None:
    whole = claim("地区生产总值", "10", measure="growth", unit="%")
    part = claim("服务业增加值", "11.9", measure="growth", unit="%", whole=whole["claim"], partition="open")
    found = only(ExpectPartsToFitTotal(severity="critical").compare(table(whole, part)), Outcome.CANNOT_TELL)
    assert found.reason == ExpectPartsToFitTotal(severity="critical").said("rates")


def _ratio(*members: str) -> list[dict[str, object]]:
    fields = {"measure": "ratio_part", "unit": "%", "ratio": "r1", "sentence": "三次产业比重调整为"}
    return [claim(f"第{i}产业占比", m, **fields) for i, m in enumerate(members)]


def test_a_structure_adds_up_to_a_hundred_within_rounding() -> None:
    shape = ExpectRatiosToSumTo(severity="critical")
    assert outcomes(shape.compare(table(*_ratio("7.8", "30.2", "62.0")))) == ["agrees"]
    assert outcomes(shape.compare(table(*_ratio("33.3", "33.3", "33.3")))) == ["agrees"]
    assert outcomes(shape.compare(table(*_ratio("7.8", "32.2", "62.0")))) == ["contradicts"]
    assert outcomes(shape.compare(table(*_ratio("1", "1.3")))) == ["cannot tell"]


def test_a_part_is_within_its_whole() -> None:
    shape = ExpectPartsWithinWhole(severity="critical")
    trade = claim("外贸进出口总额", "491.9")
    fine = claim("外贸出口额", "302.5", whole_indicator="外贸进出口总额")
    wrong = claim("外贸出口额", "502.5", whole_indicator="外贸进出口总额")
    assert outcomes(shape.compare(table(trade, fine))) == ["agrees"]
    assert outcomes(shape.compare(table(trade, wrong))) == ["contradicts"]
    assert outcomes(shape.compare(table(trade, {**wrong, "period_start": 2020, "period_end": 2020}))) == []


def test_a_cumulative_figure_is_the_sum_of_its_years() -> None:
    shape = ExpectCumulativeToSumYears(severity="critical")
    years = [
        later(claim("城镇新增就业", n, y, unit="万人"), f"plan_{y + 1}", y) for y, n in ((2019, "1.2"), (2020, "1.3"))
    ]
    whole = claim("城镇新增就业", "2.5", (2019, 2020), measure="cumulative", unit="万人")
    assert outcomes(shape.compare(table(*years, whole))) == ["agrees"]
    less = claim("城镇新增就业", "2.1", (2019, 2020), measure="cumulative", unit="万人")
    assert only(shape.compare(table(*years, less))).severity is Severity.WARNING
    longer = claim("城镇新增就业", "9", (2017, 2020), measure="cumulative", unit="万人")
    assert outcomes(shape.compare(table(*years, longer))) == ["agrees"]


def test_a_list_ends_where_its_parts_have_made_the_total() -> None:
    shape = ExpectPartsToFitTotal(severity="critical")
    boards = [("1", "家"), ("2", "家"), ("1", "家"), ("25", "家")]
    found = only(shape.compare(table(*_list("4", boards, "open"))), Outcome.AGREES)
    assert len(found.operands) == 4


def test_an_open_list_ends_at_a_semicolon() -> None:
    shape = ExpectPartsToFitTotal(severity="critical")
    sentence = "平台205家，其中国家级10家，省级90家；建有孵化器17家，在孵企业1000家"
    rows = _list("205", [("10", "家"), ("90", "家"), ("17", "家"), ("1000", "家")], "open")
    for row in rows:
        quote = f"{row['value']:.0f}家"
        row |= {"sentence": sentence, "sentence_start": 0, "quote": quote, "start": sentence.index(quote)}
    found = only(shape.compare(table(*rows)), Outcome.AGREES)
    assert len(found.operands) == 3


def test_an_excess_that_one_slip_explains_weighs_more() -> None:
    shape = ExpectPartsToFitTotal(severity="critical")
    parts = [("4", "条"), ("5", "条"), ("3", "个"), ("9", "个"), ("2", "个"), ("5", "个")]
    assert only(shape.compare(table(*_list("20", parts, "open")))).severity is Severity.WARNING


def test_what_alone_exceeds_the_total_is_hardly_a_part() -> None:
    shape = ExpectPartsToFitTotal(severity="critical")
    parts = [("47", "个"), ("12", "个"), ("130", "个")]
    assert outcomes(shape.compare(table(*_list("93", parts, "open")))) == ["cannot tell"]


def test_a_whole_list_that_falls_far_short_only_samples_unless_a_slip_explains_it() -> None:
    shape = ExpectPartsToFitTotal(severity="critical")
    slipped = [("1400", "个"), ("290", "个")]
    assert only(shape.compare(table(*_list("4300", slipped, "closed")))).severity is Severity.WARNING
    assert outcomes(shape.compare(table(*_list("4300", [("1400", "个"), ("17", "个")], "closed")))) == ["agrees"]


def test_a_list_ends_where_its_bracket_closes() -> None:
    shape = ExpectPartsToFitTotal(severity="critical")
    sentence = "共提请审议法规10项（其中7项是修订），市政府颁布规章8个"
    rows = _list("10", [("7", "项"), ("8", "个")], "open")
    for row, quote in zip(rows, ("10项", "7项", "8个"), strict=True):
        row |= {"sentence": sentence, "sentence_start": 0, "quote": quote, "start": sentence.index(quote)}
    assert outcomes(shape.compare(table(*rows))) == ["agrees", "agrees"]


def test_the_parts_of_another_clause_are_not_the_totals() -> None:
    shape = ExpectPartsToFitTotal(severity="critical")
    sentence = "完成300个村庄整治；两年内解决农民饮水安全问题，其中今年解决3000个村"
    rows = _list("300", [("3000", "个")], "open")
    for row, quote in zip(rows, ("300个", "3000个"), strict=True):
        row |= {"sentence": sentence, "sentence_start": 0, "quote": quote, "start": sentence.index(quote)}
    assert outcomes(shape.compare(table(*rows))) == ["cannot tell"]


def test_years_that_aim_at_more_than_the_plan_asked_for_keep_it() -> None:
    shape = ExpectCumulativeToSumYears(severity="critical")
    aims = {"stance": "target", "unit": "万人", "measure": "delta"}
    years = [later(claim("城镇新增就业", "10", y, **aims), f"plan_{y}", y - 1) for y in (2022, 2023)]
    whole = claim("城镇新增就业", "15", (2022, 2023), **aims)
    assert only(shape.compare(table(whole, *years)), Outcome.AGREES).gap == 0


def _said_of(whole: dict[str, Any], name: str, **fields: Any) -> dict[str, Any]:
    """A part of 95, listed behind its whole."""
    sentence = f"{whole['quote']}，其中{name}95亿元"
    whole |= {"sentence": sentence, "sentence_start": 0, "start": 0, "end": len(whole["quote"])}
    start = sentence.index("其中") + 2
    beside = {
        "sentence": sentence,
        "sentence_start": 0,
        "start": start,
        "end": len(sentence),
        "quote": sentence[start:],
    }
    return claim(name, "95", whole=whole["claim"], whole_indicator=whole["indicator"], **fields) | beside


def test_a_part_of_a_restricted_set_says_nothing_of_the_whole() -> None:
    shape = ExpectPartsWithinWhole(severity="critical")
    whole = claim("社会消费品零售总额", "90")
    part = _said_of(whole, "城镇消费品零售额")
    assert outcomes(shape.compare(table(whole, part))) == ["contradicts"]
    assert outcomes(shape.compare(table(whole, {**part, "scope": "限额以上"}))) == ["cannot tell"]
    named = claim("限额以上社会消费品零售总额", "90")
    inside = _said_of(named, "城镇消费品零售额", scope="限额以上")
    assert outcomes(shape.compare(table(named, inside))) == ["contradicts"]


def test_what_is_finished_and_what_is_above_a_higher_mark_is_hardly_more() -> None:
    shape = ExpectNestedCountsToShrink(severity="info")
    ducts = {"unit": "公里", "dimension": "other", "registered": False, "sentence_start": 1}
    begun = claim("开工建设综合管廊", "69.5", **ducts)
    made = [claim("建成综合管廊", n, **ducts) for n in ("20", "90", "2000")]
    assert [outcomes(shape.compare(table(begun, one))) for one in made] == [
        ["agrees"],
        ["cannot tell"],
        ["cannot tell"],  # begun in years before
    ]
    assert outcomes(shape.compare(table(begun, claim("建成供水管网", "2000", **ducts)))) == []
    firms = {"unit": "户", "dimension": "count", "registered": False, "sentence_start": 2}
    large, all_ = claim("产值超10亿元企业", "8", **firms), claim("超亿元企业", "50", **firms)
    assert outcomes(shape.compare(table(large, all_))) == ["agrees"]
    assert outcomes(shape.compare(table(claim("产值超10亿元企业", "800", **firms), all_))) == ["contradicts"]
    trillions = claim("产值超万亿元产业集群", "1", **firms)
    assert outcomes(shape.compare(table(trillions, claim("产值超千亿元产业集群", "7", **firms)))) == ["agrees"]
    assert (
        outcomes(shape.compare(table(claim("纳税超10亿元企业", "800", **firms), claim("产值超亿元企业", "9", **firms))))
        == []
    )


def test_by_how_much_what_came_new_rose_is_within_it() -> None:
    shape = ExpectAdditionsWithinStock(severity="warning")
    begun = {"unit": "个", "dimension": "count", "registered": False, "measure": "delta", "sentence_start": 1}
    new = claim("新开工项目", "6718", wording="added,gross", start=10, end=16, **begun)
    more = [claim("新开工项目", n, change="增加", start=18, end=24, **begun) for n in ("1952", "19520")]
    assert [outcomes(shape.compare(table(new, one))) for one in more] == [["agrees"], ["contradicts"]]


def test_people_right_behind_their_households_are_some_for_each() -> None:
    shape = ExpectQuotientsToBePlausible(severity="info", ranges={"人/户": (0.2, 15)}, beside=["人/户"])
    told = {"dimension": "other", "registered": False, "sentence_start": 1}
    homes = claim("解决贫困户", "260000", unit="户", start=10, end=13, **told)
    people = claim("解决饮水安全问题", "1180000", unit="人", start=16, end=21, **told)
    assert outcomes(shape.compare(table(homes, people))) == ["agrees"]
    assert outcomes(shape.compare(table(homes, {**people, "start": 40, "end": 45}))) == []


def test_a_year_of_what_is_told_in_much_the_same_words_is_within_several() -> None:
    shape = ExpectCumulativeToSumYears(severity="critical")
    paths = {"unit": "公里", "dimension": "other", "registered": False, "wording": "newly"}
    told = claim("建成绿道", "182", (2017, 2021), **paths)
    assert outcomes(shape.compare(table(told, claim("建成城市绿道", "93", 2021, **paths)))) == ["agrees"]
    assert outcomes(shape.compare(table(told, claim("建成城市绿道", "193", 2021, **paths)))) == []
    assert only(shape.compare(table(told, claim("建成绿道", "193", 2021, **paths)))).severity is Severity.INFO
    assert outcomes(shape.compare(table(told, claim("铺设供水管线", "93", 2021, **paths)))) == []


def test_what_is_part_of_what_comes_new_comes_new() -> None:
    shape = ExpectPartsWithinWhole(severity="critical")
    added = {"unit": "个", "dimension": "count", "registered": False, "wording": "added"}
    whole = claim("新增托位", "5000", measure="delta", **added)
    for part, outcome in (("3000", "agrees"), ("7000", "cannot tell")):
        within = claim("普惠托位", part, whole=whole["claim"], **added)
        assert outcomes(shape.compare(table(whole, within))) == [outcome]
