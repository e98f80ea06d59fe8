"""The indicator table for people, programs and spreadsheets."""

import csv
import io
import json
import math
from dataclasses import replace

import openpyxl
import pytest

from checks.claims.frame import COLUMNS
from checks.claims.model import Claim
from checks.claims.output import claims_csv, claims_jsonl, claims_workbook, marked_text, printed_table
from checks.documents.document import Description, Document

TEXT = "2021年，实际使用外资2.68亿美元，\n力争2022年增长5%以上。\n"


def claim(quote: str, /, **more: object) -> Claim:
    start = TEXT.index(quote)
    line = TEXT[:start].count("\n") + 1
    made = Claim(
        f"id{start}", "plan", start, start + len(quote), line, quote, TEXT, "一 / 二", "经区", "", "实际使用外资", True,
        "level", 2021, 2021, "actual", "=", 2.68, math.nan, "亿美元", "亿美元", 2.675, 2.685,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


CLAIMS = [
    claim("2.68亿美元"),
    claim(
        "增长5%以上", measure="growth", comparator=">=", value=5.0, unit="%", canonical_unit="%", lo=5.0, hi=math.inf,
        stance="target", period_start=2022, period_end=2022,
    ),
]  # fmt: skip
DOCUMENT = Document(Description("plan", "plan.txt", "", "", "经区", "", None, None, ""), TEXT, (), ())


def test_jsonl_has_every_column_and_null_for_what_is_unbounded() -> None:
    rows = [json.loads(line) for line in claims_jsonl(CLAIMS).splitlines()]
    assert [tuple(r) for r in rows] == [COLUMNS, COLUMNS]
    assert rows[0]["value"] == 2.68
    assert (rows[0]["value_hi"], rows[1]["hi"], rows[1]["lo"]) == (None, None, 5.0)
    assert rows[1]["registered"] is True
    assert TEXT[rows[1]["start"] : rows[1]["end"]] == rows[1]["quote"]


def test_jsonl_keeps_one_line_a_claim() -> None:
    odd = claim("2.68亿美元", sentence="a\nb\u2028c", value_hi=3.0, comparator="range")
    assert len(claims_jsonl([odd]).split("\n")) == 2
    assert json.loads(claims_jsonl([odd]))["value_hi"] == 3.0


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_text_is_never_a_formula(text: str) -> None:
    hostile = claim("2.68亿美元", indicator=text, quote=text, sentence=text)
    (row,) = list(csv.DictReader(io.StringIO(claims_csv([hostile]), newline="")))
    assert row["indicator"] == "'" + text.replace("\r", "\n")
    book = openpyxl.load_workbook(io.BytesIO(claims_workbook([hostile])))
    cells = {book.active.cell(2, i).value: book.active.cell(3, i) for i in range(1, len(COLUMNS) + 1)}
    assert cells["indicator"].data_type == "s"
    assert str(cells["indicator"].value).endswith(text.strip())


def test_csv_leaves_signed_numbers_alone() -> None:
    (row,) = list(csv.DictReader(io.StringIO(claims_csv([claim("2.68亿美元", quote="-6.1", value=-6.1)]))))
    assert (row["quote"], row["value"], row["value_hi"]) == ("-6.1", "-6.1", "")


def test_the_spreadsheet_freezes_filters_and_types() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(claims_workbook(CLAIMS))).active
    assert sheet.freeze_panes == "B3"
    assert sheet.auto_filter.ref.endswith("4")
    names = [c.value for c in sheet[2]]
    assert tuple(names) == COLUMNS
    row = dict(zip(names, sheet[3], strict=True))
    assert row["value"].value == 2.68
    assert row["value"].number_format == "#,##0.######"
    assert row["registered"].value is True
    assert row["value_hi"].value is None
    assert row["indicator"].value == "实际使用外资"
    assert sheet.column_dimensions["G"].width > 50


def test_same_claims_same_bytes() -> None:
    assert claims_workbook(CLAIMS) == claims_workbook(CLAIMS)
    assert claims_csv(CLAIMS) == claims_csv(CLAIMS)


def test_no_claims_is_a_table_with_a_header() -> None:
    assert claims_jsonl([]) == ""
    assert claims_csv([]).startswith("claim,document")
    assert openpyxl.load_workbook(io.BytesIO(claims_workbook([]))).active.max_row == 2
    assert printed_table([], "en") == "0 claims.\n"


def test_shown_text_marks_claims_by_kind() -> None:
    plain = marked_text(DOCUMENT, CLAIMS, colour=False, language="en")
    assert "实际使用外资«2.68亿美元»，\n力争2022年«→增长5%以上»。" in plain
    assert "«→goal»" in plain
    coloured = marked_text(DOCUMENT, CLAIMS, colour=True, language="zh")
    assert "\x1b[32m2.68亿美元\x1b[0m" in coloured
    assert "\x1b[1;34m增长5%以上\x1b[0m" in coloured
    assert "目标" in coloured.splitlines()[0]


def test_shown_text_marks_damage_and_what_the_vocabulary_does_not_know() -> None:
    claims = [claim("2.68亿美元", registered=False), claim("增长5%以上", damage="unit_lost")]
    plain = marked_text(DOCUMENT, claims, colour=False, language="en")
    assert "«?2.68亿美元»" in plain
    assert "«!增长5%以上»" in plain


def test_overlapping_claims_are_marked_once() -> None:
    twice = [CLAIMS[0], replace(CLAIMS[0], claim="b"), replace(CLAIMS[0], start=CLAIMS[0].start + 1)]
    assert marked_text(DOCUMENT, twice, colour=False, language="en").count("«2.68") == 1


def test_a_document_cannot_write_to_the_terminal() -> None:
    text = "a\x1b[2Jb\u202ec\x07 1家\n"
    hostile = Document(DOCUMENT.description, text, (), ())
    out = marked_text(hostile, [], colour=False, language="en")
    assert not {"\x1b", "\u202e", "\x07"} & set(out)
    assert "\x1b" not in printed_table([replace(CLAIMS[0], indicator="\x1b[2J", quote="\x1b]0;x\x07")], "en")


def test_printed_for_people() -> None:
    zh, en = printed_table(CLAIMS, "zh"), printed_table(CLAIMS, "en")
    assert zh.splitlines()[0] == "plan"
    assert "[2.675, 2.685] 亿美元" in zh
    assert ">=5%" in en
    assert "[5, ∞) %" in en
    assert "共2条。" in zh
    assert "实际使用外资" in zh.splitlines()[2]
