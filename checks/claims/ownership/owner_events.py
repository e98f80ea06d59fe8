"""What a paragraph can say of owners: the words that are noticed, and what holds at a place once they are read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from checks.chinese.lexicon import any_of, pattern_of
from checks.claims.ownership import owner_words as words
from checks.claims.ownership.owner_words import WORDS

PARTNERS, FAMILIES = WORDS["partners"], WORDS["families"]
DEALS = any_of(PARTNERS["deals"])
_PARTNER_ENDS = any_of(PARTNERS["ends"])
_SIGNS = "，,；;。！？!?：:、（(）)0-9一二两三四五六七八九十全我本原其"
_TRADE = f"(?:{any_of(PARTNERS['trade'])})|(?:{_PARTNER_ENDS})(?:{DEALS})"
_PARTS = {
    "stop": "[，,；;。！？!?：:]",
    "item": "(?<=[\\d%％元人个家倍户项上右下内值额资入量润率数])、",
    "open": "[（(]",
    "close": "[）)]",
    # 高于全市 measures; 省对我市转移支付 is what the whole of it is given
    "whole": f"(?:(?<![{words.MEASURED}])|(?<=[{''.join(WORDS['givers'])}]对))"
    "(?:全自治区|全兵团|[全我本][市省区县州盟旗国])(?!域)",
    "former": r"原[一-鿿]{2,5}?[市县区](?=经济|社会|国民|地区|各项|的|发展)",
    "partner": rf"(?!{any_of(PARTNERS['not'])})(?:{any_of(PARTNERS['prepositions'])})"
    rf"(?=[一-鿿“《][^，。；：,;:\d]{{0,40}}?(?:{_TRADE}))|(?:{_PARTNER_ENDS})(?={DEALS})",
    "tier": words.TIER,
    "account": words.BOOK,
    "body": words.BODY,
    "company": words.COMPANY,
    "spur": rf"(?:{any_of(WORDS['spurs'])})(?!{any_of(WORDS['not_spurs'])})",
    "among": WORDS["among"],
    "holder": any_of(WORDS["holders"]),
    "spending": any_of(WORDS["spending"]),
    "money": any_of(WORDS["spent"]),
    "size": any_of(WORDS["sizes"]),
    **{name: any_of(family["words"]) for name, family in FAMILIES.items()},
}
_STARTS = "".join(sorted({w[0] for w in words.event_words()})) + _SIGNS
EVENTS = re.compile(f"(?=[{_STARTS}])(?:" + "|".join(f"(?:{p})(?P<{n}>)" for n, p in _PARTS.items()) + ")")
"""What is noticed; the empty group at its end says which. (`re` enters every group that an alternative begins with.)"""
PLACE = pattern_of("owner_events", "place")
PARTNER_END = pattern_of("owner_events", "partner_end")
ADVERBS = re.compile(rf"(?:{any_of(WORDS['adverbs'])})+$")
SPURRED = re.compile(rf"(?:{any_of(WORDS['spurs'])})$")
LEADING = re.compile(rf"(?:{any_of(WORDS['leading_ends'])})$")
"""How a text in front of a partner's trade, of a body, or of what it brings about ends."""


@dataclass(frozen=True)
class Home:
    """The document's own region as its text speaks of it."""

    names: tuple[str, ...]  # its name and aliases
    wholes: tuple[str, ...]  # 全市, 我市
    regions: Mapping[str, str]  # the smaller regions it may speak of, by their names and aliases
    below: tuple[str, ...] = ()  # the divisions inside it, by their names and what is left of them without their end
    office: bool = False  # the document is of one of its offices

    @property
    def whole(self) -> str:
        """The word for the whole region as a level of government: 全市."""
        said = [w for w in self.wholes if w.startswith("全")]
        own = self.names[0][-1:] if self.names else ""
        return next((w for w in said if w.endswith(own)), said[0] if said else "")  # 全州 of a prefecture

    @cached_property
    def mentions(self) -> "re.Pattern[str]":
        """Finds the region's own name, and those of the divisions inside it (the group `below`)."""
        own = any_of(n for n in self.names if len(n) > 1) or "(?!)"
        return re.compile(f"{own}|(?P<below>{any_of(self.below)})" if self.below else own)


@dataclass(frozen=True, slots=True)
class Said:
    """What holds at a place: what each frame says, the widest first; the bodies spoken of together, if several.

    `tiers` are levels of government named together. `others`: another body has been spoken of since the whole was.
    `silent`: the whole has not been spoken of.
    """

    frames: tuple[tuple[str, Mapping[str, str]], ...]
    members: tuple[str, ...]
    tiers: tuple[str, ...]
    others: bool
    silent: bool


@dataclass(slots=True)
class OwnerState:
    """What has been said up to a place, by how far it reaches."""

    paragraph: dict[str, str] = field(default_factory=dict)
    sentence: dict[str, str] = field(default_factory=dict)
    listed: dict[str, str] = field(default_factory=dict)
    clause: dict[str, str] = field(default_factory=dict)
    members: tuple[str, ...] = ()
    whole_at: int = -1
    other_at: int = -1

    def inside(self) -> "OwnerState":
        """A state that goes its own way, as in brackets."""
        around = {**self.sentence, **self.clause}
        return OwnerState(dict(self.paragraph), around, dict(self.listed), {}, (), self.whole_at, self.other_at)

    def head(self) -> None:
        """Let what the clause is of be what the paragraph is of."""
        self.paragraph.update(subject=self.clause["subject"], region=self.clause["region"])
        self.paragraph.pop("tier", None)

    def disown(self) -> None:
        """Let neither the clause nor the sentence be of a body."""
        for says in (self.clause, self.sentence):
            says.pop("subject", None)

    def take_back(self, tier: str, place: int) -> None:
        """Let the clause and the paragraph be of the region as a whole, which is spoken of at a place."""
        self.clause.update(subject="", region="", tier=tier)
        for word in ("holder", "loose", "spur"):
            self.clause.pop(word, None)
            self.sentence.pop(word, None)
        if self.paragraph.get("subject") or self.paragraph.get("region"):
            self.paragraph.update(subject="", region="")
        self.whole_at, self.members = place, ()
