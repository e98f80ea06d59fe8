"""Tables as budgets and communiqués are published: whose numbers, parts of what, against what, and when."""

from functools import cache
from pathlib import Path

import pytest

from checks.claims.extract import extract
from checks.claims.model import Claim, Extraction
from checks.documents.document import Description
from checks.documents.read import document_of
from checks.vocabulary.vocabulary import Vocabulary, load_vocabulary

ROOT = Path(__file__).parents[2]


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "data" / "vocabulary")


def extracted(text: str) -> Extraction:
    about = Description("d", "d.txt", "", "", "威海市", "other", (2025, 2025), (2026, 2026), "")
    return extract(document_of(text, about, vocabulary()), vocabulary())


def table(text: str) -> list[Claim]:
    return [c for c in extracted(text).claims if c.origin == "table"]


def quotes(claims: list[Claim], link: str) -> dict[str, str]:
    by = {c.claim: c.quote for c in claims}
    return {c.quote: by[getattr(c, link)] for c in claims if getattr(c, link)}


BUDGET = """2025年全市一般公共预算收入执行情况表
单位：万元
项目\t2024年决算数\t2025年预算数\t2025年调整预算数\t2025年执行数\t\t
\t\t\t\t金额\t占调整预算\t比上年增长
一、税收收入\t1600\t1700\t1650\t1640\t99.4%\t2.5%
增值税\t1000\t1100\t1040\t1030\t99.0%\t3.0%
契税\t600\t600\t610\t610\t100.0%\t1.7%
二、非税收入\t800\t820\t840\t850\t101.2%\t6.3%
本年收入合计\t2400\t2520\t2490\t2490\t100.0%\t3.8%
转移性收入\t5000\t4000\t3000\t5100\t\t
收入总计\t7400\t6520\t5490\t7590\t\t
"""


def test_groups_and_totals_are_the_wholes_of_the_rows_that_make_them() -> None:
    claims = table(BUDGET)
    wholes = quotes(claims, "whole")
    assert {q: wholes[q] for q in ("1000", "1600", "800", "2400", "5000")} == {
        "1000": "1600", "1600": "2400", "800": "2400", "2400": "7400", "5000": "7400",
    }  # fmt: skip
    assert {c.partition for c in claims if c.whole} == {"closed"}
    assert {c.whole_from for c in claims if c.whole} == {"row"}


def test_a_total_is_never_glued_to_the_row_above() -> None:
    assert {c.indicator for c in table(BUDGET) if c.value in (2400, 7400)} == {"本年收入合计", "收入总计"}


def test_growth_and_completion_know_what_they_are_measured_against() -> None:
    claims = table(BUDGET)
    bases = quotes(claims, "base")
    assert (bases["99.4%"], bases["2.5%"], bases["3.8%"]) == ("1650", "1600", "2400")
    assert {c.base_from for c in claims if c.base} == {"column"}


def test_adopted_and_adjusted_budgets_are_plans_and_not_results() -> None:
    first = [(c.period_end, c.stance, c.scope, c.measure) for c in table(BUDGET)[:6]]
    assert first == [
        (2024, "actual", "", "level"),
        (2025, "budget", "", "level"),
        (2025, "budget", "调整预算", "level"),
        (2025, "actual", "", "level"),
        (2025, "actual", "调整预算", "completion"),
        (2025, "actual", "", "growth"),
    ]


def test_where_each_attribute_was_read() -> None:
    first = table(BUDGET)[0]
    assert (first.account, first.account_from) == ("一般公共预算", "caption")
    assert (first.indicator_from, first.period_from, first.stance_from) == ("row", "column", "column")


SIDES = """2032年政府性基金预算收支草案
单位：亿元
科目\t预算数\t\t科目\t预算数\t
\t全市\t市级\t\t全市\t市级
一、污水处理费收入\t1.92\t0.83\t一、城乡社区支出\t31.7\t9.4
二、其他收入\t44.1\t15.6\t二、债务付息支出\t14.3\t6.1
收 入 合 计\t46.02\t16.43\t支 出 合 计\t46\t15.5
"""


def test_two_halves_with_the_level_of_government_over_their_columns() -> None:
    claims = table(SIDES)
    assert {(c.stance, c.period_end, c.account) for c in claims} == {("budget", 2032, "政府性基金预算")}
    assert {(c.tier, c.tier_from) for c in claims} == {("全市", "column"), ("市级", "column")}
    assert [c.indicator for c in claims[:3]] == ["污水处理费收入", "污水处理费收入", "城乡社区支出"]
    wholes = quotes(claims, "whole")
    assert (wholes["0.83"], wholes["31.7"], wholes["6.1"]) == ("16.43", "46", "15.5")


