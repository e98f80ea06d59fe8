"""Hostile documents: time grows with length, not with its square; nothing in them makes reading fail."""

import time
from itertools import pairwise

import pytest
from aloud import read
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.defects.structure import (
    contents_table,
    lists_table,
    sections_table,
    structural_marks,
)

N = 4000
HOSTILE = {
    "brackets": "（" * 20 * N,
    "counts": "三大五大" * 5 * N,
    "enumeration": "甲、" * 10 * N + "三大平台\n",
    "dashes": "——甲乙丙丁。戊己庚辛壬癸\n\n甲乙\n\n" * N,
    "bullets": "- 甲 乙 丙 丁\n" * N,
    "gaps": "甲  乙\n" * N,
    "tabs": "甲\t乙\t\n\n" * N,
    "pipes": "|" * 20 * N + "甲\n",
    "html": "<table><tr><td>甲\n" * N,
    "contents": "第一章 甲乙 ......1\n" * N + "\n# 第一章 甲乙\n\n正文。\n",
    "headings": "# 甲乙丙\n\n一、甲乙\n\n" * N,
    "bold": "**甲乙丙丁**\n\n" * N,
    "titles": "守牢三大底线。守牢三大安全底线。甲乙\n\n" * N,
    "slogans": "“两区三组团”" * N + "甲区、乙区、丙区\n",
    "sums": "甲、乙两大，丙、丁、戊三大“2+3”" * N + "\n",
    "twice": "".join(chr(0x4E00 + i % 9000) * 1 + chr(0x5000 + i % 7000) for i in range(N)) * 2,
    "words": "".join(w + w for w in (chr(0x4E00 + i) + chr(0x9000 - i) for i in range(N))),
    "torn": "甲乙丙丁，戊己庚辛壬癸子丑寅卯辰巳午未申\n\n" * N,
    "stars": "*" * 20 * N,
    "comments": "<!--" * 5 * N,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_time_grows_with_length_only(name: str) -> None:
    began = time.process_time()
    document = read(HOSTILE[name])
    for table in (sections_table, contents_table, lists_table, structural_marks):
        table([document])
    assert time.process_time() - began < 6


MARKS = [
    "第一章 ",
    "一、",
    "（一）",
    "——",
    "**",
    "# ",
    "- ",
    "|",
    "\t",
    "\n",
    "\n\n",
    "。",
    "，",
    "、",
    "等",
    "和",
    "\r\n",
]
WORDS = [
    "三大平台",
    "12 ",
    "亿元",
    "目录",
    "单位：亿元",
    "注：",
    "“两区三组团”",
    "4个项目",
    "产业",
    "2021年",
    "<table>",
    "<td>",
]
PIECES = st.sampled_from([*MARKS, *WORDS, "\ufeff", "......1"])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | st.text(max_size=6), max_size=60).map("".join))
def test_any_text_is_read_and_every_span_lies_inside_it(text: str) -> None:
    document = read(text)
    size = len(text)
    for flow in document.flows:
        assert len(flow.offsets) == len(flow.text) + 1
        assert all(0 <= o <= size for o in flow.offsets)
        assert 0 <= flow.section < len(document.sections)
    for section in document.sections:
        assert -1 <= section.parent < section.index or section.index == 0
        assert 0 <= section.start <= section.end <= size
    for table in document.tables:
        assert all(0 <= c.start <= c.end <= size for row in table.rows for c in row)
    spans = [(f.source(0, len(f.text))) for f in document.flows]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    lists_table([document])
    structural_marks([document])
