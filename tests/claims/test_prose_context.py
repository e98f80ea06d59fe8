"""When numbers hold, how firmly they are meant, what they are parts of, and what is damaged."""

import math

import pytest

from checks.claims.model import Claim
from checks.claims.time.context import Context
from checks.documents.document import Description
from checks.documents.read import document_of
from tests.claims.reading import claims, extraction, outline, vocabulary


def when(text: str, value: float, read=claims) -> tuple[int | None, int | None, str]:
    (claim,) = [c for c in read(text) if c.value == value]
    return claim.period_start, claim.period_end, claim.stance


def report(text: str) -> list[Claim]:
    return extraction(text, "work_report").claims


REPORT = """一、2021年工作回顾

生产总值增长7.5%。五年来累计新增城镇就业19万人，常住人口城镇化率由65%提高到71.4%。

二、今后五年工作思路

今后五年，生产总值年均增长7%。

（一）推动高质量发展。规模以上工业企业突破2000家。

三、2022年重点工作

力争固定资产投资增长6%。到2025年，高新技术企业突破400家。去年，新建道路8条。
"""


@pytest.mark.parametrize(
    ("value", "first", "last", "stance"),
    [
        (7.5, 2021, 2021, "actual"),
        (19, 2017, 2021, "actual"),
        (65, 2016, 2016, "actual"),
        (71.4, 2021, 2021, "actual"),
        (7, 2022, 2026, "target"),
        (2000, 2026, 2026, "target"),
        (6, 2022, 2022, "target"),
        (400, 2025, 2025, "target"),
        (8, 2021, 2021, "actual"),
    ],
)
def test_headings_openings_and_sentences_date_numbers(value: float, first: int, last: int, stance: str) -> None:
    assert when(REPORT, value) == (first, last, stance)


def test_a_plan_of_five_years() -> None:
    text = (
        "第一节 发展基础\n\n地区生产总值年均增长6.2%，一般公共预算收入达到29亿元。\n\n"
        "第二节 目标任务\n\n到“十四五”末，高新技术企业突破200家。研发经费年均增长10%。"
    )
    assert when(text, 6.2, outline) == (2016, 2020, "actual")
    assert when(text, 29, outline) == (2020, 2020, "actual")
    assert when(text, 200, outline) == (2025, 2025, "target")
    assert when(text, 10, outline) == (2021, 2025, "target")


def test_a_goal_that_was_reached_is_no_plan() -> None:
    text = "一、2021年工作回顾\n\n（一）强化城市管理，“五年大变样”目标全面实现\n\n新建道路4条。"
    assert when(text, 4) == (2021, 2021, "actual")


def test_the_first_year_of_a_plan() -> None:
    text = "一、攻坚克难，“十四五”经济社会发展开局良好\n\n城镇新增就业27万人。"
    assert when(text, 27) == (2021, 2021, "actual")
    text = "一、奋力谱写“十五五”开局之年新篇章\n\n城镇新增就业27万人。"
    found = extraction(text, "work_report", (2025, 2025), (2026, 2026)).claims
    assert [(c.period_start, c.period_end, c.stance) for c in found] == [(2026, 2026, "target")]


def test_what_the_next_years_ask_does_not_date_what_follows() -> None:
    text = "一、2022年工作安排\n\n完成今后五年的目标任务，今年至关重要。\n\n（一）改善民生\n\n城镇新增就业30万人。"
    assert when(text, 30, report) == (2022, 2022, "target")


@pytest.mark.parametrize(
    ("text", "value", "year"),
    [
        ("实现进出口总额2236亿美元，引进企业16家。", 2236, None),
        ("实际利用外资110亿美元。", 110, None),
        ("实现进出口总额2236亿美元，年均增长9%。", 2236, 2021),
        ("进出口总额达到2236亿美元。", 2236, 2021),
        ("实际利用外资突破110亿美元。", 110, 2021),
        ("2021年，实际利用外资110亿美元。", 110, 2021),
    ],
)
def test_an_amount_in_five_years_that_may_be_a_sum_is_left_undated(text: str, value: float, year: int | None) -> None:
    assert when(f"一、过去五年工作回顾\n\n{text}", value) == (year, year, "actual")


