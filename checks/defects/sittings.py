"""Sessions and days that a report tells at its head, against those it tells elsewhere."""

import re
from collections.abc import Iterator
from itertools import islice

from checks.chinese.lexicon import any_of, lexicon
from checks.chinese.numerals import numeral
from checks.defects.reckoned_times import MOST, TITLE, Reckoned
from checks.documents.document import Document

_BODY = "[省市县区州旗盟]"  # whose congress it is
_BARE = "(?<![省市县区州旗盟一二三四五六七八九十])"
_N = "[一二三四五六七八九十]{1,3}"
_DAY = r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
# 2020年1月11日在某县第十七届人民代表大会第四次会议上
_HEAD = re.compile(
    rf"(?P<day>{_DAY})?[^。\n\d]{{0,6}}在[^。\n]{{0,40}}?(?P<body>{_BODY})?第?(?P<term>{_N})届人民代表大会"
    rf"第?(?P<n>{_N})次会议[^。\n]{{0,8}}?上"
)
# 县十七届人大三次会议确定的各项目标
_SET = re.compile(
    rf"(?<![提报]请)(?:(?P<body>{_BODY})|{_BARE})第?(?P<term>{_N})届人(?:民代表)?大(?:会)?第?(?P<n>{_N})次会议"
    rf"[^，。；\n]{{0,8}}?(?:{any_of(lexicon('time')['set_by'])})"
)
_AHEAD, _BEFORE = re.compile("今年|[将要]|确保|努力|力争"), 24  # what is still to be done, and how near it is said
_TITLED = re.compile(rf"^[^。\n]*报告[^。\n]*?(?P<day>{_DAY})", re.M)


def sittings(document: Document) -> Iterator[Reckoned]:
    """Tasks are set by a session before the one a report is read at; the day of the title is that of the head.

    A year may have had a second session, for elections: tasks set two sessions ago are told as well.
    """
    head = _HEAD.search(document.text, document.start, document.start + TITLE)
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
            yield _reckoned("session", match, head, "term", str(of), str(min(of, term - 1)))
        elif of == term and told >= this - 2:
            yield _reckoned("session", match, head, "n", str(told), str(min(told, this - 1)))
    titled = _TITLED.search(document.text, 0, head.start() + 1)
    if titled and head["day"]:
        yield _reckoned("day", titled, head, "day", titled["day"], head["day"])


def _reckoned(kind: str, match: re.Match[str], other: re.Match[str], group: str, said: str, made: str) -> Reckoned:
    return Reckoned(kind, *match.span(group), match[group], said, made, *other.span(group), other[group])
