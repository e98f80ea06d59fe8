"""Characters as a PDF's fonts name them, into those the text is written in.

Only what is the same sign under another number is changed: radicals (⽔ for 水), compatibility ideographs, marks
without a width. Digits and punctuation stay as printed; the reading of sentences knows them.
"""

import unicodedata
from functools import cache

from checks.chinese.lexicon import lexicon

# Marks that print nothing: soft hyphen, zero-width spaces and joiners, direction marks, byte order mark, no character.
_NOTHING = frozenset(
    [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF, 0xFFFE, 0xFFFF]
)
_SAME = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))
_PRIVATE = ((0xE000, 0xF8FF), (0xF0000, 0x10FFFF), (0xD800, 0xDFFF))
# Fonts of signs keep theirs at F000–F0FF: what stands in Chinese documents of them is the marks before items of a list.
UNKNOWN = "�"


@cache
def mended(code: int) -> str:
    """The character of a code: empty for what prints nothing, `UNKNOWN` for one a font keeps to itself."""
    if code == 2:
        return "-"
    if code in _NOTHING or code < 32 or chr(min(code, 0x10FFFF)).isspace():
        return ""
    if 0xF000 <= code <= 0xF0FF:
        return "•"
    if any(a <= code <= b for a, b in _PRIVATE) or code > 0x10FFFF:
        return UNKNOWN
    said = chr(code)
    if any(a <= code <= b for a, b in _SAME):
        said = _radicals().get(said) or unicodedata.normalize("NFKC", said)
    return said


@cache
def _radicals() -> dict[str, str]:
    return {pair[0]: pair[1] for pair in lexicon("radicals")["pairs"].split()}
