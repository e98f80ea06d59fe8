"""What a careful reader writes down: one test a phenomenon, in sentences as reports print them.

Sentences are read as part of a work report of 2022 (results of 2021, plans for 2022) unless a test says otherwise.
"""

from functools import cache
from pathlib import Path

import pytest

from checks.claims.extract import extract
from checks.claims.model import Claim
from checks.documents.document import Description
from checks.documents.read import document_of
from checks.vocabulary.vocabulary import Vocabulary, load_vocabulary

ROOT = Path(__file__).parent.parent.parent


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "data" / "vocabulary")


def read(
    text: str, kind: str = "work_report", results: tuple[int, int] = (2021, 2021), plans: tuple[int, int] = (2022, 2022)
) -> list[Claim]:
    about = Description("报告", "报告", "", "", "威海市", kind, results, plans, "")
    return list(extract(document_of(text, about, vocabulary()), vocabulary()).claims)


def one(text: str, value: float, **options: object) -> Claim:
    found = [c for c in read(text, **options) if c.value == value]  # type: ignore[arg-type]
    assert len(found) == 1, [(c.quote, c.indicator) for c in read(text, **options)]  # type: ignore[arg-type]
    return found[0]


# A base year to compare with is neither the indicator nor the period of the number.


@pytest.mark.parametrize(
    ("text", "value", "indicator", "measure", "years"),
    [
        ("常住人口城镇化率达到43.19%，比2010年提高6.9个百分点。", 6.9, "常住人口城镇化率", "delta", 2021),
        ("一般公共预算收入达到743.9亿元，比2016年增长110.4%。", 110.4, "一般公共预算收入", "growth", 2021),
        ("万人发明专利拥有量达到1.6件，是2016年的3.53倍。", 3.53, "万人发明专利拥有量", "multiple", 2021),
        ("公路网总里程达到14万公里，较2016年增加2.12万公里。", 2.12, "公路总里程", "delta", 2021),
        ("城镇居民人均可支配收入约4.2万元，比2017年增长36.3%。", 36.3, "城镇居民人均可支配收入", "growth", 2021),
        ("旅游综合收入975亿元，是“十二五”末的4.1倍。", 4.1, "旅游综合收入", "multiple", 2021),
        ("接待游客6600万人次，恢复至2019年的85%。", 85, "接待游客", "share", 2021),
    ],
)
def test_a_base_year_is_not_the_indicator(text: str, value: float, indicator: str, measure: str, years: int) -> None:
    claim = one(text, value)
    assert (claim.measure, claim.period_end) == (measure, years)
    assert indicator[:4] in claim.indicator or claim.indicator[:4] in indicator


def test_from_a_to_b_has_a_year_each() -> None:
    text = "五年来，常住人口城镇化率由65%提高到71.4%，三次产业比例由2016年的9.8:43.2:47调整为14.4:36.8:48.8。"
    assert one(text, 65).period_end in (2016, None)
    assert one(text, 71.4).period_end == 2021
    assert one(text, 65).claim == one(text, 71.4).base
    for value, name in ((14.4, "第一产业"), (36.8, "第二产业"), (48.8, "第三产业")):
        claim = one(text, value)
        assert claim.measure == "ratio_part" and claim.period_end == 2021 and name in claim.indicator
    assert one(text, 9.8).period_end == 2016


def test_the_economy_grows_means_gross_domestic_product() -> None:
    assert one("经济年均增长7.5%。", 7.5).indicator == "地区生产总值"
    assert one("我市经济增长8.1%，高于全省。", 8.1).indicator == "地区生产总值"


# A subject that stands before the indicator stays with it, also across clauses.


def test_an_industry_is_the_subject_of_its_revenue() -> None:
    text = "争取到2025年，新材料产业实现营业收入超过34亿元。争取到2025年，钓具产业实现营业收入超过28亿元。"
    options = {"kind": "five_year_outline", "results": (2016, 2020), "plans": (2021, 2025)}
    for value, name in ((34, "新材料产业"), (28, "钓具产业")):
        claim = one(text, value, **options)
        assert name in claim.subject + claim.indicator


def test_national_level_is_no_region() -> None:
    for text in ("国家科技型中小企业备案数量保持在400家以上。", "获批国家级创新平台400家。"):
        assert one(text, 400).region == "威海市"


