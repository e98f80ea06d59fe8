"""Which parts of a total make one list."""

from dataclasses import dataclass

from checks.claims.names.nouns import common_end
from checks.comparing.near_miss import slip_in_sum
from checks.comparing.quantities import Quantity, grouped
from checks.intervals import Interval

_FEW = 2
SURE_DIGITS = 4  # a number of fewer digits is one slip away from too many others
_ALIKE = 4  # characters two names end alike with that measure the same: 住户存款余额, 本外币存款余额


@dataclass(frozen=True)
class PartList:
    """Parts of one total that do not overlap as far as the text says; `closed`: the text says they are all there is."""

    parts: tuple[Quantity, ...]
    closed: bool


def part_lists(total: Quantity, parts: list[Quantity]) -> list[PartList]:
    """The lists the parts of a total make.

    Parts said to be the whole of it are one closed list, if there are at least two. The others are open lists: in a
    table each 其中 begins another classification (城镇, 乡村; then 男, 女); in the text a list ends where its parts
    have made the total, at a unit that does not add up with it, and at a semicolon or a closing bracket after which
    something else is told (平台205家，其中国家级10家，省级90家；建有孵化器17家).
    """
    parts = [p for p in parts if (p.measure == "share") == (total.measure == "share")]
    across = [p for p in parts if p.origin == "table" and p.sentence_start == total.sentence_start]
    if across and len(across) < len(parts):  # columns beside a total and rows under it divide it twice
        return part_lists(total, across) + part_lists(total, [p for p in parts if p not in across])
    parts = _outermost(total, parts)
    earlier = {p.base for p in parts}
    parts = [p for p in parts if p.claim not in earlier]
    alone = [p for p in parts if not p.partition and p.origin == "text"]  # parts by their nature, of no list
    parts = [p for p in parts if p not in alone]
    closed = [p for p in parts if p.partition == "closed"]
    if len(closed) < 2:
        closed = []
    # 收入18亿元，加上补助13亿元（其中…）、结余2亿元，收入总计33亿元: a note inside of what is added up ends nothing.
    added_up = bool(closed) and total.origin == "text" and total.start > closed[-1].start
    blocks = _blocks(closed)
    one = added_up or any(len(block) < _FEW for block in blocks)
    lists = [_closed(total, block) for block in ([closed] if closed and one else blocks)]
    for block in _blocks([p for p in parts if p not in closed]):
        told = (
            [block] if block[0].origin == "table" else [_until_stop(total, b) for b in _classifications(total, block)]
        )
        lists += [PartList(tuple(b), False) for b in told]
    return lists + [PartList((p,), False) for p in alone] + [PartList(tuple(s), False) for s in _siblings(alone)]


def _siblings(alone: list[Quantity]) -> list[list[Quantity]]:
    """Parts by their nature that one paragraph tells of one book of accounts, each of another kind: together they are
    an open list, so that 教育支出, 卫生健康支出 and the others are within all expenditure.
    """
    told = grouped([p for p in alone if p.account], lambda p: (p.document, p.paragraph, p.owner, p.years, p.stance))
    kinds = [list({p.indicator: p for p in reversed(same)}.values())[::-1] for same in told.values()]
    return [same for same in kinds if len(same) > 1]


def _closed(total: Quantity, block: list[Quantity]) -> PartList:
    """A list said to be whole; without its last, where that stands behind the only semicolon and is too much for the
    total: 项目21项，包括甲在内的15项建成；乙路网10项完工."""
    apart = [i for i, p in enumerate(block) if i and p.says("apart") and not p.says("parallel")]
    alike = len(apart) == 1 and all(addable(total, p) for p in block)
    if alike and summed(block).lo > total.rounded.hi:
        return PartList(tuple(block[: apart[0]]), False)
    return PartList(tuple(block), True)


def _outermost(total: Quantity, parts: list[Quantity]) -> list[Quantity]:
    """The rows a total adds up where a table does not set apart what is in one of them: 转移性支出, 上解支出."""
    listed = {p.indicator for p in parts}
    outer = [p for p in parts if p.origin != "table" or p.whole_indicator not in listed]
    nested = 0 < len(outer) < len(parts) and all(addable(total, p) for p in parts)
    return outer if nested and summed(outer).meets(total.rounded) else parts


def summed(parts: tuple[Quantity, ...] | list[Quantity]) -> Interval:
    """The sum of the parts, each as the interval its digits stand for."""
    out = parts[0].rounded
    for p in parts[1:]:
        out = out + p.rounded
    return out


def addable(total: Quantity, part: Quantity) -> bool:
    """Whether a part's number adds up with others to the total's: one unit, or things counted in their own words."""
    moved = {part.measure, total.measure} - {"level", "cumulative"}
    if total.registered and part.indicator == total.indicator and part.measure != total.measure and moved:
        return False
    if total.damage or part.damage or not part.unit:
        return False  # what lost its unit may count something else
    complete = part.partition == "closed" and part.origin == "text"
    headline = total.core and total.registered and part.core and part.registered and not complete
    known = total.indicator in (part.indicator, part.whole_indicator) or part.indicator.endswith(total.indicator)
    known = known or len(common_end(part.indicator, total.indicator)) >= _ALIKE
    if headline and not known:
        return (
            False  # 工业增加值150亿元，其中工业总产值500亿元: neither of two headline indicators is part of the other
        )
    if total.counted and part.counted:
        return True
    return total.canonical_unit == part.canonical_unit and (total.measure == "delta") == (part.measure == "delta")


def _blocks(parts: list[Quantity]) -> list[list[Quantity]]:
    blocks: list[list[Quantity]] = []
    for p in parts:
        if not blocks or p.says("begins") or p.origin != blocks[-1][0].origin:
            blocks.append([])
        blocks[-1].append(p)
    return blocks


def _classifications(total: Quantity, parts: list[Quantity]) -> list[list[Quantity]]:
    """The parts of each sentence on their own where those of the first make the total: 按水源分…。按用途分…。"""
    first = [p for p in parts if p.sentence_start == parts[0].sentence_start]
    rest = parts[len(first) :]
    made = len(first) > 1 and all(addable(total, p) for p in first) and _closes(total, first)
    return [first, *_classifications(total, rest)] if made and rest else [parts]


def _closes(total: Quantity, parts: list[Quantity]) -> bool:
    """Whether parts make the total, but for one slip of the hand at most."""
    return summed(parts).meets(total.rounded) or slip_in_sum(total, parts, digits=SURE_DIGITS)


def _until_stop(total: Quantity, parts: list[Quantity]) -> list[Quantity]:
    if len(parts) > _FEW and all(addable(total, p) for p in parts) and _closes(total, parts):
        return parts  # whatever stands between them
    got = Interval.point(0)
    for i, part in enumerate(parts):
        apart = part.says("apart") and not part.says("parallel")
        if i and (apart or part.is_rate or not addable(total, part)):
            return parts[:i]
        got = got + part.rounded
        if i and got.is_point and got == total.rounded:
            return parts[: i + 1]
    return parts
