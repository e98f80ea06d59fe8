"""A fingerprint follows the content, not the place."""

from typing import Any

from checks.findings.fingerprint import fingerprint


def side(**changes: Any) -> dict[str, Any]:
    return {
        "role": "stated", "document": "plan", "region": "甲市", "subject": "", "indicator": "地区生产总值",
        "measure": "growth", "period_start": 2022, "period_end": 2022, "stance": "target", "quote": "增长 6%",
        "line": 3, "start": 40, "claim": "plan-1",
    } | changes  # fmt: skip


def test_text_moved_elsewhere_keeps_its_fingerprint() -> None:
    assert fingerprint("r", [side()]) == fingerprint("r", [side(line=90, start=900, claim="plan-7")])


def test_width_spaces_and_order_of_sides_do_not_matter() -> None:
    a, b = side(), side(quote="增长 7%", role="restated")
    assert fingerprint("r", [a, b]) == fingerprint("r", [side(quote="增长7%", role="restated"), side(quote="增长６％")])


def test_a_changed_number_a_rule_or_a_year_changes_it() -> None:
    base = fingerprint("r", [side()])
    others = [
        fingerprint("r", [side(quote="增长 6.5%")]),
        fingerprint("q", [side()]),
        fingerprint("r", [side(period_end=2023)]),
    ]
    assert base not in others and len(set(others)) == 3


def test_without_evidence_the_message_names_it() -> None:
    assert fingerprint("r", [], "甲") != fingerprint("r", [], "乙")
