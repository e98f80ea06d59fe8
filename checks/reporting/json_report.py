"""The machine-readable reports as text: findings.json and comparisons.jsonl."""

import json
from collections.abc import Iterable, Mapping
from typing import Any


def render_json(report: Mapping[str, Any]) -> str:
    """findings.json: keys in the order of the contract, findings in the order of the report, no NaN or infinity."""
    return json.dumps(report, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def render_comparisons(comparisons: Iterable[Mapping[str, Any]]) -> str:
    """comparisons.jsonl: one comparison a line."""
    return "".join(
        json.dumps(row, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n" for row in comparisons
    )
