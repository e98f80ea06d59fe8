"""Numbers of the outline that stand inside a line: …全部竣工。（三）民生改善 lost its line break and no number."""

import re

from checks.documents.document import Document, Section

_HAN = ("", *"一二三四五六七八九十")
_FORMS = {
    "part": r"(?:^|[\s\d])[#*]*第\s?{n}\s?(?:篇|编|部分)",
    "chapter": r"(?:^|[\s\d])[#*]*第\s?{n}\s?章",
    "section": r"(?:^|[\s\d])[#*]*第\s?{n}\s?节",
    "paren-han": r"[（(]?\s?{n}\s?[）)]",
    "paren-digit": r"[（(]?\s?{n}\s?[）)]",
    "han": r"(?:^|[。；\s])#*\s?{n}\s?[、．.，]|(?<=[^一二三四五六七八九十、，\s]){n}、[一-龥]{{2,40}}(?=\n)",
    "digit": r"(?:^|[。；\s])#*\s?{n}(?:\s?[、．.]|(?=[一-龥]))",
}
_IN_LINE = r"(?<=[^一二三四五六七八九十、，\s]){n}、(?=[一-龥])"
_SPELT = ("part", "chapter", "section")
MOST = 19  # numbers are spelt up to 十九
FURTHEST = 5  # numbers that one lost line break after the other may have swallowed


def run_in_numbers(document: Document) -> frozenset[int]:
    """The headings before which numbers are skipped that are all printed inside the lines since the heading before."""
    last: dict[tuple[int, str], Section] = {}
    found: set[int] = set()
    for section in document.sections:
        key = (section.parent, section.style)
        before = last.get(key)
        last[key] = section
        form = _FORMS.get(section.style)
        if before is None or form is None or not 1 < section.ordinal - before.ordinal <= MOST:
            continue
        skipped = range(before.ordinal + 1, section.ordinal)
        between = document.text[before.start : section.start]
        apart = len(skipped) <= FURTHEST and all(
            n <= MOST and _pattern(form, section.style, n).search(between) for n in skipped
        )
        if apart or (section.style == "han" and section.ordinal in _counted_on(between, before.ordinal)):
            found.add(section.index)
    return frozenset(found)


def _counted_on(between: str, first: int) -> range:
    """The numbers that may come next behind lines of which one counts on from `first`: 一、收入表二、支出表三、…"""
    for line in between.splitlines():
        at, n = 0, first
        while n < MOST and (found := re.compile(_IN_LINE.format(n=_han(n + 1))).search(line, at)):
            at, n = found.end(), n + 1
        if n > first + 1:
            return range(first + 2, n + 2)
    return range(0)


def _pattern(form: str, style: str, n: int) -> re.Pattern[str]:
    return re.compile(form.format(n=_han(n) if "han" in style or style in _SPELT else n))


def _han(n: int) -> str:
    return _HAN[n] if n <= 10 else "十" + _HAN[n - 10]
