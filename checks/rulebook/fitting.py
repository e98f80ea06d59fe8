"""Rule files read critically: names, units, examples, and whether the rules fit together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from checks.comparisons import Outcome
from checks.errors import InputError, InputErrors, Place
from checks.formulas.names import check_formula, number_value
from checks.formulas.tree import Formula
from checks.rulebook.examples import example_of, with_places
from checks.rulebook.linear import MAX_TOGETHER, Constraint, conflicts, constraint, groups
from checks.rulebook.unreachable import unreachable
from checks.suites.load import Suite, duplicate_ids
from checks.suites.rule import Rule
from checks.vocabulary.vocabulary import Vocabulary
from checks.wording import Text

Grade = Literal["error", "warning"]
FORMULA = "expect_formula_to_hold"


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a rule file; `files` are all it concerns, where two rules do not fit together."""

    grade: Grade
    error: InputError
    files: frozenset[Path] = frozenset()


@dataclass(frozen=True)
class _Placed:
    suite: Suite
    index: int
    rule: Rule
    formula: Formula | None = None

    def error(self, message: Text, *path: str, hint: Text | None = None) -> InputError:
        return self.suite.error(self.index, message, *path, hint=hint)


def lint(suites: Sequence[Suite], vocabulary: Vocabulary) -> list[Problem]:
    """Everything wrong with these suites, in the order of files and lines."""
    every = frozenset(s.file for s in suites)
    problems = [Problem("error", e, every) for e in duplicate_ids(list(suites))]
    placed: list[_Placed] = []
    places = with_places(vocabulary)
    for suite in suites:
        for index, rule in enumerate(suite.rules):
            here = _Placed(suite, index, rule)
            try:
                here = _with_formula(here, places)
            except InputErrors as error:
                problems += [Problem("error", e) for e in error.errors]
            except InputError as error:
                problems.append(Problem("error", error))
            else:
                placed.append(here)
            problems += _examples(here)
    problems += _built(suites, vocabulary)
    problems += _together(placed, vocabulary)
    return sorted(problems, key=lambda p: _order(p.error.place))


def _order(place: Place | None) -> tuple[str, int, int]:
    return (place.file, place.line, place.column) if place else ("", 0, 0)


def _with_formula(here: _Placed, vocabulary: Vocabulary) -> _Placed:
    text = here.rule.kwargs.get("formula")
    if here.rule.type != FORMULA or not isinstance(text, str):
        return here
    try:
        formula = check_formula(text, vocabulary)
    except InputErrors as error:
        raise InputErrors([_moved(here, e) for e in error.errors]) from error
    except InputError as error:
        raise _moved(here, error) from error
    return _Placed(here.suite, here.index, here.rule, formula)


def _moved(here: _Placed, error: InputError) -> InputError:
    """An error in a formula, with its place in the file where the formula is written on one line."""
    moved = here.error(error.message, "kwargs", "formula", hint=error.hint)
    if moved.place and error.place and error.place.column:
        formula = str(here.rule.kwargs["formula"])
        at = moved.source.find(formula, moved.place.column - 1)
        if at >= 0:
            moved.place = Place(moved.place.file, moved.place.line, at + error.place.column)
    return moved


def _examples(here: _Placed) -> Iterator[Problem]:
    if here.rule.meta.status == "inactive":
        return
    missing = [o for o in Outcome if example_of(here.rule, o) is None and o not in _excused(here.rule)]
    if missing:
        names = "、".join(f"“{o.value}”" for o in missing)
        message = Text(
            f"规则 {here.rule.meta.id} 缺少 {names} 的例子",
            f"rule {here.rule.meta.id} has no example for {', '.join(o.value for o in missing)}",
        )
        yield Problem("warning", here.error(message, "meta", "examples"))


def _excused(rule: Rule) -> frozenset[Outcome]:
    """The outcomes this type of expectation cannot have: a damaged passage is there or not."""
    from checks.suites.gx import quiet_great_expectations

    quiet_great_expectations()
    from great_expectations.expectations.registry import (
        get_expectation_impl,
        list_registered_expectation_implementations,
    )

    if rule.type not in list_registered_expectation_implementations():
        return frozenset()
    implementation = get_expectation_impl(rule.type)
    outcomes = getattr(implementation, "outcomes", None)
    if outcomes is None:  # a built-in expectation of Great Expectations always tells
        return frozenset({Outcome.CANNOT_TELL})
    return frozenset(Outcome) - frozenset(outcomes)


def _built(suites: Sequence[Suite], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Rules that Great Expectations cannot build, and rules that no row can ever meet."""
    from checks.suites.build import build

    for suite in suites:
        try:
            built = build([suite])
        except InputErrors as several:
            yield from (Problem("error", e) for e in several.errors)
            continue
        for one in built:
            for path, wrong in unreachable(one, vocabulary):
                yield Problem("error", one.error(wrong.message, *path, hint=wrong.hint))


def _together(placed: Sequence[_Placed], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Rules that cannot all hold."""
    value = partial(number_value, vocabulary=vocabulary)
    active = {h.rule.meta.id: h for h in placed if h.formula and h.rule.meta.status != "inactive"}
    rows = [r for name, h in active.items() if h.formula and (r := constraint(name, h.formula, value)) is not None]
    for group in groups(rows):
        yield from _group(active, group)


def _group(active: dict[str, _Placed], group: Sequence[Constraint]) -> Iterator[Problem]:
    """What is wrong with linear rules over the same quantities; a group too large to search in seconds says so."""
    names = [c.rule for c in group]
    if len(group) > MAX_TOGETHER:
        message = Text(
            f"{len(group)}条规则涉及相同的指标，超过{MAX_TOGETHER}条，没有检查它们是否矛盾",
            f"{len(group)} rules over the same quantities, more than {MAX_TOGETHER}: not searched for contradictions",
        )
        yield _of(active, names, Problem("warning", active[names[-1]].error(message, "kwargs", "formula")))
        return
    for clash in conflicts(group):
        message = Text(
            f"这些规则不能同时成立（去掉任何一条即可）：{'、'.join(clash)}",
            f"these rules cannot all hold (without any one of them they could): {', '.join(clash)}",
        )
        yield _of(active, clash, Problem("error", active[clash[-1]].error(message, "kwargs", "formula")))


def _of(active: dict[str, _Placed], names: Sequence[str], problem: Problem) -> Problem:
    return Problem(problem.grade, problem.error, frozenset(active[n].suite.file for n in names))
