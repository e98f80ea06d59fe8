"""Shares against part and whole, also where the whole is the level above."""

from collections.abc import Iterator, Mapping
from typing import Any

from checks.chinese.lexicon import lexicon
from checks.chinese.spellings import spelled
from checks.comparing import needs
from checks.comparing.citing import cites, gap, name, printed_words
from checks.comparing.levels import Levels
from checks.comparing.near_miss import point_moved, within_reach
from checks.comparing.needs import HUNDRED, needing
from checks.comparing.quantities import Quantity, by_claim, grouped
from checks.comparing.reckoning import Result, face, printed
from checks.comparing.scope import OTHER_DEFINITION
from checks.comparing.verdict import cannot_tell
from checks.comparisons import Comparison
from checks.expectations.base import Shape

SIZES: dict[str, str] = lexicon("owners")["sizes"]


class ExpectSharesToFollowPartAndWhole(Shape):
    """A printed share of another indicator (占地区生产总值) or of the region above (占全市) must be part over whole.

    Part and whole are levels of the same year; the whole is looked for in the same document first, then in others,
    where a difference weighs one step less.
    """

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        levels, known, nearby = Levels(claims), by_claim(claims), _Nearby(claims)
        shares = [(q, _linked(q, known)) for q in claims if _comparable(q)]
        fitted = {pairs[0][1].claim for q, pairs in shares if pairs and _fits(q, *pairs[0])}
        for share, linked in shares:
            # What else a budget or a plan prints may be of another draft of it.
            found = [] if linked or share.stance != "actual" else _found(share, levels, known, nearby)
            pairs = linked or [(p, w) for p, w in found if _divisible(p, w)]
            if pairs or (share.stance == "actual" and share.share_of):
                yield self._of_pairs(share, pairs, fitted)

    def _of_pairs(self, share: Quantity, pairs: list[tuple[Quantity, Quantity]], fitted: set[str]) -> Comparison:
        """A share against the parts and wholes it may be of; `fitted` are wholes that other shares are surely of."""
        message = self.said("open", name=name(share), share=cites(share)[0])
        if not pairs:
            return cannot_tell([("share", share)], message, self.said("missing"))
        # One name may stand for several quantities (造林面积 with and without 人工): any pair that fits will do.
        fitting = next((pw for pw in pairs if _fits(share, *pw)), None)
        if not (fitting or share.share_of or pairs[0][1].claim in fitted):
            return cannot_tell([("share", share), ("part", pairs[0][0])], message, self.said("unsaid"))
        return self._share(share, *(fitting or pairs[0]))

    def _share(self, share: Quantity, part: Quantity, whole: Quantity) -> Comparison:
        derived = part.rounded / whole.rounded * HUNDRED
        solved = needs.share(share.rounded, part.rounded, whole.rounded)
        sides = needing((("share", share), ("part", part), ("total", whole)), solved)
        said = cites(share, part, whole)
        words: dict[str, Any] = {"name": name(share), "share": said[0], "part": said[1], "whole": said[2]}
        made = Result(face(part) / face(whole) * HUNDRED, derived, "%")
        numbers = {"part": printed(part), "whole": printed(whole), "derived": made.step(share.rounded)}
        steps = self.said("arithmetic", **numbers, share=printed_words(share))
        fits = derived.meets(share.rounded)
        if not fits and derived.hi > HUNDRED.hi >= share.rounded.hi and not point_moved(share.rounded, derived):
            return cannot_tell(sides, self.said("open", **words), self.said("larger"))
        if not fits and derived.hi < share.rounded.lo and of_a_size(part) - of_a_size(whole):
            return cannot_tell(sides, self.said("open", **words), OTHER_DEFINITION)  # 规模以上…占工业总产值: of which?
        if not fits and not any(within_reach(q, need) for _, q, need in sides if need is not None):
            return cannot_tell(sides, self.said("open", **words), self.said("far"))
        words["derived"], apart = made.about(share.rounded), gap(share.rounded, derived)
        relies = ("owner", "period", "stance")
        # 投入190亿元，其中建设甲基地支出85亿元、占44.8%: the text itself says what is a share of what
        linked = (part.claim, whole.claim) == (share.beside, share.whole)
        return self.judged(fits, sides, words, steps, gap=apart, relies=relies, related=linked)


def _fits(share: Quantity, part: Quantity, whole: Quantity) -> bool:
    return (part.rounded / whole.rounded * HUNDRED).meets(share.rounded)


