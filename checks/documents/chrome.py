"""What a web page or a printing office put around and into a plan: navigation, dates, page numbers, the imprint."""

import re

from checks.chinese.lexicon import lexicon, pattern_of
from checks.documents.document import Span
from checks.documents.headings import heading_of
from checks.documents.lines import Line

_ANYWHERE = pattern_of("chrome", "anywhere")
# Before the title: lines of the page, not of the plan.
_WORDS = {part: "|".join(words) for part, words in lexicon("pages").items()}
_TOP = re.compile(
    rf"^(?:[•·*-]\s{{0,3}})?(?:{_WORDS['top']}|\[?[^\[\]\n]{{0,40}}\]?\s?发表于)[：:\s）)】\]>A-Za-z0-9/\-年月日]{{0,3}}"
)
_CLOCK = pattern_of("chrome", "clock")
_PARENS = pattern_of("chrome", "parens")
# After the text: from one of these lines on, everything is the page's.
_BOTTOM = re.compile(rf"^[*#\s　【\[（(]{{0,4}}(?:{_WORDS['bottom']}|[^\n]{{1,120}}【?下载附件】?$|[^\n]{{0,20}}ICP备)")
_IMPRINT = pattern_of("chrome", "imprint")
_OFFICE = pattern_of("chrome", "office")


def find_chrome(lines: list[Line]) -> list[Span]:
    """The stretches that are not the plan's own words; sets the role of their lines (chrome, imprint)."""
    for line in lines:
        if not line.role and _ANYWHERE.match(line.text):
            line.role = "chrome"
    _top(lines)
    _bottom(lines)
    _imprint(lines)
    return [Span(line.start, line.end, line.role) for line in lines if line.role in ("chrome", "imprint")]


def _top(lines: list[Line]) -> None:
    """Lines of the page above the first sentence or heading."""
    for line in lines[:40]:
        body = line.text
        if line.role:
            continue
        if "。" in body or (heading_of(body) and not _TOP.match(body)):
            break
        if len(body) <= 90 and (_TOP.match(body) or _CLOCK.match(body) or _PARENS.match(body)):
            line.role = "chrome"


def _bottom(lines: list[Line]) -> None:
    """Lines of the page below the text: among the last forty, from the first that only a web page has."""
    for i in range(max(0, len(lines) - 40), len(lines)):
        if _BOTTOM.match(lines[i].text) and len(lines[i].text) <= 200:
            first = i - 1 if i and lines[i - 1].text.strip("：:") == "附件" else i
            for line in lines[first:]:
                line.role = line.role or "chrome"
            return


def _imprint(lines: list[Line]) -> None:
    """版记: the copies' list, the printing office and its date, at the end of an official document."""
    for i in range(max(0, len(lines) - 12), len(lines)):
        if lines[i].role or not _IMPRINT.match(lines[i].text):
            continue
        lines[i].role = "imprint"
        before = lines[i - 1] if i else None
        if before is not None and not before.role and _OFFICE.match(before.text):
            before.role = "imprint"
