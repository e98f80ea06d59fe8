"""Findings of the same numbers are one finding, and what lies too far apart comes later."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from checks.comparisons import Severity
from checks.findings.assemble import ranked
from checks.findings.finding import Finding, Reliability
from checks.findings.folding import folded
from checks.findings.readings import readings
from checks.vocabulary.entries import Hedge, Hedges, Quality
from checks.wording import Text

SAID = Text("甲", "a")


TABLE: Any = SimpleNamespace(start=97, end=123)  # a to z
DOCUMENT: Any = SimpleNamespace(name="d", tables=(TABLE,))


def told(findings: list[Finding], *, tabled: bool = False) -> list[Finding]:
    return folded(findings, {"d": DOCUMENT} if tabled else {})


def side(claim: str, **fields: Any) -> Any:
    return {"claim": claim, "document": "d", "start": 1, "end": 2, "line": 1, "quote": "1", **fields}


def finding(rule: str, *claims: str, gap: float = 0.1, status: Any = "new") -> Finding:
    told = Reliability(SAID, "clause", "clause", "", False, 0.9)
    sides = tuple(side(c, start=ord(c[0])) for c in claims)
    return Finding(rule, rule, "s", Severity.WARNING, SAID, SAID, SAID, sides, gap=gap, reliability=told, status=status)


def test_the_same_numbers_are_told_once_with_the_other_rules_under_them() -> None:
    strong, same, other = finding("growth", "a", "b", "c"), finding("pair", "a", "b"), finding("pair2", "a", "d")
    kept = told([strong, same, other])
    assert [(f.rule, [o.rule for o in f.also]) for f in kept] == [("growth", ["pair"]), ("pair2", [])]
    assert kept[0].as_dict()["also"][0]["fingerprint"] == "pair"


def test_rows_of_one_table_that_fail_alike_are_one_question_with_the_rows_inside() -> None:
    rows = [replace(finding("sum", a, b), fingerprint=a) for a, b in ("ab", "cd", "ef", "gh")]
    one, *rest = told([*rows, finding("other", "k", "l"), finding("sum", "A", "B")], tabled=True)
    assert "4" in one.message.zh and [o.fingerprint for o in one.also] == ["c", "e", "g"]
    assert [f.rule for f in rest] == ["other", "sum"]


def test_remarks_of_one_rule_on_one_text_are_one_with_a_count() -> None:
    place = side("", start=5)
    remarks = [
        replace(finding("sound"), fingerprint=str(n), severity=Severity.INFO, evidence=(place,)) for n in range(5)
    ]
    (one,) = told(remarks)
    assert "5" in one.message.zh and len(one.also) == 4 and len(told(remarks[:3])) == 3
    assert len(told([replace(r, severity=Severity.WARNING) for r in remarks])) == 5


def test_few_rows_and_contradictions_stand_each_for_itself() -> None:
    rows = [replace(finding("sum", a, b), fingerprint=a) for a, b in ("ab", "cd", "ef", "gh")]
    assert len(told(rows[:3], tabled=True)) == 3
    assert len(told([replace(row, severity=Severity.CRITICAL) for row in rows], tabled=True)) == 4


def test_remarks_all_over_a_text_are_one_that_shows_all_their_places() -> None:
    remarks = [
        replace(finding(f"x{i}"), rule="damaged-text", severity=Severity.INFO, evidence=(side("", start=10 * i),))
        for i in range(5)
    ]
    (one,) = told(remarks)
    assert [s["start"] for s in one.evidence] == [0, 10, 20, 30, 40] and len(one.also) == 4
    assert len(told(remarks[:3])) == 3


def test_a_printed_ratio_is_told_once_whichever_of_its_shares_differ() -> None:
    kept = told([finding("second", "a2", "b2"), finding("third", "a3", "b3")])
    assert [(f.rule, [o.rule for o in f.also]) for f in kept] == [("second", ["third"])]


def test_an_answer_to_one_rule_hides_no_other() -> None:
    assert len(told([finding("x", "a", "b", status="waived"), finding("y", "a", "b")])) == 2
    assert len(told([finding("x"), finding("y")])) == 2


def test_what_no_slip_explains_comes_later() -> None:
    assert [f.rule for f in ranked([finding("far", "a", "b", gap=9.0), finding("near", "c", "d", gap=0.4)])] == [
        "near",
        "far",
    ]


def test_how_a_word_was_taken_is_told_with_its_reason() -> None:
    hedges = Hedges(
        hedges=(Hedge(words=("左右",), comparator="~", position="after", why="按一成计"),),
        qualities=(Quality(words=("量稳质升",), measure="growth", lo=-3, hi=3, why="量要稳"),),
    )
    about = side(
        "a", quote="6%左右", comparator="~", value=6.0, canonical_unit="%", sentence="增长6%左右", sentence_start=1
    )
    steady = side("b", quote="量稳质升", comparator="", value=None, canonical_unit="%", sentence="", sentence_start=1)
    told = readings([about, steady, about], hedges)
    assert len(told) == 2 and "一成" in told[0].zh and "量要稳" in told[1].zh
