"""Problems that are findings of their own: documents that cannot be read, tables that break their schema, stale
corrections, waivers that no longer fit.

Each has a rule id like any finding, so that it can be selected, waived and explained; the rules stand in `PROBLEMS`.
"""

import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from checks.comparisons import Operand, Severity
from checks.errors import CheckError
from checks.findings.evidence import Source
from checks.findings.fingerprint import fingerprint
from checks.findings.model import Finding
from checks.wording import NO_TEXT, Text

if TYPE_CHECKING:
    from pandera.errors import SchemaErrors

SUITE = "workspace"
PROBLEMS: dict[str, tuple[Severity, Text, Text]] = {
    "document-unreadable": (
        Severity.CRITICAL,
        Text("文件无法读取", "Document cannot be read"),
        Text(
            "读不出的文件没有被核对，它的沉默不是一致。",
            "A document that was not read was not checked: its silence is not agreement.",
        ),
    ),
    "table-schema": (
        Severity.CRITICAL,
        Text("数据表不符合规定", "Table breaks its schema"),
        Text(
            "规则依赖数据表的形式；不符合规定的行没有参加核对。",
            "Rules rely on the form of the tables; rows that break it took no part in the comparisons.",
        ),
    ),
    "correction-stale": (
        Severity.WARNING,
        Text("更正已失效", "Correction is stale"),
        Text(
            "更正所针对的文字已经不在，更正没有被采用。",
            "The text the correction spoke of is gone, so it was not applied.",
        ),
    ),
    "waiver-expired": (
        Severity.WARNING,
        Text("豁免已过期", "Waiver has expired"),
        Text("到期的豁免不再有效，问题重新计入。", "An expired waiver no longer holds; its finding counts again."),
    ),
    "waiver-unused": (
        Severity.INFO,
        Text("豁免没有对应的问题", "Waiver matches no finding"),
        Text(
            "问题已经消失或内容已变，豁免应当删除。",
            "The finding is gone or has changed; the waiver should be dropped.",
        ),
    ),
    "waiver-duplicate": (
        Severity.WARNING,
        Text("豁免重复", "Waiver is given twice"),
        Text("同一问题有两条豁免，只有第一条有效。", "One finding has two waivers; only the first holds."),
    ),
}  # fmt: skip


def problem(
    rule: str, message: Text, source: Source, operands: Iterable[Operand] = (), settle: Text | None = None
) -> Finding:
    """A finding of one of the rules in `PROBLEMS`."""
    severity, title, _ = PROBLEMS[rule]
    evidence = tuple(source.evidence(o) for o in operands)
    return Finding(
        fingerprint(rule, list(evidence), message.zh),
        rule,
        SUITE,
        severity,
        title,
        message,
        NO_TEXT,
        evidence,
        settle,
    )


def unreadable(name: str, error: CheckError, source: Source) -> Finding:
    """A document that could not be read."""
    where = str(error.place) if error.place else name
    message = Text(f"{where}：{error.message.zh}", f"{where}: {error.message.en}")
    return problem("document-unreadable", message, source, [Operand("text", document=name)], error.hint)


def schema_failures(table: str, errors: "SchemaErrors", frame: Any, source: Source) -> Iterator[Finding]:
    """One finding for every row (or column) that breaks the table's pandera model."""
    seen = set()
    for case in errors.failure_cases.to_dict("records"):
        column, check, value = case.get("column"), case.get("check"), case.get("failure_case")
        index = case.get("index")
        if case.get("schema_context") == "DataFrameSchema":
            # A check of whole rows is reported once for each of its cells: one finding a row is enough.
            if (check, index) in seen:
                continue
            seen.add((check, index))
            column, value = None, ""
        operands = []
        known_row = index is not None and not math.isnan(index)
        if known_row and "claim" in frame.columns:
            operands.append(Operand("stated", str(frame.loc[int(index), "claim"])))
        place = f"{table}.{column}" if column else table
        row = f"[{int(index)}]" if known_row else ""
        message = Text(
            f"表 {place}{row} 不满足 {check}：{value!r}", f"table {place}{row} does not satisfy {check}: {value!r}"
        )
        yield problem("table-schema", message, source, operands)
