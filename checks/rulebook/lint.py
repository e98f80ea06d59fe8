"""Rule files read critically: names, units, examples, and whether the rules fit together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from checks.comparisons import Outcome
from checks.errors import InputError, InputErrors, Place
from checks.formulas.names import check_formula, number_value
from checks.formulas.tree import Formula
from checks.rulebook.examples import example_of, with_places
from checks.rulebook.linear import Constraint, conflict, constraint, implied
from checks.suites.load import Suite, duplicate_ids
from checks.suites.model import Rule
from checks.vocabulary.vocabulary import Vocabulary
from checks.wording import Text

Grade = Literal["error", "warning"]
FORMULA = "expect_formula_to_hold"


@dataclass(frozen=True)
class Problem:
    """One thing wrong with a rule file."""

    grade: Grade
    error: InputError


@dataclass(frozen=True)
class _Placed:
    suite: Suite
    index: int
    rule: Rule
    formula: Formula | None = None

    def error(self, message: Text, *path: str, hint: Text | None = None) -> InputError:
        return self.suite.error(self.index, message, *path, hint=hint)


def lint(suites: Sequence[Suite], vocabulary: Vocabulary, known: Sequence[str] = ()) -> list[Problem]:
    """Everything wrong with these suites, in the order of files and lines; `known` are ids that may be repeated."""
    problems = [Problem("error", e) for e in duplicate_ids(list(suites))]
    placed: list[_Placed] = []
    for suite in suites:
        for index, rule in enumerate(suite.rules):
            here = _Placed(suite, index, rule)
            try:
                placed.append(_with_formula(here, vocabulary))
            except InputErrors as error:
                problems += [Problem("error", e) for e in error.errors]
            except InputError as error:
                problems.append(Problem("error", error))
            problems += _examples(here)
    problems += _built(suites)
    problems += _together(placed, vocabulary)
    return sorted(problems, key=lambda p: _order(p.error.place))


def _order(place: Place | None) -> tuple[str, int, int]:
    return (place.file, place.line, place.column) if place else ("", 0, 0)


def _with_formula(here: _Placed, vocabulary: Vocabulary) -> _Placed:
    text = here.rule.kwargs.get("formula")
    if here.rule.type != FORMULA or not isinstance(text, str):
        return here
    try:
        formula = check_formula(text, with_places(vocabulary))
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
    from checks.suites.run import quiet_great_expectations

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


def _built(suites: Sequence[Suite]) -> Iterator[Problem]:
    """Rules that Great Expectations cannot build, and built-in ones on a column their table does not have."""
    from checks.suites.build import build, table_of
    from checks.tables import model_of

    for suite in suites:
        try:
            built = build([suite])
        except InputErrors as error:
            yield from (Problem("error", e) for e in error.errors)
            continue
        places = {r.meta.id: i for i, r in enumerate(suite.rules)}
        for one in built:
            columns = model_of(table_of(one)).to_schema().columns
            for key, value in one.rule.kwargs.items():
                if key.startswith("column") and isinstance(value, str) and value not in columns:
                    message = Text(
                        f"表 {table_of(one)} 没有列“{value}”，这条规则永远不会生效",
                        f'table {table_of(one)} has no column "{value}": the rule can never fire',
                    )
                    yield Problem("error", suite.error(places[one.rule.meta.id], message, "kwargs", key))


def _together(placed: Sequence[_Placed], vocabulary: Vocabulary) -> Iterator[Problem]:
    """Rules that cannot all hold, and rules that say nothing beyond the others."""
    value = partial(number_value, vocabulary=vocabulary)
    linear: list[tuple[_Placed, Constraint]] = []
    for here in placed:
        if here.formula and here.rule.meta.status != "inactive":
            row = constraint(here.rule.meta.id, here.formula, value)
            if row is not None:
                linear.append((here, row))
    rows = [row for _, row in linear]
    clash = conflict(rows)
    if clash:
        last = next(here for here, row in reversed(linear) if row.rule in clash)
        message = Text(f"这些规则不能同时成立：{'、'.join(clash)}", f"these rules cannot all hold: {', '.join(clash)}")
        yield Problem("error", last.error(message, "kwargs", "formula"))
        return
    for here, row in linear:
        from_ = implied(row, [other for other in rows if other is not row])
        if from_:
            message = Text(
                f"规则 {row.rule} 已由 {'、'.join(from_)} 推出",
                f"rule {row.rule} already follows from {', '.join(from_)}",
            )
            yield Problem("warning", here.error(message, "kwargs", "formula"))
