"""What is not the plan's own prose: the table of contents, a web page's lines, the imprint."""

import pytest
from aloud import flows, read

from checks.defects.matching import match_contents

CONTENTS = """# 某区第十四个五年规划纲要

## 目 录

第一章 立足实际 .....	1
第一节 发展基础 .....	1
<b>第二章</b>	<b>提高水平，打造样板</b>	<b>33</b>

第一节	大力发展战略性新兴产业	22
第二节	优化提升现代服务业	27

规划纲要以五年发展为主线，经区人民代表大会批准。

## 第一章 立足实际

### 第一节 发展基础

综合实力增强。

## 第二章 提高水平， 打造样板

### 第一节 大力发展先进制造业

落实计划。

### 第二节 优化提升现代服务业

发展服务业。
"""


def test_contents_are_read_with_pages_and_are_no_headings() -> None:
    document = read(CONTENTS)
    assert [(e.number, e.title, e.page) for e in document.contents] == [
        ("第一章", "立足实际", 1),
        ("第一节", "发展基础", 1),
        ("第二章", "提高水平，打造样板", 33),
        ("第一节", "大力发展战略性新兴产业", 22),
        ("第二节", "优化提升现代服务业", 27),
    ]
    assert [s.title for s in document.sections[1:]].count("发展基础") == 1
    for entry in document.contents:
        assert entry.title[:4] in document.text[entry.start : entry.end]


def test_each_entry_finds_the_heading_at_its_place() -> None:
    document = read(CONTENTS)
    found = [(e.title, document.sections[place].title, same) for e, place, same in match_contents(document)]
    assert found[0] == ("立足实际", "立足实际", True)
    assert found[2] == ("提高水平，打造样板", "提高水平，打造样板", True)
    assert found[3] == ("大力发展战略性新兴产业", "大力发展先进制造业", False)


def test_contents_without_pages_end_where_the_body_begins() -> None:
    document = read(
        "<details>\n<summary>目录</summary>\n\n- 第一篇　转变方式\n"
        "  - 第一章　发展环境\n- 第二篇　强农惠农\n</details>\n\n"
        "## 第一篇　转变方式\n\n正文开始。\n"
    )
    assert [e.title for e in document.contents] == ["转变方式", "发展环境", "强农惠农"]
    assert [s.title for s in document.sections[1:]] == ["转变方式"]


PAGE = """2023-11-05 11:00:00 星期日
关怀版
  • 索引号11371000004359264F/2024-01525
  • 发布机构威海经济技术开发区经济发展局
  • 成文日期2024-06-09

2023年国民经济和社会发展计划执行情况

一、2023年执行情况

全区地区生产总值增长5.3%。

- 2 -

实际使用外资8187万美元。

---

抄送：区委各部门，区人大常委会办公室。

威海市环翠区人民政府办公室

2021年7月8日印发
"""


def test_page_lines_and_imprint_are_chrome() -> None:
    document = read(PAGE)
    said = [f.text for f in document.flows]
    assert said == [
        "2023年国民经济和社会发展计划执行情况",
        "一、2023年执行情况",
        "全区地区生产总值增长5.3%。",
        "实际使用外资8187万美元。",
    ]
    labels = {document.text[s.start : s.end]: s.label for s in document.chrome}
    assert labels["关怀版"] == "chrome" and labels["- 2 -"] == "chrome"
    assert labels["2021年7月8日印发"] == "imprint" and labels["威海市环翠区人民政府办公室"] == "imprint"


def test_a_page_footer_goes_to_the_end() -> None:
    text = (
        "一、目标\n\n增长6%。\n\n附件\n某区规划.pdf 【下载附件】\n温馨提示:\n"
        "1. 未经权益所有人同意不得将文件中的内容挪作商业用途。\n投资项目评价系统\n"
    )
    assert flows(text) == ["一、目标", "增长6%。"]


SPACED = """某市规划纲要

目 录

第一章{gap}夯实基础{gap}{a}
第一节  培育产业{gap}{b}
第二节  改善环境{gap}{c}

某市依据建议编制本纲要。

第一章  夯实基础

全面发展。

第一节  培育产业

发展产业。

第二节  改善环境

治理河道。
"""


@pytest.mark.parametrize("gap", ["    ", "　　", " ", ""])
def test_pages_behind_white_space_or_nothing_are_no_part_of_the_title(gap: str) -> None:
    document = read(SPACED.format(gap=gap, a=1, b=1, c=12))
    assert [(e.title, e.page) for e in document.contents] == [("夯实基础", 1), ("培育产业", 1), ("改善环境", 12)]
    assert all(same for _, _, same in match_contents(document))


def test_numbers_that_end_titles_are_no_pages() -> None:
    document = read(SPACED.format(gap="", a="2035", b=30, c=20))
    assert [(e.title, e.page) for e in document.contents][1:] == [("培育产业30", 0), ("改善环境20", 0)]


def test_the_mark_of_a_note_in_a_heading_is_no_other_title() -> None:
    text = SPACED.format(gap="  ", a=1, b=1, c=12).replace("\n第一节  培育产业\n", "\n第一节  培育11产业\n")
    assert all(same for _, _, same in match_contents(read(text)))
