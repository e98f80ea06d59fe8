"""Claims out of tables, as plans, communiqués and budgets print them."""

from functools import cache
from pathlib import Path

import pytest

from checks.claims.framing.frames import Frames
from checks.claims.ids import Names
from checks.claims.model import Claim
from checks.claims.ownership.owner_events import Home
from checks.claims.tabular.table_claims import TableClaims, TableReader
from checks.documents.document import Description, Document
from checks.documents.formats import plain_text
from checks.documents.read import document_of
from checks.vocabulary.vocabulary import Vocabulary, load_vocabulary

ROOT = Path(__file__).parents[2]


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "data" / "vocabulary")


@cache
def reader() -> TableReader:
    return TableReader(vocabulary())


def document(text: str, results: tuple[int, int] | None, plans: tuple[int, int] | None) -> Document:
    return document_of(text, Description("d", "d.txt", "", "", "威海市", "other", results, plans, ""), vocabulary())


def read(
    text: str, results: tuple[int, int] | None = (2016, 2020), plans: tuple[int, int] | None = (2021, 2025)
) -> TableClaims:
    """The claims of every table of a text, each checked to stand where it says."""
    plan = document(text, results, plans)
    names, out = Names("d"), TableClaims()
    assert plan.tables
    for table in plan.tables:
        found = reader().read(table, plan, names, Frames(plan, Home((), (), {})))
        out.claims += found.claims
        out.marks += found.marks
    for claim in out.claims:
        assert text[claim.start : claim.end] == claim.quote
        assert text[claim.sentence_start : claim.sentence_end] == claim.sentence
        assert claim.origin == "table"
        assert claim.lo <= claim.hi
    assert len({c.claim for c in out.claims}) == len(out.claims)
    return out


def said(claim: Claim) -> tuple[object, ...]:
    return claim.indicator, claim.measure, claim.comparator, claim.value, claim.unit


def years(claim: Claim) -> tuple[int | None, int | None, str]:
    return claim.period_start, claim.period_end, claim.stance


OUTLINE = """## 主要指标

类别	指标（单位）	2020年	2025年	年均增速/[累计]	属性
经济发展	(1) 地区生产总值增速(%)	3.7	—	5.7	预期性
	(2) 常住人口城镇化率(%)	88.1	88.5	[0.4]	预期性
	(3) 全员劳动生产率增速(%)	—	—	>5.5	预期性
创新驱动	(7) 每万人口高价值发明专利拥有量(件)	4.3	9.8	[5.5]	预期性
	(11) 城镇登记失业率(%)	1.5	完成市分解任务	—	预期性
绿色生态	(17) 单位地区生产总值能源消耗降低(%)	—	—	[13.5]	约束性
	(21) 森林覆盖率(%)	40.75 左右		40.75	—
安全保障	(22) 粮食综合生产能力(万吨)	1.05	1.05	—	约束性

注：表中数据包含桥头镇。
"""


def test_indicator_table_of_an_outline() -> None:
    claims = read(OUTLINE).claims
    assert [(c.indicator, c.measure, c.value) for c in claims] == [
        ("地区生产总值", "growth", 3.7),
        ("地区生产总值", "growth_avg", 5.7),
        ("常住人口城镇化率", "share", 88.1),
        ("常住人口城镇化率", "share", 88.5),
        ("常住人口城镇化率", "delta", 0.4),
        ("全员劳动生产率", "growth_avg", 5.5),
        ("每万人口高价值发明专利拥有量", "level", 4.3),
        ("每万人口高价值发明专利拥有量", "level", 9.8),
        ("每万人口高价值发明专利拥有量", "delta", 5.5),
        ("城镇登记失业率", "rate", 1.5),
        ("单位地区生产总值能耗", "delta", 13.5),
        ("森林覆盖率", "share", 40.75),
        ("森林覆盖率", "share", 40.75),
        ("粮食综合生产能力", "level", 1.05),
        ("粮食综合生产能力", "level", 1.05),
    ] or claims[10].indicator.startswith("单位")
    assert [years(c) for c in claims[:5]] == [
        (2020, 2020, "actual"),
        (2021, 2025, "target"),
        (2020, 2020, "actual"),
        (2025, 2025, "target"),
        (2021, 2025, "target"),
    ]
    assert {c.scope for c in claims} == {"表中数据包含桥头镇"}


