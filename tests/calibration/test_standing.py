"""The severity a class of comparisons has earned."""

import pytest

from checks.calibration.classes import ComparisonClass, alone_among
from checks.calibration.figures import Calibration, ClassFigures
from checks.calibration.judgements import Judgement
from checks.calibration.standing import Record, TrackRecord, wilson
from checks.comparisons import Link, Outcome, Severity
from checks.findings.finding import Reported
from checks.intervals import Interval
from checks.wording import NO_TEXT

OF = ComparisonClass("some-rule", "sentence", "clause", "work_report")


def verdict(right: bool, *, slip: bool = False, kind: str = "work_report", source: str = "clause", **more) -> Judgement:
    said = {"rule": "some-rule", "link": "sentence", "source": source, "kind": kind, "severity": "critical", **more}
    return Judgement(fingerprint="0" * 16, slip=slip, verdict="right" if right else "wrong", **said)


def figures(agreed: int, contradicted: int, **more) -> ClassFigures:
    said = {"rule": "some-rule", "link": Link.SENTENCE, "source": "clause", "kind": "work_report", **more}
    return ClassFigures(agreed=agreed, contradicted=contradicted, **said)


@pytest.mark.parametrize(
    ("compared", "agreed", "judged", "right", "earned"),
    [
        (0, 0, 0, 0, Severity.WARNING),  # nothing is known
        (0, 0, 20, 19, Severity.CRITICAL),
        (0, 0, 20, 18, Severity.WARNING),
        (0, 0, 20, 16, Severity.INFO),
        (200, 196, 0, 0, Severity.CRITICAL),
        (199, 199, 0, 0, Severity.WARNING),  # not enough compared
        (200, 195, 0, 0, Severity.WARNING),
        (200, 160, 0, 0, Severity.INFO),
    ],
)
def test_what_is_known_decides(compared: int, agreed: int, judged: int, right: int, earned: Severity) -> None:
    assert TrackRecord(compared, agreed, judged, right).highest is earned


def test_agreement_alone_makes_nothing_critical_whose_sides_stand_apart() -> None:
    assert TrackRecord(1000, 1000, near=True).highest is Severity.CRITICAL
    assert TrackRecord(1000, 1000, near=False).highest is Severity.WARNING
    assert TrackRecord(1000, 1000, 20, 20, near=False).highest is Severity.CRITICAL


def test_a_class_without_enough_of_its_own_is_judged_with_all_sources_of_its_kind() -> None:
    others = tuple(verdict(False, source="paragraph") for _ in range(19))
    record = Record(Calibration(), (verdict(True), *others))
    assert record.standing(OF, slip=False).judged == 20
    assert record.standing(OF._replace(kind="budget"), slip=False).judged == 0


def test_enough_verdicts_on_other_kinds_speak_for_a_class_and_not_against_it() -> None:
    wrong = Record(Calibration(), tuple(verdict(False, kind="budget") for _ in range(20)))
    right = Record(Calibration(classes=(figures(10, 190),)), tuple(verdict(True, kind="budget") for _ in range(20)))
    assert wrong.standing(OF, slip=False).highest is Severity.WARNING
    assert right.standing(OF, slip=False).judged == 20


def test_agreement_on_other_numbers_says_nothing_against_one_slip_away() -> None:
    record = Record(Calibration(classes=(figures(150, 50),)))
    assert record.standing(OF, slip=False).highest is Severity.INFO
    assert record.standing(OF, slip=True).highest is Severity.WARNING


def test_a_verdict_on_what_is_no_longer_found_does_not_count() -> None:
    record = Record(Calibration(), tuple(verdict(False, mended=True) for _ in range(5)))
    assert record.standing(OF, slip=False).judged == 0


def test_a_rule_that_misread_at_every_look_accuses_nobody_though_each_cause_was_mended() -> None:
    agrees = Calibration(classes=(figures(400, 0),))
    misread = tuple(verdict(False, mended=True) for _ in range(20))
    assert Record(agrees).standing(OF, slip=False).highest is Severity.CRITICAL
    assert Record(agrees, misread).standing(OF, slip=False).highest is Severity.WARNING
    since = tuple(verdict(True) for _ in range(20))
    assert Record(agrees, misread + since).standing(OF, slip=False).highest is Severity.CRITICAL


def test_comparisons_of_other_kinds_count_where_there_are_not_enough_of_one() -> None:
    record = Record(Calibration(classes=(figures(50, 0), figures(150, 1, kind="budget"))))
    assert record.standing(OF, slip=False).compared == 201
    assert record.standing(OF, slip=False).highest is Severity.CRITICAL


def test_the_interval_is_wilsons() -> None:
    low, high = wilson(9, 10)
    assert (round(low, 3), round(high, 3)) == (0.596, 0.982)  # Agresti and Coull 1998, table 1


NEEDED = Interval(1, 2)


def reported(outcome: Outcome, line: int = 3, need: Interval = NEEDED) -> Reported:
    side = {"document": "report", "line": line, "section": "", "claim": "x"}
    return Reported(
        "some-rule", "suite", outcome, Severity.WARNING, NO_TEXT, NO_TEXT, (side,),  # type: ignore[arg-type]
        needs=(need,), link=Link.SENTENCE, source="clause",
    )  # fmt: skip


def test_one_that_fails_where_all_around_it_agree_stands_alone() -> None:
    failing = reported(Outcome.CONTRADICTS)
    assert alone_among([failing, *(reported(Outcome.AGREES) for _ in range(3))]) == {id(failing)}
    assert not alone_among([failing, *(reported(Outcome.AGREES) for _ in range(2))])
    assert not alone_among([failing, *(reported(Outcome.AGREES, line=4) for _ in range(9))])
    another = reported(Outcome.CONTRADICTS)
    assert not alone_among([failing, another, *(reported(Outcome.AGREES) for _ in range(5))])


def test_that_many_numbers_are_no_more_than_another_bears_nothing_out() -> None:
    most = Interval.at_most(2)
    failing = reported(Outcome.CONTRADICTS, need=most)
    assert not alone_among([failing, *(reported(Outcome.AGREES, need=most) for _ in range(9))])
