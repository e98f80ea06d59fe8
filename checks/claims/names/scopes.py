"""Notes on what a number covers: in brackets beside it or its noun, or free words before it (同口径, 不含…)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from checks.chinese.lexicon import any_of, lexicon, pattern_of

_NOTES = lexicon("owners")["notes"]
_TIERS = tuple(word for kind in ("own", "money") for word in lexicon("owners")["tiers"][kind])
_LASTING = re.compile(rf"[，,；]?{_NOTES['lasting']}$")
_TOLD = rf"(?!含不满)(?=[^（）()]{{0,40}}(?:{any_of(_NOTES['in_brackets'])}))"  # not 0-15岁（含不满16周岁）
_BRACKET = re.compile(rf"[（(]{_TOLD}([^（）()]{{2,80}})[）)]")
_PRICES = pattern_of("scopes", "prices")
_AT_PRICES = pattern_of("scopes", "at_prices")
_AT_CURRENT = pattern_of("scopes", "at_current")
_HINTED = (*_NOTES["in_brackets"], *_NOTES["free"], *_NOTES["like_for_like"])
_HINT = re.compile("口径|元及?以上|[年变]价|" + any_of(_HINTED))
_NOUN = pattern_of("scopes", "noun")
_ABOVE = pattern_of("scopes", "above")
_BY_CALIBRE = pattern_of("scopes", "by_calibre")
_LIKE = pattern_of("scopes", "like")
_PRICED = pattern_of("scopes", "priced")
_CLAUSE = pattern_of("scopes", "clause")
_QUANTITY = re.compile(r"\d")
_GONE_ON = pattern_of("scopes", "gone_on")
_KEY = pattern_of("scopes", "key")


@dataclass(slots=True)
class _Kept:
    """A note and what it goes on for: claims of its name, or whose names have the noun it stands behind."""

    note: str
    name: str
    noun: str = ""


@dataclass(slots=True)
class ScopeReader:
    """The notes of one document. A note holds for the number or the noun it stands at; 下同 for all of that name."""

    _lasting: dict[str, str] = field(default_factory=dict)
    _text: str = ""
    _sentence: int = -1
    _above: list[re.Match[str]] = field(default_factory=list)
    _kept: list[_Kept] = field(default_factory=list)
    _hinted: bool = False

    def at(self, text: str, sentence: tuple[int, int], number: tuple[int, int], name: str) -> list[str]:
        """The notes that bear on the number at `number` of a sentence of `text`, which is called `name`."""
        if text is not self._text:
            self._text, self._sentence = text, -1
            self._above = list(_ABOVE.finditer(text)) if _HINT.search(text) else []
        if sentence[0] != self._sentence:
            self._sentence, self._kept = sentence[0], []
            self._hinted = bool(_HINT.search(text, *sentence))
        notes = list(self._own(text, sentence, number, name)) if self._hinted else []
        behind = [m for m in self._above if m.start() >= number[1] and (m.start() < sentence[1] or not m["bracket"])]
        notes += [m["note"] for m in behind]
        lead = _BY_CALIBRE.search(text, sentence[0], number[0]) if self._hinted else None
        notes += [lead["note"]] if lead else []
        notes += [k.note for k in self._kept if k.name == name or (k.noun and k.noun in name)]
        if name in self._lasting:
            notes.append(self._lasting[name])
        return list(dict.fromkeys(notes))

    def _own(self, text: str, sentence: tuple[int, int], number: tuple[int, int], name: str) -> Iterator[str]:
        start, end = number
        behind = _BRACKET.match(text, end + (text[end : end + 1] == " "))
        brackets = _BRACKET.finditer(text, max(sentence[0], start - 160), start)
        before = [m for m in brackets if not _GONE_ON.search(text, m.end(), start)]
        for match in [*before, *([behind] if behind else [])]:
            if text.endswith(_TIERS, sentence[0], match.start()):
                continue  # 市级（包括甲区，下同）: which purses that level of government holds
            note = _bracketed(_LASTING.sub("", match[1]).strip("，,； "))
            if _QUANTITY.search(_PRICED.sub("", note)) and not note.endswith("口径"):
                continue  # a number of its own
            if _LASTING.search(match[1]):
                self._lasting[name] = note
            noun = _KEY.search(text, max(sentence[0], match.start() - 10), match.start())
            self._kept.append(_Kept(note, name, noun[0] if noun and match is not behind else ""))
            yield note
        stops = [m.end() for m in _CLAUSE.finditer(text, max(sentence[0], start - 80), start)]
        clause = stops[-1] if stops else max(sentence[0], start - 80)
        for match in _NOUN.finditer(text, clause, start):
            note = _note(match[0].removesuffix("为"))
            self._kept.append(_Kept(note, name))
            yield note
        earlier = stops[-2] if len(stops) > 1 else sentence[0]
        if stops and _QUANTITY.search(text, earlier, clause):
            earlier = clause
        for match in _LIKE.finditer(text, min(earlier, clause), start):
            yield match[0]


def _bracketed(printed: str) -> str:
    """The note of a bracket, with one form for what says at which year's prices."""
    if _AT_CURRENT.fullmatch(printed):
        return _NOTES["current_prices"][0]
    prices = _AT_PRICES.fullmatch(printed)
    return f"{prices['year']}年价格" if prices and prices["year"] else _note(printed)


def _note(printed: str) -> str:
    """A note as it is kept: as printed, but for what says at which year's prices."""
    return _PRICES.sub(r"\1年价格", printed)
