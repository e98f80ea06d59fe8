"""The indicator table as text for people, JSON Lines, CSV and a spreadsheet. The same claims give the same bytes."""

import json
import math
import re
from collections.abc import Iterable, Sequence
from typing import Any

from checks.claims.frame import COLUMNS, csv_text, period, shown_columns
from checks.claims.marked import fitted, marked_text, safe
from checks.claims.model import Claim
from checks.claims.sheet import claims_workbook
from checks.terms import MEASURE, STANCE
from checks.wording import Text

__all__ = ["claims_csv", "claims_jsonl", "claims_workbook", "marked_text", "printed_table"]

# What a spreadsheet would run as a formula when it opens a CSV; a plain number with a sign is none.
_FORMULA = re.compile(r"[=+\-@\t\r](?!\Z)")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_SIGNED_NUMBER = re.compile(r"[+-]?[\d,.]+%?")


def claims_jsonl(claims: Iterable[Claim]) -> str:
    """One JSON object a claim and line, its keys in the order of the table; what is unknown or unbounded is null."""
    return "".join(
        json.dumps({n: _json(getattr(c, n)) for n in COLUMNS}, ensure_ascii=False, allow_nan=False) + "\n"
        for c in claims
    )


def claims_csv(claims: Iterable[Claim]) -> str:
    """A header and one line a claim. A text that a spreadsheet would take for a formula gets an apostrophe in front."""
    return csv_text(claims, _unformulated)


def printed_table(claims: Sequence[Claim], language: str) -> str:
    """Claims for reading in a terminal, one line each under the name of their document."""
    lines: list[str] = []
    document = None
    heads = [Text(zh, en).say(language) for zh, en, _ in shown_columns()["terminal"]]
    for claim in claims:
        if claim.document != document:
            document = claim.document
            lines += [*([""] if lines else []), safe(document), _line(heads)]
        lines.append(_line(_told(claim, language)))
    total = Text(f"共{len(claims)}条。", f"{len(claims)} claims.").say(language)
    return "\n".join([*lines, *([""] if lines else []), total]) + "\n"


def _told(claim: Claim, language: str) -> list[str]:
    who = claim.region if not claim.subject else f"{claim.region} {claim.subject}"
    return [
        str(claim.line),
        claim.claim,
        who,
        claim.indicator,
        MEASURE[claim.measure].say(language),
        period(claim) + claim.part_of_year,
        STANCE[claim.stance].say(language),
        _value(claim),
        _interval(claim),
        claim.quote,
    ]


def _value(claim: Claim) -> str:
    if claim.comparator == "range":
        return f"{claim.value:.15g}-{claim.value_hi:.15g}{claim.unit}"
    sign = "" if claim.comparator == "=" else claim.comparator
    return f"{sign}{claim.value:.15g}{claim.unit}"


def _interval(claim: Claim) -> str:
    if claim.lo == claim.hi:
        return f"{claim.lo:.12g} {claim.canonical_unit}"
    left = "[" if claim.lo_closed and math.isfinite(claim.lo) else "("
    right = "]" if claim.hi_closed and math.isfinite(claim.hi) else ")"
    lo = "-∞" if math.isinf(claim.lo) else f"{claim.lo:.12g}"
    hi = "∞" if math.isinf(claim.hi) else f"{claim.hi:.12g}"
    return f"{left}{lo}, {hi}{right} {claim.canonical_unit}"


def _line(cells: Sequence[str]) -> str:
    return "  ".join(
        fitted(safe(c), size) for c, (_, _, size) in zip(cells, shown_columns()["terminal"], strict=True)
    ).rstrip()


def _json(value: Any) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def _unformulated(said: str) -> str:
    # The writer would leave a lone \r unquoted, and a reader would end the line there.
    text = _LONE_RETURN.sub("\n", said)
    return "'" + text if _FORMULA.match(said) and not _SIGNED_NUMBER.fullmatch(text) else text
