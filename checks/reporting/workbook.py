"""The auditor's working paper: findings, claims, comparisons and coverage as sheets of a workbook.

Every text goes in as a string, so that a cell beginning with = + - @ is never a formula; such cells are also marked
with Excel's quote prefix, so that editing one does not make it a formula either.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from checks.files import read_yaml
from checks.reporting import texts
from checks.reporting.facts import OUTCOMES, finding_anchor, interval, period, text_of
from checks.reporting.plain import visible
from checks.reporting.terminal import paths_of, place
from checks.reporting.totals import label
from checks.sides import Side
from checks.wording import Text
from checks.writing import CREATED

Row = Mapping[str, Any]

MOST_ROWS, MOST_LINKS, MOST_TEXT = 1_000_000, 60_000, 32_000  # what Excel can hold
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
REPORT = "index.html"


def render_workbook(
    report: Row,
    comparisons: Sequence[Row],
    documents: Mapping[str, Row],
    language: str = "zh",
    report_file: str = REPORT,
) -> bytes:
    """The workbook as bytes. Links lead to `report_file`, which is expected beside it."""
    import xlsxwriter

    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"title": texts.WORDS["report"].say(language), "created": CREATED})
    sheets = _Sheets(book, language, report_file)
    sheets.add("findings", _findings(report, language))
    sheets.add("numbers", _claims(documents, language))
    sheets.add("comparisons", _comparisons(report, comparisons, language))
    sheets.add("coverage_sheet", _coverage(report, language))
    book.close()
    return buffer.getvalue()


@dataclass(frozen=True)
class Anchored:
    """A text that leads to a place in the HTML report."""

    text: str
    anchor: str


def _findings(report: Row, language: str) -> Iterable[list[Any]]:
    paths = paths_of(report)
    for f in report.get("findings", ()):
        sides, waiver = f.get("evidence") or (), f.get("waiver") or {}
        answer = texts.ANSWER.get(waiver.get("as", ""))
        yield [
            Anchored(f["fingerprint"], finding_anchor(f["fingerprint"])),
            label(f).say(language),
            texts.STATUS[f.get("status") or "new"].say(language),
            f["rule"],
            text_of(f["message"]).say(language),
            _joined(dict.fromkeys(s.get("document") or "" for s in sides)),
            _joined(place(s, paths, language) for s in sides),
            _joined(s.get("quote") or "" for s in sides),
            _joined(_side(s, language) for s in sides),
            text_of(f.get("arithmetic")).say(language),
            _joined(f.get("notes") or ()),
            text_of(f.get("suggestion")).say(language),
            text_of(f.get("settle")).say(language),
            text_of(f.get("reliability")).say(language),
            answer.say(language) if answer else "",
            waiver.get("reason", ""),
            waiver.get("owner", ""),
            waiver.get("expires", ""),
            "",
            "",
        ]


def _claims(documents: Mapping[str, Row], language: str) -> Iterable[list[Any]]:
    for name, document in documents.items():
        for c in document.get("claims") or ():
            outcome = "contradicts" if c.get("findings") else c.get("outcome") or ""
            measure, stance = texts.MEASURE.get(c.get("measure")), texts.STANCE.get(c.get("stance"))
            said = {
                "document": name,
                "kind_of_number": measure.say(language) if measure else c.get("measure"),
                "year": period(c),
                "stance": stance.say(language) if stance else c.get("stance"),
                "lower_end": c.get("lo"),
                "upper_end": c.get("hi"),
                "outcome": texts.OUTCOME[outcome].say(language),
            }
            yield [said.get(key, c.get(key)) for key in _columns()["numbers"]]


def _comparisons(report: Row, comparisons: Iterable[Row], language: str) -> Iterable[list[Any]]:
    paths = paths_of(report)
    for row in comparisons:
        sides = row.get("evidence") or ()
        severity = texts.SEVERITY.get(row.get("severity") or "")
        yield [
            row["rule"],
            texts.OUTCOME[row["outcome"]].say(language),
            severity.say(language) if severity and row["outcome"] == "contradicts" else "",
            text_of(row["message"]).say(language),
            text_of(row.get("arithmetic")).say(language),
            text_of(row.get("reason")).say(language),
            _joined(place(s, paths, language) for s in sides),
            _joined(_side(s, language) for s in sides),
            _joined(row.get("notes") or ()),
        ]


def _coverage(report: Row, language: str) -> Iterable[list[Any]]:
    coverage = report.get("coverage", {})
    kind = texts.WORDS["document"].say(language)
    for d in report.get("documents", ()):
        counts = coverage.get("documents", {}).get(d["document"], {})
        claims, compared = counts.get("claims", 0), counts.get("compared", 0)
        yield [kind, d.get("title") or d["document"], claims, compared, compared / claims if claims else None]
    kind = texts.WORDS["rule"].say(language)
    for r in report.get("rules", ()):
        yield [kind, text_of(r["title"]).say(language), None, None, None, *(r["counts"].get(o, 0) for o in OUTCOMES)]
    kind = texts.WORDS["why_unclear"].say(language)
    for item in coverage.get("cannot_tell", ()):
        yield [kind, text_of(item["reason"]).say(language), None, None, None, None, None, item["count"]]


def _side(side: Side, language: str) -> str:
    role = text_of(side.get("role_text") or side.get("role")).say(language)
    says = interval(side).say(language)
    return f"{role}{' ' + says if says else ''}: {' '.join((side.get('sentence') or side.get('quote') or '').split())}"


def _joined(values: Iterable[Any]) -> str:
    return "\n".join(str(v) for v in values if v)


@cache
def _columns() -> dict[str, dict[str, int]]:
    """The columns of each sheet with their widths, in characters."""
    data, _, _ = read_yaml(Path(__file__).with_suffix(".yaml"))
    return dict(data)


class _Sheets:
    """Writes sheets with frozen headers, filters and formats."""

    def __init__(self, book: Any, language: str, report_file: str) -> None:
        self.book, self.language, self.report_file = book, language, report_file
        top = {"valign": "top", "text_wrap": True}
        self.head = book.add_format(
            {"bold": True, "bottom": 2, "bg_color": "#F5F4EF", "valign": "vcenter", "text_wrap": True}
        )
        self.text = book.add_format({**top, "num_format": "@"})
        self.quoted = book.add_format({**top, "num_format": "@", "quote_prefix": True})
        self.number = book.add_format({"valign": "top", "num_format": "#,##0.######"})
        self.count = book.add_format({"valign": "top", "num_format": "0"})
        self.percent = book.add_format({"valign": "top", "num_format": "0.0%"})
        self.link = book.add_format({"valign": "top", "font_color": "#0B57D0", "underline": 1})
        self.links = 0

    def add(self, name: str, rows: Iterable[Sequence[Any]]) -> None:
        """One sheet, with its columns as workbook.yaml has them."""
        sheet = self.book.add_worksheet(texts.WORDS[name].say(self.language))
        columns = _columns()[name]
        keys, last = list(columns), 0
        for index, (key, wide) in enumerate(columns.items()):
            sheet.set_column(index, index, wide)
            sheet.write_string(0, index, _heading(key).say(self.language), self.head)
        for last, row in enumerate(rows, 1):
            if last > MOST_ROWS:
                break
            for index, value in enumerate(row):
                self._cell(sheet, last, index, value, keys[index])
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)

    def _cell(self, sheet: Any, row: int, column: int, value: Any, key: str) -> None:
        if value is None or value == "":
            return
        if isinstance(value, Anchored):
            self._link(sheet, row, column, value)
        elif isinstance(value, bool) or not isinstance(value, int | float):
            self._string(sheet, row, column, value if isinstance(value, str) else str(value))
        elif key == "share":
            sheet.write_number(row, column, value, self.percent)
        else:
            whole = key in ("line", *OUTCOMES)
            sheet.write_number(row, column, value, self.count if whole else self.number)

    def _string(self, sheet: Any, row: int, column: int, value: str) -> None:
        text = visible(value)[:MOST_TEXT]
        sheet.write_string(row, column, text, self.quoted if text.startswith(FORMULA_STARTS) else self.text)

    def _link(self, sheet: Any, row: int, column: int, value: Anchored) -> None:
        self.links += 1
        if self.links > MOST_LINKS:
            self._string(sheet, row, column, value.text)
        else:
            target = f"external:{self.report_file}#{value.anchor}"
            sheet.write_url(row, column, target, self.link, visible(value.text))


def _heading(key: str) -> Text:
    return texts.OUTCOME[key] if key in OUTCOMES else texts.COLUMNS.get(key) or texts.WORDS[key]
