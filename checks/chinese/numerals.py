"""Chinese numerals: ordinals as integers, numbers as decimals."""

DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
SCALES = {"十": 10, "百": 100, "千": 1000}
_CIRCLED = {c: i for i, c in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", 1)}


def numeral(text: str) -> int:
    """The integer a short numeral says: 三 → 3, 十二 → 12, 一百零三 → 103, ③ → 3, 12 → 12.

    二〇三五 is read digit by digit.

    0 where it is no numeral.
    """
    text = text.replace(" ", "").replace("　", "")
    if text.isdecimal():  # ３ as well as 3
        return int(text[:9])
    if text in _CIRCLED:
        return _CIRCLED[text]
    if not any(c in text for c in SCALES):
        return _positional(text)
    total, digit = 0, 0
    for c in text:
        if c in SCALES:
            total += (digit or 1) * SCALES[c]
            digit = 0
        elif c in DIGITS:
            digit = DIGITS[c]
        else:
            return 0
    return total + digit


def decimal(han: str) -> str:
    """A Chinese number as Arabic decimals: 一百零五 → 105, 二点五 → 2.5, 一〇·八 → 10.8, 三六五 → 365.

    Empty if it is none.
    """
    whole, _, decimals = han.replace("·", "点").partition("点")
    if len(whole) > 1 and set(whole) <= DIGITS.keys() and (len(whole) > 2 or decimals or whole[-1] in "〇○"):
        return (
            f"{_positional(whole)}.{''.join(str(DIGITS[c]) for c in decimals)}" if decimals else str(_positional(whole))
        )
    total, digit = 0, -1
    for c in whole:
        if c in SCALES:
            total += (1 if digit < 0 else digit) * SCALES[c]
            digit = -1
        elif c in DIGITS:
            if digit > 0 or (digit == 0 and not total):
                return ""
            digit = DIGITS[c]
        else:
            return ""
    total += max(digit, 0)
    return f"{total}.{''.join(str(DIGITS[c]) for c in decimals)}" if decimals else str(total)


def decimals(han: str) -> tuple[str, str]:
    """A number as `decimal` reads it, or a range of two digits in a row: 七八 → 7 and 8, 二三十 → 20 and 30.

    The second is empty for a single number, both for what is no number.
    """
    found = decimal(han)
    if found or len(han) < 2 or not (han[0] in DIGITS and han[1] in DIGITS):
        return found, ""
    low, high = decimal(han[0] + han[2:]), decimal(han[1:])
    return (low, high) if low and high and int(DIGITS[han[1]]) == DIGITS[han[0]] + 1 else ("", "")


def _positional(text: str) -> int:
    value = 0
    for c in text:
        if c not in DIGITS and c != "0":
            return 0
        value = value * 10 + DIGITS.get(c, 0)
    return value
