"""Which ordinals are ranks: 居全省首位, but not 第一产业."""

from checks.chinese.lexicon import pattern_of
from checks.chinese.numerals import decimal

_RANK_BEFORE = pattern_of("ranks", "rank_before")
_RANK_NEXT = pattern_of("ranks", "rank_next")
_TOP_BEFORE = pattern_of("ranks", "top_before")


def rank(text: str, start: int, end: int) -> tuple[str, str]:
    """The place a rank names (全省第一, 居全国第4位), and no hedge; both empty for an ordinal (第一产业, 第五届)."""
    body = text[start + 1 : end]
    named = body[-1] in "位名"
    digits = body.rstrip("位名")
    before = text[max(0, start - 8) : start]
    if not named:
        if not _RANK_BEFORE.search(before) or not _RANK_NEXT.match(text[end : end + 3]):
            return "", ""
    elif text[end : end + 2] in ("市长", "书记") or before.endswith(("放在", "摆在", "作为", "放到", "摆到", "视为")):
        return "", ""
    return digits if digits.isdigit() else decimal(digits), ""


def top(text: str, start: int, end: int) -> tuple[str, str]:
    """The place of 首位 and 前十, and its hedge, where something is ranked: 居全省首位, 进入全国前十; else empty."""
    if not _TOP_BEFORE.search(text[max(0, start - 20) : start]):
        return "", ""
    word = text[start:end].rstrip("位名")
    value = "1" if word == "首" else word[1:] if word[1:].isdigit() else decimal(word[1:])
    return value, "" if word == "首" else "以内"
