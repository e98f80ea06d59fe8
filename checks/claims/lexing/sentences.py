"""Where clauses and sentences end. A sentence without end is cut: what a document costs grows with its length only."""

import re
from collections.abc import Iterator

from checks.chinese.lexicon import pattern_of

MAX_SENTENCE = 1200  # characters; the longest sentences of real plans have about 600
BEFORE = 100  # characters before a clause in which what it goes on about is looked for
CLAUSE_END = pattern_of("sentences", "clause_end")
_STOP = pattern_of("sentences", "stop")
_PAUSES = "；;，,、"
_PAUSE = re.compile(r"[，。；！？,;!?\n]")
_NUMBER = "0123456789.,:%-~"


def ends(text: str) -> Iterator[int]:
    """The ends of the sentences of a paragraph, in order, the last its own end.

    What is longer than `MAX_SENTENCE` is cut behind a semicolon or comma, or, where there is none, beside a number.
    """
    start = 0
    for match in _STOP.finditer(text):
        yield from _cuts(text, start, match.end())
        start = match.end()
    yield from _cuts(text, start, len(text))


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    while end - start > MAX_SENTENCE:
        limit = start + MAX_SENTENCE
        cut = max(text.rfind(c, start + MAX_SENTENCE // 2, limit) for c in _PAUSES) + 1
        if cut <= start:
            cut = limit
            while cut > limit - 40 and text[cut] in _NUMBER and text[cut - 1] in _NUMBER:
                cut -= 1
        yield cut
        start = cut
    yield end


def clause_of(text: str, start: int, end: int, number: tuple[int, int]) -> tuple[int, int]:
    """The clause of `text[start:end]` that a number stands in: between the commas and stops around it."""
    first, last = number
    begins = max((m.end() for m in _PAUSE.finditer(text, start, first)), default=start)
    follows = _PAUSE.search(text, last, end)
    return begins, follows.start() if follows else end
