"""Problems that are findings of their own: documents that cannot be read, tables that break their schema, stale
corrections, waivers that no longer fit.

Each has a rule id like any finding, so that it can be selected, waived and explained; the rules stand in `PROBLEMS`.
"""

import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from checks.comparisons import Operand, Severity
from checks.documents.formats.choose import UnsupportedError
from checks.errors import CheckError, InputError
from checks.failures import Failure
from checks.findings.evidence import Source
from checks.findings.finding import Finding
from checks.findings.fingerprint import fingerprint
from checks.wording import NO_TEXT, Text, sentences

if TYPE_CHECKING:
    from pandera.errors import SchemaErrors

SUITE = "workspace"
FAILED = "program-failed"
PROBLEMS: dict[str, Severity] = {
    "document-unreadable": Severity.CRITICAL,
    "document-unsupported": Severity.WARNING,
    "document-partial": Severity.WARNING,
    FAILED: Severity.CRITICAL,
    "passage-failed": Severity.WARNING,
    "document-unknown": Severity.WARNING,
    "document-traditional": Severity.INFO,
    "table-schema": Severity.CRITICAL,
    "correction-stale": Severity.WARNING,
    "waiver-expired": Severity.WARNING,
    "waiver-unused": Severity.INFO,
    "waiver-duplicate": Severity.WARNING,
}


# The rules whose findings say that something was not checked: no word of contradiction.
UNCHECKED = (
    FAILED, "document-unreadable", "document-unsupported", "document-partial", "passage-failed",
)  # fmt: skip


def problem(
    rule: str, message: Text, source: Source, operands: Iterable[Operand] = (), settle: Text | None = None
) -> Finding:
    """A finding of one of the rules in `PROBLEMS`."""
    evidence = tuple(source.evidence(o) for o in operands)
    return Finding(
        fingerprint(rule, list(evidence), message.zh),
        rule,
        SUITE,
        PROBLEMS[rule],
        sentences("findings")["problem"][rule],
        message,
        NO_TEXT,
        evidence,
        settle,
    )


def unreadable(name: str, error: CheckError, source: Source) -> Finding:
    """A document that could not be read, or a file of a kind that is not read."""
    where = str(error.place) if error.place else name
    message = Text(f"{where}：{error.message.zh}", f"{where}: {error.message.en}")
    rule = "document-unreadable" if isinstance(error, InputError) else FAILED
    if isinstance(error, UnsupportedError):
        rule = "document-unsupported"
    return problem(rule, message, source, [Operand("text", document=name)], error.hint)


def distinct_failures(failures: Iterable[Failure], source: Source) -> list[Finding]:
    """One finding for every piece of work that the program failed on."""
    return list({f.fingerprint: f for f in (failed(one, source) for one in failures)}.values())


def failed(failure: Failure, source: Source) -> Finding:
    """What the program failed on, where, why, and what of the audit is missing for it."""
    said = sentences("findings")
    document = source.documents.get(failure.document)
    place, where = "", failure.name
    if document:
        place = f":{document.line(failure.start)}" if failure.start >= 0 else ""
        where = document.description.path + place
    stage = said["stage"][failure.stage]
    message = said["failed"]["said"].fill(where=f"{where}: " if where else "", stage=stage, reason=failure.reason)
    rule = "passage-failed" if failure.start >= 0 else FAILED
    at = [Operand("text", document=failure.document, start=failure.start, end=failure.end)] if document else []
    return problem(rule, message, source, at, said["failed"]["hint"])


def partly_read(name: str, warning: Text, source: Source) -> Finding:
    """A document of which something could not be read."""
    return problem("document-partial", warning, source, [Operand("text", document=name)])


def undescribed(name: str, unknown: Iterable[str], source: Source) -> Finding:
    """A document that does not say of what place, kind or years it is; it is audited by itself."""
    words = sentences("findings")["unknown"]
    fields = [words[field] for field in unknown]
    said = Text("、".join(f.zh for f in fields), ", ".join(f.en for f in fields))
    message, hint = words["said"].fill(fields=said), words["hint"].fill(name=name)
    return problem("document-unknown", message, source, [Operand("text", document=name)], hint)


def traditional(name: str, source: Source) -> Finding:
    """A document in traditional characters, which is read in simplified ones."""
    return problem(
        "document-traditional", sentences("findings")["traditional"]["said"], source, [Operand("text", document=name)]
    )


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
