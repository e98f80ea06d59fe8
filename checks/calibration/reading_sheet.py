"""The sheet on which a reader judges findings: drawn from a report, written as a workbook and as JSONL, read back."""

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from checks.calibration.judgements import VERDICTS, Judgement
from checks.errors import InputError, Place, unreadable
from checks.wording import sentences
from checks.writing import CREATED

Row = Mapping[str, Any]
QUESTIONS, REMARKS = ("critical", "warning"), ("info",)
_WIDE = {
    "fingerprint": 18, "severity": 9, "rule": 20, "sources": 80, "message": 60, "arithmetic": 50, "verdict": 10,
    "cause": 40,
}  # fmt: skip
_CLASS = ("link", "source", "kind", "slip")
_READ = ("fingerprint", "rule", *_CLASS, "severity", "verdict", "cause", "message")
_SAID = sentences("calibration")["said"]
_SLIPS = {"true": 1, "1": 1, "2": 2, "3": 3}
MOST_CHARACTERS = 32_000  # of a cell of a workbook


def drawn(report: Row, known: Iterable[str], sample: int, seed: int, *, remarks: bool = False) -> list[Row]:
    """At most `sample` findings nobody has judged, in the report's order; `seed` fixes the draw.

    `known` are the fingerprints that were judged before. Critical and warning findings only, unless `remarks` are asked
    for as well.
    """
    judged = frozenset(known)
    wanted = QUESTIONS + REMARKS if remarks else QUESTIONS
    open_ = [f for f in report["findings"] if f["severity"] in wanted and f["fingerprint"] not in judged]
    open_ = [f for f in open_ if f.get("reliability")]
    chosen = random.Random(seed).sample(range(len(open_)), min(sample, len(open_)))
    return [open_[i] for i in sorted(chosen)]


def sheet_rows(findings: Iterable[Row], language: str) -> list[dict[str, Any]]:
    """A record a finding: what stands in the sources first, then what is said of it, then room for the verdict."""
    rows = []
    for f in findings:
        sources = "\n".join(f"{s['document']}:{s['line']} {s['sentence']}" for s in f["evidence"])
        rows.append(
            {
                "fingerprint": f["fingerprint"], "severity": f["severity"], "rule": f["rule"], "sources": sources,
                "message": f["message"][language], "arithmetic": f["arithmetic"][language], "verdict": "", "cause": "",
                **{k: f["reliability"][k] for k in _CLASS},
            }
        )  # fmt: skip
    return rows


def jsonl(rows: Iterable[Row]) -> str:
    """The sheet, one finding a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def workbook(rows: Sequence[Row], language: str) -> bytes:
    """The sheet as xlsx, with a list to choose the verdict from; what the class is stands in hidden columns."""
    import xlsxwriter

    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": CREATED})
        page = book.add_worksheet("judge")
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        names, heads = [*_WIDE, *_CLASS], sentences("calibration")["sheet"]
        for column, name in enumerate(names):
            head = heads[name].zh + " " if language == "zh" and name in heads else ""
            page.write_string(0, column, head + name)
            page.set_column(column, column, _WIDE.get(name, 8), wrap, {"hidden": name in _CLASS})
        for line, row in enumerate(rows, 1):
            for column, name in enumerate(names):
                page.write_string(line, column, str(row[name])[:MOST_CHARACTERS])
        verdict = names.index("verdict")
        page.data_validation(1, verdict, max(1, len(rows)), verdict, {"validate": "list", "source": list(VERDICTS)})
        page.freeze_panes(1, 0)
    return out.getvalue()


def read_sheet(file: Path) -> list[Judgement]:
    """The rows of a sheet that have a verdict. Raises `InputError` for a file that is no sheet, or a wrong verdict."""
    try:
        rows = _xlsx_rows(file) if file.suffix.lower() == ".xlsx" else _jsonl_rows(file)
    except FileNotFoundError as error:
        raise unreadable(file, error) from error
    except Exception as error:  # a damaged workbook may fail in any way
        raise InputError(_SAID["no_sheet"], place=Place(str(file)), hint=_SAID["sheets"]) from error
    return [_judgement(row, file, number) for number, row in rows if str(row.get("verdict") or "").strip()]


def _judgement(row: Row, file: Path, number: int) -> Judgement:
    fields = {name: str(row.get(name) or "").strip() for name in _READ}
    try:
        return Judgement.model_validate({**fields, "slip": _SLIPS.get(fields["slip"].lower(), 0)})
    except ValidationError as error:
        first = error.errors()[0]
        message = _SAID["wrong"].fill(what=f"{'.'.join(map(str, first['loc']))}: {first.get('input')!r}")
        raise InputError(message, place=Place(str(file), number), hint=_SAID["verdicts"]) from error


def _xlsx_rows(file: Path) -> list[tuple[int, Row]]:
    from openpyxl import load_workbook

    page = load_workbook(file, read_only=True, data_only=True).worksheets[0]
    lines = page.iter_rows(values_only=True)
    names = [str(cell or "").split(" ")[-1] for cell in next(lines)]
    return [(number, dict(zip(names, line, strict=False))) for number, line in enumerate(lines, 2)]


def _jsonl_rows(file: Path) -> list[tuple[int, Row]]:
    lines = file.read_text("utf-8").splitlines()
    return [(number, json.loads(line)) for number, line in enumerate(lines, 1) if line.strip()]