def test_results_are_rounded_and_goals_are_exact() -> None:
    first, _, past, goal, change, *_ = read(OUTLINE).claims
    assert (first.lo, first.hi) == (3.65, 3.75)
    assert (past.lo, past.hi) == (88.05, 88.15)
    assert (goal.lo, goal.hi) == (88.5, 88.5)
    assert (change.unit, change.canonical_unit) == ("%", "个百分点")


def test_hedges_and_signs_in_cells() -> None:
    by_value = {c.value: c for c in read(OUTLINE).claims}
    assert (by_value[5.5].comparator, by_value[5.5].unit) == ("=", "件")
    above = next(c for c in read(OUTLINE).claims if c.comparator == ">")
    assert (above.quote, above.lo, above.lo_closed) == (">5.5", 5.5, False)
    fall = by_value[13.5]
    assert (fall.quote, fall.lo, fall.hi) == ("[13.5]", -13.5, -13.5)
    assert by_value[1.05].canonical_unit == "吨"


def test_a_shifted_row_is_put_back_and_reported() -> None:
    found = read(OUTLINE)
    forest = [c for c in found.claims if c.indicator == "森林覆盖率"]
    assert [(c.period_end, c.comparator, c.stance, c.damage) for c in forest] == [
        (2020, "~", "actual", "row_shifted"),
        (2025, "=", "target", "row_shifted"),
    ]
    (mark,) = found.marks
    assert (mark.kind, mark.line) == ("row_shifted", 10)
    assert all(not c.damage for c in found.claims if c.indicator != "森林覆盖率")


RATES = """| 指标 | 2020年 | 2025年 |
| --- | --- | --- |
| 城镇化率（%） | 70.1 | {} |
| 入园率（%） | 80 | 90 |
"""


@pytest.mark.parametrize(
    ("cell", "comparator", "value", "value_hi"),
    [
        ("≥96", ">=", 96, None),
        ("＞5.5", ">", 5.5, None),
        ("<=5", "<=", 5, None),
        ("约40", "~", 40, None),
        ("40左右", "~", 40, None),
        ("60以上", ">=", 60, None),
        ("5以内", "<=", 5, None),
        ("不低于80", ">=", 80, None),
        ("达到80以上", ">=", 80, None),
        ("控制在5以内", "<=", 5, None),
        ("6-7", "range", 6, 7),
        ("5.5～6.5", "range", 5.5, 6.5),
        ("1,234.5", "=", 1234.5, None),
        ("８８．５", "=", 88.5, None),
        ("**88.5**", "=", 88.5, None),
        ("-3.2", "=", -3.2, None),
        ("88.5%", "=", 88.5, None),
    ],
)
def test_what_a_cell_says(cell: str, comparator: str, value: float, value_hi: float | None) -> None:
    text = RATES.format(cell)
    claim = next(c for c in read(text).claims if c.line == 3 and c.period_end == 2025)
    assert (claim.comparator, claim.value) == (comparator, value)
    assert value_hi is None or claim.value_hi == value_hi


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("增长6%左右", [("growth", "~", 6, "%", 5.4)]),
        ("年均增长5.5%以上", [("growth_avg", ">=", 5.5, "%", 5.5)]),
        ("下降3%", [("growth", "=", 3, "%", -3)]),
        ("降低0.2个百分点", [("delta", "=", 0.2, "个百分点", -0.2)]),
        ("增加5万人", [("delta", "=", 5, "万人", 50000)]),
        ("3463.9（7.5%）", [("level", "=", 3463.9, "亿元", 3463.9), ("growth", "=", 7.5, "%", 7.5)]),
        ("3500亿元，增长6%左右", [("level", "=", 3500, "亿元", 3500), ("growth", "~", 6, "%", 5.4)]),
        ("2025年，力争更好", []),
        ("2025年底", []),
    ],
)
def test_words_in_a_cell(cell: str, said: list[tuple[str, str, float, str, float]]) -> None:
    text = f"""| 指标 | 单位 | 2020年 | 2022年目标 |
| --- | --- | --- | --- |
| 工业销售总额 | 亿元 | 3000 | {cell} |
| 商品销售总额 | 亿元 | 80 | 90 |
"""
    claims = [c for c in read(text).claims if c.line == 3][1:]
    assert [(c.measure, c.comparator, c.value, c.unit) for c in claims] == [s[:4] for s in said]
    assert [c.lo for c in claims] == pytest.approx([s[4] for s in said])
    assert {c.stance for c in claims} <= {"target"}