def test_columns_of_funds_beside_their_total() -> None:
    claims = table(
        "2032年市级社会保险基金预算收支草案\n单位：亿元\n项 目\t合计\t失业保险基金\t工伤保险基金\n"
        "一、本年收入\t30.4\t11.3\t19.1\n二、本年支出\t28.8\t11.2\t17.6\n"
    )
    assert {(c.tier, c.account) for c in claims} == {("市级", "社会保险基金预算")}
    assert [c.indicator for c in claims[:3]] == ["本年收入", "失业保险基金本年收入", "工伤保险基金本年收入"]
    assert quotes(claims, "whole")["17.6"] == "28.8"


def test_a_list_goes_on_behind_its_first_part_where_it_makes_the_whole() -> None:
    claims = table(
        "表1 年末常住人口及其构成\n指标\t年末数（万人）\t比重（%）\n常住人口\t100.0\t100.0\n其中：城镇\t60.5\t60.5\n"
        "乡村\t39.5\t39.5\n其中：0-15岁\t20.0\t20.0\n16-59岁\t55.0\t55.0\n60岁及以上\t25.0\t25.0\n"
    )
    levels = [c for c in claims if c.measure == "level"]
    assert {(c.whole, c.partition) for c in levels[1:]} == {(levels[0].claim, "closed")}
    share = claims[3]
    assert (share.measure, share.whole, share.base) == ("share", levels[0].claim, levels[1].claim)


def test_the_currency_of_a_caption_is_in_the_name_of_all_deposits_and_the_scope_of_the_others() -> None:
    claims = table(
        "表2 金融机构人民币存贷款\n指标\t年末数（亿元）\n各项存款余额\t352.7\n其中：住户存款\t158.2\n企业存款\t99.4\n"
    )
    assert [c.scope for c in claims] == ["", "人民币", "人民币"]
    assert claims[0].indicator == "人民币存款余额"
    assert quotes(claims, "whole") == {"158.2": "352.7", "99.4": "352.7"}


def test_rows_that_are_places_take_no_level_of_government_from_the_caption() -> None:
    (claim, *_) = table(
        "2025年各区市一般公共预算收入表\n单位：万元\n区市\t2025年执行数\n环翠区\t431\n某某工业园\t428\n"
    )
    assert (claim.region, claim.tier, claim.indicator) == ("环翠区", "", "一般公共预算收入")


def test_cumulative_and_average_columns_speak_of_as_many_years_as_they_say() -> None:
    claims = table(
        "序号\t指标\t单位\t2020年\t2024年\t四年累计\t四年平均增长（%）\n"
        "1\t地区生产总值\t亿元\t156.2\t189.4\t691.5\t5.1（可比价）\n2\t一般公共预算收入\t亿元\t11.4\t12.8\t48.6\t4.1\n"
    )
    assert [(c.measure, c.period_start, c.period_end) for c in claims[:4]] == [
        ("level", 2020, 2020), ("level", 2024, 2024), ("cumulative", 2021, 2024), ("growth_avg", 2021, 2024),
    ]  # fmt: skip
    assert (claims[3].indicator, claims[3].growth_kind) == ("地区生产总值", "real")


def test_rows_of_one_name_under_groups_of_their_own() -> None:
    claims = table(
        "指标\t单位\t绝对数\n公路\n货运量\t万吨\t182.5\n客运量\t万人次\t13.4\n水路\n货运量\t万吨\t6.2\n客运量\t万人次\t1.6\n"
    )
    assert [c.indicator for c in claims] == ["公路货运量", "公路客运量", "水路货运量", "水路客运量"]


def test_a_name_torn_by_a_page_break_is_put_together_and_told() -> None:
    claims = table("|指标|单位|2025年|\n|---|---|---|\n|出口总额|亿元|54|\n|常住人口城|%|62.9|\n|镇化率|||\n")
    assert (claims[-1].indicator, claims[-1].damage) == ("常住人口城镇化率", "row_torn")


@pytest.mark.parametrize(
    "text", ["项目\t甲\t乙\t丙\n收入\t支出\n税\t1\t2\t3\t4\t5\n费\t6\t7\t8\t9\t10\n债\t1\t1\t1\t1\t1\n"]
)
def test_a_table_that_is_not_understood_is_told_and_compares_with_nothing(text: str) -> None:
    found = extracted(text)
    assert [m.kind for m in found.marks] == ["table_unread"]
    assert {(c.indicator_from, c.period_from) for c in found.claims} == {("unknown", "unknown")}


def test_a_column_that_others_narrow_is_their_whole_where_most_rows_agree() -> None:
    claims = table(
        "指标 | 债务余额（亿元） | 一般债务余额（亿元） | 专项债务余额（亿元）\n"
        "环翠区 | 140.7 | 92.8 | 48.9\n文登区 | 30.0 | 10.0 | 20.0\n"
    )
    assert [(c.region, c.indicator) for c in claims[2:4]] == [("环翠区", "专项债务余额"), ("文登区", "政府债务余额")]
    assert quotes(claims, "whole") == {"92.8": "140.7", "48.9": "140.7", "10.0": "30.0", "20.0": "30.0"}


