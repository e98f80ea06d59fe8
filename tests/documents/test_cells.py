"""Tables as cells, in the forms plans and communiqués print them."""

from aloud import read

from checks.documents.formats import plain_text

TABS = """## 主要指标

类别	指标（单位）	2020年	2025年	年均增速/[累计]	属性
经济发展	(1) 地区生产总值增速(%)	3.7	—	5.7	预期性
	(2) 常住人口城镇化率(%)	88.1	88.5	[0.4]	预期性

绿色生态	(18) 单位地区生产总值二氧化碳排放量降低(%)	—		—	约束性

注：表中数据包含桥头镇。

### 第三章 创新

坚持创新。
"""


def test_tab_separated_rows_with_a_page_break_and_a_note() -> None:
    document = read(TABS)
    (table,) = document.tables
    assert [c.text for c in table.rows[0]] == ["类别", "指标（单位）", "2020年", "2025年", "年均增速/[累计]", "属性"]
    assert [c.text for c in table.rows[1]] == [
        "经济发展",
        "(1) 地区生产总值增速(%)".replace(" ", ""),
        "3.7",
        "—",
        "5.7",
        "预期性",
    ]
    assert [c.text for c in table.rows[2]][:3] == ["", "(2)常住人口城镇化率(%)", "88.1"]
    assert [c.text for c in table.rows[3]][3:] == ["", "—", "约束性"]
    assert table.header == 1 and table.caption == "主要指标"
    assert [n.text for n in table.notes] == ["注：表中数据包含桥头镇。"]
    assert document.sections[table.section].title == "主要指标"


def test_cells_know_where_they_stand() -> None:
    document = read(TABS)
    for row in document.tables[0].rows:
        for cell in row:
            assert document.text[cell.start : cell.end].replace(" ", "") == cell.text


def test_table_text_is_no_prose() -> None:
    document = read(TABS)
    assert not any("城镇化率" in f.text for f in document.flows)
    assert [f.text for f in document.flows if f.kind == "note"] == ["注：表中数据包含桥头镇。"]


def test_pipes_with_caption_and_unit() -> None:
    document = read(
        "**表1 2021年年末人口数及其构成**\n\n单位：万人\n\n| <br>指标 | <br>年末数 | <br>比重（%） | <br> |\n"
        "| --- | --- | --- | --- |\n"
        "| <br>全国人口 | <br>141260 | <br>100.0 | |\n| <br> 其中：城镇 | <br>91425 | <br>64.7 | |\n"
    )
    (table,) = document.tables
    assert (table.caption, table.unit, table.header) == ("表1 2021年年末人口数及其构成", "万人", 1)
    assert [[c.text for c in row] for row in table.rows] == [
        ["指标", "年末数", "比重（%）"],
        ["全国人口", "141260", "100.0"],
        ["其中：城镇", "91425", "64.7"],
    ]


def test_bullets_as_rows_with_blanks_inside_labels() -> None:
    document = read(
        "**表2：2010年主要产品产量**\n\n- 指 标 单 位 产 量 比上年增长%\n"
        "- 粮 食 万吨 49746 2.8\n- 其中：棉花 万吨 676.8 18.3"
        "\n- 原油 亿吨 2.03 7.1\n\n"
        "全年粮食种植面积10987万公顷，比上年增加89万公顷。\n"
    )
    (table,) = document.tables
    assert [[c.text for c in row] for row in table.rows] == [
        ["指标", "单位", "产量", "比上年增长%"],
        ["粮食", "万吨", "49746", "2.8"],
        ["其中：棉花", "万吨", "676.8", "18.3"],
        ["原油", "亿吨", "2.03", "7.1"],
    ]
    assert table.header == 1


def test_html_cells() -> None:
    text = (
        "主要指标\n<table>\n<tr><th colspan=2>指标</th><th>2025年</th></tr>\n"
        "<tr><td>城镇化率</td><td>%</td><td>88.5</td></tr>\n</table>\n"
    )
    (table,) = read(plain_text.take(text.encode(), "a.md").text).tables
    assert [[c.text for c in row] for row in table.rows] == [["指标", "指标", "2025年"], ["城镇化率", "%", "88.5"]]


def test_a_list_of_projects_is_no_table() -> None:
    text = "- 新材料产业：创新应用中心项目\n- 高端装备：产业园项目\n- 生物医药：扩产项目\n"
    assert not read(text).tables