@pytest.mark.parametrize(
    ("heading", "paragraphs", "expected"),
    [
        (
            "2021年及过去五年工作回顾",
            ["新登记市场主体30户。", "过去五年，是不平凡的五年。", "新建学校40所。"],
            [(30, 2021), (40, 2017)],
        ),
        (
            "过去五年及2021年工作回顾",
            ["新登记市场主体30户。", "刚刚过去的2021年，我们攻坚克难。", "新建学校40所。"],
            [(30, 2017), (40, 2021)],
        ),
        (
            "2021年和过去五年工作回顾",
            ["（一）改革深化。新登记市场主体30户。", "（二）民生改善。新建学校40所。"],
            [(30, 2021), (40, 2021)],
        ),
    ],
)
def test_a_chapter_of_a_year_and_of_five_turns_where_its_paragraphs_do(
    heading: str, paragraphs: list[str], expected: list[tuple[float, int]]
) -> None:
    text = f"一、{heading}\n\n" + "\n\n".join(paragraphs)
    for value, first in expected:
        assert when(text, value, report) == (first, 2021, "actual")


def test_a_look_back_within_a_sentence_or_until_this_year() -> None:
    start = "一、2022年工作安排\n\n"
    text = start + "巩固成果。去年我市基本完成任务，今年要着力巩固。完成造林13万亩。"
    assert when(text, 13, report) == (2022, 2022, "target")
    text = start + "巩固成果。去年，我市造林9万亩。新建道路4条。今年要着力巩固。完成造林13万亩。"
    assert when(text, 9, report) == when(text, 4, report) == (2021, 2021, "actual")
    assert when(text, 13, report) == (2022, 2022, "target")


def test_headings_below_a_chapter_of_results_change_nothing() -> None:
    text = "一、2021年工作回顾\n\n（一）落实调控措施，完成目标任务\n\n新建道路4条。"
    assert when(text, 4) == (2021, 2021, "actual")


def test_a_silent_chapter_goes_on_with_the_plans_before_it() -> None:
    text = (
        "一、2021年工作回顾\n\n建成道路3条。\n\n二、2022年主要任务\n\n新建道路4条。\n\n"
        "三、建设人民满意的政府\n\n办好实事9件。"
    )
    assert when(text, 9) == (2022, 2022, "target")


def test_from_year_to_year() -> None:
    text = "地区生产总值从2017年的580.17亿元增加到2021年的908.5亿元，年均增长7.8%。"
    first, last, growth = claims(text)
    assert (first.period_end, last.period_end, last.base) == (2017, 2021, first.claim)
    assert growth.measure == "growth_avg"


def test_growth_over_several_years_is_no_yearly_growth() -> None:
    assert when("社会消费品零售总额比2016年增长50%。", 50) == (2017, 2021, "actual")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("人均收入2300元（2010年不变价）的标准下，年末农村贫困人口为9899人，比上年末减少2339人。", 9899),
        ("人均收入2300元（2010年不变价）的标准下，年末农村贫困人口为9899人，比上年末减少2339人。", 2339),
        ("按2015年可比价格计算，全市工业总产值3013亿元。", 3013),
        ("以2015年价格计算，农林牧渔业总产值300亿元。", 300),
    ],
)
def test_the_year_of_prices_dates_nothing(text: str, value: float) -> None:
    assert when(text, value) == (2021, 2021, "actual")


def test_part_of_the_year_and_printed_periods() -> None:
    (claim,) = claims("上半年，规模以上工业增加值增长6.2%。")
    assert (claim.part_of_year, claim.period_printed) == ("上半年", False)
    (claim,) = claims("2021年规模以上工业增加值增长6.2%。")
    assert claim.period_printed


def test_total_investment_is_a_requirement_of_what_is_planned() -> None:
    (claim,) = (c for c in claims("总投资379.6亿元的86个重点项目全部开工。") if c.value == 379.6)
    assert (claim.stance, "sized" in claim.wording) == ("actual", True)
    head = "一、2021年工作回顾\n\n生产总值增长7.5%。\n\n二、2022年重点工作\n\n"
    found = report(head + "实施项目86个、总投资379.6亿元。力争新签约项目总投资41亿元。")
    assert [c.stance for c in found[2:]] == ["requirement", "target"]


# Parts.


def test_among_which_is_open_and_including_is_closed() -> None:
    text = (
        "全年实施市政工程20项，其中新建道路4条，改造道路5条。"
        "计划增加停车位4300个，包括公共停车位1400个、专用停车位2900个。"
    )
    total, *parts = claims(text)[:3]
    assert [(p.whole, p.partition) for p in parts] == [(total.claim, "open")] * 2
    total, *parts = claims(text)[3:]
    assert [(p.whole, p.partition) for p in parts] == [(total.claim, "closed")] * 2


