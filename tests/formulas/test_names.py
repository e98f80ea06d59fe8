"""Names and dimensions against a vocabulary: what is refused when a rule file is read, and with which words."""

from fractions import Fraction

import pytest
from formulas_joined import claim, table

from checks.errors import InputError, InputErrors
from checks.formulas.compare import compare_formula
from checks.formulas.names import check_formula, number_value, read_formula, split_unit
from checks.formulas.setting import formulas_with
from checks.formulas.tree import Constant, plain
from checks.vocabulary.entries import Hedges, Indicator, Region, Unit
from checks.vocabulary.vocabulary import Vocabulary


def indicator(name, dimension, unit, *aliases, en="", **facts):
    return Indicator(name=name, dimension=dimension, unit=unit, aliases=aliases, en=en, **facts)


VOCABULARY = Vocabulary(
    (
        indicator("生产总值", "money", "亿元", "总产值", en="gross product"),
        indicator("人均生产总值", "money_per_person", "元"),
        indicator("出口额", "money", "亿元"),
        indicator("利用外资", "currency_usd", "亿美元"),
        indicator("人口", "people", "人"),
        indicator("65岁人口", "people", "人"),
        indicator("企业数", "count", "家"),
        indicator("项目数", "count", "个"),
        indicator("城镇化率", "percent", "%", measure="rate"),
        indicator("物价", "percent", "%", measure="growth"),
        indicator("绿地", "area", "平方米"),
        indicator("单产", "other", "公斤/亩"),
    ),
    (
        Region(name="鲁省", level="province"),
        Region(name="海市", level="city", parent="鲁省", aliases=("海城",)),
        Region(name="东区", level="district", parent="海市"),
        Region(name="西区", level="district", parent="海市"),
    ),
    (
        Unit(name="亿元", dimension="money", canonical="亿元"),
        Unit(name="万元", dimension="money", canonical="亿元", scale=0.0001),
        Unit(name="元", dimension="money", canonical="亿元", scale=0.00000001),
        Unit(name="亿美元", dimension="currency_usd", canonical="亿美元"),
        Unit(name="人", dimension="people", canonical="人"),
        Unit(name="公顷", dimension="area", canonical="平方米", scale=10000),
        Unit(name="家", dimension="count", canonical="家"),
        Unit(name="%", dimension="percent", canonical="%"),
    ),
    Hedges(hedges=()),
    {},
)


@pytest.mark.parametrize(
    "text",
    [
        "生产总值 ≥ 出口额",
        "人均生产总值 = 生产总值 ÷ 人口",
        "出口额.占比(生产总值) = 出口额 ÷ 生产总值",
        "生产总值 = 生产总值[上年] × (1 + 生产总值.增速)",
        "生产总值 = 生产总值[基期] × (1 + 生产总值.年均增速)^年数",
        "生产总值.增速 - 生产总值.增速[上年] ≤ 2个百分点",
        "城镇化率.增量 = 城镇化率 - 城镇化率[上年]",
        "城镇化率 + 5个百分点 ≥ 城镇化率[上年]",
        "城镇化率 ≤ 100% - 城镇化率[上年]",
        "物价 ≤ 3%",
        "物价 ≤ 生产总值.增速",
        "生产总值 ≥ 500亿元",
        "人口 ≥ 5万人",
        "企业数 ≥ 100",
        "企业数 ≥ 项目数 × 2",
        "生产总值.增量 ≥ 0",
        "绿地 ≥ 3公顷",
        "生产总值.倍数 = 生产总值 ÷ 生产总值[基期]",
        "生产总值 约等于 出口额 × 2 容差 5%",
        "城镇化率 约等于 城镇化率[上年] 容差 2个百分点",
        "(生产总值 - 出口额) ÷ 生产总值 ≥ 0.5",
        "单产 ≥ 单产[上年]",
        "生产总值^2 ÷ 出口额 ≥ 出口额",
    ],
)
def test_what_has_one_dimension_is_accepted(text):
    assert check_formula(text, VOCABULARY).text == text


