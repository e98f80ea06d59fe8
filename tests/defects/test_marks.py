"""Damage of structure: each kind on a real passage, and passages that are whole."""

import dataclasses

import pytest
from aloud import described, read

from checks.defects.mark import Mark
from checks.defects.marks import find_marks


def kinds(text: str) -> list[tuple[str, str]]:
    return [(m.kind, m.quote) for m in find_marks(read(text))]


def test_a_word_repeated_across_a_page_break() -> None:
    text = "进一步推进全面从严治党向纵深发展，坚持和完善\n\n善监督体系，以党内监督为主导。\n"
    (mark,) = find_marks(read(text))
    assert (mark.kind, mark.expected) == ("repeated_word", "善")
    assert mark.quote == "善\n\n善"


def test_two_words_across_a_page_break_are_none_repeated() -> None:
    assert not kinds("负责粮食市场监测和供应\n\n应急保障工作，落实社会责任储备。\n")


def test_heads_of_columns_are_no_word_repeated() -> None:
    assert not kinds("占比分析如下。收入与占比可比。\n\n业务板块 收入 占比 占比 收入 收入\n")


def test_one_side_of_a_table_may_be_shorter() -> None:
    rows = "\n".join(f"| 收入{n} | {n}1 | - | 支出{n} | {n}2 | - |" for n in range(1, 7))
    head = "| 项目 | 完成数 | 增长 | 项目 | 完成数 | 增长 |\n|---|---|---|---|---|---|\n"
    assert not kinds(f"{head}{rows}\n| 收入7 | 5 | 1 |  |  |  |\n|  |  |  | 结余 | 6 | 2 |\n")


def test_two_tables_are_no_document_named_in_two_ways() -> None:
    assert not kinds("2026年某市一般公共预算收入情况表\n\n2026年某市一般公共预算支出情况表\n\n详见附件。\n")


def test_words_and_punctuation_printed_twice() -> None:
    assert kinds("加强科技创新。建设方舟仿生科技科技创业园项目，，推进扩产。\n") == [
        ("repeated_word", "科技科技"),
        ("garbled", "，，"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "支持小微企业创业创新。鼓励创业。",
        "一个一个解决，确保每一户一户一策。",
        "加强监测，及时预警，动态监测预测预警。",
        "学习八次九次十次十一次全会精神。",
        "舞台剧《远山远山》上演，远山如画。",
        "引进博士一批，建成博士博士后工作站5个，博士待遇提高。",
        "抓好落实。大兴实干之风，落实落实再落实、实干实干再实干，逐项落实。",
        "集中攻关。开展难题大攻关攻关大难题行动，持续攻关。",
        "以青河青河镇为试点，青河经验全省推广，青河县领先。",
        "教育补助资助资金7.9亿元全部到位，各项助资到位，助资及时。",
        "内蒙古蒙古族小学建成，蒙古包项目开工，蒙古马精神弘扬。",
    ],
)
def test_words_that_only_look_repeated(text: str) -> None:
    assert kinds(text + "\n") == []


def test_a_common_misprint() -> None:
    (mark,) = find_marks(read("围绕区内3家“链主”型企业、4家“撒手铜”企业开展招商。\n"))
    assert (mark.kind, mark.quote, mark.expected) == ("garbled", "撒手铜", "撒手锏")


def test_a_dash_read_as_a_numeral() -> None:
    (mark,) = find_marks(read("深度融入“葡萄滩—金海滩一小石岛一双岛湾”约70公里海岸。\n"))
    assert mark.kind == "garbled" and "金海滩—小石岛" in mark.expected
    assert kinds("推进威海—烟台一体化发展，打造亚布力—雪乡第一梯队线路。\n") == []


TABLE = (
    "类别\t指标\t2020年\t2025年\t年均\t属性\n绿色\t(17) 能源消耗降低(%)\t—\t完成市分解任务\t—\t约束性\n"
    "\t(18) 二氧化碳排放量降低(%)\t—\t\t—\t约束性\n"
    "\t(19) 森林覆盖率(%)\t40\t41\t—\t约束性\n\t(20) 粮食产量(万吨)\t1.05\t1.05\t—\t约束性\n"
)


