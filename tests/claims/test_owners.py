"""Whose number it is, in prose: body, level of government, book and restricted set; and where that was read."""

import pytest

from checks.claims.model import Claim
from tests.claims.reading import claims, extraction

BUDGET = """一、2031年预算执行情况

1.一般公共预算

2031年全市一般公共预算收入88.4亿元，增长3.1%；加上上级补助收入20.6亿元，一般债务转贷收入12.3亿元（含再融资债券，下同），收入合计121.3亿元。

市本级一般公共预算收入31.7亿元，下降2.4%；加上上级补助收入10.2亿元，下级上解收入1.3亿元，一般债务转贷收入8.1亿元，支出合计51.3亿元。收支平衡。

2.政府性基金预算

全市政府性基金预算收入52.6亿元，加上调入资金3.4亿元。市本级政府性基金预算收入12.6亿元，加上上级补助收入2.2亿元。

3.港区

2031年，临港经济技术开发区一般公共预算收入4.6亿元，增长7.5%。一般公共预算收入，加转移支付收入等5.9亿元，收入共计10.5亿元。区级一般公共预算支出8.7亿元。
"""


def budget(text: str = BUDGET) -> list[Claim]:
    return extraction(text, "budget_report", (2031, 2031), (2032, 2032)).claims


def owners(text: str) -> list[tuple[float, str]]:
    return [(c.value, c.subject) for c in claims(text)]


def scopes(text: str) -> list[tuple[float, str]]:
    return [(c.value, c.scope) for c in claims(text)]


def test_a_level_of_government_holds_until_another_is_said() -> None:
    tiers = {c.value: (c.tier, c.tier_from) for c in budget()}
    assert tiers[88.4] == ("全市", "clause") and tiers[121.3] == ("全市", "sentence")
    assert tiers[31.7] == ("市本级", "clause") and tiers[51.3] == ("市本级", "sentence")
    assert tiers[3.4][0] == "全市" and tiers[2.2][0] == "市本级"


def test_a_book_is_that_of_the_heading_or_of_the_name_before() -> None:
    books = {c.value: c.account for c in budget()}
    assert {books[v] for v in (88.4, 20.6, 12.3, 10.2, 1.3, 51.3)} == {"一般公共预算"}
    assert {books[v] for v in (52.6, 3.4, 12.6, 2.2)} == {"政府性基金预算"}


def test_a_note_in_brackets_holds_for_its_own_name_only() -> None:
    notes = {c.value: c.scope for c in budget()}
    assert {v for v, n in notes.items() if n} == {12.3, 8.1} and notes[8.1] == "含再融资债券"


def test_what_a_zone_s_own_government_spends_is_the_zone_s() -> None:
    zone = {c.value: (c.region, c.subject, c.tier) for c in budget() if c.value in (4.6, 7.5, 10.5, 8.7)}
    assert {z[:2] for z in zone.values()} == {("临港区", "")} and zone[8.7][2] == "区级" and zone[10.5][2] == ""


