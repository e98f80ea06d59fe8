"""Items that print their amounts in brackets: 加上甲（3亿元）、乙（2亿元）等5亿元."""

_OPENING, _CLOSING = "（(", "）)"
_STOPS = "，,；;：:。"
_NOTE = 24  # characters of a note and the noun in front of it


def words_outside(text: str, previous: int, run: tuple[int, int]) -> str:
    """The words in front of the bracket that holds a run of numbers and nothing else: 新增转移支付 of …（128亿元）.

    `previous` is where the number before ends, `run` where the run begins and ends. Empty where other words stand with
    them, or where a number stands right in front.
    """
    begin, end = run
    alone = text[begin - 1 : begin] in _OPENING and text[end : end + 1] in _CLOSING
    if not alone or begin - 1 <= previous:
        return ""
    return text[max(previous, _behind_stop(text, previous, begin - 1)) : begin - 1].lstrip(_CLOSING)


def words_before_note(text: str, previous: int, number: int) -> str:
    """The words in front of a note that ends with the number before: 化肥（折含氮100%）31万吨; empty for no note."""
    if not text[previous:number] or text[previous:number] not in _CLOSING:
        return ""
    begin = _behind_stop(text, max(0, previous - _NOTE), previous)
    words, bracket, _ = text[begin:previous].replace("(", "（").rpartition("（")
    return words if bracket and not any(c.isdigit() for c in words) else ""


def _behind_stop(text: str, start: int, end: int) -> int:
    return max(start, *(text.rfind(stop, start, end) + 1 for stop in _STOPS))
