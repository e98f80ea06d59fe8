"""Findings get the severity their class has earned, and say why."""

from dataclasses import replace

from printed_claims import Evidence, claim, interval, restated, total

from checks.calibration.classes import slip_away
from checks.calibration.figures import Calibration, ClassFigures
from checks.calibration.judgements import Judgement
from checks.calibration.standing import Record, graded
from checks.calibration.witnesses import borne_out
from checks.comparisons import Link, Outcome, Severity
from checks.findings.finding import Reported
from checks.intervals import Interval
from checks.wording import Text


def contradicted(severity: Severity) -> Reported:
    said = Text("不符", "they do not meet")
    sides = (claim("c1", "5.57亿元", "5.57"), claim("c2", "9.9亿元", "9.9"))
    needed = (Interval(5.665, 5.675), None)
    return Reported(
        "some-rule", "suite", Outcome.CONTRADICTS, severity, said, said, sides, needs=needed, link=Link.SENTENCE,
        source="clause",
    )  # fmt: skip


def test_a_finding_is_never_graver_than_its_rule_and_says_what_is_known() -> None:
    of = {"rule": "some-rule", "link": Link.SENTENCE, "source": "clause", "kind": "work_report"}
    right = Judgement(fingerprint="0" * 16, slip=True, severity=Severity.CRITICAL, verdict="right", **of)
    record = Record(Calibration(classes=(ClassFigures(agreed=300, **of),)), (right,))
    remark, found = graded(
        [contradicted(Severity.INFO), contradicted(Severity.CRITICAL)], record, {"plan": "work_report"}
    )
    assert (remark.severity, found.severity) == (Severity.INFO, Severity.CRITICAL)
    assert found.reliability is not None
    assert found.reliability.slip  # 5.57 for 5.67
    assert found.reliability.text.zh == "此类对照 300 次，一致 100.0%；读过的 1 处不一致中 1 处属实"


def test_a_slip_in_a_long_number_of_one_document_is_hardly_chance() -> None:
    def apart(one: str, other: str, needed: Interval, link: Link = Link.DOCUMENT) -> int:
        sides = (claim("c1", f"{one}亿元", one), claim("c2", f"{other}亿元", other))
        return slip_away(replace(contradicted(Severity.WARNING), evidence=sides, needs=(needed, None), link=link))

    assert apart("6.1", "6.8", Interval(6.75, 6.85)) == 1
    assert apart("5.57", "5.67", Interval(5.665, 5.675)) == 2
    assert apart("2034.57", "2084.57", Interval(2084.565, 2084.575)) == 3
    assert apart("2034.57", "2084.57", Interval(2084.565, 2084.575), Link.DOCUMENTS) == 2  # may be revised
    assert apart("2034.57", "2191.03", Interval(2191.025, 2191.035)) == 0


def test_a_number_unlike_the_one_it_is_within_has_its_point_or_its_unit_wrong() -> None:
    def within(one: Evidence, other: Evidence, severity: Severity = Severity.WARNING) -> int:
        needed = (Interval.at_least(interval(other).lo), Interval.at_most(interval(one).hi))
        return slip_away(replace(contradicted(severity), evidence=(one, other), needs=needed))

    part = claim("c2", "28.6亿元", "28.6")
    assert within(claim("c1", "20.01亿元", "20.01"), part) == 2  # 200.1
    assert within(claim("c1", "20.01亿元", "20.01"), part, Severity.INFO) == 0
    assert within(claim("c1", "20.1亿元", "20.1"), part) == 0  # printed as the other is
    assert within(claim("c1", "2.0015亿元", "2.0015"), part) == 0
    assert within(claim("c1", "101.47万元", "101.47", "万元", scale="0.0001"), part) == 2  # 亿元
    assert within(claim("c1", "32.1亿元", "32.1"), claim("c2", "49亿元", "49")) == 0  # which may be 49.0


def test_two_places_that_tell_one_amount_are_of_one_thing() -> None:
    def pair(one: Evidence, other: Evidence) -> Reported:
        sides = (one | {"role": "stated", "sentence_start": 5}, other | {"role": "restated", "sentence_start": 90})
        return replace(restated(*sides), link=Link.DOCUMENT, source="document")

    rates = (
        claim("c1", "增长12.8%", "12.8", "%", measure="growth"),
        claim("c2", "12.2%", "12.2", "%", measure="growth"),
    )
    amounts = claim("c3", "46425亿元", "46425"), claim("c4", "46425", "46425")
    differ, alike = pair(*rates), pair(*amounts)
    assert borne_out([differ, alike]) == {id(differ)}
    assert not borne_out([differ])
    assert not borne_out([differ, pair(amounts[0], claim("c4", "46426", "46426"))])
    far = claim("c2", "31.7%", "31.7", "%", measure="growth")
    assert not borne_out([pair(rates[0], far), alike])  # no slip between them
    cut_off = claim("c2", "12%", "12", "%", measure="growth")
    assert not borne_out([pair(claim("c1", "增长12.8%", "12.8", "%", measure="growth"), cut_off), alike])
    of_plans = [pair(*(side | {"measure": "completion"} for side in rates)), alike]
    assert not borne_out(of_plans)