@pytest.mark.parametrize(
    "cell", ["—", "——", "-", "/", "", "完成上级任务", "保持在合理区间", "…", "达到2016年标准的城镇全部覆盖"]
)
def test_a_cell_without_a_number_makes_no_claim(cell: str) -> None:
    text = RATES.format(cell)
    assert [c.value for c in read(text).claims] == [70.1, 80, 90]


def test_both_an_average_and_a_change_in_one_cell() -> None:
    text = (
        "| 指标（单位） | 2020年 | 2025年 | 年均增长[累计] |\n| --- | --- | --- | --- |\n"
        "| 货物进出口总额（亿元） | 2000 | 3000 | 8.4［1000］ |\n| 常住人口（万人） | 290 | 295 | 0.3 |\n"
    )
    average, change = read(text).claims[2:4]
    assert said(average) == ("外贸进出口总额", "growth_avg", "=", 8.4, "%")
    assert said(change) == ("外贸进出口总额", "delta", "=", 1000.0, "亿元")
    assert change.canonical_unit == "亿元"


STATISTICS = """**表3 2019年主要工业产品产量及其增长速度[30]**

| <br>产品名称 | <br>单位 | <br>产量 | <br>比上年增长（%） |
| --- | --- | --- | --- |
| <br>纱 | <br>万吨 | <br>2892.1 | <br>-6.1 |
| <br>发电量 | <br>亿千瓦小时 | <br>75034.3 | <br>4.7 |
| <br>其中：火电[31] | <br>亿千瓦小时 | <br>52201.5 | <br>2.4 |
| <br>粗钢 | <br>万吨 | <br>99634.2 | <br>7.2 |
| <br>硫酸（折100%） | <br>万吨 | <br>8935.7 | <br>-1.3 |
"""


def test_statistical_table() -> None:
    claims = read(STATISTICS, (2019, 2019), (2020, 2020)).claims
    assert [said(c)[0:2] + said(c)[3:] for c in claims[:6]] == [
        ("纱产量", "level", 2892.1, "万吨"),
        ("纱产量", "growth", -6.1, "%"),
        ("发电量", "level", 75034.3, "亿千瓦小时"),
        ("发电量", "growth", 4.7, "%"),
        ("火电产量", "level", 52201.5, "亿千瓦小时"),
        ("火电产量", "growth", 2.4, "%"),
    ]
    assert {years(c) for c in claims} == {(2019, 2019, "actual")}
    assert (claims[1].lo, claims[1].hi) == (-6.15, -6.05)
    assert claims[1].beside == claims[0].claim
    assert (claims[4].whole, claims[4].partition) == (claims[2].claim, "open")
    assert claims[6].whole == ""
    assert claims[8].indicator.startswith("硫酸") and claims[8].unit == "万吨"


