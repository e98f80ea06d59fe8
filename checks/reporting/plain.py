"""Text of strangers made safe to look at: what cannot be seen, or would turn the line around, is shown as its name."""

import re

_CONTROL = {c: chr(0x2400 + c) for c in range(0x20) if c not in (0x09, 0x0A)} | {0x0D: "", 0x7F: "\u2421"}
_C1 = dict.fromkeys(range(0x80, 0xA0), "\ufffd")
# Bidirectional controls and line separators: named, so that a reader sees the sentence in the order it is stored.
_NAMED = {
    c: f"[U+{c:04X}]"
    for c in (0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
}  # fmt: skip
_TABLE = _CONTROL | _C1 | _NAMED | {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
_UNSAFE = re.compile("[" + "".join(map(re.escape, map(chr, _TABLE))) + "\ud800-\udfff]")


def visible(text: str) -> str:
    """`text` without control characters: safe in XML 1.0, in UTF-8 and in a terminal."""
    if not _UNSAFE.search(text):
        return text
    return _UNSAFE.sub(lambda m: _TABLE.get(ord(m.group()), "\ufffd"), text)


def one_line(text: str) -> str:
    """`visible(text)` with every run of white space as one space."""
    return " ".join(visible(text).split())
