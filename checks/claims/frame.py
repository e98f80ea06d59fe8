"""Claims as a data frame and as CSV, byte for byte the same for the same claims."""

import csv
import io
import math
from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from checks.claims.model import Claim
from checks.files import read_yaml

if TYPE_CHECKING:
    import pandas as pd

COLUMNS: tuple[str, ...] = tuple(f.name for f in fields(Claim))


def frame(claims: Iterable[Claim]) -> "pd.DataFrame":
    """The claims table, checked against its model. Raises pandera's `SchemaErrors` where a claim breaks it."""
    from checks.tables.claims import Claims

    return Claims.validate(unchecked_frame(claims), lazy=True)


def unchecked_frame(claims: Iterable[Claim]) -> "pd.DataFrame":
    """The claims table as it comes, for those who turn what breaks its model into findings."""
    import pandas as pd

    rows = list(claims)
    data: dict[str, Any] = {name: [getattr(c, name) for c in rows] for name in COLUMNS}
    for name in ("period_start", "period_end"):
        data[name] = pd.array(data[name], dtype="Int64")
    return pd.DataFrame(data, columns=list(COLUMNS))


def csv_text(claims: Iterable[Claim], shown: Callable[[str], str] = str) -> str:
    """Claims as CSV with a header, one line a claim, what is unknown empty; every other text as `shown` has it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for claim in claims:
        writer.writerow([_cell(getattr(claim, name), shown) for name in COLUMNS])
    return out.getvalue()


def _cell(value: object, shown: Callable[[str], str]) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
    return shown(str(value))


@cache
def shown_columns() -> dict[str, Any]:
    """What stands above the columns in the spreadsheet and in the terminal, as `columns.yaml` beside this has it."""
    data, _, _ = read_yaml(Path(__file__).with_name("columns.yaml"))
    return dict(data)


class Dated(Protocol):
    """What has a period."""

    period_start: int | None
    period_end: int | None


def period(claim: "Dated") -> str:
    """A claim's period as gold files write it: "2021", "2016-2020", or "" where it is undetermined."""
    years = [str(y) for y in (claim.period_start, claim.period_end) if y is not None]
    return "-".join(dict.fromkeys(years))
