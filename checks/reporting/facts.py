"""What reports say of a finding's sides, in words: interval, period, place."""

import re
from collections.abc import Mapping
from typing import Any

from checks.sides import Side
from checks.wording import Text

SEVERITIES = ("critical", "warning", "info")
STATUSES = ("new", "known", "waived")
OUTCOMES = ("agrees", "contradicts", "cannot tell")


def text_of(value: Any) -> Text:
    """A report's sentence: `{zh, en}`, a bare string (the same in both languages), or nothing."""
    if isinstance(value, Mapping):
        zh, en = str(value.get("zh") or ""), str(value.get("en") or "")
        return Text(zh or en, en or zh)
    return Text(str(value or ""), str(value or ""))


def number(value: float | None) -> str:
    """A number as people print it: no exponent, no float noise."""
    if value is None:
        return ""
    rounded = float(f"{value:.12g}")
    return str(int(rounded)) if rounded == int(rounded) else f"{rounded:.10f}".rstrip("0").rstrip(".")


def interval(side: Side) -> Text:
    """What a side stands for: 7.45–7.55%, ≥ 500亿元, -3%至3%; empty where there is no number."""
    lo, hi, unit = side.get("lo"), side.get("hi"), side.get("canonical_unit") or side.get("unit") or ""
    if lo is not None and hi is not None and lo < 0 < hi:
        return Text(f"{number(lo)}{unit}至{number(hi)}{unit}", f"{number(lo)}{unit} to {number(hi)}{unit}")
    if lo is None and hi is None:
        said = ""
    elif lo is None:
        said = f"{'≤' if side.get('hi_closed') else '<'} {number(hi)}{unit}"
    elif hi is None:
        said = f"{'≥' if side.get('lo_closed') else '>'} {number(lo)}{unit}"
    else:
        said = f"{number(lo)}{unit}" if lo == hi else f"{number(lo)}–{number(hi)}{unit}"
    return Text(said, said)


def period(side: Mapping[str, Any]) -> str:
    """`2021`, `2021-2025`, or empty where no year is known."""
    start, end = side.get("period_start"), side.get("period_end")
    if end is None:
        return str(start or "")
    return str(end) if start in (None, end) else f"{start}-{end}"


def marked(side: Side) -> tuple[str, str, str]:
    """The sentence of a side cut into what stands before the number, the number, and what stands after."""
    sentence, quote = side.get("sentence") or "", side.get("quote") or ""
    start, end, first = side.get("start"), side.get("end"), side.get("sentence_start")
    if start is not None and end is not None and first is not None:
        left, right = start - first, end - first
        if 0 <= left <= right <= len(sentence) and quote in ("", sentence[left:right]):
            return sentence[:left], sentence[left:right], sentence[right:]
    at = sentence.find(quote) if quote else -1
    if at < 0:
        return ("", quote, "") if not sentence else (sentence, "", "")
    return sentence[:at], quote, sentence[at + len(quote) :]


def around(side: Side, reach: int) -> tuple[str, str, str]:
    """`marked(side)`, with at most `reach` characters on either side and an ellipsis where some are left out."""
    before, inside, after = marked(side)
    if len(before) > reach:
        before = "…" + before[-reach:]
    if len(after) > reach:
        after = after[:reach] + "…"
    if len(inside) > 2 * reach:
        inside = inside[:reach] + "…" + inside[-reach:]
    return before.lstrip("\n"), inside, after.rstrip("\n")


def section(side: Side) -> str:
    """The headings a side stands under, as printed but on one line."""
    return re.sub(r"\s+", " ", side.get("section") or "").strip()


def anchor(prefix: str, name: str) -> str:
    """A fragment identifier made of letters, digits, `-`, `_` and `.`: every other character becomes its code point."""
    return prefix + re.sub(r"[^A-Za-z0-9_.-]", lambda m: f"~{ord(m.group()):x}", name)


def steps(arithmetic: Text) -> list[Text]:
    """The lines of an arithmetic, each in both languages; one step where the languages have not the same lines."""
    zh, en = arithmetic.zh.strip().split("\n"), arithmetic.en.strip().split("\n")
    if len(zh) != len(en):
        return [arithmetic]
    return [Text(a.strip(), b.strip()) for a, b in zip(zh, en, strict=True) if a.strip() or b.strip()]


def finding_anchor(fingerprint: str) -> str:
    """A finding's permanent place in the HTML report."""
    return anchor("f-", fingerprint)
