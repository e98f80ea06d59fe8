"""What came new, against what there is in all."""

from collections.abc import Iterator
from itertools import pairwise

from checks.chinese.deeds import deed
from checks.chinese.lexicon import lexicon, words_of
from checks.comparing.citing import cites, name
from checks.comparing.quantities import Key, Quantity, grouped
from checks.comparing.within import fits, held_within, printed_pair
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape

_NEAR = 12  # characters from what there is to by how much it rose: 达725家，比上年增加309家
# Numbers, and characters, from what came new to what there is: A80家、B657家，总数分别达755家和1593家.
_NEXT, _CLOSE = 3, 40
_POINTS = words_of("additions", "points")
_PRINTED_POINTS = words_of("additions", "printed_points")
_SO_FAR = "累计"
_IN_ALL = words_of("additions", "in_all")
_MEANS = ("mean", "per_head", "per_person")  # 每千名老人拥有养老床位40张
_TO = words_of("additions", "to")
_AGAINST = words_of("additions", "against")
_SIGNED, _PLACES = (tuple(lexicon("lists")[words]) for words in ("signed", "places"))


class ExpectAdditionsWithinStock(Shape):
    """What came new may not exceed what there is of it in all: 新增9家、累计达到36家, and 达36家、比上年增加9家.

    Both stand side by side in one sentence, are of one thing and time, and are counted in one unit. Where the
    vocabulary knows the thing as a stock, they may stand anywhere in a document, and that is a remark at most; so is
    what a share, a mean or an amount of money rose by (提高1.52岁、达到75.57岁), and what was done in a year of
    what was done so far (解决1172户、累计解决2436户). What may have been negative, as a balance or a profit, may have
    gained more than it is.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        told = sorted((q for q in claims if _amount(q)), key=lambda q: (q.document, q.start))
        beside = [(a, b) for a, b in pairwise(told) if _alike(a, b) and _is_stock_of(b, a)]
        beside += [(b, a) for a, b in pairwise(told) if _alike(a, b) and _rose_by(a, b)]
        yield from (self._pair(new, stock, related=True) for new, stock in beside)
        said = sorted((q for q in claims if _may_rise(q)), key=lambda q: (q.document, q.start))
        for n, one in enumerate(said):
            pair = next(filter(None, (_of_one_thing(one, other) for other in said[n + 1 : n + 1 + _NEXT])), None)
            if pair and pair not in beside:
                yield self._pair(*pair, doubts=1)
        known = (q for q in told if q.registered and q.stock and q.measure == "level" and q.year)
        stocks = grouped([q for q in known if q.says("reached", "all")], _key)
        for new in (q for q in told if _added(q) and q.registered and q.year):
            found = [q for q in stocks.get(_key(new), ()) if (new, q) not in beside]
            if found:
                yield self._pair(new, max(found, key=lambda q: q.interval.hi), doubts=1)

    def _pair(self, new: Quantity, stock: Quantity, *, related: bool = False, doubts: int = 0) -> Comparison:
        words = {"name": name(stock), **dict(zip("ab", cites(new, stock), strict=True))}
        steps = self.said("arithmetic" if fits(new, stock) else "excess", **printed_pair(new, stock))
        # The sentence itself tells one behind the other, of whomever they are.
        return self.judged(words=words, steps=steps, related=related, doubts=doubts, **held_within(new, stock))


def _amount(q: Quantity) -> bool:
    told = q.origin == "text" and q.measure in ("delta", "level") and not q.is_rate and not q.damage
    signed = q.indicator.endswith(_SIGNED) or ("元" in q.canonical_unit and q.account)  # what was not spent comes back
    placed = any(word in q.indicator for word in _PLACES)
    return told and q.named and not (signed or placed or q.says(*_MEANS))


def _may_rise(q: Quantity) -> bool:
    """Whether it is what there is of something that is never less than nothing, or by how much that rose."""
    told = q.origin == "text" and q.named and not q.damage and q.interval.lo > 0
    if q.canonical_unit == _POINTS[0] and (q.unit not in _PRINTED_POINTS or q.says("distance")):
        return False  # 占比增长近一成 says no points, 高于全省11个百分点 no rise
    return told and q.measure in ("delta", "level", "share", "cumulative") and not q.indicator.endswith(_SIGNED)


def _of_one_thing(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity] | None:
    """By how much something rose, or what was done of it in a year, and what there is of it in all, whichever comes
    first of two that stand side by side."""
    same = (one.in_sentence, one.owner, one.period_end, one.stance) == (
        other.in_sentence, other.owner, other.period_end, other.stance,
    )  # fmt: skip
    things = deed(one.indicator), deed(other.indicator)
    called = one.indicator == other.indicator or things[0].like(things[1]) or things[0].narrower(things[1])
    if not (same and called and other.start - one.end <= _CLOSE):
        return None
    if one.measure == other.measure == "delta":  # 新开工项目6718个、增加1952个: by so many more than before
        more = other.change and not (one.change or other.base or other.change.endswith(_TO) or other.says("distance"))
        return (other, one) if more and one.indicator == other.indicator and one.says("added", "gross") else None
    rise, level = (one, other) if one.measure == "delta" else (other, one)
    units = (rise.canonical_unit, level.canonical_unit)
    if rise.measure == "delta" and level.measure != "delta" and (units[0] == units[1] or units == _POINTS):
        reached = one.indicator == other.indicator or not deed(level.indicator).kinds
        grew = reached and ("元" not in units[0] or not rise.says("added") or rise.says("netted"))
        grew = grew and (units == _POINTS or level.says("reached", "all", *_MEANS))  # not 开工200个、新增300个
        return (rise, level) if grew and not (rise.base or rise.change.endswith(_TO) or rise.says("yearly")) else None
    so_far = other.scope.startswith(_SO_FAR) or other.measure == "cumulative"
    counted_up = so_far and not one.scope and one.measure == "level" and units[0] == units[1]
    return (one, other) if counted_up else None


def _key(q: Quantity) -> Key:
    return q.document, q.owner, q.indicator, q.canonical_unit, q.year, q.stance


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether both may be of one thing and time, by where they stand and how they are counted."""
    return (one.document, one.sentence_start, one.canonical_unit, one.period_end, one.stance, one.scope) == (
        other.document, other.sentence_start, other.canonical_unit, other.period_end, other.stance, other.scope,
    )  # fmt: skip


