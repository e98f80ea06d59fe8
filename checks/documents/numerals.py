"""Chinese ordinals as integers."""

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "0": 0}
_CIRCLED = {c: i for i, c in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", 1)}


def numeral(text: str) -> int:
    """The integer a short numeral says: 三 → 3, 十二 → 12, 一百零三 → 103, ③ → 3, 12 → 12.

    二〇三五 is read digit by digit.

    0 where it is no numeral.
    """
    text = text.replace(" ", "").replace("　", "")
    if text.isascii() and text.isdigit():
        return int(text[:9])
    if text in _CIRCLED:
        return _CIRCLED[text]
    if not any(c in text for c in "十百千"):
        return _positional(text)
    total, digit = 0, 0
    for c in text:
        if c in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[c]
            digit = 0
        elif c in _DIGITS:
            digit = _DIGITS[c]
        else:
            return 0
    return total + digit


def _positional(text: str) -> int:
    value = 0
    for c in text:
        if c not in _DIGITS:
            return 0
        value = value * 10 + _DIGITS[c]
    return value
