"""A stretch that the program fails on costs only itself, and what is too much to read is said."""

import pytest
from reading import extraction as read

from checks.claims import extract as module
from checks.claims.lexing import limits


def test_a_paragraph_that_fails_is_said_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = module._Extractor._flow

    def fails(self, flow):  # type: ignore[no-untyped-def]
        plain(self, flow)
        if "出口" in flow.text:
            raise ValueError("injected")

    monkeypatch.setattr(module._Extractor, "_flow", fails)
    found = read("全年出口总额10亿元。\n\n全年进口总额20亿元。")
    assert [c.value for c in found.claims] == [20]
    assert [(f.stage, f.start) for f in found.failures] == [("paragraph", 0)]


def test_a_paragraph_of_more_numbers_than_are_read_says_where_reading_stopped() -> None:
    text = "2023年，" + "、".join(f"项目产值{i}亿元" for i in range(1, limits.NUMBERS + 50)) + "。\n\n进口总额20亿元。"
    found = read(text)
    assert len(found.claims) == limits.NUMBERS + 1
    assert [(m.kind, m.quote) for m in found.marks] == [("beyond_limit", f"{limits.NUMBERS + 1}亿元")]


def test_a_table_is_read_up_to_a_stated_column() -> None:
    columns = limits.COLUMNS + 20
    rows = ["|".join(["", *cells, ""]) for cells in (
        ["地区", *(f"项目{i}产值（亿元）" for i in range(columns))],
        ["---"] * (columns + 1),
        ["甲市", *(f"{i}.5" for i in range(columns))],
    )]  # fmt: skip
    found = read("2023年产值表\n\n" + "\n".join(rows) + "\n")
    assert 0 < len(found.claims) < limits.COLUMNS
    assert [m.kind for m in found.marks] == ["beyond_limit"]


def test_a_document_is_read_up_to_a_stated_number_of_claims(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CLAIMS", 3)
    found = read("\n\n".join(f"第{i}处产值{i}亿元。" for i in range(1, 9)))
    assert len(found.claims) == 4
    assert [m.kind for m in found.marks] == ["beyond_limit"]


def test_a_ratio_is_read_up_to_a_stated_number_of_parts_and_a_paragraph_up_to_a_stated_length() -> None:
    long = read("三次产业比例为" + ":".join(["1"] * 500) + "，2023年进口总额20亿元。")
    assert len(long.claims) == limits.PARTS + 1
    assert [m.kind for m in long.marks] == ["beyond_limit"]
    wide = read("进口总额20亿元。" + "继续努力。" * (limits.LENGTH // 5) + "出口总额30亿元。")
    assert [c.value for c in wide.claims] == [20]
    assert [m.kind for m in wide.marks] == ["beyond_limit"]


def test_a_document_that_does_not_tell_its_year_has_no_years_to_reckon_with() -> None:
    text = "四年多来，新建学校24所。今年以来，产粮12万吨。\n\n今后五年，财政收入年均增长7%。2019年，出口20亿元。\n"
    found = read(text, "work_report", None, None).claims
    assert [(c.quote, c.period_start, c.period_end) for c in found] == [
        ("24所", None, None), ("12万吨", None, None), ("7%", None, None), ("20亿元", 2019, 2019),
    ]  # fmt: skip
