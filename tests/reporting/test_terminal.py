"""Findings in the terminal."""

import json
import re

import sample_report

from checks.reporting.json_report import render_comparisons, render_json
from checks.reporting.terminal import explain, render_terminal
from checks.reporting.width import cut, pad, width


def test_the_caret_stands_under_the_number(sample):
    lines = render_terminal(sample["report"], limit=1).splitlines()
    at = next(i for i, line in enumerate(lines) if "^" in line)
    quote, caret = lines[at - 1], lines[at]
    columns = width(quote[: quote.index("达到 7% 以上")])
    assert width(caret[: caret.index("^")]) == columns
    assert caret.count("^") == width("达到 7% 以上")


def test_a_place_is_path_line_column(sample):
    first = render_terminal(sample["report"], limit=1).splitlines()[0]
    assert re.match(r"data/documents/gaoqu_14th_five_year_plan\.txt:77:\d+: ", first)


def test_no_escape_without_colour(sample):
    assert "\x1b" not in render_terminal(sample["report"])
    assert "\x1b[" in render_terminal(sample["report"], colour=True)


def test_english_has_no_chinese_of_its_own(sample):
    text = render_terminal(sample["report"], language="en", limit=0)
    assert not re.search("[\u4e00-\u9fff]", text)


def test_what_is_left_out_is_counted(sample):
    assert "另有 4 个" in render_terminal(sample["report"], limit=2)


def test_lines_stay_within_the_columns(sample):
    text = render_terminal(sample["report"], columns=80)
    quoted = [line for line in text.splitlines() if re.match(r" +\d+│", line)]
    assert quoted and all(width(line) <= 80 for line in quoted)


def test_hostile_text_moves_no_cursor():
    report = sample_report.hostile("\x1b[2J\x07\u202e\r\n清屏" * 3)["report"]
    text = render_terminal(report, limit=1)
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", text)


def test_width_counts_chinese_twice():
    assert [width("增长7%"), width("e\u0301"), width("，")] == [6, 1, 2]
    assert cut("增长百分之七", 7) == "增长百…"
    assert pad("增长", 6) == "增长  "


def test_json_is_the_report_again(sample):
    text = render_json(sample["report"])
    assert json.loads(text) == sample["report"]
    assert [json.loads(line) for line in render_comparisons(sample["comparisons"]).splitlines()] == sample[
        "comparisons"
    ]


def test_explain_says_what_the_report_says(sample):
    report = sample["report"]
    text = explain(report["findings"][1], report)
    for said in ("8187万美元", "比2021年低69.5%", "计划执行情况应与上一计划的目标对照", "--as to-correct"):
        assert said in text


def test_explain_a_rule_with_its_examples(sample):
    report = sample["report"]
    rule = next(r for r in report["rules"] if r["id"] == "trade-total")
    text = explain(rule, report, language="en")
    assert "Trade is exports plus imports" in text and "外贸出口额 + 外贸进口额" in text and "出口1494亿元" in text


def test_half_a_surrogate_pair_can_be_written():
    text = render_json({"title": "a\ud800b"})
    assert json.loads(text.encode().decode()) == {"title": "a\ud800b"}
