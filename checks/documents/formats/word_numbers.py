"""The numbers Word sets before paragraphs by itself: they stand in no text, and yet are printed (一、二、三、)."""

import re
from collections.abc import Callable
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "零一二三四五六七八九"
_CIRCLED = 20  # the last number that has a sign of its own: ⑳
_SLOT = re.compile(r"%(\d)")
_HAN = re.compile("chineseCounting|taiwaneseCounting|japaneseCounting|koreanDigital|ideographDigital|chineseLegal")


class Numbers:
    """Counts the numbered paragraphs of one document, by list and level."""

    def __init__(self, numbering: Any) -> None:
        """`numbering` is the root of numbering.xml, None where the file has none."""
        self.levels: dict[tuple[str, int], tuple[str, str, int]] = {}  # by list and level: form, text, start
        self.list_of: dict[str, str] = {}  # by number id
        self.counts: dict[tuple[str, int], int] = {}
        if numbering is not None:
            self._load(numbering)

    def said_before(self, paragraph: Any) -> str:
        """What is printed before a paragraph: 四、; empty for one that is not numbered, or has a bullet."""
        found = paragraph.find(f"{_W}pPr/{_W}numPr")
        number = _value(found, "numId") if found is not None else ""
        level = int(_value(found, "ilvl") or 0) if found is not None else 0
        if number not in self.list_of:
            return ""
        name = self.list_of[number]
        if (name, level) not in self.levels:
            return ""
        form, text, start = self.levels[name, level]
        self.counts[name, level] = self.counts.get((name, level), start - 1) + 1
        for deeper in [key for key in self.counts if key[0] == name and key[1] > level]:
            del self.counts[deeper]
        return "" if form in ("bullet", "none") else _SLOT.sub(self._of(name), text)

    def _of(self, name: str) -> Callable[[re.Match[str]], str]:
        def number(slot: re.Match[str]) -> str:
            level = int(slot[1]) - 1
            form, _, start = self.levels.get((name, level), ("decimal", "", 1))
            return _shown(self.counts.get((name, level), start), form)

        return number

    def _load(self, numbering: Any) -> None:
        for one in numbering.findall(f"{_W}abstractNum"):
            name = one.get(f"{_W}abstractNumId") or ""
            for level in one.findall(f"{_W}lvl"):
                start = _value(level, "start")
                said = (
                    _value(level, "numFmt") or "decimal",
                    _value(level, "lvlText"),
                    int(start) if start.isdigit() else 1,
                )
                self.levels[name, int(level.get(f"{_W}ilvl") or 0)] = said
        for one in numbering.findall(f"{_W}num"):
            self.list_of[one.get(f"{_W}numId") or ""] = _value(one, "abstractNumId")


def _value(parent: Any, name: str) -> str:
    found = parent.find(f"{_W}{name}")
    return (found.get(f"{_W}val") or "") if found is not None else ""


def _shown(number: int, form: str) -> str:
    if _HAN.match(form):
        return _han(number)
    if form.startswith("decimalEnclosedCircle") and 0 < number <= _CIRCLED:
        return chr(ord("①") + number - 1)
    return str(number)


def _han(number: int) -> str:
    """A number up to 99 in Chinese; larger ones in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")
