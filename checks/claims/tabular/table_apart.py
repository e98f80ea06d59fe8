"""Numbers of one table that were given one name, and yet stand in rows or columns of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checks.claims.model import Claim
from checks.claims.tabular.table_names import of_column
from checks.claims.tabular.table_rows import is_sum
from checks.vocabulary.entries import Indicator

LONGEST = 80
_DEEPEST = 4  # rows above a row that its name may be told apart by


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a claim stands: the label of its row, the rows or groups above it (the nearest first), what its column
    counts, its full name.
    """

    label: str
    above: tuple[str, ...]
    column: str
    title: str
    row: int = 0
    words: str = ""  # what other cells of its row say beside numbers: a day of issue


class _Alike(NamedTuple):
    """What the rows are called, and the columns, of the numbers that were given one name."""

    labels: frozenset[str]
    columns: frozenset[str]

    @classmethod
    def of(cls, rows: set[Standing]) -> "_Alike":
        return cls(frozenset(r.label for r in rows), frozenset(r.column for r in rows))


def tell_apart(claims: Sequence[Claim], rows: Sequence[Standing], known: Mapping[str, Indicator]) -> None:
    """Rows named differently must not become one indicator with two values: there, each keeps its own words.

    So do parts named alike of different rows (境内发明专利 of 专利申请, of 专利授权) or groups (货运量 of 公路), and
    columns that count different things. `known`: what the vocabulary calls each name.
    """
    for depth in range(_DEEPEST):
        keys = [_key(claim) for claim in claims]
        said: dict[tuple[object, ...], set[Standing]] = {}
        for key, row in zip(keys, rows, strict=True):
            said.setdefault(key, set()).add(row)
        if all(len(others) == 1 for others in said.values()):
            return
        alike = {key: _Alike.of(others) for key, others in said.items() if len(others) > 1}
        for claim, key, row in zip(claims, keys, rows, strict=True):
            if len(said[key]) > 1:
                name = _under(claim.indicator, row, depth) if depth else _name(claim.indicator, row, alike[key], known)
                claim.indicator, claim.registered = name[:LONGEST], claim.registered and name == claim.indicator
    _by_row(claims, rows)


def _by_row(claims: Sequence[Claim], rows: Sequence[Standing]) -> None:
    """Several rows of one name in one place, with other numbers, are of several things: one bond, issued twice."""
    same: dict[tuple[object, ...], list[int]] = {}
    for i, claim in enumerate(claims):
        same.setdefault(_key(claim), []).append(i)
    for alike in same.values():
        if len({rows[i].row for i in alike}) > 1 and len({(claims[i].lo, claims[i].hi) for i in alike}) > 1:
            words = {rows[i].words for i in alike}
            for i in alike:
                told = rows[i].words if len(words) == len(alike) else f"第{rows[i].row + 1}行"
                claims[i].indicator, claims[i].registered = f"{claims[i].indicator[: LONGEST - 20]}（{told}）", False


def _under(name: str, row: Standing, depth: int) -> str:
    """A name with one more of the rows that it stands under before it: what it ends in is told already."""
    above = row.above[depth - 1] if depth <= len(row.above) else ""
    return name if not above or above.removesuffix("中") in name else f"{above}{name}"


def _key(claim: Claim) -> tuple[object, ...]:
    return (
        claim.indicator, claim.measure, claim.period_end, claim.region, claim.subject, claim.canonical_unit,
        claim.tier, claim.account, claim.stance, claim.scope,
    )  # fmt: skip


def _name(name: str, row: Standing, others: _Alike, known: Mapping[str, Indicator]) -> str:
    """The name of a claim's own among others that were given the name `name` as well."""
    exact = known.get(row.label)
    if len(others.labels) > 1:
        if exact and exact.name == name and (row.label == name or name not in others.labels):
            return name  # of two rows, 收入合计 and 收入总计, only the one that bears the name itself
        return row.title if row.title != name else f"{row.label}（{row.title}）"
    if len(others.columns) > 1:
        bare = row.column.startswith("第")
        return name if is_sum(row.column) else f"{name}（{row.column}）" if bare else of_column(row.column, name)
    by_column = bool(row.column) and name.startswith(row.label) and name.endswith(row.column)
    return f"{row.above[0]}{name if by_column else row.label}" if row.above else name