def test_a_list_of_parts_goes_on_behind_semicolons_only_with_akin_names() -> None:
    text = "生产总值900亿元，其中，第一产业增加值60亿元；第二产业增加值330亿元；实际使用外资20亿元。"
    total, first, second, other = claims(text)
    assert first.whole == second.whole == total.claim
    assert other.whole == ""


# Places.


def test_ranks() -> None:
    share, rank = claims("研发经费投入强度2.8%，居全省第1位。")
    assert (rank.indicator, rank.measure, rank.value, rank.unit) == (share.indicator, "rank", 1, "位")


def test_regions_named_in_the_clause() -> None:
    own, other = claims("全市新建道路4条，荣成市新建道路3条。")
    assert (own.region, other.region) == ("威海市", "荣成市")
    (claim,) = claims("国家科技型中小企业达到400家。")
    assert claim.region == "威海市"


def test_a_park_is_a_subject() -> None:
    text = "把智慧谷产业园打造成创新企业聚集区，年内建成楼宇17万平方米。"
    (claim,) = claims(text)
    assert (claim.subject, claim.region) == ("智慧谷产业园", "威海市")


# Damage.


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("社会消费品零售总额增长5%右，出口增长。", "word_cut", 5),
        ("完成修复造林600。", "unit_lost", 600),
        ("粮食播种面积1以上，完成任务。", "unit_lost", 1),
        ("地区生产总值增长5.3%一般公共预算收入增长6.4%。", "separator_lost", 5.3),
        ("整治低效用地约4200亩以上。", "hedges_conflict", 4200),
    ],
)
def test_damage_is_marked_and_the_number_still_read(text: str, kind: str, value: float) -> None:
    found = extraction(text)
    (claim,) = [c for c in found.claims if c.value == value]
    assert claim.damage == kind
    assert kind in {m.kind for m in found.marks}


@pytest.mark.parametrize(
    "text",
    [
        "发挥8890服务平台作用，接听8890，解决诉求10万件。",
        "营商便利度得到78，位居全省前列。",
        "实现301。5亿元产值。",
        "城镇登记失业人数0.07，为近年最低。",
        "力争经济分别增长12.3%作为奋斗目标，确保完成50项任务。",
        "继续压缩6%行政办公经费用于教育扶贫，完成40所学校改造。",
        "完成空置率50%以上924个村庄治理任务。",
        "水耗降幅超过上级要求的控制在15%以内。",
    ],
)
def test_what_is_no_damage(text: str) -> None:
    assert [m.kind for m in extraction(text).marks] == []


def test_a_word_cut_short_is_read_as_what_it_was() -> None:
    (claim,) = claims("社会消费品零售总额增长5%右，完成任务。")
    assert claim.comparator == "~" and claim.lo < 5 < claim.hi


def test_quotation_marks_without_a_partner() -> None:
    marks = extraction("加快推进“4个年中心任务，全区1369”行动计划形成共识，新建道路4条。").marks
    assert "quote_unclosed" not in {m.kind for m in marks}  # one opens, one closes
    assert {m.kind for m in extraction("加快推进“4个年中心任务，新建道路4条。").marks} == {"quote_unclosed"}


def test_an_index_needs_no_unit() -> None:
    (claim,) = claims("农业灌溉用水有效利用系数提高到0.53。")
    assert claim.damage == ""


# Quantities without a number.


def test_qualities() -> None:
    found = extraction(
        "二、2022年主要目标\n\n外贸进出口促稳提质，实际使用外资量稳质升，居民收入增长与经济增长基本同步。"
    )
    assert [(q.indicator, q.stance) for q in found.qualities] == [
        ("外贸进出口总额", "target"),
        ("实际使用外资", "target"),
        ("居民人均可支配收入", "target"),
    ]
    assert all(q.lo <= 0 <= q.hi and math.isnan(q.value) for q in found.qualities)


# Scope.


def test_scope_words_bear_on_their_own_clause() -> None:
    first, second = claims("地区生产总值年均增长6.2%（按可比口径）；高新技术企业120家。")
    assert (first.scope, second.scope) == ("按可比口径", "")


def test_real_growth_is_marked_where_it_is_said() -> None:
    nominal, real = claims("居民人均可支配收入增长9.0%，扣除价格因素，实际增长7.3%。")
    assert (nominal.growth_kind, real.growth_kind) == ("", "real")


