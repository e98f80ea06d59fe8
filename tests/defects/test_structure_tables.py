"""The structure tables keep their models, also when there is nothing to say."""

import pytest
from aloud import read

from checks.defects.mark import Mark
from checks.defects.structure import (
    contents_table,
    documents_table,
    lists_table,
    sayings_table,
    sections_table,
    structural_marks,
    times_table,
)
from checks.tables.outlines import TABLES

MAKERS = {
    "documents": documents_table,
    "sections": sections_table,
    "contents": contents_table,
    "lists": lists_table,
    "sayings": sayings_table,
    "times": times_table,
    "marks": structural_marks,
}
PLAN = (
    "## 目录\n\n第一章 总则 ....1\n第二章 目标 ....2\n第三章 措施 ....3\n第四章 保障 ....4\n\n"
    "某区规划经批准发布实施。\n\n## 第一章 总则\n\n抓好甲、乙两项工作。\n\n"
    "## 第二章 任务\n\n建设东湾、西湾、南湾3个港区，，推进扩产。\n\n## 第四章 保障\n\n抓好落实。\n"
)


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_tables_keep_their_models(name: str) -> None:
    TABLES[name].validate(MAKERS[name]([read(PLAN)]), lazy=True)
    empty = TABLES[name].validate(MAKERS[name]([]), lazy=True)
    assert len(empty) == 0


def test_contents_show_the_heading_at_their_place() -> None:
    table = contents_table([read(PLAN)])
    assert list(table["section"]) == [1, -1, -1, 3]
    assert list(table["place"]) == [1, 2, -1, 3]
    assert list(table["heading"]) == ["总则", "任务", "", "保障"]


def test_a_list_of_what_is_annexed_is_no_table_of_contents() -> None:
    lines = "\n".join(
        f"{n}、附件{word}说明 ....{i}"
        for i, (n, word) in enumerate(zip("一二三四五六", "甲乙丙丁戊己", strict=True), 1)
    )
    body = "## 一、2025年预算执行情况\n\n收入增长。\n\n## 二、2026年预算草案\n\n支出下降。\n"
    text = f"## 目录\n\n{lines}\n\n某区预算报告。\n\n{body}"
    assert len(contents_table([read(text)])) == 0
    few = "\n".join(lines.split("\n")[:3])
    assert len(contents_table([read(text.replace(lines, few))])) == 0


def test_contents_say_nothing_of_titles_without_numbers_two_in_a_line_and_headings_of_another_part() -> None:
    contents = "目录\n\n一、主要职能\n\n二、机构设置\n\n三、编制说明四、收支总表\n\n五、其他情况\n"
    body = "\n某局主要职能\n\n负责林业。\n\n机构设置\n\n设三科。\n\n其他情况\n\n一、接待\n\n无。\n\n二、采购\n\n无。\n"
    assert (contents_table([read(contents + body)])["section"] >= 0).all()


def test_lists_carry_their_members_and_spans() -> None:
    table = lists_table([read(PLAN)])
    row = table[table["count"] == 3].iloc[0]
    assert row["members"] == "东湾\n西湾\n南湾" and row["listed"] == 3
    spans = [tuple(map(int, s.split("-"))) for s in row["member_spans"].split(",")]
    assert [PLAN[a:b] for a, b in spans] == ["东湾", "西湾", "南湾"]


def test_damage_from_elsewhere_is_merged_once_and_in_order() -> None:
    document = read(PLAN)
    own = structural_marks([document])
    mark = Mark("plan", 0, 2, 1, "unit_lost", "##")
    merged = structural_marks([document], [mark, mark])
    assert len(merged) == len(own) + 1
    assert list(merged["start"]) == sorted(merged["start"])
    assert merged.iloc[0]["other_start"] == -1


def test_numbers_that_lost_their_line_break_are_run_in() -> None:
    text = (
        "（一）农业增产。粮食丰收。\n\n（二）工业回升。项目投产，全部竣工。{third}\n\n（四）服务业繁荣。客流增加。\n\n"
        "（六）民生改善。就业增加。\n"
    )
    table = sections_table([read(text.format(third="（三）投资扩大。开工一批。"))])
    assert [n for n, run in zip(table["number"], table["run_in"], strict=True) if run] == ["（四）"]
    assert not sections_table([read(text.format(third=""))])["run_in"].any()


def test_a_line_may_hold_all_headings_of_a_part() -> None:
    names = "一、收入总表二、支出总表三、拨款总表四、基本支出表五、基金支出表六、经营收支表七、经费支出表八、资产情况表"
    told = sections_table([read(names + "\n\n九、其他事项\n\n经核对，以上各表收支平衡。\n")])
    assert list(told["run_in"])[-1]
    one_less = names.replace("六、", "") + "\n\n九、其他事项\n\n各表收支平衡。\n"
    assert not sections_table([read(one_less)])["run_in"].any()


def test_a_part_that_ends_a_line_of_contents_is_there() -> None:
    text = "第一篇 发展环境\n\n第一章 基础 2 第二章 机遇 {second}\n\n第三篇 推进改革\n\n第三章 体制 13\n"
    told = sections_table([read(text.format(second="5 第二篇 优化布局 8"))])
    parts = dict(zip(told["number"], told["run_in"], strict=True))
    assert parts["第三篇"] and not sections_table([read(text.format(second="5"))])["run_in"].any()


def test_a_heading_may_have_run_into_the_end_of_the_line_before() -> None:
    text = "一、实施主体\n\n某局{second}\n\n按细则实施。\n\n三、实施周期\n\n全年。\n"
    told = sections_table([read(text.format(second="二、实施方案"))])
    assert list(told["run_in"])[-1] and not sections_table([read(text.format(second="承办"))])["run_in"].any()


def test_a_part_whose_heading_runs_into_its_paragraph_is_there() -> None:
    goes_on = "推动各县协调发展，增强中心城区辐射带动能力，深化山海协作。" * 4
    text = "第一篇 开创新局面\n\n坚持求进。\n\n{second}\n\n第三篇 保障和改善民生\n\n办好实事。\n"
    told = sections_table([read(text.format(second=f"第二篇 深入落实战略 提升水平{goes_on}"))])
    assert [n for n, run in zip(told["number"], told["run_in"], strict=True) if run] == ["第三篇"]
    assert not sections_table([read(text.format(second=goes_on))])["run_in"].any()
