"""The forms tables are published in: rows of whole numbers, bars, drawn lines, one cell a line, heads in two rows."""

import pytest
from aloud import read

from checks.documents.document import Table


def cells(table: Table) -> list[list[str]]:
    return [[c.text for c in row] for row in table.rows]


INDICATORS = """三、主要指标

指标\t单位\t2020年\t2025年
常住人口\t万人\t312\t320
城镇新增就业\t万人\t3\t4
公路通车里程\t公里\t5120\t5400
学校\t所\t410\t425
医院床位\t张\t9800\t12000
图书馆\t个\t8\t11
公园\t个\t35\t60
"""


@pytest.mark.parametrize("text", [INDICATORS, INDICATORS.replace("\t单位", "").replace("\t万人", "")])
def test_a_table_whose_last_cells_are_whole_numbers_is_no_contents_page(text: str) -> None:
    document = read(text)
    assert not document.contents
    (table,) = document.tables
    assert len(table.rows) == 8 and table.header == 1
    assert [s.title for s in document.sections[1:]] == ["主要指标"]


def test_two_columns_of_rising_numbers_under_a_head_are_a_table() -> None:
    text = "项目\t数量\n一、学校\t4\n二、医院\t9\n三、公园\t12\n四、广场\t15\n"
    document = read(text)
    assert not document.contents and len(document.tables[0].rows) == 5


def test_numbered_titles_with_pages_are_contents_without_a_title() -> None:
    document = read("一、发展环境\t1\n二、总体要求\t4\n三、重点任务\t9\n\n一、发展环境\n\n形势向好。\n")
    assert [e.page for e in document.contents] == [1, 4, 9]


def test_rows_with_bars_and_no_outer_ones() -> None:
    (table,) = read("指标 | 余额（亿元） | 限额（亿元）\n甲区 | 30.5 | 40\n乙县 | 12 | 15.5\n").tables
    assert cells(table)[1] == ["甲区", "30.5", "40"]


def test_links_with_bars_are_no_table() -> None:
    assert not read("首页 | 新闻 | 政务\n公开 | 互动 | 数据\n").tables


def test_a_table_with_bars_below_a_caption_and_a_line_of_its_own() -> None:
    text = "表2 2025年价格指数\n上年为基期\n| 类别 | 价格指数 |\n| 合计 | 99.7 |\n| 食品 | 98.3 |\n| 衣着 | 101.5 |\n"
    (table,) = read(text).tables
    assert len(table.rows) == 4 and table.header == 1


def test_a_table_drawn_with_lines() -> None:
    (table,) = read(
        "财政收支总表\n单位：千元\n──────┬─────┬─────\n  项      目  │ 本年预算数│  比  较\n"
        "──────┼─────┼─────\n一、收  入  │  1,250 │   310\n 1.税收    │   900 │   -20\n"
    ).tables
    assert (table.caption, table.unit, table.header) == ("财政收支总表", "千元", 1)
    assert cells(table) == [["项目", "本年预算数", "比较"], ["一、收入", "1,250", "310"], ["1.税收", "900", "-20"]]


def test_one_cell_a_line() -> None:
    (table,) = read(
        "表2　2030年增加值\n\n绝对额（亿元）\n\n比上年增长（%）\n\n农业\n\n12.5\n\n3.1\n\n工业\n\n40\n\n-0.5\n\n"
        "服务业\n\n61\n\n6.0\n\n各行业总体平稳。\n"
    ).tables
    assert cells(table)[0] == ["", "绝对额（亿元）", "比上年增长（%）"]
    assert cells(table)[1:] == [["农业", "12.5", "3.1"], ["工业", "40", "-0.5"], ["服务业", "61", "6.0"]]


def test_lines_of_names_and_numbers_that_do_not_come_in_turn_are_no_table() -> None:
    assert not read("表2　2030年增加值\n\n农业\n\n12.5\n\n工业\n\n40\n\n3\n\n服务业\n").tables


