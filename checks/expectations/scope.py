"""Whether two numbers cover the same thing: scope words, what a growth rate is measured against, and severity."""

import re
from collections.abc import Sequence

from checks.chinese.lexicon import lexicon
from checks.expectations.quantities import Quantity
from checks.intervals import Interval
from checks.wording import Text

_SCOPE_WORDS = re.compile(r"[老旧新原同全][一-鿿]{0,3}口径")
_LIKE_FOR_LIKE = re.compile(r"同口径|可比口径|可比增长|剔除|扣除|还原|考虑.{0,10}因素|不含|可比价")
# Words that say how a number is counted. A territory that is in or out (包含桥头镇) is no other way of counting.
_DEFINITION = re.compile(r"[新老旧原全][一-鿿]{0,3}口径|扣除|剔除|(?:不含|不包括)(?!.{0,8}[省市区州县镇乡])")

_OWNERS = lexicon("owners")
_SETS = frozenset((*_OWNERS["sizes"].values(), *_OWNERS["families"]["currency"]["words"], "户籍", "常住"))

OTHER_DEFINITION = Text("口径不同，不能断定是同一数量", "counted in different ways, so they may be two quantities")


def scopes(q: Quantity) -> frozenset[str]:
    """The scope words that bear on a number, with those its own sentence prints (按老口径推算)."""
    printed = _SCOPE_WORDS.findall(q.sentence) if q.origin == "text" else []
    return frozenset([s for s in re.split(r"[；;]", q.scope) if s] + printed)


def notes_of(*sides: Quantity) -> tuple[str, ...]:
    """The scope notes to show beside a comparison, each once."""
    return tuple(dict.fromkeys(note for q in sides for note in re.split(r"[；;]", q.scope) if note))


def same_scope(*sides: Quantity) -> bool:
    """Whether every side carries the same scope words."""
    return len({scopes(q) for q in sides}) <= 1


def same_definition(*sides: Quantity) -> bool:
    """Whether every side is counted in the same way, as far as it says (新口径, 不含农户, 可比口径, 县均)."""
    if len({q.says("mean") for q in sides}) > 1 or not _same_set(sides):
        return False
    return len({frozenset(s for s in scopes(q) if _DEFINITION.search(s)) for q in sides}) <= 1


def _same_set(sides: Sequence[Quantity]) -> bool:
    """Whether a restricted set that one side was said to be of (限额以上) is that of all, by scope or by name."""
    said = {s for q in sides for s in q.scope.split("；") if s in _SETS}
    return all(s in q.scope or s in q.indicator or s in q.share_of for s in said for q in sides)


def rounding(printed: Quantity, derived: Interval) -> bool:
    """Whether a derived number misses the printed one by less than one unit of its last digit.

    Truncated digits, or a base given in round figures, explain that.
    """
    return derived.meets(printed.interval.widen(printed.last_place))


def basis(q: Quantity) -> str:
    """What a change is measured against, where it is printed and is not the year before; else empty."""
    return q.basis


def like_for_like(q: Quantity) -> bool:
    """Whether the number is printed as adjusted (同口径, 剔除…因素), so that plain levels do not give it."""
    return bool(_LIKE_FOR_LIKE.search(q.scope))
