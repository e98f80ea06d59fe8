"""Which numerals are quantities, and what they say."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.claims.grammar import grammar
from checks.claims.lexing.numbers import Printing, bounds, read_cell
from tests.claims.reading import claims, vocabulary


def values(text: str) -> list[float]:
    return [c.value for c in claims(text)]


@pytest.mark.parametrize(
    "text",
    [
        "2021年，深入实施“1369”高质量发展行动计划。",
        "完善“1+3+N”科技创新体系，争创国家4A级景区，瞄准世界500强。",
        "经技区管发〔2022〕11号文件印发。",
        "中船集团716所威海研发中心投入运营。",
        "第二届国际消费品博览会、第五届中国国际进口博览会成功举办。",
        "“十四五”时期，推进5G应用，做好“六稳”工作，落实“三农”政策。",
        "12345政务服务热线提质增效，打造“15分钟阅读文化圈”。",
        "实施三年行动计划，中韩建交30周年。",
        "2021年6月30日，会议召开。",
        "三大攻坚战、一批重点项目、九大突破行动全面推进。",
        "把发展放在第一位。",
    ],
)
def test_names_dates_and_slogans_are_no_quantities(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit", "comparator"),
    [
        ("累计接种疫苗665941剂次。", 665941, "剂次", "="),
        ("投资1,234.5万元。", 1234.5, "万元", "="),
        ("突破350亿元。", 350, "亿元", ">"),
        ("城镇登记失业率控制在4.5%以内。", 4.5, "%", "<="),
        ("生产总值增长6%左右。", 6, "%", "~"),
        ("试点建设不少于3个社区养老服务站。", 3, "个", ">="),
        ("解决各类困难问题2500余项。", 2500, "项", "~"),
        ("直接扶持5500多人创业。", 5500, "人", "~"),
        ("PM2.5平均浓度为24微克/立方米。", 24, "微克/立方米", "="),
        ("公路货运量达到3万吨标准煤以上。", 3, "万吨标准煤", ">="),
        ("二产占比提高两个百分点。", 2, "个百分点", "="),
        ("引进培育百名产业领军人才。", 100, "名", "="),
        ("４.５％的企业实现盈利。", 4.5, "%", "="),
        ("整治低效用地约4200亩以上。", 4200, "亩", ">="),
        ("空气质量连续五年达到国家二级标准。", 5, "年", "="),
        ("城市污水处理率低于95%。", 95, "%", "<"),
    ],
)
def test_value_unit_and_comparator(text: str, value: float, unit: str, comparator: str) -> None:
    (claim,) = claims(text)
    assert (claim.value, claim.unit, claim.comparator) == (value, unit, comparator)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("二产占比提高2-3个百分点。", 2, 3), ("实施园林绿化工程4—5项。", 4, 5), ("每个县培育1至2个园区。", 1, 2)],
)
def test_ranges(text: str, low: float, high: float) -> None:
    (claim,) = claims(text)
    assert (claim.value, claim.value_hi, claim.comparator, claim.lo, claim.hi) == (low, high, "range", low, high)


def test_listed_numbers_share_the_unit_of_the_last() -> None:
    several = claims("经济外向度、高新技术产值比重、服务业比重分别提高16个、9.9个和3.7个百分点。")
    assert [(c.value, c.unit) for c in several] == [(16, "个百分点"), (9.9, "个百分点"), (3.7, "个百分点")]
    assert [(c.value, c.unit) for c in claims("办结率、满意率分别提高4.8和7个百分点。")] == [
        (4.8, "个百分点"),
        (7, "个百分点"),
    ]


def test_a_number_and_its_unit_may_be_parted_by_a_page_break() -> None:
    line = "做强智慧谷在创新体系中的龙头引领作用，完善发展布局，集聚优势资源，集中一切力量，启动剩余62.5"
    (claim,) = claims(line + "\n\n万平方米楼宇建设，把产业园打造成创新型企业聚集区。")
    assert (claim.value, claim.unit, claim.damage) == (62.5, "万平方米", "page_break")


@pytest.mark.parametrize(
    ("text", "times"),
    [("生产总值翻一番。", 2), ("生产总值翻了两番。", 4), ("营业收入较2020年翻番。", 2), ("进出口增长6.8倍。", 6.8)],
)
def test_multiples(text: str, times: float) -> None:
    (claim,) = claims(text)
    assert (claim.measure, claim.value, claim.unit) == ("multiple", times, "倍")


# Intervals.


def test_what_was_measured_is_rounded_and_a_goal_is_not() -> None:
    actual, goal = claims("一、2021年工作回顾\n\n生产总值增长7.5%。\n\n二、2022年主要目标\n\n生产总值增长6%。")
    assert (actual.lo, actual.hi, actual.stance) == (7.45, 7.55, "actual")
    assert (goal.lo, goal.hi, goal.stance) == (6, 6, "target")


def test_counts_are_exact_unless_scaled() -> None:
    exact, scaled = claims("建成项目574个，服务群众3.3万人。")
    assert (exact.lo, exact.hi) == (574, 574)
    assert (scaled.lo, scaled.hi, scaled.canonical_unit) == (32500, 33500, "人")


def test_a_fall_is_negative_and_its_value_as_printed() -> None:
    (claim,) = claims("生产安全事故起数同比下降26.6%。")
    assert (claim.value, claim.lo, claim.hi) == (26.6, -26.65, -26.55)


def test_money_per_person_stays_in_yuan() -> None:
    (claim,) = claims("城镇居民人均可支配收入达到5.18万元。")
    assert (claim.canonical_unit, claim.lo, claim.hi) == ("元", 51750, 51850)


def test_a_price_index_of_102_is_growth_of_two_percent() -> None:
    (claim,) = claims("居民消费价格指数为102.3。")
    assert claim.measure == "growth"
    assert claim.lo == pytest.approx(2.25) and claim.hi == pytest.approx(2.35)


UNITS, HEDGES = grammar(vocabulary()).units, grammar(vocabulary()).hedges


@given(st.integers(0, 10**9), st.integers(0, 6), st.sampled_from(["亿元", "%", "家", "万人", "公顷"]))
def test_the_interval_holds_the_number_and_is_one_unit_of_its_last_digit_wide(n: int, k: int, unit: str) -> None:
    digits = f"{n // 10**k}.{n % 10**k:0{k}d}" if k else str(n)
    printed = UNITS.resolve(unit)
    said = bounds(Printing(digits, unit), printed, stance="actual")
    value = n * float(printed.scale) / 10**k
    assert said.lo <= value * (1 + 1e-12) and said.hi >= value * (1 - 1e-12)
    wide = 0 if printed.exact else float(printed.scale) / 10**k
    assert math.isclose(said.hi - said.lo, wide, rel_tol=1e-6, abs_tol=1e-9 * max(1, value))
    goal = bounds(Printing(digits, unit), printed, stance="target")
    assert goal.lo == goal.hi


@given(st.floats(0.1, 1e6).map(lambda x: f"{x:.2f}"), st.sampled_from([">", ">=", "<", "<=", "~", "="]))
def test_a_fall_mirrors_a_rise(digits: str, comparator: str) -> None:
    unit = UNITS.resolve("%")
    rise = bounds(Printing(digits, "%", comparator, width=0.1), unit, stance="actual")
    fall = bounds(Printing(digits, "%", comparator, width=0.1), unit, stance="actual", sign=-1)
    assert (fall.lo, fall.hi) == (0 - rise.hi, 0 - rise.lo)
    assert (fall.lo_closed, fall.hi_closed) == (rise.hi_closed, rise.lo_closed)


@pytest.mark.parametrize(
    ("cell", "value", "comparator"),
    [("8左右", 8, "~"), (">5.5", 5.5, ">"), ("[0.4]", 0.4, "="), ("1,234.5", 1234.5, "="), ("-3.2", 3.2, "=")],
)
def test_cells(cell: str, value: float, comparator: str) -> None:
    quantity = read_cell(cell, "%", UNITS, HEDGES)
    assert quantity is not None
    assert (quantity.value, quantity.comparator) == (value, comparator)


@pytest.mark.parametrize("cell", ["—", "", "完成市分解任务", "按上级要求", "2025年目标"])
def test_cells_without_a_number(cell: str) -> None:
    assert read_cell(cell, "%", UNITS, HEDGES) is None


def test_tenths_in_words_and_ratios_to_one() -> None:
    assert [(c.value, c.unit, c.lo) for c in claims("民营经济占比超四成。把握机遇，一成不变不行。")] == [(4, "成", 40)]
    (ratio,) = claims("城乡居民收入比缩小到2.1:1。")
    assert (ratio.indicator, ratio.value, ratio.damage) == ("城乡居民收入比", 2.1, "")


def test_a_gap_to_a_goal_is_of_the_indicator_before() -> None:
    rate, gap = claims("城镇登记失业率3.1%，低于控制目标1.4个百分点。")
    assert (gap.indicator, gap.measure) == (rate.indicator, "delta")
    assert gap.lo == pytest.approx(-1.45)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "城乡低保标准分别提高到每月685元和每年5480元。",
            [("城市低保标准", 685, "元/月"), ("农村低保标准", 5480, "元")],
        ),
        (
            "城乡居民最低生活保障标准分别提高到每月740元和494元。",
            [("城市低保标准", 740, "元/月"), ("农村低保标准", 494, "元/月")],
        ),
        (
            "城市低保标准由每人每月698元提高到1005元。",
            [("城市低保标准", 698, "元/月"), ("城市低保标准", 1005, "元/月")],
        ),
        ("农村低保标准提高到5000元/年。", [("农村低保标准", 5000, "元")]),
        ("农村低保标准提高到500元/月。", [("农村低保标准", 500, "元/月")]),
    ],
)
def test_amounts_a_month_are_kept_apart_from_those_a_year(text: str, expected: list[tuple[str, float, str]]) -> None:
    found = claims(text)
    assert [(c.indicator, c.value, c.canonical_unit) for c in found] == expected
    assert all(c.base == found[0].claim for c in found[1:] if c.indicator == found[0].indicator)


def test_two_digits_in_a_row_are_a_range() -> None:
    (found,) = claims("群众满意率达到百分之七八十。")
    assert (found.value, found.value_hi, found.unit) == (70, 80, "%")
    assert not claims("百分之九一的人。")
