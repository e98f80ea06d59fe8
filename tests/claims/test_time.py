"""When a number holds, how firmly, against what, and where each was read."""

import pytest

from checks.chinese.numerals import decimal
from checks.chinese.time import times, years_of_plan
from checks.claims.extract import extract
from checks.claims.model import Claim
from checks.documents.document import Description
from checks.documents.read import document_of
from tests.claims.reading import claims, extraction, vocabulary

REPORT = "一、2021年工作回顾\n\n{}\n\n二、2022年工作安排\n\n{}"


def of(value: float, text: str, kind: str = "work_report", **years: tuple[int, int]) -> Claim:
    (claim,) = [c for c in extraction(text, kind, **years).claims if c.value == value]
    return claim


def when(value: float, text: str, kind: str = "work_report", **years: tuple[int, int]) -> tuple[int | None, int | None]:
    claim = of(value, text, kind, **years)
    return claim.period_start, claim.period_end


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("人均收入20120元，总产值2025.61亿元，惠及2000多户", []),
        ("2016—2020年", [(2016, 2020)]),
        ("到2025年底", [(2025, 2025)]),
        ("一九八五年", [(1985, 1985)]),
        ("“十五”期间和“十四五”末", [(2001, 2005), (2021, 2025)]),
    ],
)
def test_digits_before_a_unit_are_no_year(text: str, found: list[tuple[int, int]]) -> None:
    assert [(t.first, t.last) for t in times(text)] == found


def test_the_years_of_the_five_year_plans() -> None:
    assert [years_of_plan(n) for n in (2, 6, 11, 15)] == [None, (1981, 1985), (2006, 2010), (2026, 2030)]


def test_a_chinese_number_with_a_point() -> None:
    assert (decimal("二点五"), decimal("三十"), decimal("三四")) == ("2.5", "30", "")


def test_the_name_of_an_item_dates_nothing() -> None:
    text = (
        "2021年全市一般公共预算收入36.2亿元，上年结转4.1亿元，收入总计98.2亿元。受2019年基数偏低影响，税收收入增长9%。"
    )
    assert {when(v, text, "budget_report") for v in (36.2, 4.1, 98.2, 9)} == {(2021, 2021)}


def test_the_year_before_dates_its_own_clause() -> None:
    text = "居民消费价格上涨1.2%，上年为2.1%，城镇登记失业率3.4%。"
    assert (when(2.1, text), when(3.4, text)) == ((2020, 2020), (2021, 2021))


def test_a_change_from_a_printed_year_spans_the_years_since() -> None:
    text = "市场主体由2016年的18万户增加到23.1万户，年均增长5.1%。"
    assert (when(18, text), when(23.1, text), when(5.1, text)) == ((2016, 2016), (2021, 2021), (2017, 2021))


def test_a_value_something_came_from_is_assumed_to_be_of_the_year_before() -> None:
    text = REPORT.format("高新技术企业由56家增加到81家。", "造林3万亩。")
    assert when(56, text) == (2020, 2020)
    assert of(56, text).period_from == "assumed"


def test_a_yearly_average_beside_a_year_is_of_the_years_around_it() -> None:
    text = "一、过去五年工作回顾\n\n五年来，实力增强。2021年，生产总值达到900亿元，年均增长7%。"
    assert when(7, text, results=(2017, 2021)) == (2017, 2021)


def test_a_report_of_december_calls_the_year_it_plans_for_next_year() -> None:
    about = Description("plan", "", "", "", "威海市", "work_report", (2021, 2021), (2022, 2022), "2021-12-28")
    text = "一、2022年重点工作\n\n明年是关键之年。力争生产总值增长7%。"
    (goal,) = extract(document_of(text, about, vocabulary()), vocabulary()).claims
    assert (goal.period_end, goal.stance) == (2022, "target")


def test_a_chapter_of_review_and_plan_turns_where_its_paragraphs_do() -> None:
    text = "一、2021年工作回顾和2022年总体要求\n\n新建道路4条。\n\n2022年工作的总体要求是：稳中求进。\n\n新建学校7所。"
    assert (of(4, text).stance, of(7, text).stance) == ("actual", "target")


def test_parts_of_a_total_of_the_sentence_before_hold_when_it_does() -> None:
    text = "预计2022年全市一般公共预算收入完成62亿元。其中：税收收入42亿元。"
    claim = of(42, text, "budget_report")
    assert (claim.period_end, claim.stance) == (2022, "target")


@pytest.mark.parametrize(
    ("text", "value", "stance"),
    [
        ("2021年市人大批准的一般公共预算收入为90亿元，执行中调整预算为88亿元，完成87亿元。", 90, "budget"),
        ("2021年市人大批准的一般公共预算收入为90亿元，执行中调整预算为88亿元，完成87亿元。", 88, "budget"),
        ("2021年市人大批准的一般公共预算收入为90亿元，执行中调整预算为88亿元，完成87亿元。", 87, "actual"),
        ("2021年一般公共预算收入87亿元，完成预算的98.9%。", 98.9, "actual"),
        ("2021年预算安排预备费8亿元。", 8, "budget"),
    ],
)
def test_what_a_budget_sets_is_no_result(text: str, value: float, stance: str) -> None:
    assert of(value, text, "budget_report").stance == stance


