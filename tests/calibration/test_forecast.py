"""How likely a finding on a fresh text is right."""

import pytest

from checks.calibration.classes import ComparisonClass
from checks.calibration.forecast import Verdicts
from checks.calibration.judgements import Judgement

OF = ComparisonClass("some-rule", "sentence", "clause", "work_report")


def verdicts(n: int, verdict: str, **more: object) -> tuple[Judgement, ...]:
    said = {"rule": "some-rule", "link": "sentence", "source": "clause", "kind": "work_report", "severity": "warning"}
    return tuple(Judgement(fingerprint="0" * 16, verdict=verdict, **said | more) for _ in range(n))


def right(read: tuple[Judgement, ...], one: ComparisonClass = OF, *, slip: int = 0, remark: bool = False) -> float:
    found = Verdicts(read).forecast(one, slip=slip, remark=remark)
    assert found is not None
    return found.right


def test_verdicts_on_mended_findings_count_as_those_on_others() -> None:
    mended = verdicts(20, "wrong", mended=True)
    assert right(mended) == right(verdicts(20, "wrong")) < 0.1


def test_what_is_said_of_the_text_alone_is_forecast_from_what_still_stands_and_from_its_rule() -> None:
    text = OF._replace(source="", link="document")
    others = verdicts(20, "wrong", rule="another", source="", link="document")
    gone = verdicts(20, "wrong", source="", link="document", mended=True)
    assert right((*others, *gone), text) == 0.5
    assert right(verdicts(20, "wrong", source="", link="document"), text) < 0.1


def test_a_class_is_drawn_to_its_rule_and_a_rule_to_all() -> None:
    elsewhere = verdicts(20, "right", rule="another")
    assert right(elsewhere) > 0.8
    assert right((*elsewhere, *verdicts(1, "wrong"))) > 0.4  # one wrong verdict silences nothing
    assert right((*elsewhere, *verdicts(6, "wrong"))) < 0.4
    mixed = (*verdicts(12, "right", rule="another"), *verdicts(8, "wrong", rule="another"))
    assert right((*mixed, *verdicts(1, "wrong"))) > 0.4  # nor, in each group it stands in, three times over
    far = OF._replace(link="document")
    assert right((*verdicts(20, "wrong"), *verdicts(20, "right", link="document")), far) > 0.8


def test_slips_remarks_and_questions_are_forecast_apart() -> None:
    read = (*verdicts(20, "wrong"), *verdicts(20, "right", slip=2), *verdicts(20, "right", severity="info"))
    assert right(read) < 0.1
    assert right(read, slip=2) > 0.9
    assert right(read, slip=1) < 0.1  # so short a number is a slip apart by chance
    assert right(read, remark=True) > 0.9
    assert right((*verdicts(20, "wrong", slip=2), *verdicts(20, "right", slip=3)), slip=3) > 0.9


def test_budgets_and_communiques_speak_for_one_another_and_for_no_other_kind() -> None:
    budgets = verdicts(20, "wrong", kind="budget_report")
    assert right(budgets, OF._replace(kind="budget_report+communique")) < 0.1
    assert Verdicts(budgets).forecast(OF, slip=False, remark=False) is None  # too few of its kind were read
    assert Verdicts(verdicts(19, "wrong")).forecast(OF, slip=False, remark=False) is None


def test_the_reader_is_told_of_the_narrowest_group_with_some_verdicts() -> None:
    found = Verdicts((*verdicts(20, "right", link="document"), *verdicts(3, "wrong"))).forecast(
        OF, slip=False, remark=False
    )
    assert found is not None
    assert (found.judged, found.of_these_right) == (23, 20)


@pytest.mark.parametrize(("read", "most"), [((20, 0), 1.0), ((20, 3), 0.99), ((20, 40), 0.6)])
def test_at_best_is_above_what_is_expected(read: tuple[int, int], most: float) -> None:
    found = Verdicts((*verdicts(read[0], "right"), *verdicts(read[1], "wrong"))).forecast(OF, slip=False, remark=False)
    assert found is not None
    assert found.right < found.at_best <= most
