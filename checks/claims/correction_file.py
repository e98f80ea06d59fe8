"""data/corrections.csv: what analysts say was extracted wrongly, one field of one claim a line.

Columns: claim, field, value, who, reason; and, where wanted, quote (the claim's text, so that the correction lapses
when it changes) and document (so that checking other documents does not call it stale). Their order is free.
"""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, RootModel, ValidationError

from checks.claims.csv_cells import CsvRow, read_rows
from checks.errors import InputError, InputErrors, Place, nearest
from checks.tables.claims import COMPARATORS, MEASURES, STANCES
from checks.wording import Text

Editable = Literal[
    "region", "subject", "indicator", "measure", "period", "period_start", "period_end", "stance", "comparator",
    "value", "value_hi", "unit", "scope", "whole", "partition", "base", "share_of", "growth_kind", "part_of_year",
    "damage", "drop",
]  # fmt: skip
FIELDS: tuple[str, ...] = get_args(Editable)
NUMBERS = ("value", "value_hi")
YEARS = ("period", "period_start", "period_end")
REQUIRED = ("region", "indicator", "measure", "stance", "comparator", "value")
ALLOWED: dict[str, tuple[str, ...]] = {
    "measure": MEASURES,
    "stance": STANCES,
    "comparator": COMPARATORS,
    "partition": ("", "open", "closed"),
    "growth_kind": ("", "real", "nominal"),
    "drop": ("", "true", "yes", "是"),
}
HEADER = ("claim", "field", "value", "who", "reason")
OPTIONAL = ("quote", "document")
MAX_BYTES = 5_000_000


class Correction(BaseModel):
    """One line of data/corrections.csv."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    claim: Annotated[
        str, Field(min_length=1, max_length=80, description="id of the claim, as `check extract` prints it")
    ]
    field: Editable = Field(description="what to set; drop removes the claim; period takes 2021 or 2016-2020")
    value: str = Field("", max_length=400, description="what it should be, as it would stand in the indicator table")
    who: Annotated[str, Field(min_length=1, max_length=80, description="who says so")]
    reason: Annotated[str, Field(min_length=1, max_length=400, description="why")]
    quote: str = Field("", max_length=400, description="the claim's text; if it changes, the correction is stale")
    document: str = Field("", max_length=200, description="stem of the claim's document")


class Corrections(RootModel[tuple[Correction, ...]]):
    """data/corrections.csv: its lines, for the JSON Schema."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A correction with its place in the file; `columns` is where each of its cells begins."""

    correction: Correction
    place: Place
    columns: dict[str, int]

    def at(self, name: str) -> Place:
        """The place of one cell."""
        return Place(self.place.file, self.place.line, self.columns.get(name, 1))


def load_corrections(file: Path) -> tuple[Placed, ...]:
    """The corrections of a workspace, in the order of the file; none where there is no such file.

    Raises `InputErrors` with every line that is wrong, at the cell that is.
    """
    if not file.exists():
        return ()
    rows = read_rows(file, MAX_BYTES)
    if not rows:
        return ()
    columns = _columns(rows[0], file)
    errors: list[InputError] = []
    placed: list[Placed] = []
    first: dict[tuple[str, str], int] = {}
    for row in rows[1:]:
        if not any(c.text.strip() for c in row.cells):
            continue
        one = _read(row, columns, file, errors)
        if one is None:
            continue
        key = (one.correction.claim, one.correction.field)
        if key in first:
            message = Text(f"第{first[key]}行已经更正过这一项", f"line {first[key]} already corrects this field")
            errors.append(InputError(message, place=one.at("claim"), source=row.source))
        first.setdefault(key, one.place.line)
        placed.append(one)
    if errors:
        raise InputErrors(errors)
    return tuple(placed)


def years(text: str) -> tuple[int | None, int | None]:
    """The years of a `period`: 2021, 2016-2020 or empty. Raises `ValueError`."""
    if not text:
        return None, None
    first, _, last = text.partition("-")
    return _year(first), _year(last or first)


def number(text: str) -> float:
    """A number as people write it, thousands parted by commas. Raises `ValueError`."""
    value = float(text.replace(",", "").replace("，", ""))
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def _year(text: str) -> int:
    year = int(text.strip().removesuffix("年"))
    if not 1900 <= year <= 2100:
        raise ValueError(text)
    return year


