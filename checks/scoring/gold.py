"""Gold files: quantitative claims labelled by hand, against which extraction is measured.

One JSON object a line. A label says where it is either by `quote` inside a `context` that stands once in the document,
or by `start` and `end`. A first line with `ranges` says that only those stretches of the document were labelled.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checks.errors import InputError, InputErrors, place, unreadable
from checks.tables.claims import COMPARATORS, MEASURES, STANCES
from checks.wording import Text

ENDINGS = (".claims.jsonl", ".jsonl", ".json")


@dataclass(frozen=True, slots=True)
class GoldLabel:
    """One claim as a reader wrote it down, placed in the text; `period` is "2021", "2016-2020" or ""."""

    start: int
    end: int
    quote: str
    context: str
    indicator: str
    measure: str
    value: float
    unit: str
    comparator: str
    period: str
    stance: str
    core: bool
    region: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class GoldFile:
    """A gold file as written: `document` is the stem of the plan it labels; `rows` are (line, record)."""

    path: Path
    document: str
    rows: tuple[tuple[int, dict[str, Any]], ...]
    ranges: tuple[tuple[int, int], ...] | None


@dataclass(frozen=True, slots=True)
class Gold:
    """The labels of one document, placed in its text. `ranges` is None where the whole document was labelled."""

    name: str
    document: str
    labels: tuple[GoldLabel, ...]
    ranges: tuple[tuple[int, int], ...] | None = None


def load_gold(file: Path) -> GoldFile:
    """Read a gold file. Raises `InputErrors` with every line that is not a JSON object or lacks a field."""
    errors: list[InputError] = []
    rows: list[tuple[int, dict[str, Any]]] = []
    ranges = None
    for number, record in records(file, errors):
        if not rows and "ranges" in record:
            ranges = _ranges(record, file, number, errors)
        elif not (problem := _problem(record)):
            rows.append((number, record))
        else:
            errors.append(InputError(problem, place=place(file, number)))
    if errors:
        raise InputErrors(errors)
    if not rows:
        raise InputError(Text("没有标注", "no labels"), place=place(file))
    return GoldFile(file, str(rows[0][1].get("doc") or stem(file)), tuple(rows), ranges)


def records(file: Path, errors: list[InputError]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The JSON objects of a file, one a line, with their lines; what is none goes to `errors`.

    Raises `InputError` for a file that cannot be read.
    """
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise InputError(Text("不是UTF-8编码", "not UTF-8"), place=place(file)) from error
    except OSError as error:
        raise unreadable(file, error) from error
    for number, line in enumerate(lines, 1):
        record = _record(line, file, number, errors) if line.strip() else None
        if record is not None:
            yield number, record


def stem(file: Path) -> str:
    """The document a gold file labels, by its name: plan.claims.jsonl labels plan.txt."""
    for ending in ENDINGS:
        if file.name.endswith(ending):
            return file.name.removesuffix(ending)
    return file.stem


def find_document(gold: GoldFile, documents: Iterable[Path]) -> Path:
    """The document a gold file labels: among `documents` by stem, else beside the gold file.

    Raises `InputError` where there is none, or two.
    """
    found = sorted({d for d in documents if gold.document in (d.stem, d.name)})
    if not found:
        found = sorted(f for f in gold.path.parent.glob("*") if f.stem == gold.document and f.suffix in (".txt", ".md"))
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(str(f) for f in found)
        message = Text(f"“{gold.document}”对应多个文件：{names}", f'several files are named "{gold.document}": {names}')
        raise InputError(message, place=place(gold.path))
    raise InputError(
        Text(f"找不到它标注的文件“{gold.document}”", f'the document it labels, "{gold.document}", was not found'),
        place=place(gold.path),
        hint=Text(
            "把文件放在标注旁边，或放进工作区的data/documents", "put it beside the gold file or in data/documents"
        ),
    )


def locate(gold: GoldFile, text: str) -> Gold:
    """The labels of a gold file placed in its document's text.

    Raises `InputErrors` with every label whose context is not in the text, or whose offsets lie outside it.
    """
    errors: list[InputError] = []
    labels: list[GoldLabel] = []
    for number, record in gold.rows:
        span = _span(record, text)
        if span is None:
            message = Text(
                f"“{gold.document}”里没有这条标注的原文", f'the text of this label is not in "{gold.document}"'
            )
            errors.append(InputError(message, place=place(gold.path, number)))
            continue
        labels.append(_label(record, text, *span))
    if errors:
        raise InputErrors(errors)
    return Gold(gold.path.name, gold.document, tuple(labels), gold.ranges)


def _record(line: str, file: Path, number: int, errors: list[InputError]) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        column = getattr(error, "colno", 1)
        said = getattr(error, "msg", "nested too deeply")
        errors.append(InputError(Text(f"不是JSON：{said}", f"not JSON: {said}"), place=place(file, number, column)))
        return None
    if not isinstance(record, dict):
        errors.append(
            InputError(Text("每行应是一个JSON对象", "a line must be a JSON object"), place=place(file, number))
        )
        return None
    return record


def _ranges(
    record: dict[str, Any], file: Path, number: int, errors: list[InputError]
) -> tuple[tuple[int, int], ...] | None:
    try:
        return tuple((int(a), int(b)) for a, b in record["ranges"])
    except (TypeError, ValueError):
        message = Text("ranges 应是 [起, 止] 的列表", "ranges must be a list of [start, end]")
        errors.append(InputError(message, place=place(file, number)))
        return None


def _problem(record: dict[str, Any]) -> Text | None:
    placed = ("quote" in record and "context" in record) or ("start" in record and "end" in record)
    if not placed:
        return Text("缺少位置：quote与context，或start与end", "no place: quote and context, or start and end")
    for field in ("indicator", "measure", "comparator", "stance"):
        if not isinstance(record.get(field), str):
            return Text(f"缺少“{field}”", f'"{field}" is missing')
    value = record.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float):
        return Text("“value”应是数字", '"value" must be a number')
    for field, known in (("measure", MEASURES), ("comparator", COMPARATORS), ("stance", STANCES)):
        if record[field] not in known:
            allowed = ", ".join(known)
            return Text(f"{field}只能是：{allowed}", f"{field} must be one of: {allowed}")
    return None


def _span(record: dict[str, Any], text: str) -> tuple[int, int] | None:
    if "context" in record:
        at, inside = text.find(record["context"]), str(record["context"]).find(record["quote"])
        return (at + inside, at + inside + len(record["quote"])) if at >= 0 and inside >= 0 else None
    start, end = int(record["start"]), int(record["end"])
    return (start, end) if 0 <= start < end <= len(text) else None


def _label(record: dict[str, Any], text: str, start: int, end: int) -> GoldLabel:
    return GoldLabel(
        start,
        end,
        record.get("quote") or text[start:end],
        record.get("context") or text[max(0, start - 20) : end + 10],
        record["indicator"],
        record["measure"],
        float(record["value"]),
        str(record.get("unit") or ""),
        record["comparator"],
        str(record.get("period") or ""),
        record["stance"],
        bool(record.get("core", False)),
        str(record.get("region") or ""),
        str(record.get("note") or ""),
    )
