"""Lists, outline, contents, dates, damage."""

import pandas as pd

from checks.comparisons import Outcome
from checks.expectations.counted_lists import ExpectListsToMatchCounts
from checks.expectations.dates import ExpectDatesInOrder
from checks.expectations.heading_order import ExpectContentsToMatchHeadings, ExpectHeadingsInSequence
from checks.expectations.no_damage import ExpectNoDamage
from tests.expectations.tabled import only, outcomes

LISTS = ExpectListsToMatchCounts(severity="warning")


def _list(count: int, members: list[str], **fields: object) -> pd.DataFrame:
    row = {
        "document": "plan", "start": 10, "end": 14, "line": 3, "count": count, "count_hi": count, "noun": "码头",
        "kind": "before", "listed": len(members), "closed": True, "members": "\n".join(members),
        "member_spans": ",".join(f"{i}-{i + 2}" for i in range(len(members))), **fields,
    }  # fmt: skip
    return pd.DataFrame([row])


def test_a_counted_list_has_as_many_members() -> None:
    assert outcomes(LISTS.compare(_list(3, ["皂埠", "长峰", "海埠"]))) == ["agrees"]
    found = only(LISTS.compare(_list(4, ["皂埠", "长峰", "海埠"], kind="after")))
    assert [o.role for o in found.operands] == ["count", "member", "member", "member"]


def test_an_open_list_may_be_shorter_never_longer() -> None:
    assert outcomes(LISTS.compare(_list(5, ["甲", "乙"], closed=False))) == ["agrees"]
    assert outcomes(LISTS.compare(_list(1, ["甲", "乙"], kind="after", closed=False))) == ["contradicts"]


def test_in_running_text_only_members_that_carry_the_word_counted_are_sure() -> None:
    other = only(LISTS.compare(_list(2, ["老人津贴", "孤儿养育", "残疾人"], noun="项补贴")), Outcome.CANNOT_TELL)
    assert other.reason == LISTS.said("other")
    assert outcomes(LISTS.compare(_list(2, ["甲河", "乙河", "丙河"], noun="条河道"))) == ["contradicts"]


def test_a_list_two_longer_or_shorter_is_another_list() -> None:
    assert outcomes(LISTS.compare(_list(9, ["（一）办实事", "（二）守底线"], kind="headings"))) == ["cannot tell"]
    assert outcomes(LISTS.compare(_list(3, ["（一）办实事", "（二）守底线"], kind="headings"))) == ["contradicts"]


def test_a_conjunction_may_join_two() -> None:
    assert only(LISTS.compare(_list(4, ["皂埠", "长峰", "海埠和城北"])), Outcome.CANNOT_TELL).reason == LISTS.said(
        "unsure"
    )


def test_nothing_listed_is_nothing_told() -> None:
    assert outcomes(LISTS.compare(_list(4, []))) == ["cannot tell"]