def test_two_relations_that_one_slip_breaks_bear_each_other_out() -> None:
    wrong, parts = claim("c1", "3.9亿元", "3.9"), (claim("c2", "0.85亿元", "0.85"), claim("c3", "0.05亿元", "0.05"))
    added, again = total(wrong, *parts), restated(wrong, claim("c4", "0.9亿元", "0.9"))
    assert borne_out([added, again]) == {id(added), id(again)}
    assert not borne_out([added])
    assert not borne_out([added, restated(wrong, claim("c4", "2.9亿元", "2.9"))])  # another is asked for
    assert not borne_out([again, restated(wrong, claim("c4", "0.9亿元", "0.9"))])  # the same twice


def test_a_rule_that_never_failed_is_told_whatever_others_misread() -> None:
    of = {"rule": "another", "link": Link.SENTENCE, "source": "clause", "kind": "work_report"}
    read = [Judgement(fingerprint="0" * 16, severity="warning", slip=True, verdict="wrong", **of) for _ in range(30)]

    def outcome(agreed: int, failed: int, *more: Judgement) -> Outcome:
        counted = ClassFigures(agreed=agreed, contradicted=failed, **of | {"rule": "some-rule"})
        record = Record(Calibration(classes=(counted,)), (*read, *more))
        return graded([contradicted(Severity.WARNING)], record, {"plan": "work_report"})[0].outcome

    assert outcome(400, 0) is Outcome.CONTRADICTS
    assert outcome(100, 0) is Outcome.CANNOT_TELL  # too few
    assert outcome(400, 2) is Outcome.CANNOT_TELL
    assert outcome(400, 0, *(replace_rule(one, "some-rule") for one in read[:4])) is Outcome.CANNOT_TELL


def replace_rule(one: Judgement, rule: str) -> Judgement:
    return one.model_copy(update={"rule": rule})


def test_what_verdicts_expect_to_be_wrong_is_not_told() -> None:
    of = {"rule": "some-rule", "link": Link.DOCUMENT, "source": "heading", "kind": "work_report", "mended": True}

    def judged(right: int, wrong: int, severity: Severity) -> Record:
        verdicts = ["right"] * right + ["wrong"] * wrong
        read = tuple(Judgement(fingerprint="0" * 16, severity=severity, slip=True, verdict=v, **of) for v in verdicts)
        return Record(Calibration(classes=(ClassFigures(agreed=1, **_class(of)),)), read)

    def outcome(record: Record, severity: Severity, kind: str = "work_report") -> Outcome:
        (one,) = graded([contradicted(severity)], record, {"plan": kind})
        assert (one.outcome is Outcome.CANNOT_TELL) == (one.reason is not None)
        return one.outcome

    for severity in (Severity.INFO, Severity.WARNING):
        assert outcome(judged(5, 20, severity), severity) is Outcome.CANNOT_TELL
        assert outcome(judged(20, 5, severity), severity) is Outcome.CONTRADICTS
        assert outcome(judged(5, 20, severity), severity, kind="five_year_outline") is Outcome.CONTRADICTS
    assert outcome(judged(11, 14, Severity.WARNING), Severity.WARNING) is Outcome.CONTRADICTS
    assert outcome(judged(11, 14, Severity.INFO), Severity.INFO) is Outcome.CANNOT_TELL


def test_a_rule_nobody_has_counted_is_told_whatever_others_were_found() -> None:
    of = {"rule": "another", "link": Link.SENTENCE, "source": "clause", "kind": "work_report"}
    read = [Judgement(fingerprint="0" * 16, severity="warning", slip=True, verdict="wrong", **of) for _ in range(30)]
    new, counted = Record(Calibration(), tuple(read)), ClassFigures(agreed=9, **of | {"rule": "some-rule"})
    (told,) = graded([contradicted(Severity.WARNING)], new, {"plan": "work_report"})
    assert told.outcome is Outcome.CONTRADICTS
    old = Record(Calibration(classes=(counted,)), tuple(read))
    (told,) = graded([contradicted(Severity.WARNING)], old, {"plan": "work_report"})
    assert told.outcome is Outcome.CANNOT_TELL
    (told,) = graded([contradicted(Severity.WARNING)], old, {"plan": "work_report"}, tell_all=True)
    assert told.outcome is Outcome.CONTRADICTS


def test_what_was_mended_says_nothing_of_remarks_on_headings() -> None:
    of = {"rule": "some-rule", "link": Link.DOCUMENT, "kind": "work_report", "severity": Severity.INFO}
    read = tuple(Judgement(fingerprint="0" * 16, verdict="wrong", mended=True, **of) for _ in range(9))
    of_headings = replace(contradicted(Severity.INFO), source="", link=Link.DOCUMENT)
    assert graded([of_headings], Record(Calibration(), read), {"plan": "work_report"})[0].outcome is Outcome.CONTRADICTS


def _class(of: dict[str, object]) -> dict[str, object]:
    return {key: of[key] for key in ("rule", "link", "source", "kind")}
