"""PDFs with a text layer: paragraphs and tables as they read, and what cannot be read said so."""

import pytest
from paper import Paper

from checks.documents.formats.choose import take
from checks.errors import InputError


def read(paper: Paper) -> list[str]:
    return [line for line in take(paper.bytes(), "a.pdf").text.splitlines() if line]


def test_lines_are_joined_into_paragraphs_and_numbers_with_them() -> None:
    paper = Paper()
    paper.say(150, 80, "一、收支情况", 14)
    paper.say(80, 102, "去年全区各级各部门坚持稳中求进，扎实推进各项")
    paper.lines(60, 120, "工作，全年全区一般公共预算收入完成合计数是1，20", "3.5亿元，增长5.1%。")
    paper.say(80, 156, "第二段说的是另外的一件事情，到了行的尽头，接")
    paper.lines(60, 174, "下去又写满了一行的文字直到这一行的尽头才再换行而", "后结束。")
    assert read(paper) == [
        "一、收支情况",
        "去年全区各级各部门坚持稳中求进，扎实推进各项工作，全年全区一般公共预算收入完成合计数是1，203.5亿元，增长5.1%。",
        "第二段说的是另外的一件事情，到了行的尽头，接下去又写满了一行的文字直到这一行的尽头才再换行而后结束。",
    ]


def _page(paper: Paper, number: int, *lines: str) -> None:
    paper.say(150, 40, "某区财政局文件")
    paper.lines(60, 100, *lines)
    paper.say(190, 530, f"— {number} —")


def test_heads_and_page_numbers_are_left_out_and_a_sentence_goes_on_over_the_page() -> None:
    paper = Paper()
    full = "全区加快推进各项重点工作，经济运行总体平稳有进"
    for number in range(1, 5):
        _page(paper, number, *[full] * 8, "本区收入完成5，" if number == 4 else full)
        paper.turn_page()
    taken = take(paper.bytes(), "a.pdf")
    assert "财政局" not in taken.text and "—" not in taken.text
    assert len(taken.text.split("\n\n")) == 1
    assert [spot.label.zh for spot in taken.spots] == ["第1页", "第2页", "第3页", "第4页"]
    assert taken.kept and not taken.warnings


def test_columns_of_a_newspaper_are_read_one_after_the_other() -> None:
    paper = Paper()
    paper.say(60, 60, "关于全区预算执行情况的报告全文", 18)
    left = ["左栏的文字一行接着一行地往下写"] * 16
    right = ["右栏的文字要等左栏写完之后再读"] * 16
    paper.lines(40, 100, *left, leading=14)
    paper.lines(212, 100, *right, leading=14)
    text = "".join(read(paper))
    assert text == "关于全区预算执行情况的报告全文" + "".join(left) + "".join(right)


def test_radicals_are_the_characters_they_stand_for() -> None:
    paper = Paper()
    paper.canvas.setFont("STSong-Light", 10)
    paper.say(60, 100, "⽔利⼯程投资，⻔类齐全")
    read_as = "".join(read(paper))
    assert read_as in ("水利工程投资，门类齐全", "利程投资，类齐全")  # a font without the signs prints none


def _table(paper: Paper, top: float, rows: list[tuple[str, str, str, str]]) -> None:
    xs = [60.0, 180.0, 240.0, 300.0, 360.0]
    ys = [top + 20 * i for i in range(len(rows) + 3)]
    paper.grid(xs[:2], ys[:1] + ys[2:])
    paper.grid(xs[1:], ys)
    paper.canvas.setStrokeColorRGB(1, 1, 1)
    paper.canvas.setStrokeColorRGB(0, 0, 0)
    paper.say(90, top + 24, "项目")
    paper.say(192, top + 14, "2024年")
    paper.say(195, top + 34, "决算数")
    paper.say(250, top + 14, "2025年")
    paper.say(252, top + 34, "预算数")
    paper.say(312, top + 34, "增长%")
    for i, row in enumerate(rows):
        for x, word in zip((64, 190, 250, 320), row, strict=True):
            paper.say(x, top + 54 + 20 * i, word)


def test_a_ruled_table_with_its_caption_and_unit() -> None:
    paper = Paper()
    paper.say(120, 80, "2025年全区收入情况表")
    paper.say(60, 96, "表1")
    paper.say(300, 96, "单位：万元")
    _table(paper, 100, [("税收收入", "1,203.5", "1,300", "8.0"), ("非税收入", "", "50", "")])
    assert read(paper) == [
        "2025年全区收入情况表",
        "表1",
        "单位：万元",
        "| 项目 | 2024年 | 2025年 |  |",
        "| 项目 | 决算数 | 预算数 | 增长% |",
        "| 税收收入 | 1,203.5 | 1,300 | 8.0 |",
        "| 非税收入 |  | 50 |  |",
    ]


def test_a_table_goes_on_upon_the_next_page() -> None:
    paper = Paper()
    paper.say(120, 90, "2025年全区收入情况表")
    _table(paper, 100, [(f"第{n}类收入", "1", "2", "3") for n in "一二三"])
    paper.turn_page()
    paper.say(120, 90, "2025年全区收入情况表")
    _table(paper, 100, [(f"第{n}类收入", "1", "2", "3") for n in "四五六"])
    lines = read(paper)
    assert lines[0] == "2025年全区收入情况表" and len(lines) == 1 + 2 + 6
    assert lines[-1] == "| 第六类收入 | 1 | 2 | 3 |"