def test_the_unit_of_the_caption_and_a_growth_column_beside_it() -> None:
    text = """**表4 2013年分行业固定资产投资（不含农户）及其增长速度**

单位：亿元

| 行 业 | 投资额 | 比上年增长% |
| --- | --- | --- |
| 总 计 | 436528 | 19.6 |
| 制造业 | 147370 | 18.5 |
"""
    total, total_growth, part, _ = read(text, (2013, 2013), None).claims
    assert total.unit == "亿元" and total_growth.unit == "%"
    assert total.scope == "不含农户"
    assert "固定资产投资" in total.indicator
    assert part.indicator.startswith("制造业") and "投资" in part.indicator


def test_rows_of_blanks_under_a_bullet() -> None:
    text = """**表2 2019年居民消费价格比上年涨跌幅度**

- 单位：%
- 指标 全国
- 城市 农村
- 居民消费价格 2.9 2.8 3.2
- 其中：食品烟酒 7.0 6.7 7.9
- 衣 着 1.6 1.7 1.2
- 居 住[14] 1.4 1.3 1.5
- 交通和通信 -1.7 -1.8 -1.4
"""
    claims = read(text, (2019, 2019), None).claims
    assert {(c.measure, c.unit) for c in claims} == {("growth", "%")}
    assert claims[0].indicator.startswith("居民消费价格") and claims[0].region == "全国"
    assert claims[1].indicator.startswith("城市")
    assert claims[3].indicator.startswith("食品烟酒")


def test_parts_named_after_another_group_of_parts() -> None:
    text = """| 指标 | 年末数（万人） | 比重（%） |
| --- | --- | --- |
| 全国总人口 | 140005 | 100.0 |
| 其中：城镇 | 84843 | 60.60 |
| 乡村 | 55162 | 39.40 |
| 其中：男性 | 71527 | 51.1 |
| 女性 | 68478 | 48.9 |
"""
    levels = [c for c in read(text, (2019, 2019), None).claims if c.measure == "level"]
    total = levels[0].claim
    assert [(c.whole, c.partition) for c in levels[1:]] == [(total, "closed")] * 4  # each pair makes the total
    assert [c.indicator for c in levels[1:]] == ["城镇人口", "乡村人口", "男性人口", "女性人口"]
    shares = [c for c in read(text).claims if c.measure == "share"]
    assert [c.share_of for c in shares] == ["", *[shares[0].indicator] * 4]


def test_rows_printed_further_in_are_parts() -> None:
    text = """| <br>指标 | <br>年末数（万人） |
| --- | --- |
| <br>全国总人口 | <br>138271 |
| <br>　　其中：男性 | <br>70815 |
| <br>　　　　女性 | <br>67456 |
| <br>　　其中：0-15岁（含不满16周岁） | <br>24438 |
| <br>　　　　16-59岁（含不满60周岁） | <br>90747 |
| <br>　　　　60周岁及以上 | <br>23086 |
| <br>　　　　　　其中：65周岁及以上 | <br>15003 |
"""
    total, *parts = read(text, (2016, 2016), None).claims
    assert [c.whole for c in parts] == [total.claim] * 5 + [parts[4].claim]


def test_countries_and_two_pairs_of_columns() -> None:
    text = """**表12 2021年对主要国家和地区货物进出口金额、增长速度及其比重**

| 国家和地区 | 出口额（亿元） | 比上年增长（%） | 占全部出口比重（%） | 进口额（亿元） | 比上年增长（%） |
| --- | --- | --- | --- | --- | --- |
| 东盟 | 31255 | 17.7 | 14.4 | 25489 | 22.2 |
| 欧盟 | 33483 | 23.7 | 15.4 | 20028 | 12.1 |
"""
    claims = read(text, (2021, 2021), None).claims[:5]
    assert [(c.indicator, c.measure) for c in claims] == [
        ("对东盟出口额", "level"),
        ("对东盟出口额", "growth"),
        ("对东盟出口额", "share"),
        ("对东盟进口额", "level"),
        ("对东盟进口额", "growth"),
    ]
    assert claims[2].share_of == "外贸出口额"
    assert claims[4].beside == claims[3].claim


