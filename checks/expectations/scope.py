"""Whether two numbers cover the same thing: scope words, what a growth rate is measured against, and severity."""

import re

from checks.expectations.quantities import Quantity
from checks.intervals import Interval
from checks.wording import Text

# A growth rate against anything but the same period of the year before is another quantity.
_BASIS = re.compile(
    r"[两二三四五]年平均|环比|比上月|比年初|[比较](?:[上去本前]个?月|[一二三四五两]年前|“?[一二三四五六七八九十]{1,3}五”?[末初]?|\d{4}年)"
)
_SCOPE_WORDS = re.compile(r"[老旧新原同全][一-鿿]{0,3}口径")
_SINCE = re.compile(r"[比较]\d{4}年")  # holds for all rates of its sentence
_COMPARED = re.compile(r"与\d{4}年相比|与“?十[一-鿿]{0,2}五”?末?期?间?相比")
_LIKE_FOR_LIKE = re.compile(r"同口径|可比口径|可比增长|剔除|扣除|还原|考虑.{0,10}因素|不含|可比价")
_COUNTED_AS = re.compile(
    r"按[^，。；]{0,6}(?:口径|可比价)[^，。；]{0,4}，[^，。；]*$"
)  # 按可比口径计算，比上年多3.1万亿元
# Words that say how a number is counted. A territory that is in or out (包含桥头镇) is no other way of counting.
_DEFINITION = re.compile(r"[新老旧原全][一-鿿]{0,3}口径|扣除|剔除|(?:不含|不包括)(?!.{0,8}[省市区州县镇乡])")

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
    if len({q.says("mean") for q in sides}) > 1:
        return False
    return len({frozenset(s for s in scopes(q) if _DEFINITION.search(s)) for q in sides}) <= 1


def rounding(printed: Quantity, derived: Interval) -> bool:
    """Whether a derived number misses the printed one by less than one unit of its last digit.

    Truncated digits, or a base given in round figures, explain that.
    """
    return derived.meets(printed.interval.widen(printed.last_place))


def basis(q: Quantity) -> str:
    """What a growth rate is measured against, where it is printed and is not the year before; else empty."""
    found: list[str] = _SINCE.findall(q.before) + _BASIS.findall(q.clause) + _COMPARED.findall(q.before[-80:])
    own = [f for f in found if f[1:] != f"{(q.period_end or 1) - 1}年"]
    return own[-1] if own else ""


def like_for_like(q: Quantity) -> bool:
    """Whether the number is printed as adjusted (同口径, 剔除…因素), so that plain levels do not give it."""
    return any(_LIKE_FOR_LIKE.search(text) for text in (q.clause, q.scope)) or bool(_COUNTED_AS.search(q.before))