# Parts belong to their total only as far as the sentence says so.


def test_parts_end_where_another_noun_begins() -> None:
    text = "力争上市企业4家，其中，主板1家，创业板2家、科创板1家，新三板挂牌企业达到25家。"
    claims = {c.value: c for c in read(text)}
    total = claims[4.0].claim
    assert claims[1.0].whole == total and claims[2.0].whole == total
    assert claims[25.0].whole == ""


def test_parts_end_at_the_semicolon() -> None:
    text = "累计聚集各类技术创新平台205家，其中国家级10家，省级90家；建有省级以上孵化器17家，在孵企业超过1000家。"
    claims = {c.value: c for c in read(text)}
    total = claims[205.0].claim
    assert {c.value for c in claims.values() if c.whole == total} == {10.0, 90.0}


# Multiples in words.


def test_doubling_in_words_is_a_multiple() -> None:
    claims = [c for c in read("实现了地区生产总值和工业营业收入“两个倍增”。") if c.measure == "multiple"]
    assert {c.value for c in claims} == {2.0} and len(claims) == 2
    claims = read("2025年工业营业收入、地区生产总值分别较2020年翻番。", plans=(2022, 2025))
    assert [(c.measure, c.value, c.period_end, c.stance) for c in claims] == [("multiple", 2.0, 2025, "target")] * 2


# One number for several indicators.


def test_all_of_them_reach_one_number() -> None:
    text = "学前三年毛入园率、九年义务教育巩固率、高中毛入学率均达100%。"
    claims = read(text)
    assert [c.value for c in claims] == [100.0] * 3
    assert len({c.indicator for c in claims}) == 3


# Ranks, fractions, shares in words.


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("友好城市活跃度居全省首位。", 1),
        ("招商引资实际到位资金增速居全省第2。", 2),
        ("科技进步综合指数从全国第25位提升到19位。", 19),
        ("位居中国绿都综合评价前十。", 10),
    ],
)
def test_ranks(text: str, value: float) -> None:
    assert one(text, value).measure == "rank"


# Stance and period of sections.


def test_a_section_of_tasks_for_the_year_ahead_states_goals() -> None:
    text = (
        "威海市2022年政府工作报告\n\n一、过去五年工作回顾\n\n五年来，建成项目30个。\n\n"
        "二、今后五年的奋斗目标\n\n今后五年，地区生产总值年均增长7%。\n\n三、2022年重点工作\n\n"
        "（一）大抓招商引资。新签亿元以上项目140个以上，开工重点项目200个，竣工100个。\n\n"
        "（二）推进乡村振兴。建设高标准农田3万亩，茶叶综合产值达210亿元，新选派科技特派员300名左右。\n"
    )
    claims = {c.value: c for c in read(text)}
    for value in (140.0, 200.0, 100.0, 3.0, 210.0, 300.0):
        assert (claims[value].stance, claims[value].period_end) == ("target", 2022), claims[value].quote
    assert claims[30.0].stance == "actual"
    assert (claims[7.0].stance, claims[7.0].measure) == ("target", "growth_avg")


def test_what_was_done_is_a_result_also_in_a_section_of_goals() -> None:
    text = (
        "三、2022年重点工作\n\n坚决打赢脱贫攻坚战。“十三五”以来，建制村道路通畅率由40%提高到82%，"
        "贫困发生率由40.5%下降到15%，改造危房102.8万户。今年要完成易地搬迁12万人。\n"
    )
    claims = {c.value: c for c in read(text)}
    for value in (82.0, 15.0, 102.8):
        assert claims[value].stance == "actual", claims[value].quote
    assert claims[12.0].stance == "target"


def test_newly_built_is_an_addition() -> None:
    claim = one("新建5G基站1536座。", 1536)
    assert claim.measure == "delta"


def test_a_scope_in_parentheses_stays_with_its_number() -> None:
    claims = {c.value: c for c in read("地区生产总值年均增长6.2%（按可比口径）；高新技术产业产值比重达到75.4%。")}
    assert "可比" in claims[6.2].scope + claims[6.2].growth_kind or claims[6.2].growth_kind == "real"
    assert claims[75.4].scope == ""
