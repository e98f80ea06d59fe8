"""Operands into evidence: for every side of a comparison the document, the place, the sentence and the number."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from checks.comparisons import Operand
from checks.documents.document import Document
from checks.sides import Side
from checks.terms import ROLE
from checks.wording import Text

Row = dict[str, Any]

_CLAIM_FIELDS = (
    "indicator", "measure", "region", "subject", "period_start", "period_end", "stance", "comparator", "value", "unit",
    "lo", "hi", "lo_closed", "hi_closed", "canonical_unit", "origin", "scope",
)  # fmt: skip
SENTENCE_END = "。！？；\n"
LONGEST_SENTENCE = 400


@dataclass(frozen=True)
class Source:
    """What evidence is taken from: the documents, and the rows of all claims (also qualitative ones) by claim id."""

    documents: Mapping[str, Document]
    claims: Mapping[str, Row]

    def evidence(self, operand: Operand) -> Side:
        """One side of a comparison, ready for every report. Claim fields are null where there is no number."""
        row = self.claims.get(operand.claim)
        role = ROLE.get(operand.role, Text(operand.role, operand.role))
        head = {"role": operand.role, "role_text": role.as_dict(), "claim": operand.claim}
        if row is not None:
            return cast(Side, {**head, **self._place(row["document"], row["start"], row["end"]), **_claim(row)})
        return cast(Side, {**head, **self._text(operand), **dict.fromkeys(_CLAIM_FIELDS)})

    def _place(self, name: str, start: int, end: int) -> Row:
        document = self.documents.get(name)
        at = {"document": name, "start": int(start), "end": int(end), "line": 0, "column": 0, "page": None}
        if document:
            page = document.page(start)
            at |= {"line": document.line(start), "column": document.column(start)}
            at["page"] = page.as_dict() if page else None
        return at

    def _text(self, operand: Operand) -> Row:
        document = self.documents.get(operand.document)
        if document is None or operand.start < 0:
            return {
                "document": operand.document, "start": None, "end": None, "line": 0, "column": 0, "page": None,
                "quote": "", "sentence": "", "sentence_start": None, "section": "",
            }  # fmt: skip
        first, last = sentence_around(document.text, operand.start, operand.end)
        path = section_path(document, operand.start)
        return {
            **self._place(operand.document, operand.start, operand.end),
            "quote": document.text[operand.start : operand.end],
            "sentence": document.text[first:last],
            "sentence_start": first,
            "section": path,
        }


def section_path(document: Document, offset: int) -> str:
    """The headings an offset stands under, joined by " / "; empty before the first heading."""
    innermost = None
    for section in document.sections:
        if section.start <= offset < max(section.end, section.start + 1) and section.level:
            innermost = section
    return " / ".join(innermost.path) if innermost else ""


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence that holds `start`..`end`, bounded so that hostile text stays readable."""
    floor, ceiling = max(0, start - LONGEST_SENTENCE), min(len(text), end + LONGEST_SENTENCE)
    first = max((text.rfind(c, floor, start) for c in SENTENCE_END), default=-1) + 1 or floor
    ends = [i for i in (text.find(c, end, ceiling) for c in SENTENCE_END) if i >= 0]
    return max(first, floor), min(ends) + 1 if ends else ceiling


def _claim(row: Row) -> Row:
    out = {name: json_value(row[name]) for name in _CLAIM_FIELDS}
    first = int(row["sentence_start"])
    return {
        **out,
        "quote": row["quote"],
        "sentence": row["sentence"],
        "sentence_start": first,
        "section": row["section"],
    }


def json_value(value: Any) -> Any:
    """A table cell as JSON has it: missing and infinite numbers are null, whole years are integers."""
    if value is None or isinstance(value, str | bool):
        return value
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if isinstance(value, int) else None