def test_an_empty_cell_where_others_write_a_dash() -> None:
    (mark,) = find_marks(read(TABLE))
    assert (mark.kind, mark.expected) == ("cell_lost", "完成市分解任务")
    assert mark.quote.startswith("(18)")


def test_a_row_that_fills_the_other_of_two_columns_lost_nothing() -> None:
    rows = "".join(f"绿色\t(2{i}) 指标\t—\t4{i}\t\t约束性\n" for i in range(5))
    assert kinds("类别\t指标\t2020年\t2025年\t累计\t属性\n" + rows + "绿色\t(29) 事故\t—\t\t15\t约束性\n") == []


def test_rows_that_lost_one_merged_cell_are_one_mark() -> None:
    text = TABLE.replace("\t40\t41\t—", "\t40\t\t—") + "\t(21) 水质(%)\t90\t91\t—\t约束性\n" * 4
    (mark,) = find_marks(read(text))
    assert mark.expected == "完成市分解任务"
    assert mark.quote.startswith("(18)") and "(19)" in mark.quote


def test_page_chrome_around_the_text_is_no_damage() -> None:
    assert kinds("关怀版\n• 索引号1137\n\n某区2023年计划执行情况\n\n一、执行情况\n\n增长5.3%。\n\n关怀版\n") == []


NOTICE = (
    "关于印发威海经济技术开发区2021年国民经济和社会发展计划执行情况与2022年国民经济和社会发展计划的通知\n\n"
    "现将{inner}印发给你们。\n\n"
    "威海经济技术开发区 2021 年国民经济和社会发展{word}执行情况与 2022 年国民经济和社会发展{word}\n\n"
    "一、执行情况\n\n增长6%。\n"
)


def test_a_document_named_in_two_ways() -> None:
    text = NOTICE.format(inner="《威海经济技术开发区2021年计划》", word="规划")
    (mark,) = find_marks(read(text))
    assert mark.kind == "title_conflict" and "计划执行情况" in mark.expected
    assert text[mark.other_start : mark.other_end].startswith("关于印发")
    assert kinds(NOTICE.format(inner="《威海经济技术开发区2021年计划》", word="计划")) == []


def test_two_documents_of_one_kind_by_two_bodies_are_two() -> None:
    text = (
        "根据《中共中央关于制定国民经济和社会发展规划的建议》《中共甲省委关于制定国民经济和社会发展规划的建议》编制。\n"
    )
    assert kinds(text) == []


def test_marks_stand_where_they_say() -> None:
    document = dataclasses.replace(read(TABLE), description=described("other"))
    for mark in find_marks(document):
        assert isinstance(mark, Mark)
        assert (mark.document, mark.line) == ("other", document.line(mark.start))
        assert document.text[mark.start : mark.end] == mark.quote


def test_a_page_shown_before_its_document_was_written() -> None:
    text = "2023-11-05 11:00:00 星期日\n• 成文日期2024-06-09\n\n某区2023年计划执行情况\n\n一、执行情况\n\n增长5.3%。\n"
    found = {m.kind: m for m in find_marks(read(text))}
    mark = found["date_conflict"]
    assert text[mark.start : mark.end].startswith("2023-11-05")
    assert text[mark.other_start : mark.other_end].endswith("成文日期2024-06-09")
    assert "date_conflict" not in {m.kind for m in find_marks(read(text.replace("2024-06-09", "2023-06-09")))}


@pytest.mark.parametrize(
    "text",
    [
        "2326年1月28日，在云溪市人民代表大会上。",
        "会议于2023年2月30日召开。",
        "文件印发于2023年13月。",
        "实施2029—2022年三年行动计划。",
        "2722年工作回顾",
    ],
)
def test_dates_no_calendar_has(text: str) -> None:
    assert [kind for kind, _ in kinds(f"{text}\n")] == ["impossible_date"]


@pytest.mark.parametrize(
    "text", ["建城2500年，2024年2月29日获评。", "2021—2025年累计投资9亿元。", "到2060年实现碳中和。", "有3000年历史。"]
)
def test_dates_that_can_be(text: str) -> None:
    assert not kinds(f"{text}\n")
