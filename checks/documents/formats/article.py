"""Where in a web page the article stands: the smallest part that holds nearly all of its sentences and tables.

Menus, link lists, sharing buttons, counters and imprints hold next to no sentences outside of links, so that what a
page says in sentences tells the article from everything around it, whatever the site calls its parts.
"""

import re
from typing import Any

Element = Any  # of lxml.html

GONE = frozenset(
    {"script", "style", "noscript", "template", "iframe", "frame", "object", "embed", "svg", "canvas", "audio", "video",
     "select", "option", "button", "input", "textarea", "nav", "head", "link", "meta"}
)  # fmt: skip
_LEFT_OUT = 0.05  # of the sentences may stand outside the article: warnings, the site's own words
_FEW = 200  # characters of them that may in any case
_MOST_HIDDEN = 0.2
_SENTENCE = re.compile("[。；]|，.*，")
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_DIGITS = re.compile(r"\d")


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
    for element in reversed(list(root.iter())):  # children before their parents
        if not isinstance(element.tag, str):
            out[element] = 0
            continue
        inner = sum(out[child] + _weight(child.tail, element) for child in element)
        out[element] = 0 if element.tag == "a" else inner + _weight(element.text, element)
    return out


def _weight(text: str | None, element: Element) -> int:
    if not text or not (body := text.strip()):
        return 0
    if _SENTENCE.search(body):
        return len(body)
    return len(body) if _DIGITS.search(body) and _in_cell(element) else 0


def _in_cell(element: Element) -> bool:
    for _ in range(4):
        if element is None or element.tag in ("td", "th"):
            return element is not None
        element = element.getparent()
    return False


def _drop(element: Element) -> None:
    """Take an element out and leave the text behind it."""
    parent, before, tail = element.getparent(), element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
