"""Word files and spreadsheets: what is printed of them, in its order, with its place."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from checks.documents.formats.choose import UnsupportedError, take
from checks.documents.formats.taken import Taken
from checks.errors import InputError


def label(taken: Taken, words: str) -> str:
    at = taken.text.index(words)
    return [place.label.zh for place in taken.spots if place.offset <= at][-1]


def word(document: "docx.document.Document") -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_paragraphs_and_tables_of_a_word_file_come_in_their_order() -> None:
    made = docx.Document()
    made.add_paragraph("某区2025年统计公报")
    line = made.add_paragraph("绿地面积")
    line.add_run("1").font.superscript = True
    line.add_run("为85km")
    line.add_run("2").font.superscript = True
    table = made.add_table(3, 3)
    for i, row in enumerate([("指标", "2025年", ""), ("", "总量", "增长（%）"), ("产值", "120.5", "4.0")]):
        for k, text in enumerate(row):
            table.cell(i, k).text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    made.add_paragraph("以上为初步数。")
    taken = take(word(made), "a.docx")
    assert taken.text.splitlines() == [
        "某区2025年统计公报",
        "绿地面积[1]为85km²",
        "| 指标 | 2025年 | 2025年 |",
        "| 指标 | 总量 | 增长（%） |",
        "| 产值 | 120.5 | 4.0 |",
        "以上为初步数。",
    ]
    assert label(taken, "120.5") == "第1个表" and label(taken, "以上") == "第3段"


def test_numbers_that_word_sets_itself_are_read() -> None:
    made = docx.Document()
    numbering = made.part.numbering_part.element
    for tag, inside in (("abstractNum", None), ("num", "77")):
        one = OxmlElement(f"w:{tag}")
        one.set(qn("w:abstractNumId" if inside is None else "w:numId"), "77")
        children = [("abstractNumId", inside)] if inside else []
        if inside is None:
            level = OxmlElement("w:lvl")
            level.set(qn("w:ilvl"), "0")
            for name, value in (("start", "4"), ("numFmt", "chineseCounting"), ("lvlText", "%1、")):
                child = OxmlElement(f"w:{name}")
                child.set(qn("w:val"), value)
                level.append(child)
            one.append(level)
        for name, value in children:
            child = OxmlElement(f"w:{name}")
            child.set(qn("w:val"), value)
            one.append(child)
        numbering.append(one) if inside else numbering.insert(0, one)
    for text in ("服务业", "教育"):
        properties = made.add_paragraph(text)._p.get_or_add_pPr()
        number = properties._add_numPr()
        number._add_ilvl().val = 0
        number._add_numId().val = 77
    assert take(word(made), "a.docx").text == "四、服务业\n五、教育\n"


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "收入"
    sheet.append(["2025年某市收入情况表"])
    sheet.append([None, None, "单位：亿元"])
    sheet.append(["项目", "预算数", "增长"])
    sheet.append(["税收收入", 1203.456, 0.051])
    sheet["B4"].number_format, sheet["C4"].number_format = "#,##0.0", "0.0%"
    sheet.merge_cells("A1:C1")
    hidden = book.create_sheet("草稿")
    hidden["A1"], hidden.sheet_state = "不公开", "hidden"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_read_as_it_is_shown() -> None:
    taken = take(workbook(), "a.xlsx")
    assert taken.text.splitlines() == [
        "收入",
        "2025年某市收入情况表",
        "单位：亿元",
        "| 项目 | 预算数 | 增长 |",
        "| 税收收入 | 1,203.5 | 5.1% |",
        "",
    ]
    assert label(taken, "1,203.5") == "工作表“收入”第4行"


def test_a_formula_without_a_value_is_told() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["项目", "数"])
    sheet.append(["合计", "=1+1"])
    out = BytesIO()
    book.save(out)
    assert "1个公式" in take(out.getvalue(), "a.xlsx").warnings[0].zh


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_csv_is_a_table(encoding: str) -> None:
    raw = '指标,单位,2025年\n生产总值,亿元,"1,203.5"\n常住人口,万人,312\n'.encode(encoding)
    assert take(raw, "a.csv").text.splitlines()[:2] == ["| 指标 | 单位 | 2025年 |", "| 生产总值 | 亿元 | 1,203.5 |"]


def test_what_cannot_be_read_is_refused_with_what_to_do() -> None:
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 40_000_000)
    for raw, name, said in (
        (b"PK\x03\x04 word/document.xml", "a.docx", "损坏"),
        (bomb.getvalue(), "b.docx", "过大"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "c.xlsx", "密码"),
    ):
        with pytest.raises(InputError) as caught:
            take(raw, name)
        assert said in caught.value.message.zh and caught.value.hint is not None
    with pytest.raises(UnsupportedError, match="picture"):
        take(b"\x89PNG\r\n", "d.png")


def test_a_part_packed_in_an_unknown_way_is_damage() -> None:
    buffer = BytesIO()
    openpyxl.Workbook().save(buffer)
    raw = bytearray(buffer.getvalue())
    at = raw.rindex(b"xl/worksheets/sheet1.xml") - 46  # its entry in the directory of the package
    raw[at + 6 : at + 8] = b"\xff\0"  # the version needed to unpack it
    with pytest.raises(InputError, match="damaged"):
        take(bytes(raw), "a.xlsx")
