"""Amounts of a sentence: how large they are, what they are of, and which may be the whole of others."""

from collections.abc import Iterator
from fractions import Fraction

from checks.chinese.lexicon import lexicon
from checks.claims.drafting.drafts import AMOUNTS, Draft, State
from checks.claims.lexing.units import PrintedUnit

_SINGULAR = frozenset(lexicon("lists")["singular"])


def candidates(state: State) -> Iterator[Draft]:
    """The amounts that may be a whole, nearest first: none that is a change of a level, a base, or in a bracket."""
    for draft in (*reversed(state.drafts), *reversed(state.before)):
        bases = draft.is_base or draft.is_plan or draft.beside is not None
        if draft.measure in AMOUNTS and not bases and not draft.aside:
            yield draft


def size(draft: Draft) -> Fraction:
    """What it says, in canonical units: exact, since what is left of a whole must not miss its last part by a trace."""
    return draft.unit.size(draft.digits)


def is_of(draft: Draft, name: str) -> bool:
    """Whether a draft is of the indicator of a name, however it is narrowed."""
    return draft.name.endswith(name)


def alike(one: Draft | PrintedUnit, other: Draft) -> bool:
    """Whether two amounts can be part and whole: one unit, or both counted one by one."""
    unit = one.unit if isinstance(one, Draft) else one
    if unit.canonical == other.unit.canonical:
        return True
    if unit.dimension != "count" or other.unit.dimension != "count":
        return False
    return not {unit.canonical, other.unit.canonical} & _SINGULAR or "个" in (unit.canonical, other.unit.canonical)


def counted_alike(part: Draft, whole: Draft) -> bool:
    """Whether two amounts have one unit, or that of the whole names it: 137万头（只），其中羊103万只."""
    return part.unit.canonical == whole.unit.canonical or (
        whole.unit.dimension == "count" and f"（{part.unit.canonical}）" in whole.unit.name
    )