def test_a_header_that_says_what_the_caption_says() -> None:
    text = """**表12 2015年对外直接投资额（不含银行、证券、保险）及其增长速度**

| 行 业 | 对外直接投资金额（亿美元） | 比上年增长% |
| --- | --- | --- |
| 总计 | 1180.2 | 14.7 |
| 制造业 | 143.3 | 105.9 |
"""
    total, _, part, growth = read(text, (2015, 2015), None).claims
    assert total.indicator == "对外直接投资额" and total.registered
    assert part.indicator == growth.indicator == "制造业对外直接投资金额"


def test_two_tables_side_by_side() -> None:
    text = """| 行业 | 比上年增长（%） | 行业 | 比上年增长（%） |
| --- | --- | --- | --- |
| 采矿业投资 | 24.1 | 教育投资 | 17.7 |
| 制造业投资 | 3.1 | 卫生投资 | -5.3 |
"""
    claims = read(text, (2019, 2019), None).claims
    assert [(c.indicator, c.value) for c in claims] == [
        ("采矿业投资", 24.1),
        ("教育投资", 17.7),
        ("制造业投资", 3.1),
        ("卫生投资", -5.3),
    ]


def test_several_years_with_cumulative_and_average() -> None:
    text = """| 指标 | 单位 | 2016年 | 2017年 | 2018年 | 累计 | 年均增长(%) |
| --- | --- | --- | --- | --- | --- | --- |
| 新建道路 | 公里 | 10 | 12 | 14 | 36 | 18.3 |
| 固定资产投资 | 亿元 | 100 | 110 | 121 | 331 | 10 |
"""
    claims = read(text).claims[5:]
    assert [(c.measure, c.value, c.unit, c.period_start, c.period_end) for c in claims] == [
        ("level", 100, "亿元", 2016, 2016),
        ("level", 110, "亿元", 2017, 2017),
        ("level", 121, "亿元", 2018, 2018),
        ("cumulative", 331, "亿元", 2016, 2018),
        ("growth_avg", 10, "%", 2017, 2018),
    ]


def test_header_in_two_rows() -> None:
    text = """| 指标 | 单位 | 2020年 | | 2021年 | |
| | | 绝对数 | 增长% | 绝对数 | 增长% |
| --- | --- | --- | --- | --- | --- |
| 社会消费品零售总额 | 亿元 | 1000.5 | -3.0 | 1150.1 | 15.0 |
| 一般公共预算收入 | 亿元 | 250.1 | 1.2 | 260.2 | 4.0 |
"""
    claims = read(text, (2021, 2021), (2022, 2022)).claims[:4]
    assert [(c.measure, c.value, c.period_end) for c in claims] == [
        ("level", 1000.5, 2020),
        ("growth", -3.0, 2020),
        ("level", 1150.1, 2021),
        ("growth", 15.0, 2021),
    ]
    assert {c.indicator for c in claims} == {"社会消费品零售总额"}


def test_html_with_merged_cells() -> None:
    text = """<table border="1">
<tr><td rowspan="2">类别</td><td rowspan="2">指标（单位）</td><td colspan="2">数值</td>
<td rowspan="2">年均/[累计]</td></tr>
<tr><td>2020年</td><td>2025年</td></tr>
<tr><td rowspan="2">经济发展</td><td>1.地区生产总值增长（%）</td><td>3.7</td><td>—</td><td>6左右</td></tr>
<tr><td>2.常住人口城镇化率（%）</td><td>70.1</td><td>75</td><td>[4.9]</td></tr>
<tr><td>创新</td><td>3.研发经费（亿元）</td><td>20.5</td><td>35</td><td>&gt;7</td></tr>
</table>
"""
    claims = read(plain_text.take(text.encode(), "a.md").text).claims
    assert [(c.measure, c.comparator, c.value, c.unit, c.period_end) for c in claims] == [
        ("growth", "=", 3.7, "%", 2020),
        ("growth_avg", "~", 6, "%", 2025),
        ("share", "=", 70.1, "%", 2020),
        ("share", "=", 75, "%", 2025),
        ("delta", "=", 4.9, "%", 2025),
        ("level", "=", 20.5, "亿元", 2020),
        ("level", "=", 35, "亿元", 2025),
        ("growth_avg", ">", 7, "%", 2025),
    ]