def test_rows_without_rules_between_them_are_parted_by_their_numbers() -> None:
    paper = Paper()
    paper.grid([60, 180, 260, 340], [100, 120, 240])
    paper.lines(
        64, 114, "项目", "一、利润收入", "其中：房地产企业利润、", "股息收入", "二、产权转让收入", "合计", leading=20
    )
    paper.lines(190, 114, "2024年", "2126", "357", leading=20)
    paper.lines(270, 114, "2025年", "37753", leading=20)
    paper.say(190, 214, "2483")
    paper.say(270, 214, "37753")
    assert read(paper) == [
        "| 项目 | 2024年 | 2025年 |",
        "| 一、利润收入 | 2126 | 37753 |",
        "| 其中：房地产企业利润、股息收入 | 357 |  |",
        "| 二、产权转让收入 |  |  |",
        "| 合计 | 2483 | 37753 |",
    ]


def test_the_number_of_a_page_is_not_run_into_the_last_row_of_a_table_over_it() -> None:
    paper = Paper()
    paper.grid([60, 180, 260], [440, 460, 480, 520])
    for y, name, number in ((454, "地区", "发行额"), (474, "甲县", "1050"), (502, "乙县", "22860")):
        paper.say(64, y, name)
        paper.say(190, y, number)
    paper.say(192, 511, "第66页", size=8)
    assert read(paper)[-1] == "| 乙县 | 22860 |"


def test_names_keep_how_far_they_are_set_in() -> None:
    paper = Paper()
    paper.grid([60, 200, 280], [100 + 20 * i for i in range(7)])
    rows = [(112, "项目"), (64, "教育支出"), (74, "普通教育"), (84, "小学教育"), (84, "初中教育"), (74, "职业教育")]
    for i, (x, name) in enumerate(rows):
        paper.say(x, 114 + 20 * i, name)
        paper.say(220, 114 + 20 * i, "金额" if not i else str(100 - i))
    assert read(paper) == [
        "| 项目 | 金额 |",
        "| 教育支出 | 99 |",
        "| 　普通教育 | 98 |",
        "| 　　小学教育 | 97 |",
        "| 　　初中教育 | 96 |",
        "| 　职业教育 | 95 |",
    ]


def test_a_name_in_two_lines_belongs_to_the_number_in_the_middle() -> None:
    paper = Paper()
    paper.grid([60, 180, 260], [100, 120, 220])
    names = [
        (114, "项目"),
        (140, "一、污水处理费收入"),
        (158, "二、彩票发行机构的"),
        (172, "业务费用"),
        (195, "三、其他收入"),
    ]
    for y, name in names:
        paper.say(64, y, name)
    for y, number in ((114, "2025年"), (140, "767"), (165, "134"), (195, "52")):
        paper.say(190, y, number)
    assert read(paper)[1:] == [
        "| 一、污水处理费收入 | 767 |",
        "| 二、彩票发行机构的业务费用 | 134 |",
        "| 三、其他收入 | 52 |",
    ]


def test_columns_without_rules_between_them_are_parted_by_the_blank() -> None:
    paper = Paper()
    paper.grid([60, 160, 340], [100, 120, 200])
    paper.lines(64, 114, "指标", "小学", "初中", "高中", leading=20)
    paper.lines(180, 114, "招生", "1233", "1053", "669", leading=20)
    paper.lines(260, 114, "在校生", "7417", "3046", "1886", leading=20)
    assert read(paper)[:2] == ["| 指标 | 招生 | 在校生 |", "| 小学 | 1233 | 7417 |"]


def test_the_names_over_such_columns_are_parted_where_they_stand_over_one_another() -> None:
    paper = Paper()
    paper.grid([60, 160, 340], [100, 120, 200])
    paper.say(64, 114, "产品")
    paper.say(170, 114, "产量（万吨）")
    paper.say(250, 114, "比上年增长%")
    for i, row in enumerate((("小麦", "303.2", "0.3"), ("玉米", "18.7", "-0.5"), ("大豆", "14.4", "0.9"))):
        for x, word in zip((64, 180, 215), row, strict=True):
            paper.say(x, 134 + 20 * i, word)
    assert read(paper)[:2] == ["| 产品 | 产量（万吨） | 比上年增长% |", "| 小麦 | 303.2 | 0.3 |"]


def test_rows_without_any_rule_keep_the_gaps_between_their_cells() -> None:
    paper = Paper()
    paper.say(120, 80, "2025年主要产品产量")
    paper.lines(64, 100, "产品", "粗钢", "水泥", leading=20)
    paper.lines(180, 100, "产量", "12.5", "103.4", leading=20)
    assert read(paper)[-2:] == ["粗钢  12.5", "水泥  103.4"]


def test_a_page_printed_sideways_is_read_along_its_lines() -> None:
    paper = Paper()
    paper.canvas.rotate(90)
    paper.canvas.drawString(60, -100, "全区收入完成12.5亿元。")
    assert read(paper) == ["全区收入完成12.5亿元。"]


def test_a_scan_is_said_to_be_one() -> None:
    with pytest.raises(InputError, match="without a text layer") as caught:
        take(Paper().bytes(), "a.pdf")
    assert caught.value.hint is not None


def test_an_encrypted_file_and_a_broken_one_are_refused() -> None:
    paper = Paper(encrypt="secret")
    paper.say(60, 60, "文字")
    with pytest.raises(InputError, match="password"):
        take(paper.bytes(), "a.pdf")
    with pytest.raises(InputError, match="broken"):
        take(b"%PDF-1.7\nnothing", "a.pdf")


def test_a_line_printed_twice_to_look_bold_is_said_once() -> None:
    paper = Paper()
    paper.say(60, 100, "全区收入完成12.5亿元。")
    paper.say(60.3, 100, "全区收入完成12.5亿元。")
    assert read(paper) == ["全区收入完成12.5亿元。"]
