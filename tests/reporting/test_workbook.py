"""The working paper, read back with another library."""

import time
from io import BytesIO

import openpyxl
import pytest
import sample_report

from checks.reporting.workbook import FORMULA_STARTS, render_workbook


def render(sample):
    return render_workbook(sample["report"], sample["comparisons"], sample["documents"])


@pytest.fixture(scope="module")
def book(sample):
    return openpyxl.load_workbook(BytesIO(render(sample)))


def test_four_sheets_frozen_and_filtered(book):
    assert book.sheetnames == ["问题", "数字", "对照", "核对范围"]
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_rows_are_those_of_the_report(sample, book):
    claims = sum(len(d["claims"]) for d in sample["documents"].values())
    assert [book[n].max_row - 1 for n in ("问题", "数字", "对照")] == [6, claims, len(sample["comparisons"])]


def test_fingerprints_lead_into_the_report(sample, book):
    cell = book["问题"]["A2"]
    fingerprint = sample["report"]["findings"][0]["fingerprint"]
    assert cell.value == fingerprint
    target = (
        cell.hyperlink.target + "#" + (cell.hyperlink.location or "")
        if cell.hyperlink.location
        else cell.hyperlink.target
    )
    assert target == f"index.html#f-{fingerprint}"


def test_numbers_are_numbers_and_years_are_text(book):
    sheet = book["数字"]
    heads = {c.value: i for i, c in enumerate(sheet[1])}
    row = sheet[2]
    assert isinstance(row[heads["数值"]].value, int | float)
    assert row[heads["年份"]].data_type == "s"


def test_nothing_is_a_formula(book):
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", "\r=1"):
        again = openpyxl.load_workbook(BytesIO(render(sample_report.hostile(text))))
        cells = [c for sheet in again for row in sheet.iter_rows() for c in row if c.value is not None]
        assert not [c for c in cells if c.data_type == "f"]
        hostile = [c for c in cells if isinstance(c.value, str) and c.value.startswith(FORMULA_STARTS)]
        assert all(c.quotePrefix for c in hostile)
        assert hostile or text.strip() != text


def test_the_same_audit_gives_the_same_bytes(sample, monkeypatch):
    first = render(sample)
    now = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: now)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(now))
    assert render(sample) == first


def test_long_and_invisible_text_is_taken():
    render(sample_report.hostile("\x00\ud800" + "长" * 40_000))