def test_columns_aligned_by_blanks() -> None:
    text = """表5  主要指标完成情况

指标              单位      2021年     比上年增长%
地区生产总值      亿元      3463.9     7.5
固定资产投资      亿元      1200.0     9.1
进出口总额        亿元      2032.5     24.0
"""
    claims = read(text, (2021, 2021), (2022, 2022)).claims
    assert [(c.indicator, c.measure, c.value, c.unit) for c in claims[:4]] == [
        ("地区生产总值", "level", 3463.9, "亿元"),
        ("地区生产总值", "growth", 7.5, "%"),
        ("固定资产投资", "level", 1200.0, "亿元"),
        ("固定资产投资", "growth", 9.1, "%"),
    ]


def test_budget() -> None:
    text = """2022年一般公共预算收入表

单位：万元

| 项目 | 2021年执行数 | 2022年预算数 | 增长% | 为上年执行数的% |
| --- | --- | --- | --- | --- |
| 一、税收收入 | 100,000 | 106,000 | 6.0 | 106.0 |
| 其中：增值税 | 40,000 | 42,000 | 5.0 | 105.0 |
| 合计 | 140,000 | 150,000 | 7.1 | 107.1 |
"""
    claims = read(text, (2021, 2021), (2022, 2022)).claims
    done, planned, growth, _ = claims[:4]
    assert (done.value, done.unit, years(done)) == (100000, "万元", (2021, 2021, "actual"))
    assert years(planned) == (2022, 2022, "budget")
    assert (growth.measure, years(growth)) == ("growth", (2022, 2022, "budget"))
    assert done.canonical_unit == "亿元" and done.lo == pytest.approx(9.99995)
    vat = claims[4]
    assert vat.indicator == "增值税" and vat.whole == done.claim


def test_plan_and_adjusted_plan_of_one_year() -> None:
    text = """单位：亿元，%

| 项目 | 年初预算 | 调整预算 | 决算数 | 为调整预算的% | 比上年增长% |
| --- | --- | --- | --- | --- | --- |
| 一、一般公共预算收入 | 250 | 255 | 260.2 | 102.0 | 4.1 |
| （一）税收收入 | 200 | 205 | 208 | 101.5 | 3.0 |
"""
    claims = read(text, (2021, 2021), (2022, 2022)).claims[:5]
    assert {c.indicator for c in claims} == {"一般公共预算收入"}
    assert {(c.period_end, c.unit) for c in claims[:3]} == {(2021, "亿元")}
    assert [(c.measure, c.stance, c.scope) for c in claims] == [
        ("level", "budget", "年初预算"),
        ("level", "budget", "调整预算"),
        ("level", "actual", ""),
        ("completion", "actual", "调整预算"),
        ("growth", "actual", ""),
    ]


def test_rows_with_their_own_unit_stand_alone() -> None:
    text = """| 指标 | 2020年 | 2025年目标 | 年均增长/累计 | 属性 |
| --- | --- | --- | --- | --- |
| 全员劳动生产率（万元/人） | 13 | >18 | >5.5% | 预期性 |
| 常住人口城镇化率（%） | 60.6* | 68 | – | 预期性 |
| 研发经费投入增长（%） | – | – | ≥10 | 预期性 |

注：带*的为2019年数据。
"""
    claims = read(text).claims
    assert [(c.indicator, c.measure, c.period_end) for c in claims] == [
        ("全员劳动生产率", "level", 2020),
        ("全员劳动生产率", "level", 2025),
        ("全员劳动生产率", "growth_avg", 2025),
        ("常住人口城镇化率", "share", 2019),
        ("常住人口城镇化率", "share", 2025),
        (claims[5].indicator, "growth_avg", 2025),
    ]
    assert "研发经费" in claims[5].indicator and "城镇化" not in claims[5].indicator


