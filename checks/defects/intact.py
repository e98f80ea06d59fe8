"""The intact place of a damaged slogan: 1369” beside “1369” elsewhere in the document."""

import re

from checks.defects.mark import Mark
from checks.documents.document import Document

SHORTEST, LONGEST = 3, 12  # characters between the quotation marks
WINDOW = 20_000  # characters on either side that are looked at
NEAR = 60  # characters within which a line may part a mark from its partner
_QUOTES = re.compile("[“”]")
_PARAGRAPH = re.compile(r"(?<=[。；：！])\s{0,4}\n\n")


def intact_quote(document: Document, start: int, end: int, lost: str) -> tuple[int, int]:
    """Where what lost its opening or closing mark (`lost`) stands in both, the nearest place; (-1, -1) if nowhere."""
    text = document.text
    for size in range(LONGEST, SHORTEST - 1, -1):
        inside = text[end - 1 - size : end - 1] if lost == "“" else text[start + 1 : start + 1 + size]
        if len(inside) < size or "“" in inside or "”" in inside or not any(c.isdigit() for c in inside):
            continue
        whole = f"“{inside}”"
        before, after = text.rfind(whole, max(0, start - WINDOW), start), text.find(whole, end, end + WINDOW)
        places = [at for at in (before, after) if at >= 0]
        if places:
            at = min(places, key=lambda at: abs(at - start))
            return at, at + size + 2
    return -1, -1


def parted(text: str, mark: Mark) -> bool:
    """Whether the partner of a lone quotation mark stands near it beyond the end of a line: “种 / 业之都”."""
    if mark.expected == "“":
        near, at = text[max(0, mark.start - NEAR) : mark.end - 1], -1
    else:
        near, at = text[mark.start + 1 : mark.start + NEAR], 0
    found = _QUOTES.findall(_PARAGRAPH.split(near)[at])
    return bool(found) and found[at] == mark.expected
