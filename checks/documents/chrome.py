"""What a web page or a printing office put around and into a plan: navigation, dates, page numbers, the imprint."""

import re

from checks.chinese.lexicon import lexicon
from checks.documents.document import Span
from checks.documents.headings import heading_of
from checks.documents.lines import Line

# Anywhere: pictures, comments, folding marks, page numbers alone on a line.
_ANYWHERE = re.compile(
    r"^(?:\**!\[[^\]\n]{0,200}\]\([^)\n]{0,400}\)\**"
    r"|<!--[^\n]{0,2000}-->|</?(?:details|summary|div|p|br|hr|img)\b[^<>\n]{0,300}>"
    r"|[-—–]{1,2}\s{0,3}\d{1,3}\s{0,3}[-—–]{1,2}|第\s{0,2}\d{1,3}\s{0,2}页(?:[，,\s]{0,3}共\s{0,2}\d{1,3}\s{0,2}页)?"
    r"|[-_*=]{3,})$"
)
# Before the title: lines of the page, not of the plan.
_WORDS = {part: "|".join(words) for part, words in lexicon("pages").items()}
_TOP = re.compile(
    rf"^(?:[•·*-]\s{{0,3}})?(?:{_WORDS['top']}|\[?[^\[\]\n]{{0,40}}\]?\s?发表于)[：:\s）)】\]>A-Za-z0-9/\-年月日]{{0,3}}"
)
_CLOCK = re.compile(r"^\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?\s+\d{1,2}:\d{2}")
_PARENS = re.compile(r"^\[[^\[\]\n]{1,60}\]\s{0,3}发表于")
# After the text: from one of these lines on, everything is the page's.
_BOTTOM = re.compile(rf"^[*#\s　【\[（(]{{0,4}}(?:{_WORDS['bottom']}|[^\n]{{1,120}}【?下载附件】?$|[^\n]{{0,20}}ICP备)")
_IMPRINT = re.compile(
    r"^(?:(?:抄送|主题词|分送|报送|发送)[：:]"
    r"|[^，。；\n]{2,30}\s{0,8}\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?印发"
    r"|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日\s?印发)"
)
_OFFICE = re.compile(r"^[^，。；：\n]{2,30}(?:办公室|办公厅|秘书处|委员会|人民政府)$")


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
