"""Marks in the text of a plan."""

import time

from checks.reporting.plans import Anchors, Quoted, read_plan


def plan(text, claims=(), quoted=(), sections=(), whole=True):
    document = {"text": text, "claims": list(claims), "sections": list(sections)}
    return read_plan("d", document, list(quoted), whole=whole)


def claim(name, start, end, outcome="", findings=()):
    return {"claim": name, "start": start, "end": end, "outcome": outcome, "findings": list(findings)}


def pieces(plan):
    return [[(p.text, p.mark.kind if p.mark else None) for p in line.pieces] for line in plan.lines]


def test_outcomes_become_kinds():
    text = "增长7%、8%、9%、6%"
    claims = [
        claim("a", 2, 4, "agrees"),
        claim("b", 5, 7, "agrees", ["f"]),
        claim("c", 8, 10, "cannot tell"),
        claim("d", 11, 13),
    ]
    assert [k for _, k in pieces(plan(text, claims))[0] if k] == ["agrees", "contradicts", "unclear", "none"]


def test_no_character_is_lost_or_doubled():
    text = "\n\n一、增长7%\n\t占8%以上。\n"
    claims = [claim("a", 5, 7), claim("b", 3, 12), claim("c", 5, 9), claim("d", 0, len(text))]
    lines = [line for line in text.split("\n") if line.strip()]
    assert ["".join(t for t, _ in line) for line in pieces(plan(text, claims))] == lines


def test_a_finding_is_never_hidden_under_another_mark():
    inside = claim("a", 2, 4, "agrees")
    whole = Quoted({"document": "d", "start": 0, "end": 6}, "quoted", "f1")
    assert pieces(plan("增长7%以上", [inside], [whole])) == [[("增长7%以上", "quoted")]]


def test_every_mark_has_its_anchor_once():
    claims = [claim("a", 0, 4), claim("b", 0, 4), claim("c", 1, 3)]
    anchors = [a for line in plan("增长7%。", claims).lines for p in line.pieces for a in p.anchors]
    assert sorted(anchors) == ["c-a", "c-b", "c-c"]


def test_a_mark_over_a_line_break_goes_on_in_the_next_line():
    read = plan("增长\n7%。", [claim("a", 1, 5)])
    assert pieces(read) == [[("增", None), ("长", "none")], [("7%", "none"), ("。", None)]]
    assert [p.anchors for line in read.lines for p in line.pieces] == [(), ("c-a",), (), ()]


def test_spans_outside_the_text_are_left_out():
    assert pieces(plan("增长7%", [claim("a", 2, 99), claim("b", -1, 2), claim("c", 3, 3)])) == [[("增长7%", None)]]


def test_a_heading_that_runs_into_its_paragraph_is_no_heading():
    text = "一、总体要求\n——实力增强。" + "全年增长。" * 20
    sections = [
        {"title": "一、总体要求", "level": 1, "start": 0, "line": 1},
        {"title": "实力增强", "level": 2, "start": 7, "line": 2},
    ]
    assert [(line.level, line.heads) for line in plan(text, sections=sections).lines] == [(1, True), (0, True)]


def test_in_part_only_lines_with_findings_are_shown():
    read = plan("一\n二\n增长7%\n四", [claim("a", 6, 8, "", ["f"])], whole=False)
    assert [(line.number, line.skipped) for line in read.lines] == [(3, 2)]
    assert not read.whole and read.all_lines == 4


def test_a_side_that_is_nowhere_leads_to_its_document_or_nowhere():
    places = Anchors([plan("增长7%", [claim("a", 2, 4)])])
    assert places.href({"document": "d", "claim": "a"}) == "#c-a"
    assert places.href({"document": "d", "claim": "gone"}) == "#d-d"
    assert places.href({"document": "other", "claim": ""}) == ""


def test_time_is_linear_enough_for_one_line_with_many_claims():
    text = "增长7%，" * 20_000
    claims = [claim(f"c{i}", 5 * i + 2, 5 * i + 4) for i in range(20_000)]
    start = time.perf_counter()
    plan(text, claims)
    assert time.perf_counter() - start < 5


def test_a_mark_over_lines_has_one_note():
    read = plan("增长\n7%。", [claim("a", 1, 5, "", ["f"])])
    assert [(line.findings, line.notes) for line in read.lines] == [(("f",), ("f",)), (("f",), ())]