def test_money_of_others_makes_no_level_of_government() -> None:
    (claim,) = claims("全市上解省级支出3亿元。")
    assert claim.tier in ("", "全市")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("外贸示范区带动进出口总额120亿元，全市出口额1394亿元。", [(120, "外贸示范区"), (1394, "")]),
        ("7个园区实现进出口总额120亿元，全市出口额1394亿元。", [(7, ""), (120, "7个园区"), (1394, "")]),
        ("重点企业税收贡献突出，带动一般公共预算收入20亿元，全市税收收入90亿元。", [(20, "重点企业"), (90, "")]),
        ("民营企业带动进出口总额1200亿元，全市出口额1394亿元。", [(1200, "民营企业"), (1394, "")]),
        ("驻区央企带动研发经费支出12亿元，全市地区生产总值3463亿元。", [(12, "驻区央企"), (3463, "")]),
        ("44个县实现生产总值525亿元，增长18%。", [(44, ""), (525, "44个县"), (18, "44个县")]),
        ("44个县（市）实现生产总值525亿元，增长18%。", [(44, ""), (525, "44个县"), (18, "44个县")]),
        ("两县县均财政收入3亿元。", [(3, "两县县均")]),
        ("国有企业和民营企业分别进出口21亿元和48亿元，分别增长12%和4%。",
         [(21, "国有企业"), (48, "民营企业"), (12, "国有企业"), (4, "民营企业")]),
        ("对日本、中国香港、非洲分别进出口95亿元、88亿元、60亿元。", [(95, "日本"), (88, "中国香港"), (60, "非洲")]),
        ("甲湖新区一般公共预算收入6.1亿元，支出9.5亿元。政府性基金收入7.4亿元。",
         [(6.1, "甲湖新区"), (9.5, "甲湖新区"), (7.4, "甲湖新区")]),
        ("滨湖化工园。规划面积26平方公里，入驻企业84家。", [(26, "滨湖化工园"), (84, "滨湖化工园")]),
        ("双江新区实现高质量发展，地区生产总值突破300亿元。全市消费3000亿元。", [(300, "双江新区"), (3000, "")]),
        ("高新区、经开区生产总值分别达到32亿元、35亿元。", [(32, "高新区"), (35, "经开区")]),
        ("高新区等4家单位获批，城镇新增就业3万人。", [(4, ""), (3, "")]),
        ("地区生产总值增长5%，地区外贸进出口总额增长6%。", [(5, ""), (6, "")]),
        ("民营企业达到500家，上市公司从3家增加到8家。", [(500, ""), (3, ""), (8, "")]),
        ("年末提供住宿的社会服务机构85个，床位数9320张。", [(85, ""), (9320, "提供住宿的社会服务机构")]),
        ("出口增长5%，甲湖新区生产总值增长9%，失业率控制在4%以内。", [(5, ""), (9, "甲湖新区"), (4, "")]),
        ("国有企业零售额12亿元，集体经济零售额8亿元，分别增长1%、2%。",
         [(12, ""), (8, ""), (1, ""), (2, "")]),
        ("城区绿化率达到40%，完成造林绿化5万亩。", [(40, "城区"), (5, "")]),
    ],
)  # fmt: skip
def test_a_body_that_a_clause_is_about_owns_its_numbers(text: str, expected: list[tuple[float, str]]) -> None:
    assert owners(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市固定资产投资增长5%，消费增长6%。出口增长7%。", ["clause", "sentence", "paragraph"]),
        ("固定资产投资增长5%。", ["document"]),
        ("支持园区建设，固定资产投资增长5%。", ["assumed"]),
        ("甲湖新区生产总值增长9%。固定资产投资增长5%。全市投资增长3%。", ["clause", "paragraph", "clause"]),
        ("引进项目8个，甲湖新区生产总值增长9%；固定资产投资增长5%。", ["document", "clause", "assumed"]),
        ("推进甲湖新区建设，引进项目8个。固定资产投资增长5%。", ["sentence", "assumed"]),
        ("总投资30亿元。", ["assumed"]),
    ],
)
def test_where_it_was_read(text: str, expected: list[str]) -> None:
    assert [c.subject_from for c in claims(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("限额以上单位商品零售额中，粮油类、烟酒类零售额分别增长21%、17%。", [(21, "限额以上"), (17, "限额以上")]),
        ("规模以上工业增加值、固定资产投资分别增长3%、5%。", [(3, ""), (5, "")]),
        ("规模以上工业增加值增长3%、固定资产投资增长20%。", [(3, ""), (20, "")]),
        (
            "本外币存款余额3550亿元，比年初增加243亿元，其中人民币住户存款352亿元。",
            [(3550, ""), (243, ""), (352, "人民币")],
        ),
        ("年末人民币存款余额320亿元。其中，住户存款150亿元。", [(320, ""), (150, "人民币")]),
        ("年末户籍人口398万人。其中，男性人口195万人。", [(398, ""), (195, "户籍")]),
        ("一般公共预算收入增长5%（同口径增长8%），消费增长6%。", [(5, ""), (8, "同口径"), (6, "")]),
        ("剔除国债等因素后，同口径增长3.7%。", [(3.7, "剔除国债等因素；同口径")]),
        ("新开工项目1609个（不含房地产），计划总投资2459亿元。", [(1609, "不含房地产"), (2459, "")]),
        ("累计报告病例15例（含境外1例），治愈率100%。", [(15, ""), (1, ""), (100, "")]),
    ],
)
def test_restricted_sets_and_notes(text: str, expected: list[tuple[float, str]]) -> None:
    assert scopes(text) == expected


def test_a_zone_s_name_alone_in_a_line_heads_what_follows() -> None:
    text = "一、园区预算执行情况\n\n东湖经济技术开发区\n\n一般公共预算收入4.6亿元。\n\n二、其他\n\n税收收入9.1亿元。"
    assert [(c.subject, c.subject_from) for c in budget(text)] == [
        ("东湖经济技术开发区", "heading"), ("", "document"),
    ]  # fmt: skip


def test_a_budget_s_paragraph_goes_on_with_the_book_of_the_one_before() -> None:
    text = "（二）市本级预算执行情况\n\n市本级一般公共预算收入48.2亿元。\n\n教育支出19.7亿元，增长2.2%。"
    (_, spending, growth) = budget(text)
    assert (spending.tier, spending.tier_from, spending.account, spending.account_from) == (
        "市本级", "heading", "一般公共预算", "assumed",
    )  # fmt: skip
    assert (growth.tier, growth.account) == ("市本级", "一般公共预算")