def _found(
    share: Quantity, levels: Levels, known: Mapping[str, Quantity], nearby: "_Nearby"
) -> Iterator[tuple[Quantity, Quantity]]:
    """Parts and wholes of a share by their names, and the amount it is printed beside."""
    part = _part(share)
    if share.share_of in share.above:
        wholes = levels.at(share, share.year, indicator=part, region=share.share_of)
    else:
        wholes = levels.at(share, share.year, indicator=share.share_of)
    told = known.get(share.whole)
    if told is not None and told.indicator == share.share_of and told.account != share.account:
        wholes = [told]  # one book's of all, which an office has of each book, too
    parts = [p for p in levels.at(share, share.year, indicator=part) if p.document == share.document]
    beside = known.get(share.beside)
    # 外贸进出口总额90亿元。对甲国进出口总额30亿元，占全市进出口总额的…: the part is called as the whole is.
    if (not parts or part == share.share_of) and beside is not None and _is_part(share, beside):
        parts = [beside]
    same = {p.claim for p in parts}
    wholes = wholes or nearby.at(share, parts) or _listed_under(share, beside, known)
    yield from ((p, w) for p in parts for w in wholes if w.claim not in same)


def _listed_under(share: Quantity, part: Quantity | None, known: Mapping[str, Quantity]) -> list[Quantity]:
    """What a list makes the amount of a share a part of, where the share calls it by the end of its name."""
    whole = known.get(part.whole) if part else None
    called = whole is not None and spelled(whole.indicator).endswith(spelled(share.share_of))
    return [whole] if whole and called else []


def _linked(share: Quantity, known: Mapping[str, Quantity]) -> list[tuple[Quantity, Quantity]]:
    """The amount a share is printed beside and what a list makes that a part of, where the text links them so."""
    part, whole = known.get(share.beside) or known.get(share.base), known.get(share.whole)
    if part is None or whole is None or part.whole != whole.claim or part.whole_from == "document":
        return []
    if not share.beside and share.share_of != whole.indicator:
        return []  # 65岁及以上 is a part of 60岁及以上, but its share is one of all
    alike = all((q.stance, q.years, q.damage) == (share.stance, share.years, "") for q in (part, whole))
    return [(part, whole)] if alike and "level" == part.measure == whole.measure and _divisible(part, whole) else []


class _Nearby:
    """Amounts by their sentence, for a whole that is called by the end of its name: 一般公共预算收入…，占收入比重."""

    def __init__(self, claims: list[Quantity]) -> None:
        self._told = grouped([q for q in claims if q.measure == "level" and not q.is_rate], lambda q: q.in_sentence)

    def at(self, share: Quantity, parts: list[Quantity]) -> list[Quantity]:
        """The one amount before a share, larger than its part, whose name ends as its whole is called."""
        part = max((p for p in parts if p.in_sentence == share.in_sentence), key=lambda p: p.start, default=None)
        found = [
            q
            for q in self._told.get(share.in_sentence, ())
            if part and q.start < share.start and q.indicator.endswith(share.share_of)
            and q.claim != part.claim and q.interval.lo > part.interval.hi and q.years == share.years
        ]  # fmt: skip
        return found if len({(q.lo, q.hi) for q in found}) == 1 else []


def _is_part(share: Quantity, beside: Quantity) -> bool:
    """Whether the amount a share is printed beside is what it is a share of, however that is called."""
    same = (beside.year, beside.stance, beside.sentence_start) == (share.year, share.stance, share.sentence_start)
    return same and beside.measure == "level" and not beside.is_rate and beside.region == share.region


def of_a_size(q: Quantity) -> frozenset[str]:
    """From what size on those are that an amount is of (规模以上, 限额以上), as its name or its notes say."""
    return frozenset(size for word, size in SIZES.items() if word in q.indicator or word in q.scope)


def _divisible(part: Quantity, whole: Quantity) -> bool:
    """Whether a part may be divided by a whole: one unit, and not income by value added, of which it is no part."""
    if part.canonical_unit != whole.canonical_unit or whole.interval.lo <= 0:
        return False
    return part.interval.lo <= whole.interval.hi or _kind(part) == _kind(whole)


def _kind(q: Quantity) -> str:
    return next((k for k in ("增加值", "产值", "收入", "利润", "投资", "总值") if q.indicator.endswith(k)), "")


def _comparable(share: Quantity) -> bool:
    """Whether it is a share of a stated whole; shares the vocabulary knows (甲占乙比重, 研发经费投入强度) have formulas
    of their own."""
    linked = bool((share.beside or share.base) and share.whole)
    if share.measure != "share" or not (share.share_of or linked) or not share.year:
        return False
    known = "占" in share.indicator or share.dimension == "percent"
    return not (share.registered and known and share.share_of not in share.above)


def _part(share: Quantity) -> str:
    """The indicator a share is of: 甲占乙比重 is named after its part."""
    return share.indicator.partition("占")[0]