def _columns(header: CsvRow, file: Path) -> dict[str, int]:
    """The order of the columns. Raises `InputErrors` for unknown, repeated and missing ones."""
    errors: list[InputError] = []
    columns: dict[str, int] = {}
    known = [*HEADER, *OPTIONAL]
    for i, cell in enumerate(header.cells[: 2 * len(known)]):
        name = cell.text.strip()
        where = Place(str(file), cell.line, cell.column)
        if name not in known:
            message = Text(f"未知的列“{name}”", f'unknown column "{name}"')
            errors.append(InputError(message, place=where, hint=nearest(name, known), source=header.source))
        elif name in columns:
            message = Text(f"列“{name}”重复", f'column "{name}" is repeated')
            errors.append(InputError(message, place=where, source=header.source))
        columns.setdefault(name, i)
    missing = [n for n in HEADER if n not in columns]
    if missing:
        names = ", ".join(missing)
        hint = Text("表头应为：" + ",".join(HEADER), "the header is: " + ",".join(HEADER))
        message = Text(f"缺少列：{names}", f"columns are missing: {names}")
        errors.append(InputError(message, place=Place(str(file), 1, 1), hint=hint, source=header.source))
    if errors:
        raise InputErrors(errors)
    return columns


def _read(row: CsvRow, columns: dict[str, int], file: Path, errors: list[InputError]) -> Placed | None:
    cells = row.cells
    place = Place(str(file), row.line, 1)
    if len(cells) > len(columns) and any(c.text.strip() for c in cells[len(columns) :]):
        extra = cells[len(columns)]
        message = Text("单元格比表头多", "more cells than the header has")
        hint = Text("含逗号的内容要加引号", "put text that contains a comma in quotation marks")
        errors.append(
            InputError(message, place=Place(str(file), extra.line, extra.column), hint=hint, source=row.source)
        )
        return None
    data = {name: cells[i].text.strip() for name, i in columns.items() if i < len(cells)}
    starts = {name: cells[i].column for name, i in columns.items() if i < len(cells)}
    try:
        one = Placed(Correction.model_validate(data), place, starts)
    except ValidationError as error:
        errors.extend(_explain(e, place, starts, row) for e in error.errors())
        return None
    problem = _problem(one.correction)
    if problem is None:
        return one
    errors.append(InputError(problem[0], place=one.at("value"), hint=problem[1], source=row.source))
    return None


def _explain(error: Any, place: Place, starts: dict[str, int], row: CsvRow) -> InputError:
    name = str(error["loc"][0])
    where = Place(place.file, place.line, starts.get(name, 1))
    hint: Text | None = None
    if name == "field":
        word = str(error["input"])
        message = Text(f"“{word}”不是可以更正的字段", f'"{word}" is not a field that can be corrected')
        hint = nearest(word, list(FIELDS)) or Text("可选：" + ", ".join(FIELDS), "one of: " + ", ".join(FIELDS))
    elif error["type"] in ("missing", "string_too_short"):
        message = Text(f"缺少“{name}”", f'"{name}" is missing')
    else:
        message = Text(f"{name}：{error['msg']}", f"{name}: {error['msg']}")
    return InputError(message, place=where, hint=hint, source=row.source)


def _problem(correction: Correction) -> tuple[Text, Text | None] | None:
    """What is wrong with the value for its field, and a hint."""
    field, value = correction.field, correction.value
    if not value and field in REQUIRED:
        return Text(f"{field}不能为空", f"{field} must not be empty"), None
    allowed = ALLOWED.get(field)
    if allowed and value not in allowed:
        listed = ", ".join(a for a in allowed if a)
        hint = nearest(value, list(allowed)) or Text(f"可选：{listed}", f"one of: {listed}")
        return Text(f"{field}不能是“{value}”", f'{field} cannot be "{value}"'), hint
    try:
        if field in YEARS:
            years(value) if field == "period" else value and _year(value)
        elif field in NUMBERS and value:
            number(value)
    except ValueError:
        if field in YEARS:
            hint = Text("写成 2021，或 period 写成 2016-2020", "write 2021, or for period 2016-2020")
            return Text(f"“{value}”不是年份", f'"{value}" is not a year'), hint
        return Text(f"“{value}”不是数字", f'"{value}" is not a number'), None
    return None