@pytest.mark.parametrize(
    ("text", "value", "source"),
    [
        ("2021年生产总值900亿元。", 900, "clause"),
        ("2021年，全市生产总值900亿元，进出口总额30亿元。", 30, "sentence"),
        ("2021年，全市经济向好。生产总值900亿元。", 900, "paragraph"),
        ("全市新增就业3万人。", 3, "heading"),
        ("五年来面貌一新。全市新增就业3万人。", 3, "paragraph"),
        ("全市新增就业3万人，每年超额完成。", 3, "assumed"),
        ("就业稳定，2019年招工1.2万人。新增就业3万人。", 3, "assumed"),
    ],
)
def test_where_a_period_was_read(text: str, value: float, source: str) -> None:
    assert of(value, REPORT.format(text, "造林5万亩。")).period_from == source


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("各项存款余额900亿元，比年初增加30亿元。", "year_start"),
        ("各项存款余额900亿元，比年初增加20亿元，增长30%。", "year_start"),
        ("规模以上工业增加值环比增长30%。", "period_before"),
        ("进出口总额与2019年相比，出口增长30%。", "2019"),
        ("社会消费品零售总额比2019年增长30%。", "2019"),
        ("社会消费品零售总额比“十二五”末增长30%。", "2015"),
        ("社会消费品零售总额两年平均增长30%。", "years_average"),
        ("社会消费品零售总额比2020年增长30%。", ""),
        ("存款比年初增加20亿元，同比增长30%。", ""),
        ("存款比年初增加20亿元，进出口总额增长30%。", ""),
    ],
)
def test_what_a_change_is_measured_against(text: str, basis: str) -> None:
    assert claims(text)[-1].basis == basis


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("一般公共预算收入90亿元，同口径增长3.7%。", "同口径"),
        ("一般公共预算收入90亿元，剔除减税因素，增长3.7%。", "剔除减税因素"),
        ("一般公共预算收入90亿元，增长3.7%。", ""),
    ],
)
def test_a_change_on_a_like_basis_says_so(text: str, scope: str) -> None:
    assert claims(text)[-1].scope == scope


def test_what_is_counted_together_over_several_years_is_of_all_of_them() -> None:
    text = REPORT.format("五年来，进出口总额累计达到75.8亿美元。其中出口41.6亿美元。", "造林5万亩。")
    assert when(75.8, text) == when(41.6, text) == (2017, 2021)


def test_an_amount_under_several_years_may_be_their_sum() -> None:
    text = REPORT.format("五年来，面貌一新。完成固定资产投资226亿元，年均增长22%。", "造林5万亩。")
    assert of(226, text).period_from == "assumed"


def test_where_a_series_began_is_not_said() -> None:
    text = REPORT.format("生产总值由不足200亿元到突破400亿元。", "造林5万亩。")
    assert of(200, text).period_from == "assumed"


def test_a_budget_column_beside_results_sets_no_goal() -> None:
    text = "| 项目 | 2021年预算数 | 2021年执行数 |\n| --- | --- | --- |\n| 一般公共预算收入（亿元） | 90 | 87 |\n"
    assert [(c.stance, c.period_from) for c in extraction(text, "budget_report").claims] == [
        ("budget", "column"),
        ("actual", "column"),
    ]


def test_the_base_of_a_multiple_has_its_own_year_and_keeps_it_to_itself() -> None:
    text = REPORT.format("2021年，财政收入4516亿元，增长23.8%，是2016年1807亿元的2.5倍，税收收入3600亿元。", "")
    assert [when(v, text) for v in (4516, 23.8, 3600)] == [(2021, 2021)] * 3
    assert when(1807, text) == (2016, 2016)
    assert when(2.5, text) == (2017, 2021)


def test_the_year_of_two_multiples_does_not_hold_for_what_stands_behind_them() -> None:
    text = REPORT.format("生产总值、财政收入分别达到2600、261亿元，分别是2016年的1.8、2.3倍，进口额514亿元。", "")
    assert when(514, text) == (2021, 2021)
    assert when(1.8, text) == when(2.3, text) == (2017, 2021)


def test_what_words_explained_tell_may_be_asked_for_as_well_as_reached() -> None:
    text = REPORT.format("普惠率达到84.4%。", "巩固成果。\n\n名词解释和说明\n\n1.“双百”任务：2021年普惠率达到80%。")
    assert of(80, text).stance_from == "assumed"
    assert of(84.4, text).stance_from != "assumed"


def test_points_of_a_list_behind_dashes_are_read_as_the_paragraph_before_them_dates_them() -> None:
    text = "一、过去五年工作回顾\n\n2021年，经济增长。\n\n——财政收入230亿元，比上年增长3.9%；\n\n——进口额514亿元。"
    assert when(230, text) == when(3.9, text) == (2021, 2021)
    assert of(514, text).indicator == "外贸进口额"