@pytest.mark.parametrize(
    ("text", "column", "zh", "en"),
    [
        ("城镇化率 = 5个百分点", 6, "百分比与百分点不能比较", "cannot compare percent and percentage points"),
        ("生产总值 + 企业数 = 出口额", 6, "人民币金额与个数不能相加减", "cannot add or subtract yuan and count"),
        ("生产总值 ≥ 利用外资", 6, "汇率未知", "the exchange rate is not known"),
        ("生产总值 ≥ 500", 6, "写明单位", "write the unit"),
        ("生产总值.增速 ≥ 5", 9, "百分比写作 5%", "write 5%"),
        ("生产总值 = 生产总值[上年] × (2 + 生产总值.增速)", 22, "百分比写作 5%", "write 5%"),
        ("生产总值 ≥ 500亿美元", 6, "人民币金额与美元金额", "yuan and US dollars"),
        ("生产总值 × 城镇化率.增量 = 出口额", 6, "不能相乘除", "cannot multiply"),
        ("人均生产总值 = 生产总值 × 人口", 8, "人民币金额/人数与人民币金额·人数", "yuan/people and yuan·people"),
        ("生产总值 = 人口^2 × 出口额", 6, "不能比较", "cannot compare"),
        ("单产 = 绿地", 4, "公斤/亩与面积", "公斤/亩 and area"),
        ("生产总值 约等于 出口额 容差 5亿元", 17, "容差写作", "write the width"),
        ("生产总值 约等于 出口额 容差 5个百分点", 17, "两边不是百分比", "no percents"),
        ("生产总植 = 出口额", 1, "是否想写“生产总值”", 'did you mean "生产总值"'),
        ("生产总值@海县 = 出口额", 1, "没有地区“海县”", "no region"),
        ("生产总值 ≥ 5坪", 8, "没有单位“坪”", "no unit"),
        ("人口 ≥ 65岁人口", 6, "以数字开头的名称要加引号", "quote a name"),
        ("出口额.占比(生产总植) ≥ 5%", 1, "没有指标“生产总植”", "no indicator"),
    ],
)
def test_what_mixes_dimensions_or_is_unknown_is_refused_with_the_reason(text, column, zh, en):
    with pytest.raises(InputError) as error:
        check_formula(text, VOCABULARY)
    assert error.value.place.column == column
    assert zh in error.value.show("zh")
    assert en in error.value.show("en")


def test_several_unknown_names_are_reported_together():
    with pytest.raises(InputErrors) as error:
        check_formula("天 = 地 + 出口额", VOCABULARY)
    assert [e.place.column for e in error.value.errors] == [1, 5]


def test_aliases_and_english_names_become_canonical():
    formula = check_formula("总产值@海城 ≥ “Gross Product”@children", VOCABULARY)
    assert [plain(o).name for o in formula.operands] == ["生产总值", "生产总值"]
    assert formula.operands[0].place.name == "海市"


def test_the_bare_number_of_a_price_index_is_its_growth():
    formula = check_formula("物价 ≤ 3%", VOCABULARY)
    assert plain(formula.operands[0]).measure == "growth"
    rows = [claim("物价", "102.1", "%"), claim("物价", "2.1", "%", measure="growth")]
    (found,) = compare_formula(formula, table(*rows)).rows()
    assert [o.claim for o in found.operands] == ["c1"]


def test_without_a_vocabulary_a_formula_is_only_parsed():
    assert read_formula("什么 = 都行").operands
    with formulas_with(VOCABULARY), pytest.raises(InputErrors):
        read_formula("什么 = 都行")


@pytest.mark.parametrize(
    ("number", "value"),
    [
        (Constant(Fraction(5), "%"), "1/20"),
        (Constant(Fraction(2), "个百分点"), "1/50"),
        (Constant(500, "亿元"), "50000000000"),
        (Constant(5, "万元"), "50000"),
        (Constant(5, "万人"), "50000"),
        (Constant(3, "公顷"), "30000"),
        (Constant(3), "3"),
    ],
)
def test_numbers_are_taken_in_base_units(number, value):
    assert str(number_value(number, VOCABULARY)) == value


@pytest.mark.parametrize(
    ("unit", "split"),
    [
        ("亿元", (10**8, "元")),
        ("万人", (10**4, "人")),
        ("千克", (1, "千克")),
        ("个百分点", (1, "个百分点")),
        ("万", (1, "万")),
    ],
)
def test_number_words_come_off_units(unit, split):
    assert split_unit(unit) == split


def test_the_vocabulary_says_when_all_districts_are_there():
    rows = [claim("出口额", n, region=r) for n, r in (("130", "海市"), ("60", "东区"), ("70", "西区"))]
    formula = check_formula("出口额 = 合计(出口额@下级)", VOCABULARY)
    with formulas_with(VOCABULARY):
        assert [c.outcome.value for c in compare_formula(formula, table(*rows)).rows()] == ["agrees"]
        found = compare_formula(formula, table(*rows[:2])).rows()
        assert [c.reason.zh for c in found] == ["下级地区的数据不全"]
        short = [rows[0] | {"lo": 140.0, "hi": 141.0}, *rows[1:]]
        assert [c.outcome.value for c in compare_formula(formula, table(*short)).rows()] == ["contradicts"]
