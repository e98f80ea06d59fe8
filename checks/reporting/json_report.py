"""The machine-readable reports as text: findings.json and comparisons.jsonl."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

_SURROGATE = re.compile("[\ud800-\udfff]")


def dump(value: Any, **layout: Any) -> str:
    """JSON without NaN or infinity. Half a surrogate pair, which UTF-8 cannot hold, stays escaped."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, **layout)
    return _SURROGATE.sub(lambda m: f"\\u{ord(m.group()):04x}", text)


def render_json(report: Mapping[str, Any]) -> str:
    """findings.json: keys in the order of the contract, findings in the order of the report."""
    return dump(report, indent=1) + "\n"


def render_comparisons(comparisons: Iterable[Mapping[str, Any]]) -> str:
    """comparisons.jsonl: one comparison a line."""
    return "".join(dump(row, separators=(",", ":")) + "\n" for row in comparisons)
