"""Rules into Great Expectations' expectation objects, so that a wrong rule is an input error with its place."""

import warnings
from dataclasses import dataclass
from typing import Any

from checks.errors import InputError, InputErrors, gathered, nearest
from checks.suites.builtin_types import COMMON_FIELDS, is_builtin, refuse_type, with_parser, wrong_kwargs
from checks.suites.gx import quiet_great_expectations
from checks.suites.load import Suite
from checks.suites.rule import Rule
from checks.wording import Text


@dataclass(frozen=True)
class Built:
    """A rule with the expectation Great Expectations will run for it."""

    suite: str
    rule: Rule
    expectation: Any
    file: Suite
    index: int

    def error(self, message: Text, *path: str | int, hint: Text | None = None) -> InputError:
        """An error that points at this rule in its file."""
        return self.file.error(self.index, message, *path, hint=hint)


def build(suites: list[Suite]) -> list[Built]:
    """The expectations of all rules that are not inactive. Raises `InputErrors` with all that cannot be built."""
    quiet_great_expectations()  # registers the types
    built: list[Built] = []
    errors: list[InputError] = []
    for suite in suites:
        for index, rule in enumerate(suite.rules):
            if rule.meta.status == "inactive":
                continue
            with gathered(errors):
                built.append(Built(suite.name, rule, _expectation(suite, index), suite, index))
    if errors:
        raise InputErrors(errors)
    return built


def table_of(built: Built) -> str:
    """The table a rule works on: its shape's own, or what its meta names for a built-in expectation."""
    return getattr(type(built.expectation), "table", None) or built.rule.meta.table or "claims"


def _expectation(suite: Suite, index: int) -> Any:
    from great_expectations.expectations.registry import (
        get_expectation_impl,
        list_registered_expectation_implementations,
    )

    rule = suite.rules[index]
    known = list_registered_expectation_implementations()
    if rule.type not in known:
        message = Text(f"没有期望类型“{rule.type}”", f'there is no expectation type "{rule.type}"')
        raise suite.error(index, message, "type", hint=nearest(rule.type, known))
    implementation = get_expectation_impl(rule.type)
    kwargs = rule.kwargs
    if is_builtin(implementation):
        _refuse_builtin(suite, index)
        kwargs = with_parser(kwargs)
    try:
        meta = {"id": rule.meta.id, "suite": suite.name}
        with warnings.catch_warnings():
            # Its successor for conditions written as text is Python, which a rule file is not.
            warnings.simplefilter("ignore", DeprecationWarning)
            return implementation(**{**kwargs, "severity": rule.severity.value, "meta": meta})
    except InputError as error:
        raise suite.error(index, error.message, "kwargs", *rule.kwargs, hint=error.hint) from error
    except (TypeError, ValueError) as error:
        said = "; ".join(str(e["msg"]) for e in error.errors()) if hasattr(error, "errors") else str(error)
        message = Text(f"{rule.type} 的参数有误：{said}", f"wrong kwargs for {rule.type}: {said}")
        fields = [f for f in getattr(implementation, "__fields__", {}) if f not in COMMON_FIELDS]
        wrong = next((k for k in rule.kwargs if k not in fields), None)
        raise suite.error(index, message, "kwargs", hint=nearest(wrong, fields) if wrong else None) from error


def _refuse_builtin(suite: Suite, index: int) -> None:
    """Raises `InputErrors` for a built-in type, or kwargs, that reach beyond the rule's own table."""
    from checks.tables import model_of

    rule = suite.rules[index]
    refused = refuse_type(rule.type)
    if refused:
        raise suite.error(index, refused.message, "type", hint=refused.hint)
    columns = frozenset(model_of(rule.meta.table or "claims").to_schema().columns)
    errors = [
        suite.error(index, e.message, "kwargs", *path, hint=e.hint) for path, e in wrong_kwargs(rule.kwargs, columns)
    ]
    if errors:
        raise InputErrors(errors)
