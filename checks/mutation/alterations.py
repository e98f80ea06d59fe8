"""The slips a number is put through: which there are, what text they make, and whether the rules should notice."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from checks.chinese.lexicon import pattern_of, words_of
from checks.comparisons import Outcome
from checks.documents.document import Document
from checks.findings.finding import Reported
from checks.findings.localise import printed_number
from checks.findings.slips import Printed
from checks.intervals import Interval
from checks.sides import Side, stretch

Kind = Literal["digit", "swap", "point", "unit", "sign", "count", "small"]

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_COUNT = pattern_of("alterations", "count")
_COUNTS = words_of("alterations", "counts")
_OPPOSITE = {
    "增长": "下降", "下降": "增长", "提高": "降低", "降低": "提高", "增加": "减少", "减少": "增加", "上升": "下降",
}  # fmt: skip
_DIRECTION = re.compile(f"(?:{'|'.join(_OPPOSITE)})(?![值率量点])")
_CHANGES = frozenset({"growth", "growth_avg", "delta"})
AROUND = 30
NEAR = 4  # characters between a direction and its number


@dataclass(frozen=True)
class Related:
    """A comparison that agrees, as one of its claims sees it: the rule, what it needs, and the other claims.

    `needs` is None for the count of a list, which every other count breaks.
    """

    rule: str
    needs: Interval | None
    others: frozenset[str]

    def broken_by(self, reading: Interval) -> bool:
        """Whether it would no longer hold if the claim said this."""
        return self.needs is not None and not reading.meets(self.needs)


@dataclass(frozen=True)
class Alteration:
    """One number of one document, printed differently.

    `broken` are the comparisons the new number no longer fits, `rule` is one of them (for "small": of those it still
    fits).
    """

    rule: str
    kind: Kind
    claim: str
    document: str
    start: int
    end: int
    old: str
    new: str
    at: tuple[int, int]  # of the claim
    broken: tuple[Related, ...]
    around: str = ""  # the text it stands in

    @property
    def decidable(self) -> bool:
        """Whether the comparisons it breaks have only this claim in common; those that only ask for more or less, which
        pin no number down, do not count."""
        pinned = [r for r in self.broken if r.needs is not None and r.needs.bounded]
        return bool(pinned) and not frozenset.intersection(*(r.others for r in pinned))

    def text(self, document: Document) -> str:
        """The document's text with the new number in it."""
        return document.text[: self.start] + self.new + document.text[self.end :]

    def claim_span(self) -> tuple[int, int]:
        """Where the claim stands in the altered text."""
        grown = len(self.new) - len(self.old)
        first = min(self.at[0], self.start)
        return first, max(self.at[1], self.end) + grown


def relations(reported: Sequence[Reported]) -> dict[str, tuple[Side, list[Related]]]:
    """By claim, its evidence and the comparisons that agree about it and say what they need of it.

    Claims that take part in a contradiction are left out: what they do next says nothing about the alteration.
    """
    out: dict[str, tuple[Side, list[Related]]] = {}
    doubtful: set[str] = set()
    for item in reported:
        claims = [s["claim"] for s in item.evidence if s["claim"]]
        if item.outcome is Outcome.CONTRADICTS:
            doubtful.update(claims)
        if item.outcome is not Outcome.AGREES or not item.needs or len(set(claims)) < len(claims):
            continue
        for side, need in zip(item.evidence, item.needs, strict=True):
            if side["claim"] and need is not None:
                others = frozenset(claims) - {side["claim"]}
                out.setdefault(side["claim"], (side, []))[1].append(Related(item.rule, need, others))
    return {claim: found for claim, found in out.items() if claim not in doubtful}


def alterations(reported: Sequence[Reported], documents: Mapping[str, Document], seed: int) -> Iterator[Alteration]:
    """All alterations of one run, each claim's by kind, chosen at random where a kind has many; `seed` fixes them."""
    for claim, (side, related) in relations(reported).items():
        document = documents.get(side["document"])
        if document is None or side["comparator"] == "range":
            continue
        chance = random.Random(f"{seed} {side['document']} {side['start']}")
        printed = printed_number(side)
        place = _place(document.text, side, printed)
        if place is None:
            continue
        at = stretch(side)
        for kind, start, end, new, reading in _slips(document.text, place, at, printed, chance):
            broken = tuple(r for r in related if r.broken_by(reading))
            for rule in dict.fromkeys(r.rule for r in (broken or related)):
                if bool(broken) != (kind == "small"):
                    old = document.text[start:end]
                    around = _around(document.text, start, end)
                    yield Alteration(rule, kind, claim, side["document"], start, end, old, new, at, broken, around)
    yield from _counts(reported, documents, seed)


