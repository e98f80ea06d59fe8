"""Saved pages: the article and nothing but the article."""

import pytest

from checks.documents.formats.choose import take
from checks.documents.formats.pipes import MAX_COLUMNS
from checks.errors import InputError

SENTENCES = "2025年，全区实现生产总值380.72亿元，增长5.1%。其中，第一产业增加值12.5亿元，增长3.2%。"
PAGE = f"""<!DOCTYPE html><html><head><meta charset="gb2312">
<meta name="ArticleTitle" content="某区2025年统计公报"><meta name="PubDate" content="2026-03-02 10:00">
<title>某区2025年统计公报_某区人民政府</title><style>p {{ color: red }}</style></head><body>
<div class="menu"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li>
<li><a href="/b">甲市统计局</a></li></ul></div>
<div class="main"><p>　　{SENTENCES}</p>
<p>表1　产业情况</p><p>单位：亿元</p>
<table><tr><td rowspan="2">指标</td><td colspan="2">2025年</td></tr><tr><td>总量</td><td>增长（%）</td></tr>
<tr><td>第二产业</td><td>1,203.5</td><td>4.0</td></tr></table>
<p>面积<sup>1</sup>为85平方公里，合85km<sup>2</sup>。</p></div>
<script>var n = 5;</script><div>版权所有：某区人民政府 <a href="/c">联系我们</a></div></body></html>"""


def test_the_article_is_taken_with_its_title_and_day() -> None:
    text = take(PAGE.encode("gb18030"), "a.html").text
    assert text.splitlines() == [
        "某区2025年统计公报",
        "发布日期：2026-03-02",
        SENTENCES,
        "表1 产业情况",
        "单位：亿元",
        "| 指标 | 2025年 | 2025年 |",
        "| 指标 | 总量 | 增长（%） |",
        "| 第二产业 | 1,203.5 | 4.0 |",
        "面积[1]为85平方公里，合85km²。",
    ]


def test_a_page_that_a_script_makes_is_refused() -> None:
    page = "<!DOCTYPE html><html><body><div id='app'></div><script src='a.js'></script></body></html>"
    with pytest.raises(InputError, match="holds no text") as caught:
        take(page.encode(), "a.html")
    assert caught.value.hint is not None


def test_a_head_over_an_empty_column_is_said_once() -> None:
    rows = "<tr><td>产品</td><td>产量</td><td colspan=2>增长</td></tr>"
    rows += "<tr><td>水泥</td><td>485.6</td><td>-5.1</td><td></td></tr>"
    page = f"<html><body><p>{SENTENCES}</p><table>{rows}</table></body></html>"
    assert "| 产品 | 产量 | 增长 |\n| 水泥 | 485.6 | -5.1 |\n" in take(page.encode(), "a.html").text


def test_tabs_part_cells() -> None:
    page = f"<html><body><p>{SENTENCES}<p>\n\t指标\t绝对数\n<p>产值\t120.5\n</body></html>"
    assert take(page.encode(), "a.html").text.endswith("指标\t绝对数\n产值\t120.5\n")


@pytest.mark.parametrize(
    ("body", "reason", "hint"),
    [
        (
            '<h1>某市统计公报</h1><iframe src="/v.php?file=/up/2025%E5%85%AC%E6%8A%A5.pdf&amp;o=1"></iframe>',
            "附件",
            "2025公报.pdf",
        ),
        ("<div id='app'></div><script src='app.js'></script>", "脚本", "另存"),
        (
            "<ul>" + "".join(f"<li><a href='/{i}'>第{i}类信息公开目录</a></li>" for i in range(60)) + "</ul>",
            "只有标题",
            "另存",
        ),
    ],
)
def test_a_page_without_an_article_says_why(body: str, reason: str, hint: str) -> None:
    with pytest.raises(InputError) as error:
        take(f"<html><body>{body}</body></html>".encode(), "page.html")
    assert reason in error.value.message.zh and error.value.hint and hint in error.value.hint.zh


def test_a_table_too_wide_or_too_long_to_be_read_whole_is_told() -> None:
    head = "".join(f"<th>指标{i}</th>" for i in range(MAX_COLUMNS + 5))
    body = "".join(f"<td>{i}.5</td>" for i in range(MAX_COLUMNS + 5))
    prose = "<p>2021年全市新建学校十二所，道路三十公里，各项工作稳步推进，成效明显，群众满意。</p>" * 3
    page = f"<html><body><h1>甲市2021年公报</h1>{prose}<table><tr>{head}</tr><tr>{body}</tr></table></body></html>"
    said = take(page.encode(), "甲市.html").warnings
    assert [w.zh for w in said] == [f"表格的列过多，只读到第{MAX_COLUMNS}列"]
    assert not take(page.replace("<table>", "<p>").encode(), "甲市.html").warnings


def test_the_page_in_a_web_archive_is_read() -> None:
    from base64 import encodebytes

    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    part = b"Content-Type: text/html; charset=gbk\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    for charset in ("gbk", "gb18030"):
        raw = head + part.replace(b"gbk", charset.encode()) + encodebytes(PAGE.encode(charset)) + b"\r\n--x--\r\n"
        assert SENTENCES in take(raw, "a.mht").text
    with pytest.raises(InputError):
        take(head + b"--x--\r\n", "a.mht")


def test_an_open_document_is_named_as_what_it_is() -> None:
    raw = b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
    with pytest.raises(InputError) as error:
        take(raw, "a.ods")
    assert "OpenDocument表格" in error.value.message.zh
