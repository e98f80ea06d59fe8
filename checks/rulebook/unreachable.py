"""Rules that can never fire: they ask for columns, names or units that no row of their table can have."""

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from checks.errors import InputError, nearest
from checks.suites.build import Built, table_of
from checks.tables import model_of
from checks.tables.claims import COMPARATORS, MEASURES, STANCES
from checks.vocabulary.vocabulary import Vocabulary
from checks.wording import Text

FIELDS_OF_INDICATORS = ("whole", "parts", "indicator", "indicators")  # what shapes call the indicators they are given
Wrong = tuple[tuple[str | int, ...], InputError]


def unreachable(built: Built, vocabulary: Vocabulary) -> Iterator[Wrong]:
    """What of a rule's kwargs no row can meet, each with the keys that lead to it."""
    yield from _columns(built)
    words = _words(vocabulary)
    for field in FIELDS_OF_INDICATORS:
        for path, name in _texts(("kwargs", field), built.rule.kwargs.get(field)):
            known = vocabulary.indicator(name)
            if _is_shape(built) and known is None:
                yield path, _unknown("indicator", name, words["indicator"])
            elif _is_shape(built) and known and known.name != name:
                message = Text(f"“{name}”是“{known.name}”的别名", f'"{name}" is an alias of "{known.name}"')
                yield path, InputError(message, hint=Text(f"写“{known.name}”", f'write "{known.name}"'))
    condition = built.rule.kwargs.get("row_condition")
    if isinstance(condition, str):
        for column, word in _compared(condition):
            if column in words and word not in words[column]:
                yield ("kwargs", "row_condition"), _unknown(column, word, words[column])
    own = str(built.rule.kwargs.get("column"))
    if own in words:
        for path, word in _texts(("kwargs", "value_set"), built.rule.kwargs.get("value_set")):
            if word not in words[own]:
                yield path, _unknown(own, word, words[own])


def _is_shape(built: Built) -> bool:
    from checks.expectations.base import Shape

    return isinstance(built.expectation, Shape)


def _columns(built: Built) -> Iterator[Wrong]:
    table = table_of(built)
    known = list(model_of(table).to_schema().columns)
    for key, value in built.rule.kwargs.items():
        if not key.startswith("column"):
            continue
        for path, name in _texts(("kwargs", key), value):
            if name not in known:
                message = Text(
                    f"表 {table} 没有列“{name}”，这条规则永远不会生效",
                    f'table {table} has no column "{name}": the rule can never fire',
                )
                yield path, InputError(message, hint=nearest(name, known))


def _words(vocabulary: Vocabulary) -> Mapping[str, Collection[str]]:
    """The words that can stand in a column of the claims, where they are a closed list."""
    return {
        "measure": MEASURES,
        "stance": STANCES,
        "comparator": COMPARATORS,
        "direction": ("floor", "ceiling", "neither"),
        "growth": ("real", "nominal", "none"),
        "origin": ("text", "table"),
        "indicator": {i.name for i in vocabulary.indicators},
        "canonical_unit": {u.canonical for u in vocabulary.units} | {i.unit for i in vocabulary.indicators},
        "dimension": {i.dimension for i in vocabulary.indicators} | {"other"},
        "region_level": {r.level for r in vocabulary.regions} | {""},
    }


def _unknown(column: str, word: str, known: Collection[str]) -> InputError:
    message = Text(
        f"{column} 里不会有“{word}”，这条规则不会生效", f'{column} is never "{word}": the rule cannot fire on it'
    )
    return InputError(message, hint=nearest(word, sorted(known)))


def _texts(path: tuple[str | int, ...], value: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list | tuple):
        for index, one in enumerate(value):
            if isinstance(one, str):
                yield (*path, index), one


def _compared(condition: str) -> Iterator[tuple[str, str]]:
    """The columns a condition compares with words for equality, and those words. The condition is known to be plain."""
    for node in ast.walk(ast.parse(condition.strip(), mode="eval")):
        if not isinstance(node, ast.Compare) or not isinstance(node.left, ast.Name):
            continue
        for operator, right in zip(node.ops, node.comparators, strict=True):
            if isinstance(operator, ast.Eq | ast.In):
                for constant in ast.walk(right):
                    if isinstance(constant, ast.Constant) and isinstance(constant.value, str):
                        yield node.left.id, constant.value
