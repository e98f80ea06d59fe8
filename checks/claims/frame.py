"""Claims as a data frame and as CSV, both ways, byte for byte the same for the same claims."""

import csv
import io
import math
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from checks.claims.model import Claim
from checks.errors import InputError, Place
from checks.wording import Text

if TYPE_CHECKING:
    import pandas as pd

COLUMNS: tuple[str, ...] = tuple(f.name for f in fields(Claim))
_TYPES = {f.name: f.type for f in fields(Claim)}


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


def write_csv(claims: Iterable[Claim], file: Path) -> None:
    """Write claims as UTF-8 CSV with a header, one line a claim, unknown values empty."""
    file.write_text(csv_text(claims), "utf-8", newline="")


def csv_text(claims: Iterable[Claim]) -> str:
    """What `write_csv` writes."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for claim in claims:
        writer.writerow([_cell(getattr(claim, name)) for name in COLUMNS])
    return out.getvalue()


def read_csv(file: Path) -> list[Claim]:
    """Claims as `write_csv` wrote them. Raises `InputError` for another header or a cell that is not of its type."""
    with file.open(encoding="utf-8", newline="") as source:
        reader = csv.reader(source)
        if tuple(next(reader, ())) != COLUMNS:
            raise InputError(
                Text("不是指标表：表头不符", "not an indicator table: the header differs"),
                place=Place(str(file), 1),
                hint=Text("请重新提取", "extract it again"),
            )
        return [_claim(row, file, number) for number, row in enumerate(reader, 2)]


def _cell(value: object) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _claim(row: list[str], file: Path, number: int) -> Claim:
    try:
        return Claim(**{name: _value(name, cell) for name, cell in zip(COLUMNS, row, strict=True)})
    except ValueError as error:
        said = str(error)
        raise InputError(
            Text(f"指标表的这一行无法读取：{said}", f"cannot read this row of the indicator table: {said}"),
            place=Place(str(file), number),
        ) from error


def _value(name: str, cell: str) -> Any:
    kind = _TYPES[name]
    if kind is bool:
        return cell == "true"
    if kind is float:
        return float(cell) if cell else math.nan
    if kind is int:
        return int(cell)
    if kind is str:
        return cell
    return int(cell) if cell else None


class Dated(Protocol):
    """What has a period."""

    period_start: int | None
    period_end: int | None


def period(claim: "Dated") -> str:
    """A claim's period as gold files write it: "2021", "2016-2020", or "" where it is undetermined."""
    years = [str(y) for y in (claim.period_start, claim.period_end) if y is not None]
    return "-".join(dict.fromkeys(years))