def _headings(*ordinals: int, run_in: bool = False) -> pd.DataFrame:
    rows = [
        {"document": "plan", "section": i + 1, "parent": 0, "level": 1, "number": f"（{o}）", "ordinal": o,
         "style": "paren-han", "title": f"第{i}", "path": "一节", "start": 10 * i, "end": 10 * i + 9, "line": i,
         "run_in": run_in and i == len(ordinals) - 1}
        for i, o in enumerate(ordinals)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def test_headings_count_up() -> None:
    shape = ExpectHeadingsInSequence(severity="info")
    assert outcomes(shape.compare(_headings(1, 2, 3))) == ["agrees"]
    assert "7" in only(shape.compare(_headings(1, 2, 3, 4, 5, 6, 8))).message.zh
    assert outcomes(shape.compare(_headings(1, 2, 2))) == ["contradicts"]
    assert outcomes(shape.compare(_headings(1, 2, 1, 2, 3))) == ["agrees"]


def test_a_number_inside_a_line_is_not_missing() -> None:
    shape = ExpectHeadingsInSequence(severity="info")
    assert outcomes(shape.compare(_headings(1, 2, 4))) == ["contradicts"]
    assert outcomes(shape.compare(_headings(1, 2, 4, run_in=True))) == ["agrees"]


def test_pages_out_of_order_lose_no_heading() -> None:
    told = only(ExpectHeadingsInSequence(severity="info").compare(_headings(1, 6, 7, 2, 3, 4, 5)))
    assert "7" in told.message.zh and "2、3" not in told.message.zh  # 2 behind 7, and nothing between 1 and 6


def test_a_series_may_go_on_behind_one_that_interrupts_it() -> None:
    shape = ExpectHeadingsInSequence(severity="info")
    assert outcomes(shape.compare(_headings(1, 2, 1, 2, 3, 4, 3))) == ["agrees"]
    assert outcomes(shape.compare(_headings(1, 2, 1, 2, 3, 4, 2))) == ["contradicts"]


def test_headings_listed_a_second_time_do_not_count_on() -> None:
    again = _headings(1, 2, 3, 2)
    assert outcomes(ExpectHeadingsInSequence(severity="info").compare(again)) == ["contradicts"]
    again.loc[3, "title"] = again.loc[1, "title"]
    assert outcomes(ExpectHeadingsInSequence(severity="info").compare(again)) == ["agrees"]


def test_contents_name_headings() -> None:
    rows = [
        {
            "document": "plan",
            "number": "第一节",
            "title": "甲",
            "page": 1,
            "section": 2,
            "start": 0,
            "end": 5,
            "place": 2,
            "heading": "甲",
            "heading_start": 20,
            "heading_end": 25,
        },
        {
            "document": "plan",
            "number": "第二节",
            "title": "乙",
            "page": 2,
            "section": -1,
            "start": 6,
            "end": 11,
            "place": -1,
            "heading": "",
            "heading_start": -1,
            "heading_end": -1,
        },
    ]
    shape = ExpectContentsToMatchHeadings(severity="info")
    assert outcomes(shape.compare(pd.DataFrame(rows))) == ["agrees", "contradicts"]


def test_a_document_is_not_issued_before_what_it_reports() -> None:
    def row(issued: str, result: object, plan: object) -> dict[str, object]:
        return {"document": "plan", "title": "计划", "issued": issued, "result_end": result, "plan_end": plan}

    rows = [row("2022-06-06", 2021, 2022), row("2020-06-06", 2021, 2022), row("", 2021, 2020), row("", None, 2022)]
    found = ExpectDatesInOrder(severity="warning").compare(pd.DataFrame(rows))
    assert outcomes(found) == ["agrees", "contradicts", "contradicts", "cannot tell"]


def test_damage_is_reported_where_it_is() -> None:
    row = {
        "document": "plan",
        "start": 5,
        "end": 8,
        "line": 2,
        "kind": "word_cut",
        "quote": "5%右",
        "expected": "5%左右",
        "other_start": -1,
        "other_end": -1,
    }
    found = only(ExpectNoDamage(severity="info").compare(pd.DataFrame([row])))
    assert "疑为“5%左右”" in found.message.zh
    lost = [{**row, "kind": "unit_lost", "expected": "", "start": n, "end": n + 1} for n in range(20)]
    every = only(ExpectNoDamage(severity="info").compare(pd.DataFrame(lost)))
    assert "全文20处" in every.message.zh and len(every.operands) == 12
    twice = [{**row, "kind": "repeated_word", "expected": "重点" * n, "start": n, "end": n + 1} for n in range(1, 7)]
    assert "全文6处" in only(ExpectNoDamage(severity="info").compare(pd.DataFrame(twice))).message.zh
    misprints = [{**row, "kind": "garbled", "quote": "词" * n, "start": n, "end": n + 1} for n in range(1, 7)]
    assert len(outcomes(ExpectNoDamage(severity="info").compare(pd.DataFrame(misprints)))) == 6
    paged = pd.DataFrame([{**row, "kind": "page_break"}])
    assert outcomes(ExpectNoDamage(severity="info").compare(paged)) == []
    others = ExpectNoDamage(severity="info", kinds=["unit_lost"]).compare(pd.DataFrame([row]))
    assert outcomes(others) == []
