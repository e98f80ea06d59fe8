"""Sessions and days that a report tells at its head, against those it tells elsewhere."""

import re
from collections.abc import Iterator
from itertools import islice

from checks.chinese.lexicon import fragment_of, pattern_of
from checks.chinese.numerals import numeral
from checks.defects.reckoned_times import MOST, TITLE, Reckoned
from checks.documents.document import Document

_DAY = fragment_of("sittings", "day")
HEAD = pattern_of("sittings", "head")
_SET = pattern_of("sittings", "set")
_AHEAD = pattern_of("sittings", "ahead")
_BEFORE = 24
TITLED = re.compile(rf"^[^。\n]*报告[^。\n]*?(?P<day>{_DAY})", re.M)


def sittings(document: Document) -> Iterator[Reckoned]:
    """Tasks are set by a session before the one a report is read at; the day of the title is that of the head.

    A year may have had a second session, for elections: tasks set two sessions ago are told as well.
    """
    head = HEAD.search(document.text, document.start, document.start + TITLE)
    if head is None:
        return
    term, this = numeral(head["term"]), numeral(head["n"])
    for match in islice(_SET.finditer(document.text, head.end()), MOST):
        of, told = numeral(match["term"]), numeral(match["n"])
        if match["body"] and head["body"] not in (None, match["body"]):
            continue  # 省十三届人大五次会议 in a report of a city
        if (of, told) == (term, this) and _AHEAD.search(document.text, match.start() - _BEFORE, match.start()):
            continue  # 今年要确保完成本次会议确定的任务
        if this == 1:  # a new term: its predecessor set them
            yield _reckoned("session", match, head, ("term", "n"), str(of), str(min(of, term - 1)))
        elif of == term and told >= this - 2:
            yield _reckoned("session", match, head, ("term", "n"), str(told), str(min(told, this - 1)))
    titled = TITLED.search(document.text, 0, head.start() + 1)
    if titled and head["day"]:
        yield _reckoned("day", titled, head, ("day", "day"), titled["day"], head["day"])


def _reckoned(
    kind: str, match: re.Match[str], other: re.Match[str], groups: tuple[str, str], said: str, made: str
) -> Reckoned:
    """What is told from the first of the groups to the last."""
    (at, to), (first, last) = ((m.start(groups[0]), m.end(groups[1])) for m in (match, other))
    return Reckoned(kind, at, to, match.string[at:to], said, made, first, last, other.string[first:last])
