"""What people need to know of every expectation type of ours: its words, its table, its outcomes, its options."""

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from checks.suites.builtin_types import COMMON_FIELDS


@dataclass(frozen=True)
class ShapeFacts:
    """One expectation type; `options` are name, type and default (empty where there is none) as they are shown."""

    name: str
    text: str
    table: str
    outcomes: tuple[str, ...]
    options: tuple[tuple[str, str, str], ...]


@cache
def shapes() -> tuple[ShapeFacts, ...]:
    """Every type of this program, by name; what plug-ins bring is not part of its documentation."""
    from checks.suites.gx import quiet_great_expectations

    quiet_great_expectations()
    from great_expectations.expectations.registry import (
        get_expectation_impl,
        list_registered_expectation_implementations,
    )

    from checks.expectations.base import Shape

    found = []
    for name in sorted(list_registered_expectation_implementations()):
        shape = get_expectation_impl(name)
        if issubclass(shape, Shape) and shape is not Shape and shape.__module__.startswith("checks."):
            found.append(_facts(name, shape))
    return tuple(found)


def _facts(name: str, shape: Any) -> ShapeFacts:
    options = tuple(
        (field, _type(model.outer_type_), "" if model.required else f" (default {_default(model.default)})")
        for field, model in shape.__fields__.items()
        if field not in COMMON_FIELDS
    )
    return ShapeFacts(
        name,
        inspect.cleandoc(shape.__dict__.get("__doc__") or ""),
        shape.table,
        tuple(map(str, shape.outcomes)),
        options,
    )


def _type(of: Any) -> str:
    if isinstance(of, type) and not getattr(of, "__args__", None):
        return {str: "text", int: "whole number", float: "number", bool: "true or false"}.get(of, of.__name__)
    if isinstance(get_origin(of), type) and issubclass(get_origin(of), Mapping):
        return "texts by name" if str in get_args(of)[1:] else "pairs of numbers by name"
    if any(get_origin(item) is dict for item in get_args(of)):
        return "list of entries"
    return "list of whole numbers" if int in get_args(of) else "list of texts"


def _default(value: Any) -> str:
    return "all" if value in ((), []) else f"{value:g}" if isinstance(value, float) else str(value)
