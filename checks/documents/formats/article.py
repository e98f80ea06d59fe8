"""Where in a web page the article stands: the smallest part that holds nearly all of its sentences and tables.

Menus, link lists, sharing buttons, counters and imprints hold next to no sentences outside of links, so that what a
page says in sentences tells the article from everything around it, whatever the site calls its parts.
"""

import re
from typing import Any

from checks.documents.formats.flowing import BLOCKS
from checks.documents.formats.pipes import is_number, one_line

Element = Any  # of lxml.html

GONE = frozenset(
    {"script", "style", "noscript", "template", "iframe", "frame", "object", "embed", "svg", "canvas", "audio", "video",
     "select", "option", "button", "input", "textarea", "nav", "head", "link", "meta"}
)  # fmt: skip
_LEFT_OUT = 0.01  # of the sentences may stand outside the article: warnings, the site's own words
_FEW = 150  # characters of them that may in any case
_MOST_HIDDEN = 0.2
_SENTENCE = re.compile("[。；]|，.*，")
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)


def without_the_unseen(root: Element) -> None:
    """Take out of a page what is no text, and what is hidden, unless most of the page is (and shown by a script)."""
    for element in list(root.iter()):
        if element.getparent() is not None and (not isinstance(element.tag, str) or element.tag in GONE):
            _drop(element)
    weights = _weights(root)
    for element in list(root.iter()):
        hidden = _HIDDEN.search(element.get("style") or "") or element.get("hidden") is not None
        if hidden and element.getparent() is not None and weights.get(element, 0) <= _MOST_HIDDEN * weights[root]:
            _drop(element)


def article_of(root: Element) -> Element:
    """The element that holds the article; the whole page where no part does. Empty pages give the page itself."""
    weights = _weights(root)
    found, whole = root, weights[root]
    least = whole - max(_LEFT_OUT * whole, min(_FEW, whole / 3))
    while True:
        inner = max((child for child in found if isinstance(child.tag, str)), key=lambda c: weights[c], default=None)
        if inner is None or weights[inner] < least or inner.tag in ("p", "tr", "td", "span", "tbody", "strong", "b"):
            return found
        found = inner


def sentences_in(root: Element) -> int:
    """How many characters of sentences and of table cells with numbers an element holds outside of links."""
    return _weights(root)[root]


def _weights(root: Element) -> dict[Element, int]:
    """For every element below `root`, the characters of sentences and numbers it holds outside of links."""
    out: dict[Element, int] = {}
    open_: dict[Element, str] = {}  # by element: its words that belong to the paragraph around it
    for element in reversed(list(root.iter())):  # children before their parents
        if not isinstance(element.tag, str) or element.tag == "a":
            out[element], open_[element] = 0, ""
            continue
        said = [element.text or ""]
        for child in element:
            said += [open_.pop(child), child.tail or ""]
        out[element] = sum(out[child] for child in element)
        words = "".join(said)
        if element.tag in BLOCKS or element is root:
            out[element] += _weight(words.strip(), element)
            words = ""
        open_[element] = words
    return out


def _weight(words: str, element: Element) -> int:
    if _SENTENCE.search(words) or (is_number(one_line(words)) and _in_cell(element)):
        return len(words)
    return 0


def _in_cell(element: Element) -> bool:
    return any(e is not None and e.tag in ("td", "th") for e in (element, element.getparent()))


def _drop(element: Element) -> None:
    """Take an element out and leave the text behind it."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
