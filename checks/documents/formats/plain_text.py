"""Text files: .txt and Markdown, as they stand but for tables written as HTML, which become what a page's do."""

import re

from checks.documents.formats.flowing import lines_of
from checks.documents.formats.taken import Taken
from checks.documents.reading import decode

# The end of a line, or a tab, written as a program writes it: a stroke and a letter, no letter of a word behind it.
_ESCAPED = re.compile(r"(?:\\r)?\\n(?![a-z])|\\[rt](?![a-z])")

_OPENS = re.compile(r"<table\b", re.IGNORECASE)
_CLOSES = re.compile("</table>", re.IGNORECASE)


def take(raw: bytes, name: str) -> Taken:
    """The file's text, character for character outside of tables. Raises `InputError` where it is none."""
    text = decode(raw, name)
    read = _with_bars(_unescaped(text))
    return Taken(read, kept=read != text)


def _unescaped(text: str) -> str:
    """A text whose lines end in `\\r\\n` written out, with real ends of lines, each character in its place.

    One that has more real ends of lines than such is left alone.
    """
    if "\\" not in text:
        return text
    ends = text.count("\\n") + text.count("\\r") - text.count("\\r\\n")
    if ends <= text.count("\n"):
        return text
    return _ESCAPED.sub(lambda m: ("\t" if m[0][-1] == "t" else "\n").rjust(len(m[0])), text)


def _with_bars(text: str) -> str:
    """A text with its HTML tables written with bars; one that is not closed or is none stays as it is."""
    from lxml import etree, html

    out, at = [], 0
    while (start := _OPENS.search(text, at)) and (end := _CLOSES.search(text, start.end())):
        found = text[start.start() : end.end()]
        try:
            lines = lines_of(html.fragment_fromstring(found, parser=html.HTMLParser(no_network=True)))
        except (etree.ParserError, ValueError):
            lines = [found]
        out += [text[at : start.start()], "\n\n", "\n".join(lines), "\n\n"]
        at = end.end()
    return "".join([*out, text[at:]])