def _added(q: Quantity) -> bool:
    """Whether it came new and is no money: 新增贷款 is what was lent anew, whatever was paid back."""
    return q.measure == "delta" and q.says("added") and not q.says("yearly", "net") and "元" not in q.canonical_unit


def _is_stock_of(stock: Quantity, new: Quantity) -> bool:
    """Whether an amount is what there is in all of what the number right before it says came new."""
    if stock.measure != "level" or not stock.says("reached", "all"):
        return False
    # 新增土地流转面积14.8万亩，总流转面积达63万亩; 新成立担保机构2家，总数达19家: the name goes on
    called = stock.indicator.removeprefix("总")
    goes_on = _added(new) and len(called) > 1 and new.indicator.endswith(called)
    return goes_on or stock.indicator in [new.indicator + end for end in _IN_ALL]


def _rose_by(stock: Quantity, rise: Quantity) -> bool:
    """Whether the number right behind what there is says by how much it rose."""
    risen = rise.measure == "delta" and rise.interval.lo > 0 and not rise.base and not rise.change.endswith(_TO)
    own = stock.indicator_read == "clause"  # 比去年的3亿元增加22亿元: of a name told before, it is what it rose from
    beside = own and stock.measure == "level" and 0 < rise.start - stock.end <= _NEAR and not rise.says("yearly")
    # 引进银行2家，新增企业3家: what came new is of the noun behind it
    same = stock.indicator == rise.indicator and not rise.says("added") and not stock.indicator.startswith(_AGAINST)
    return risen and beside and (same or (rise.says("net") and deed(stock.indicator).like(deed(rise.indicator))))