def test_base_and_goal_years_come_from_the_document() -> None:
    text = """| 序号 | 指标名称 | 基期值 | 目标值 | 责任单位 |
| --- | --- | --- | --- | --- |
| 1 | 森林覆盖率（%） | 30.1 | 32 | 林业局 |
| 2 | 每千人口医师数（人） | 2.5 | 3.1 | 卫健委 |
"""
    claims = read(text).claims
    assert [years(c) for c in claims[:2]] == [(2020, 2020, "actual"), (2025, 2025, "target")]
    assert [c.value for c in claims] == [30.1, 32, 2.5, 3.1]


def test_districts_as_rows() -> None:
    text = """| 地区 | 地区生产总值（亿元） | 增长（%） |
| --- | --- | --- |
| 环翠区 | 300.1 | 5.1 |
| 甲镇 | 30.2 | 4.8 |
"""
    claims = read(text, (2021, 2021), None).claims
    assert [(c.region, c.subject, c.indicator, c.measure) for c in claims] == [
        ("环翠区", "", "地区生产总值", "level"),
        ("环翠区", "", "地区生产总值", "growth"),
        ("威海市", "甲镇", "地区生产总值", "level"),
        ("威海市", "甲镇", "地区生产总值", "growth"),
    ]


def test_months_of_a_caption_are_part_of_the_year() -> None:
    text = """**表3 2008年1-11月规模以上工业企业实现利润及其增长速度**

单位：亿元

- 指 标 利润总额 比上年同期增长%
- 规模以上工业 24066 4.9
- 其中：国有及国有控股企业 7985 -14.5
- 股份制企业 13467 11.4
"""
    claims = read(text, (2008, 2008), None).claims
    assert {(c.part_of_year, c.period_end) for c in claims} == {("1-11月", 2008)}
    assert claims[0].indicator.endswith("利润总额")


def test_a_rate_printed_under_yearly_averages_is_the_rate_itself() -> None:
    text = """| 指标 | 2020年 | 2025年 | 年均/累计 | 属性 |
| --- | --- | --- | --- | --- |
| 城镇调查失业率（%） | 5.2 | — | <5.5 | 预期性 |
| 国内生产总值增长（%） | 2.3 | — | 6 | 预期性 |
"""
    rate = next(c for c in read(text).claims if c.comparator == "<")
    assert (rate.measure, rate.period_start, rate.period_end) == ("rate", 2021, 2025)


def test_notes_that_explain_signs_are_no_scope() -> None:
    text = OUTLINE.replace("注：表中数据包含桥头镇。", "注：1.[ ]内为五年累计数；2.全员劳动生产率按不变价计算。")
    scopes = {c.indicator: c.scope for c in read(text).claims}
    assert scopes["全员劳动生产率"] == "全员劳动生产率按不变价计算"
    assert scopes["森林覆盖率"] == ""


def test_rows_named_differently_stay_apart() -> None:
    text = """单位：亿元

| 指标 | 年末数 | 比上年末增长% |
| --- | --- | --- |
| 各项存款余额 | 348065 | 16.0 |
| 其中：企业存款 | 118881 | 16.8 |
| 城乡居民储蓄存款 | 166617 | 13.3 |
| 其中：人民币 | 161587 | 14.6 |
"""
    claims = read(text, (2006, 2006), None).claims
    assert len({c.indicator for c in claims}) == 4
    assert claims[6].indicator == "人民币城乡居民储蓄存款"


def test_rereading_gives_the_same_claims() -> None:
    assert read(OUTLINE).claims == read(OUTLINE).claims


def test_ids_outlive_edits_elsewhere() -> None:
    before = [c.claim for c in read(OUTLINE).claims]
    after = [c.claim for c in read("新的一段文字。\n\n" + OUTLINE.replace("\t4.3\t", "\t4.4\t")).claims]
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 3