def test_a_head_that_does_not_fit_is_told() -> None:
    (table,) = read("项目\t甲\t乙\t丙\n收入\t支出\n税\t1\t2\t3\t4\t5\n费\t6\t7\t8\t9\t10\n债\t1\t1\t1\t1\t1\n").tables
    assert not table.understood


def test_rows_with_empty_cells_at_the_end_do_not_end_a_table() -> None:
    (table,) = read("项目\t2024年\t2025年\n调出资金\t70\t69\n补助支出\t\t\n其他支出\n支出总计\t397\t192\n").tables
    assert [row[0] for row in cells(table)] == ["项目", "调出资金", "补助支出", "其他支出", "支出总计"]


def test_a_caption_printed_in_every_column_is_no_head() -> None:
    (table,) = read("|表1 主要指标|表1 主要指标|\n|---|---|\n|指标|增长（%）|\n|零售额|8.0|\n").tables
    assert (table.caption, table.header, cells(table)[0]) == ("表1主要指标", 1, ["指标", "增长（%）"])


def test_what_a_spreadsheet_says_of_no_value_is_empty() -> None:
    (table,) = read("|指标|2020年|2021年|\n|---|---|---|\n|零售额|NaN|540|\n|Unnamed: 1|NaN|nan|\n|出口|1|2|\n").tables
    assert cells(table)[1:] == [["零售额", "", "540"], ["出口", "1", "2"]]


def test_a_table_that_goes_on_upon_the_next_page() -> None:
    first, second = read(
        "表3 2031年支出表\n单位：万元\n项目\t预算数\t执行数\n教育\t10\t11\n科技\t5\t6\n\n- 7 -\n\n农林\t8\t9\n"
        "交通\t3\t4\n"
    ).tables
    assert (second.caption, second.unit, second.header) == ("表3 2031年支出表", "万元", 1)
    assert cells(second) == [["项目", "预算数", "执行数"], ["农林", "8", "9"], ["交通", "3", "4"]]
    assert cells(first)[1:] == [["教育", "10", "11"], ["科技", "5", "6"]]


def test_a_head_printed_again_is_dropped() -> None:
    (table,) = read("指标\t绝对数\t增长（%）\n煤\t5\t6\n油\t7\t8\n指标\t绝对数\t增长（%）\n气\t9\t1\n").tables
    assert [row[0] for row in cells(table)] == ["指标", "煤", "油", "气"]


def test_another_head_right_under_the_numbers_begins_another_table() -> None:
    first, second = read("指标\t绝对数\n煤\t5\n油\t7\n项目\t2020年\n学校\t9\n医院\t3\n").tables
    assert [row[0] for row in cells(second)] == ["项目", "学校", "医院"] and len(first.rows) == 3


def test_the_rows_of_a_printed_page_are_no_prose_and_their_columns_are_not_trusted() -> None:
    rows = [
        "一、教育          30              60",
        "二、卫生          20      25",
        "三、农业                  10      15",
    ]
    document = read("\n".join(rows) + "\n")
    (table,) = document.tables
    assert not table.understood and not document.flows
    assert cells(table)[1:] == [["一、教育", "30", "60"], ["二、卫生", "20", "25"], ["三、农业", "10", "15"]]


def test_the_name_of_a_table_stands_over_its_number_and_unit() -> None:
    text = "2025年区本级收入情况表\n\n表1-3\n\n单位：万元\n\n| 项目 | 2025年 |\n| 税收 | 12 |\n| 非税 | 3 |\n"
    (table,) = read(text).tables
    assert (table.caption, table.unit) == ("2025年区本级收入情况表", "万元")


def test_the_number_before_the_name_of_a_table_is_no_part_of_it() -> None:
    table = "单位：万元\n\n| 项目 | 2025年 |\n| 税收 | 12 |\n| 非税 | 3 |\n"
    for said in ("1-3 2026年区本级收入情况表", "1-32026年区本级收入情况表"):
        assert read(f"{said}\n\n{table}").tables[0].caption == "2026年区本级收入情况表"
    assert read(f"1-6月收入情况表\n\n{table}").tables[0].caption == "1-6月收入情况表"
