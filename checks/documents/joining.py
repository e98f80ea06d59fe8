"""Paragraphs that a page break tore apart: does a line go on with the sentence the line before it leaves open?"""

import re

from checks.chinese.lexicon import pattern_of

MARKS = "*_ 　</bstrong>"
_STOPS = frozenset("。！？；：!?;:…")
_CLOSERS = frozenset("”’」』）)】》〉]\"'")
_OPEN_ENDS = frozenset("，、,（(“")
_INNER = re.compile("[。，,；]")
_LEFT_OPEN = re.compile(r"[（(][^（）()]{1,80}$")
_CLOSING = re.compile(r"[^（）()。\n]{1,80}[）)]")
_TURN = pattern_of("joining", "turn")
_APART = pattern_of("joining", "apart")
_RUN_IN = pattern_of("joining", "run_in")
SHORT = 20


def continues(before: str, after: str) -> bool:
    """Whether `after` goes on with the sentence that `before` leaves open."""
    end = _TURN.sub("", before.rstrip(MARKS))
    if _finished(end) or _APART.match(after):
        return False
    if end[-1] in _OPEN_ENDS or (_LEFT_OPEN.search(end) and _CLOSING.match(after)):
        return True
    if _RUN_IN.match(after):
        return False
    if "。" not in end and (len(end) < SHORT or not _INNER.search(end)):
        return False
    return len(after) >= SHORT or after.rstrip(MARKS)[-1:] in _STOPS


def _finished(end: str) -> bool:
    """Whether a line ends as a sentence does, also behind a closing quote or bracket."""
    if not end or end[-1] in _STOPS:
        return True
    if end[-1] not in _CLOSERS:
        return False
    inner = end.rstrip("".join(_CLOSERS))
    return not inner or inner[-1] in _STOPS