@pytest.mark.parametrize(
    ("title", "first", "last", "stance"),
    [
        ("一、2021年工作回顾", 2021, 2021, "actual"),
        ("一、2022年主要工作", 2022, 2022, "target"),
        ("一、“十三五”经济社会发展目标全面实现", 2016, 2020, "actual"),
        ("一、“十四五”时期主要目标任务", 2022, 2025, "target"),
        ("一、2018年以来的工作回顾", 2018, 2021, "actual"),
        ("一、过去四年的政府工作", 2018, 2021, "actual"),
        ("一、关于下届政府工作的建议", 2022, 2026, "target"),
        ("一、实干2022，吹响决胜号角", 2022, 2022, "target"),
        ("一、今年的重点任务", 2022, 2022, "target"),
    ],
)
def test_chapters_by_their_headings(title: str, first: int, last: int, stance: str) -> None:
    about = Description("plan", "plan.txt", "", "", "威海市", "work_report", (2021, 2021), (2022, 2022), "")
    context = Context(document_of(f"{title}\n\n新建道路4条。", about, vocabulary()))
    moment = context.section(1)
    assert (moment.first, moment.last, moment.stance) == (first, last, stance)


def test_a_threshold_for_something_else_is_a_requirement() -> None:
    text = "集体经济收入过100万元的村庄达到30%。"
    first, second = claims(text)
    assert (first.stance, first.comparator, second.stance) == ("requirement", ">", "actual")


def test_what_a_goal_was_reckoned_from_is_no_goal() -> None:
    head = "一、2021年工作回顾\n\n生产总值增长7.5%。\n\n二、2022年重点工作\n\n"
    found = report(head + "根据测算，今年投资、消费分别增长6%和8%，可以支撑生产总值增长5%。生产总值增长7%。")
    assert [c.stance for c in found[1:]] == ["requirement"] * 3 + ["target"]
    (result,) = report("一、2021年工作回顾\n\n据测算，全年粮食总产量80万吨。")
    assert result.stance == "actual"


def test_a_glossary_sets_no_goals() -> None:
    head = "一、2021年工作回顾\n\n生产总值增长7.5%。\n\n二、2022年重点工作\n\n固定资产投资增长6%。\n\n**名词解释**\n\n"
    found = report(head + "1.“5085”：有关部门提出，公办园在园幼儿占比达到50%以上。")
    assert [c.stance for c in found] == ["actual", "target", "requirement"]


def test_on_the_base_of_the_year_before_dates_nothing() -> None:
    text = "粮食总产量在上年大幅度增长的基础上，又增产1454万吨，达到48401万吨。"
    assert [(c.indicator, c.period_end) for c in claims(text)] == [("粮食总产量", 2021)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "贫困发生率降至0，完成任务。",
        "加快迈向园区4.0，增加岗位300个。",
        "一体化的1，4-丁二醇基地投产，增加岗位300个。",
        "排名“全省退后30，全市退后5”，增加岗位300个。",
        "设立12345企业服务专线，增加岗位300个。",
        "群众满意度从84.7提升至89.6，增加岗位300个。",
        "油料 1984 万吨 10.0\n",
        "其中：城市 25.0\n",
        "加工产值与农业产值比例达到1.5，结构优化。",
        "塑料产量112，1万吨，增长11.8%。",
        "公布的创新指数值为119.71，上一年为117.12。",
        "城镇化率从83.3%预计提高到85%，增加岗位300个。",
        "增速由下降1.8%升至增长7.7%，增加岗位300个。",
    ],
)
def test_numbers_that_have_lost_nothing(text: str) -> None:
    assert {m.kind for m in extraction(text).marks} == set()


def test_a_threshold_before_a_name_is_no_value_of_it() -> None:
    found = claims("预期目标：500万元以上固定资产投资增长21%，外贸出口增长9%。")
    assert [c.stance for c in found if c.quote.startswith("500万元")] in ([], ["requirement"])


def test_a_change_of_direction_has_lost_nothing() -> None:
    assert extraction("工业增加值由1月份下降31.1%转为全年增长11.3%。").marks == []


@pytest.mark.parametrize(
    "text", ["创意68产业园列入省级园区。", "设立520企业服务中心。", "三次产业比调整到15以下:50左右:35以上。"]
)
def test_numbers_that_need_no_unit(text: str) -> None:
    assert extraction(text).marks == []
