"""Misprints of fixed terms: one slip that makes a term of what is no language, and neighbours that are language."""

import sys

import pytest
from aloud import read

from checks.defects.intact import intact_quote, parted
from checks.defects.language import LOOSEST, language
from checks.defects.mark import mark_at
from checks.defects.marks import find_marks
from checks.defects.misprints import find_misprints
from checks.defects.sounds import sounds


def said(text: str) -> list[tuple[str, str]]:
    document = read(text + "\n")
    return [(document.text[m.start : m.end], m.term) for m in find_misprints(document)]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("新建企业技术中心、工业设中心等平台9个。", "工业设中心", "工业设计中心"),
        ("鼓励企业积极拓展国市场，扩大出口。", "拓展国市场", "拓展国际市场"),
        ("全员劳动率生产年均增长6%。", "全员劳动率生产", "全员劳动生产率"),
        ("产业实现集聚发展、提挡升级，培育新动能。", "提挡升级", "提档升级"),
        ("建成全民建身中心2处。", "全民建身中心", "全民健身中心"),
        ("事中事后事后监管得到加强。", "事中事后事后监管", "事中事后监管"),
        ("期末城镇常驻人口32万人。", "常驻人口", "常住人口"),
    ],
)
def test_a_slip_in_a_fixed_term(text: str, wrong: str, right: str) -> None:
    assert said(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "加快工业设计中心建设，加强工业设计人才培养。",
        "开拓国内市场，拓展国际市场，稳定全国市场。",
        "全省、全市、全区经济持续健康发展，第二产业、第三产业协调发展。",
        "城镇居民、农村居民人均可支配收入分别增长7%和8%。",
        "贯彻执行政策，确保政令通畅，政策全落实，工作顺利展开，贷款额分别增长5%和6%，产业群发展壮大。",
        "制订并实施行动计划，妥善应对贸易磨擦，资金到帐率提高。",
        "政策性农业保险险种增加到12个。",
        "由先进制造业集群发展中心承办。",
        "推进科创新区建设，新设新材产业园，建成社区服务网。",
        "恪守政府之责，彰显政府之能。",
        "整治老小区，完善老旧小区配套。",
        "开展深化改革闯新路行动，全面深化改革创新，建设改革创新高地。",
        "推动学前教育普及及普惠发展。",
    ],
)
def test_language_is_no_misprint(text: str) -> None:
    assert said(text) == []


def test_what_is_printed_twice_in_a_document_is_its_own_language() -> None:
    assert said("建设工业设中心9个。\n\n工业设中心投入使用。") == []


def test_a_year_that_lost_its_character() -> None:
    assert said("到 2025 ，新增国家级示范企业3家。") == [("到 2025", "到2025年")]
    assert said("到2025年，新增3家。企业总数达到2025，增加到2030。2020至2025年。") == []


def test_a_term_in_a_table_is_read() -> None:
    text = "指标\t2025年\n全员劳动率生产（万元/人）\t20\n常住人口（万人）\t30\n"
    assert said(text) == [("全员劳动率生产", "全员劳动生产率")]


def test_a_misprint_is_a_mark_that_stands_where_it_says() -> None:
    document = read("一、发展目标\n\n建成企业技术中心和工业设中心9个。\n")
    (mark,) = [m for m in find_marks(document) if m.kind == "garbled"]
    assert (mark.quote, mark.expected, mark.line) == ("工业设中心", "工业设计中心", 3)
    assert document.text[mark.start : mark.end] == mark.quote


def test_sounds_are_those_of_syllables() -> None:
    assert sounds("常住") == sounds("常驻") and sounds("下放") == sounds("下方")
    assert sounds("加快") != sounds("加强") and sounds("A１") == "A１"


def test_ties_of_words_are_firm() -> None:
    ties = language().ties
    assert ties["产业"] > ties["业发"] > LOOSEST
    assert ties["驻人"] == ties["，产"] == ties[""] == LOOSEST


def test_the_list_holds_terms_and_no_sentences() -> None:
    known = language()
    terms = {t for found in known.by_sound.values() for t in found}
    assert 3000 < len(terms) <= 6000 and max(map(len, terms)) <= 8


@pytest.mark.parametrize("unit", ["工业设中心", "的的", "劳动率生产", "提挡升级", "常驻人"])
def test_a_text_of_nothing_but_misprints_takes_time_linear_in_its_length(unit: str) -> None:
    def steps(size: int) -> int:
        count = 0

        def counted(frame: object, event: str, arg: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        document = read(unit * (size // len(unit)) + "。\n")
        sys.setprofile(counted)
        try:
            list(find_misprints(document))
        finally:
            sys.setprofile(None)
        return count

    assert steps(16000) < 6 * steps(4000)


def test_a_slogan_that_lost_a_mark_is_shown_where_it_is_whole() -> None:
    document = read("深入实施“2468”行动计划，增长6%。\n\n全区2468”行动计划形成体系，推进“2468行动计划。\n")
    text = document.text
    closing = text.rindex("”") + 1
    whole = text.index("“2468”"), text.index("“2468”") + 6
    assert intact_quote(document, closing - 12, closing, "“") == whole
    opening = text.rindex("“")
    assert intact_quote(document, opening, opening + 5, "”") == whole
    assert intact_quote(read("全区2468”行动计划，增长6%。\n"), 0, 7, "“") == (-1, -1)


@pytest.mark.parametrize(
    ("text", "lost", "parted_there"),
    [("提升“种\n业5都”建设", "“", True), ("提升种\n业5都”建设", "“", False), ("“种”\n业5都”", "“", False),
     ("“种5\n业之都”", "”", True), ("“种5\n\n业之都”", "”", True), ("“种5业。\n\n之都”", "”", False)],
)  # fmt: skip
def test_the_end_of_a_line_may_part_a_quotation_mark_from_its_partner(text: str, lost: str, parted_there: bool) -> None:
    at = text.rindex("”") if lost == "“" else text.index("“")
    span = (max(0, at - 12), at + 1) if lost == "“" else (at, at + 5)
    assert parted(text, mark_at(read(text), *span, "quote_unclosed", lost)) is parted_there