def _counts(reported: Sequence[Reported], documents: Mapping[str, Document], seed: int) -> Iterator[Alteration]:
    """The counts of lists that agree, one more or less than is listed."""
    for item in reported:
        first = item.evidence[0] if item.evidence else None
        if item.outcome is not Outcome.AGREES or first is None or first["role"] != "count" or first["claim"]:
            continue
        document = documents.get(first["document"])
        if document is None:
            continue
        found = _COUNT.search(document.text, *stretch(first))
        if not found:
            continue
        chance = random.Random(f"{seed} {first['document']} {first['start']}")
        digits = next((d for d in _COUNTS if found.group() in d), _COUNTS[1])
        place = digits.find(found.group().replace("两", "二"))
        near = [digits[i] for i in (place - 1, place + 1) if 0 <= i < len(digits)]
        at = stretch(first)
        broken = (Related(item.rule, None, frozenset(("list",))),)
        around, new = _around(document.text, *at), chance.choice(near)
        yield Alteration(
            item.rule, "count", "", first["document"], *found.span(), found.group(), new, at, broken, around
        )


def _around(text: str, start: int, end: int) -> str:
    return " ".join(text[max(0, start - AROUND) : end + AROUND // 2].split())


def _place(text: str, side: Side, printed: Printed) -> tuple[int, int] | None:
    """Where the digits stand in the document; None where they are broken up or said in words."""
    for found in _NUMBER.finditer(text, *stretch(side)):
        if found.group() == printed.digits:
            return found.span()
    return None


_Slip = tuple[Kind, int, int, str, Interval]


def _slips(
    text: str, place: tuple[int, int], at: tuple[int, int], printed: Printed, chance: random.Random
) -> Iterator[_Slip]:
    """One alteration of every kind the number allows: where, what is put there, and what it then stands for."""
    start, end = place
    made: list[tuple[Kind, list[str]]] = [
        ("digit", _changed(printed.digits)),
        ("swap", _swapped(printed.digits)),
        ("point", _moved(printed.digits)),
        ("small", _nearby(printed.digits, printed)),
    ]
    for kind, texts in made:
        if texts:
            new = chance.choice(texts)
            yield kind, start, end, new, printed.reading(new)
    unit = text[end : at[1]].find("亿")
    if unit >= 0:
        yield "unit", end + unit, end + unit + 1, "万", printed.reading(printed.digits, scale=printed.scale / 10**4)
    words = [m for m in _DIRECTION.finditer(text, max(0, start - NEAR - 4), start) if start - m.end() <= NEAR]
    if words and printed.measure in _CHANGES:
        word = words[-1]
        flipped = printed.reading(printed.digits, sign=-printed.sign)
        yield "sign", word.start(), word.end(), _OPPOSITE[word.group()], flipped


def _changed(digits: str) -> list[str]:
    out = []
    for i, old in enumerate(digits):
        for new in "0123456789":
            if old not in (".", new) and not (i == 0 and new == "0"):
                out.append(digits[:i] + new + digits[i + 1 :])
    return out


def _swapped(digits: str) -> list[str]:
    out = []
    for i, (a, b) in enumerate(pairwise(digits)):
        if a != b and "." not in (a, b) and not (i == 0 and b == "0"):
            out.append(digits[:i] + b + a + digits[i + 2 :])
    return out


def _moved(digits: str) -> list[str]:
    whole, point, rest = digits.partition(".")
    if not point:
        shorter = whole[:-1] if whole[-1] == "0" else f"{whole[:-1]}.{whole[-1]}"
        return [shorter, f"{whole}0"] if len(whole) > 1 else []
    out = [whole + rest[0] + ("." + rest[1:] if len(rest) > 1 else "")]
    if len(whole) > 1:
        out.append(f"{whole[:-1]}.{whole[-1]}{rest}")
    return [text for text in out if text[0] != "0" or text.startswith("0.")]


def _nearby(digits: str, printed: Printed) -> list[str]:
    """The same number to one place more, so that it still rounds to what was printed."""
    if printed.exact:
        return []
    places = len(digits.partition(".")[2]) + 1
    steps = (Fraction(digits) + Fraction(k, 10**places) for k in (-4, -2, 2, 4))
    return [f"{float(x):.{places}f}" for x in steps if x > 0]
