"""The grammar: what may be written, in Chinese and English, and what is said of what may not."""

import time
from fractions import Fraction

import pytest

from checks.errors import InputError
from checks.formulas.parse import MAX_LENGTH, parse
from checks.formulas.tree import Binary, Constant, IndicatorTerm, Power, Relation, Total, Where, Year, Years

A, B, C = IndicatorTerm("甲"), IndicatorTerm("乙"), IndicatorTerm("丙")


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("甲 = 乙 + 丙", Relation(A, "=", Binary("+", B, C))),
        ("甲=乙＋丙", Relation(A, "=", Binary("+", B, C))),
        ("甲 ≥ 乙 - 丙 × 甲", Relation(A, "≥", Binary("-", B, Binary("*", C, A)))),
        ("甲 >= (乙 - 丙) * 甲", Relation(A, "≥", Binary("*", Binary("-", B, C), A))),
        ("甲 != 乙", Relation(A, "≠", B)),
        ("甲 < 乙 ÷ 丙 ÷ 甲", Relation(A, "<", Binary("/", Binary("/", B, C), A))),
        ("甲.增速 = 5%", Relation(IndicatorTerm("甲", "growth"), "=", Constant(Fraction(5), "%"))),
        ("甲.growth = ５％", Relation(IndicatorTerm("甲", "growth"), "=", Constant(Fraction(5), "%"))),
        (
            "甲.占比（乙） ≥ 乙.年均增速",
            Relation(IndicatorTerm("甲", "share", of="乙"), "≥", IndicatorTerm("乙", "growth_avg")),
        ),
        (
            "甲.占比(@上级) ≤ 乙.累计",
            Relation(IndicatorTerm("甲", "share", of="@上级"), "≤", IndicatorTerm("乙", "cumulative")),
        ),
        (
            "甲[上年] = 甲[previous]",
            Relation(IndicatorTerm("甲", year=Year("shift", -1)), "=", IndicatorTerm("甲", year=Year("shift", -1))),
        ),
        (
            "甲[2020年] = 甲[-3]",
            Relation(IndicatorTerm("甲", year=Year("fixed", 2020)), "=", IndicatorTerm("甲", year=Year("shift", -3))),
        ),
        ("甲[基期].增量 = 乙", Relation(IndicatorTerm("甲", "delta", Year("base")), "=", B)),
        (
            "目标（甲 - 乙） ≥ 实际(丙)",
            Relation(
                Binary("-", IndicatorTerm("甲", stance="target"), IndicatorTerm("乙", stance="target")),
                "≥",
                IndicatorTerm("丙", stance="actual"),
            ),
        ),
        (
            "target(甲) ≥ actual(甲[base])",
            Relation(
                IndicatorTerm("甲", stance="target"), "≥", IndicatorTerm("甲", year=Year("base"), stance="actual")
            ),
        ),
        (
            "甲@上级 ≥ 甲@children",
            Relation(IndicatorTerm("甲", place=Where("above")), "≥", IndicatorTerm("甲", place=Where("below"))),
        ),
        ("甲@海市 = 乙", Relation(IndicatorTerm("甲", place=Where("fixed", "海市")), "=", B)),
        ("甲 = 合计（甲 @下级）", Relation(A, "=", Total(IndicatorTerm("甲", place=Where("below"))))),
        ("甲 = sum(乙, 丙)", Relation(A, "=", Binary("+", B, C))),
        (
            "甲 = 乙 × (1 + 乙.年均增速)^年数",
            Relation(
                A,
                "=",
                Binary("*", B, Power(Binary("+", Constant(Fraction(1)), IndicatorTerm("乙", "growth_avg")), Years())),
            ),
        ),
        ("甲 = 乙^-2", Relation(A, "=", Power(B, -2))),
        ("甲 约等于 乙 容差 5%", Relation(A, "≈", B, Constant(Fraction(5), "%"))),
        ("甲 ≈ 乙 within 2pp", Relation(A, "≈", B, Constant(Fraction(2), "pp"))),
        (
            "“R&D（全社会）”.占比 ≥ 2.5%",
            Relation(IndicatorTerm("R&D（全社会）", "share"), "≥", Constant(Fraction(5, 2), "%")),
        ),
        ("PM2.5平均浓度 ≤ 35", Relation(IndicatorTerm("PM2.5平均浓度"), "≤", Constant(Fraction(35)))),
        ("教育、卫生支出 ≥ 500亿元", Relation(IndicatorTerm("教育、卫生支出"), "≥", Constant(Fraction(500), "亿元"))),
        (
            "实际使用外资 ≥ 实际(实际使用外资[上年])",
            Relation(
                IndicatorTerm("实际使用外资"),
                "≥",
                IndicatorTerm("实际使用外资", year=Year("shift", -1), stance="actual"),
            ),
        ),
    ],
)
def test_a_formula_reads_as_it_is_meant(text, relation):
    assert parse(text).relation == relation


