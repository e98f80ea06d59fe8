"""Text files: .txt and Markdown, as they stand."""

import re

from checks.documents.formats.taken import Taken
from checks.documents.reading import decode

# The end of a line, or a tab, written as a program writes it: a stroke and a letter, no letter of a word behind it.
_ESCAPED = re.compile(r"(?:\\r)?\\n(?![a-z])|\\[rt](?![a-z])")


def take(raw: bytes, name: str) -> Taken:
    """The file's text, character for character. Raises `InputError` where it is none."""
    text = decode(raw, name)
    read = _unescaped(text)
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
