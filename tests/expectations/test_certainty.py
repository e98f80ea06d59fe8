"""What can be relied on in a claim: its years, its name, its region."""

from checks.expectations.reading import numbers
from tests.expectations.tabled import claim, goal, growth, table


def _years(*rows: dict[str, object]) -> list[tuple[int, int]]:
    return [q.years for q in numbers(table(*rows))]


def _said(row: dict[str, object], sentence: str, quote: str, **fields: object) -> dict[str, object]:
    return {**row, "sentence": sentence, "quote": quote, "period_printed": False, **fields}


def test_in_a_paragraph_on_five_years_what_piles_up_has_no_single_year() -> None:
    people = {"unit": "万人", "dimension": "people", "measure": "delta", "paragraph": 5}
    average = growth("地区生产总值", "8.8", (2012, 2016), paragraph=5)
    jobs = _said(claim("城镇新增就业", "99.2", 2016, **people), "新增就业99.2万人。", "99.2万人")
    assert _years(average, jobs) == [(2012, 2016), (0, 0)]
    assert _years(jobs) == [(2016, 2016)]


def test_a_state_reached_keeps_its_year() -> None:
    average = growth("地区生产总值", "8.8", (2012, 2016), paragraph=5)
    rate = claim("常住人口城镇化率", "70", 2016, measure="share", unit="%", paragraph=5, period_printed=False)
    assert _years(average, rate)[1] == (2016, 2016)


def test_the_year_of_an_earlier_value_is_not_printed() -> None:
    before = claim("常住人口城镇化率", "65", measure="share", unit="%")
    now = claim("常住人口城镇化率", "71.4", measure="share", unit="%", base=before["claim"])
    assert _years(before, now) == [(0, 0), (2021, 2021)]


def test_the_whole_year_is_one_year_whatever_the_plans_span() -> None:
    words = {"plan_start": 2022, "plan_end": 2026, "result_end": 2021}
    late = goal("城镇新增就业", "10", 2026, unit="万人", **words)
    assert _years(_said(late, "全年城镇新增就业10万人。", "10万人")) == [(0, 0)]
    assert _years(_said(late, "到2026年城镇新增就业10万人。", "10万人")) == [(2026, 2026)]


def test_a_rate_that_stands_behind_another_number_is_not_named() -> None:
    sentence = "港口货物吞吐量7000万吨，增长12.9%；机场旅客吞吐量114.6万人次，增长25.6%"
    rows = [
        {**growth("港口货物吞吐量", n), "sentence": sentence, "sentence_start": 0, "quote": f"{n}%", "start": at}
        for n, at in (("12.9", sentence.index("12.9%")), ("25.6", sentence.index("25.6%")))
    ]
    assert [q.named for q in numbers(table(*rows))] == [True, False]


def test_an_alias_names_an_indicator_too() -> None:
    row = {**growth("居民消费价格指数", "3"), "sentence": "CPI涨幅控制在3%以内", "quote": "3%以内"}
    assert [q.named for q in numbers(table(row))] == [False]
    assert [q.named for q in numbers(table({**row, "indicator_names": "居民消费价格指数/CPI"}))] == [True]


def test_words_before_the_number_restrict_it() -> None:
    sentences = ["招商引资形成固定资产投资1489亿元", "全市固定资产投资4400亿元", "10个省级以上园区固定资产投资300亿元"]
    rows = [
        {**claim("固定资产投资", n), "sentence": s, "quote": f"{n}亿元"}
        for n, s in zip(("1489", "4400", "300"), sentences, strict=True)
    ]
    assert [q.restricted for q in numbers(table(*rows))] == [True, False, True]


def test_a_share_of_another_indicator_leaves_its_whole_to_the_region() -> None:
    sentence = "力争全年实际使用外资1.4亿美元，制造业利用外资占比达到60%以上"
    whole = {**claim("实际使用外资", "1.4"), "sentence": sentence, "sentence_start": 0, "quote": "1.4亿美元"}
    part = {
        **claim("制造业利用外资占比", "60", measure="share", unit="%", share_of="实际使用外资"),
        "sentence": sentence,
    }
    part |= {"sentence_start": 0, "quote": "60%以上"}
    assert [q.restricted for q in numbers(table(whole, part))] == [False, False]
    own = {**part, "indicator": "实际使用外资", "share_of": "甲市"}
    assert [q.restricted for q in numbers(table(whole, own))] == [True, False]


def test_what_is_told_as_a_share_of_all_is_not_all() -> None:
    row = {
        **claim("外贸进出口总额", "43.7"),
        "sentence": "完成进出口额43.7亿元，占全区进出口总额的60.5%",
        "quote": "43.7亿元",
    }
    assert [q.restricted for q in numbers(table(row))] == [True]


def test_a_report_on_one_year_and_five_leaves_a_later_goals_year_open() -> None:
    row = goal("空气质量优良率", "90", 2025, measure="share", unit="%", document_kind="work_report")
    assert _years(_said(row, "空气质量优良率达到90%以上", "90%以上")) == [(0, 0)]
    assert _years(_said(row, "空气质量优良率达到90%以上", "90%以上", document_kind="five_year_outline")) == [
        (2025, 2025)
    ]