CODED = """2026年市级支出预算表
单位：万元
科目编码\t科目名称\t预算数
203\t国防支出\t310
204\t公共安全支出\t950
20402\t公安\t700
2040201\t行政运行\t420
2040299\t其他公安支出\t280
20406\t司法\t250
2040601\t行政运行\t250
"""
SET_IN = """2025年全市社会保险基金收入执行情况表
单位：万元
| 项目 | 2025年执行数 |
| --- | --- |
| 一、职工养老保险基金收入 | 900 |
| 　其中：保险费收入 | 500 |
| 　利息收入 | 30 |
| 　其他收入等 | 20 |
| 二、居民养老保险基金收入 | 400 |
| 　其中：保险费收入 | 150 |
| 　利息收入 | 12 |
| 　其他收入等 | 8 |
"""


def test_rows_of_one_name_are_told_apart_by_the_row_their_code_stands_under() -> None:
    names = {c.quote: c.indicator for c in table(CODED)}
    assert "公安" in names["420"] and "司法" in names["250"] and names["420"] != names["250"]
    assert "其他公安支出" not in names["250"]


def test_rows_of_one_name_are_told_apart_by_the_row_they_are_set_in_under() -> None:
    names = {c.quote: c.indicator for c in table(SET_IN)}
    assert all("职工养老保险基金收入" in names[q] for q in ("30", "20"))
    assert all("居民养老保险基金收入" in names[q] for q in ("12", "8"))


def test_a_year_in_a_head_may_be_written_in_words() -> None:
    claims = table(
        "全市支出执行情况表\n单位：万元\n项目\t二○二四年决算数\t二○二五年执行数\n教育支出\t400\t420\n国防支出\t10\t12\n"
    )
    assert {(c.quote, c.period_end) for c in claims} == {("400", 2024), ("420", 2025), ("10", 2024), ("12", 2025)}


SOURCES = """2026年市级支出资金来源表
单位：万元
项目\t合计\t财力安排\t上年结余收入
教育支出\t900\t700\t200
国防支出\t50\t40\t10
支出总计\t950\t740\t210
"""


def test_what_a_column_of_totals_is_made_of_is_named_by_its_column() -> None:
    claims = {c.quote: c for c in table(SOURCES)}
    assert claims["950"].indicator == "支出总计" and claims["900"].indicator == "教育支出"
    assert all(claims[q].indicator not in ("支出总计", "教育支出") for q in ("210", "740", "200", "700"))
    assert {claims[q].period_end for q in ("210", "740", "950")} == {2026}


LEVELS = """2026年预算草案

2026年市级基本支出预算草案表

单位：万元

| 项目 | 2026年预算数 |
| --- | --- |
| 办公费 | 20 |
| 水费 | 3 |

2026年市本级基本支出预算草案表

单位：万元

| 项目 | 2026年预算数 |
| --- | --- |
| 办公费 | 12 |
| 水费 | 2 |
"""


def test_the_caption_of_a_budget_says_the_level_of_all_its_rows() -> None:
    about = Description("d", "d.txt", "", "", "威海市", "budget_report", (2025, 2025), (2026, 2026), "")
    claims = extract(document_of(LEVELS, about, vocabulary()), vocabulary()).claims
    assert {c.quote: c.tier for c in claims} == {"20": "市级", "3": "市级", "12": "市本级", "2": "市本级"}


ISSUED = """2025年债券发行情况表
单位：万元
项目\t发行日期\t发行金额\t利率%
污水处理厂\t3月10日\t500\t2.25
供热北线工程\t3月10日\t500\t1.78
供热北线工程\t3月24日\t800\t2.07
"""


def test_rows_of_one_name_in_one_place_are_of_several_things() -> None:
    claims = [c for c in table(ISSUED) if c.quote in ("500", "800") and "供热" in c.indicator]
    assert len({c.indicator for c in claims}) == 2 and all(not c.registered for c in claims)


def test_a_caption_may_make_its_rows_parts_of_what_they_are_called() -> None:
    handed = table("2026年市对下转移支付情况表\n单位：万元\n项目\t2026年预算数\n教育支出\t30\n转移支付合计\t30\n")
    assert [c.scope for c in handed] == ["转移支付", ""]


def test_the_base_of_a_growth_on_a_comparable_basis_is_told_anew() -> None:
    claims = table(
        "全市支出草案表\n单位：万元\n项目\t2025年预算数\t2026年预算数\t可比增长%\n教育支出\t300\t330\t10.0\n"
    )
    assert {c.quote: c.scope for c in claims if c.measure == "level"} == {"300": "可比口径", "330": ""}
