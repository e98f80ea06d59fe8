"""A document's text in a terminal, its claims marked; and text from documents made safe and fitted to columns."""

import re
from collections.abc import Sequence

from checks.claims.model import Claim
from checks.documents.document import Document
from checks.wording import Text

RESET = "\x1b[0m"
# Colour and sign of each kind of claim, gravest last: a claim is painted as the last kind it is of.
KINDS: tuple[tuple[str, Text, str, str], ...] = (
    ("actual", Text("实际", "result"), "\x1b[32m", ""),
    ("target", Text("目标", "goal"), "\x1b[1;34m", "→"),
    ("budget", Text("预算", "budget"), "\x1b[34m", "="),
    ("requirement", Text("条件", "requirement"), "\x1b[36m", "·"),
    ("unregistered", Text("词汇表没有的指标", "indicator not in the vocabulary"), "\x1b[2;37m", "?"),
    ("damage", Text("原文有损", "damaged text"), "\x1b[1;31m", "!"),
)
_STYLE = {kind: (colour, sign) for kind, _, colour, sign in KINDS}
# Control characters and those that turn the direction of text: a document must not write to the terminal.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def marked_text(document: Document, claims: Sequence[Claim], *, colour: bool, language: str) -> str:
    """The document's text with every claim marked: in colour, or between « and » with a sign for its kind.

    A legend stands above. Where claims overlap (the members of a ratio), the first is marked.
    """
    parts = [_legend(colour, language), "\n\n"]
    at = 0
    for claim in sorted(claims, key=lambda c: (c.start, -c.end)):
        if claim.start < at or claim.end <= claim.start:
            continue
        parts += [safe(document.text[at : claim.start]), _marked(document, claim, colour)]
        at = claim.end
    parts.append(safe(document.text[at:]))
    return "".join(parts)


def safe(text: str) -> str:
    """`text` with control characters replaced, line breaks and tabs kept."""
    return _UNSAFE.sub("\ufffd", text.replace("\r\n", "\n"))


def width(text: str) -> int:
    """Columns a text takes in a terminal: a Chinese character takes two."""
    return sum(2 if ord(c) > 0x2E7F else 1 for c in text)


def fitted(text: str, size: int) -> str:
    """One line of exactly `size` columns: cut with … or filled with blanks."""
    text = text.replace("\n", " ").replace("\t", " ")
    if width(text) > size:
        kept = 0
        for i, c in enumerate(text):
            kept += width(c)
            if kept > size - 1:
                text = text[:i] + "…"
                break
    return text + " " * (size - width(text))


def _marked(document: Document, claim: Claim, colour: bool) -> str:
    start, sign = _STYLE[_kind(claim)]
    text = safe(document.text[claim.start : claim.end])
    if not colour:
        return f"«{sign}{text}»"
    return "\n".join(f"{start}{line}{RESET}" if line else "" for line in text.split("\n"))


def _kind(claim: Claim) -> str:
    if claim.damage:
        return "damage"
    return claim.stance if claim.registered else "unregistered"


def _legend(colour: bool, language: str) -> str:
    if colour:
        return "  ".join(f"{start}{name.say(language)}{RESET}" for _, name, start, _ in KINDS)
    return "  ".join(f"«{sign}{name.say(language)}»" for _, name, _, sign in KINDS)