@pytest.mark.parametrize(
    "text",
    [
        "当 甲.增速 > 5% 且 乙 ≥ 0 则 丙 ≥ 甲",
        "当甲.增速>5%，且乙≥0，则丙≥甲",
        "when 甲.growth > 5% and 乙 ≥ 0 then 丙 ≥ 甲",
    ],
)
def test_conditions_read_the_same_in_every_writing(text):
    formula = parse(text)
    five = Constant(Fraction(5), "%")
    assert formula.conditions == (
        Relation(IndicatorTerm("甲", "growth"), ">", five),
        Relation(B, "≥", Constant(Fraction(0))),
    )
    assert formula.relation == Relation(C, "≥", A)


def test_quotes_inside_a_name_belong_to_it():
    named = IndicatorTerm("“四新”经济增加值占“三产”比重")
    assert parse("“四新”经济增加值占“三产”比重 = “四新”").relation == Relation(named, "=", IndicatorTerm("四新"))
    assert parse("当“甲”≥“乙”则“甲”≥“丙”").relation == Relation(A, "≥", C)


def test_a_word_that_holds_a_keyword_stays_whole():
    assert parse("行政规则数 ≥ 当年新增就业").relation == Relation(
        IndicatorTerm("行政规则数"), "≥", IndicatorTerm("当年新增就业")
    )


@pytest.mark.parametrize(
    ("text", "column", "said"),
    [
        ("", 1, "公式是空的"),
        ("甲 = ", 5, "公式不完整"),
        ("甲 + 乙", 6, "约等于"),
        ("甲 = 乙 = 丙", 7, "一个公式只有一个比较号"),
        ("(甲 = 乙", 4, "比较号"),
        ("甲 = (乙", 7, "缺少右括号"),
        ("甲.增数 = 乙", 2, "没有“.增数”"),
        ("甲[大年] = 乙", 3, "没有年份“大年”"),
        ("甲[20] = 乙", 3, "年份写作四位数"),
        ("目的(甲) = 乙", 1, "没有函数“目的”"),
        ("甲 乙 = 丙", 3, "加引号"),
        ("甲 约等于 乙", 3, "容差"),
        ("甲^2.5 = 乙", 3, "整数"),
        ("甲^x = 乙", 3, "年数"),
        ("5 = 6", 1, "没有指标"),
        ("5G基站 ≥ 100", 1, "以数字开头的名称要加引号"),
        ("固定资产投资（不含农户） = 甲", 1, "名称里有括号"),
        ("甲 = $乙", 5, "指标名或数字"),
        ("合计(甲) = 乙", 1, "@下级"),
        ("5%.增速 = 甲", 3, "前面须是指标"),
    ],
)
def test_an_error_says_where_and_what_to_do(text, column, said):
    with pytest.raises(InputError) as error:
        parse(text)
    assert error.value.place.column == column
    assert said in error.value.show("zh")
    assert error.value.message.en != error.value.message.zh


@pytest.mark.parametrize(
    "text",
    [
        "甲" * (MAX_LENGTH + 1) + " = 乙",
        "(" * 500 + "甲" + ")" * 500 + " = 乙",
        "目标(" * 150 + "甲" + ")" * 150 + " = 乙",
        "甲 = " + "9" * 400,
        "甲 = 9.999999999999999999999",
        "甲 = 乙^999999",
        "甲 = 乙^51",
        "甲 = ((乙^50)^50)^50",
        "甲 = ((1 + 乙)^年数)^年数",
        "甲 = (乙 × 乙 × 乙)^-50",
        "甲 = " + "-" * 900 + "乙",
        "目标(" + "-" * 900 + "乙) = 甲",
        " + ".join(f"指标{i}" for i in range(60)) + " = 甲",
        "甲[99999999] = 乙",
        "甲 = " + "“" * 900,
        "当" * 900,
        "甲 = " + "." * 900,
        "甲 = " + "5" * 14 + "%" * 300,
        "__import__('os').system('true') = 甲",
        "甲 = {乙}",
        "甲 = 乙; 丙",
        "\x00 = 甲",
    ],
)
def test_hostile_formulas_are_refused_at_once(text):
    start = time.perf_counter()
    with pytest.raises(InputError):
        parse(text)
    assert time.perf_counter() - start < 1.0


def test_the_largest_allowed_formula_is_read_quickly():
    text = " + ".join(f"第{i}号指标的名称有些长" for i in range(23)) + " = 甲"
    parse("甲 = 乙")
    start = time.perf_counter()
    assert len(parse(text).operands) == 24
    assert time.perf_counter() - start < 0.2


def test_a_share_of_the_region_above_is_said_of_every_operand_in_brackets() -> None:
    left = parse("(甲 + 乙).占比(@上级) = 丙").relation.left
    assert left == Binary("+", IndicatorTerm("甲", "share", of="@上级"), IndicatorTerm("乙", "share", of="@上级"))
