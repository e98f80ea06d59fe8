"""Hand-made claims for testing shapes: a claim from the few words that matter, the rest by default."""

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

import pandas as pd

from checks.claims.frame import COLUMNS
from checks.claims.lexing.sentences import clause_of
from checks.claims.model import Claim
from checks.claims.settling.flags import note_wording
from checks.comparisons import Compared, Comparison, Outcome
from checks.intervals import Interval
from checks.tables.joined import JOINED_COLUMNS
from tests.printed_digits import printed

_ids: Iterator[int] = count(1)
_OPEN = {">=": Interval.at_least, ">": Interval.more_than, "<=": Interval.at_most, "<": Interval.less_than}
DEFAULTS: dict[str, Any] = {
    "document": "plan_2022", "line": 1, "section": "一、回顾", "region": "甲市", "subject": "", "registered": True,
    "measure": "level", "period_start": 2021, "period_end": 2021, "stance": "actual", "comparator": "=",
    "value_hi": float("nan"), "unit": "亿元", "origin": "text", "damage": "", "sentence_start": 0, "sentence_end": 0,
    "paragraph": 1, "whole": "", "partition": "", "base": "", "ratio": "", "share_of": "", "growth_kind": "",
    "scope": "", "part_of_year": "", "period_printed": True, "corrected": "", "qualitative": False, "tier": "",
    "account": "", "beside": "", "basis": "", "clause_start": 0, "clause_end": 0, "subject_from": "", "tier_from": "",
    "account_from": "", "indicator_from": "clause", "period_from": "clause", "stance_from": "clause", "base_from": "",
    "whole_from": "",
    "indicator_en": "", "indicator_names": "", "dimension": "money", "direction": "floor", "growth": "nominal",
    "stock": False,
    "additive": True, "whole_indicator": "", "core": True, "region_level": "city", "region_parent": "",
    "regions_above": "", "document_region": "甲市", "document_kind": "annual_plan", "issued": "",
    "result_start": 2021, "result_end": 2021, "plan_start": 2022, "plan_end": 2022,
    "table_start": -1, "wording": "", "owner_read": "clause", "indicator_read": "clause", "period_read": "clause",
    "stance_read": "clause", "purse": "", "hedge": "", "change": "",
}  # fmt: skip


def claim(indicator: str, number: str, year: int | tuple[int, int] = 2021, **fields: Any) -> dict[str, Any]:
    """One row of joined claims. `number` is as printed; a goal is exact, and a comparator opens the interval."""
    first, last = year if isinstance(year, tuple) else (year, year)
    row = {**DEFAULTS, "period_start": first, "period_end": last, **fields}
    exact = row["stance"] == "target" or row["unit"] in ("个", "家", "所", "条", "项")
    said = printed(number, exact=exact, negative=row.pop("negative", False))
    if row["comparator"] in _OPEN:
        said = _OPEN[row["comparator"]](printed(number, exact=True).lo)
    number_id = next(_ids)
    quote = f"{indicator}{number}{row['unit']}"
    row = {
        "claim": f"c{number_id:04d}", "start": number_id * 100, "end": number_id * 100 + len(quote), "quote": quote,
        "sentence": quote, "indicator": indicator, "value": float(number), "canonical_unit": row["unit"],
        "lo": float(said.lo), "hi": float(said.hi), "lo_closed": said.lo_closed, "hi_closed": said.hi_closed, **row,
    }  # fmt: skip
    row["paragraph"] = fields.get("paragraph", number_id)
    row["sentence_start"] = fields.get("sentence_start", row["start"])
    return row


def growth(indicator: str, number: str, year: int | tuple[int, int] = 2021, **fields: Any) -> dict[str, Any]:
    """A growth rate; average growth for a span of years."""
    measure = "growth_avg" if isinstance(year, tuple) else "growth"
    return claim(indicator, number, year, **{"measure": measure, "unit": "%", "dimension": "percent", **fields})


def goal(indicator: str, number: str, year: int | tuple[int, int] = 2022, **fields: Any) -> dict[str, Any]:
    """A goal."""
    return claim(indicator, number, year, stance="target", **fields)


def later(row: dict[str, Any], document: str, results: int) -> dict[str, Any]:
    """The same row in a document that reports `results` and plans the year after."""
    return {
        **row, "document": document, "result_start": results, "result_end": results, "plan_start": results + 1,
        "plan_end": results + 1,
    }  # fmt: skip


def table(*rows: dict[str, Any]) -> pd.DataFrame:
    """The rows as a joined claims table."""
    frame = pd.DataFrame(_worded(rows))
    for column in ("period_start", "period_end", "result_start", "result_end", "plan_start", "plan_end"):
        frame[column] = frame[column].astype("Int64")
    return frame[list(JOINED_COLUMNS)]


def _worded(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with what the words of their sentences say of them, as extraction writes it down."""
    read = []
    for row in rows:
        made = Claim(**{name: row[name] for name in COLUMNS})
        place = made.sentence.find(made.quote)
        made.start, made.end = made.sentence_start + place, made.sentence_start + place + len(made.quote)
        bounds = clause_of(made.sentence, 0, len(made.sentence), (place, place + len(made.quote)))
        made.clause_start, made.clause_end = (made.sentence_start + i for i in bounds)
        read.append(made)
    note_wording(read)
    return [
        {**row, "wording": made.wording, "clause_start": made.clause_start, "clause_end": made.clause_end}
        for row, made in zip(rows, read, strict=True)
    ]


def outcomes(compared: Compared) -> list[str]:
    """The outcomes in order."""
    return [c.outcome.value for c in compared.rows()]


def only(compared: Compared, outcome: Outcome = Outcome.CONTRADICTS) -> Comparison:
    """The one comparison there is, with this outcome."""
    found = list(compared.rows())
    assert [c.outcome for c in found] == [outcome], [(c.outcome.value, c.message.zh) for c in found]
    return found[0]
