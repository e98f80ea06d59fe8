"""What a number measures, with what sign, and how its hedges compare it."""

import re

from checks.chinese.lexicon import fragment_of, lexicon, pattern_of, words_of
from checks.chinese.words import CUTTING, LEADING, RATE_ENDS, STRICT_RATES
from checks.claims.drafting.drafts import MONEY, State, fits
from checks.claims.lexing.lexer import Number
from checks.claims.lexing.numbers import HedgeReader
from checks.claims.lexing.units import PrintedUnit
from checks.claims.names.nouns import Name
from checks.claims.names.phrases import Left

TAKEN_OUT = fragment_of("measures", "taken_out")
REAL = pattern_of("measures", "real")
_BEYOND = tuple(lexicon("lists")["beyond"])
_SHARES = ("share", "rate")
_DELTAS = frozenset(words_of("measures", "deltas"))
_PLACES = words_of("measures", "places")
_RANKED = words_of("measures", "ranked")
_OVER = frozenset(words_of("measures", "over"))
_DONE = frozenset(words_of("measures", "done"))
_TO = frozenset(words_of("measures", "to"))
_BELOW = words_of("measures", "below")
_PROPORTIONS = words_of("measures", "proportions")
_GROWTH_WORDS = words_of("measures", "growth_words")
_LISTED_HEDGES = words_of("measures", "listed_hedges")
_DROPS = tuple(lexicon("grammar")["drops"])
_MOVED = (*_DROPS, *lexicon("grammar")["lifts"])
_FREQUENCIES = tuple(lexicon("grammar")["frequencies"])
_FALLS = words_of("measures", "falls")
_IDLE = frozenset(LEADING)
_KEEPING = frozenset(words_of("measures", "keeping"))
_AIMING = "争取"
_BORROWED = pattern_of("measures", "borrowed")
_BUILT = pattern_of("measures", "built")
_INDEX, _HALF_OF_BASE = "指数", 50
_DAYS = "天"
_ADDED_UP = words_of("measures", "added_up")
_NEW = words_of("measures", "new")
_ADDING = pattern_of("measures", "adding")


def measure_of(  # noqa: PLR0911 - a decision a line
    number: Number, unit: PrintedUnit, name: Name, left: Left, state: State
) -> tuple[str, int]:
    """The measure, and -1 for a fall, 1 otherwise."""
    if left.change and number.unit in _PLACES and left.noun.endswith(_RANKED):
        return "delta", 1 if left.change == "fall" else -1  # 百强县排名前进5位
    if "连续" in left.words and name.behind and unit.dimension == "time":
        return "level", 1
    limit = name.name.endswith("限额")
    cut = name.verb in CUTTING and (name.named.registered or limit) and not left.kinds and not _TO & set(left.words)
    sign = -1 if left.change == "fall" or cut or left.noun.endswith((*_FALLS, *_DROPS)) else 1
    if number.kind == "rank" or _place(number, unit, left, state):
        return "rank", 1
    if number.kind == "fold":
        return "multiple", 1
    if unit.name == "倍":
        told = left.change or left.compared or not name.named.registered
        return ("multiple", sign) if told or not fits(unit, name.named) else ("level", 1)
    if unit.dimension == "percentage_point":
        below = left.comparison.startswith(_BELOW) or any(w in _BELOW for w in left.words)
        return "delta", -1 if below else sign
    if state.last and state.last.than and not state.led and _OVER & {left.hedge, *left.words}:
        return "delta", 1  # 比计划目标300亿元超过50亿元
    indicator = name.named.indicator
    if unit.dimension == "percent" or (not unit.name and indicator and indicator.measure == "growth"):
        index = indicator is None and name.name.endswith(_INDEX) and not left.change
        if index and unit.size(number.digits) > _HALF_OF_BASE:
            return "level", 1  # 综合指数为137%, of a base of 100; a price index of 102 is growth
        return ("growth", sign) if cut else _percent(name, left, sign)
    fallen = bool(left.change) and number.unit in _PLACES and state.last and state.last.measure == "rank"
    if cut or fallen:
        return "delta", -sign if fallen else sign  # a rank that rises is a number that falls
    if unit.dimension == "time" and "连续" in left.words:
        return "level", 1  # 连续700天无新增病例
    measure, sign = _amount(name, left, sign)
    if unit.canonical == _DAYS and measure == "level" and any(w.startswith(_ADDED_UP) for w in left.words):
        return "cumulative", 1  # 11个城市优良天数累计达到2707天: no year has so many
    kind = measure == "delta" and unit.dimension in MONEY and _BUILT.match(name.name)
    return "level" if kind else measure, sign


def _amount(name: Name, left: Left, sign: int) -> tuple[str, int]:
    if left.distance and not left.change:
        return "delta", -1 if left.distance.startswith(_BELOW) else 1  # 高于全省1.11岁
    if left.change and not (name.behind and (not left.noun or left.noun in _IDLE) and not set(left.words) & _DELTAS):
        return "delta", sign
    if left.kinds & {"to_rise", "to_fall"}:
        return "level", 1
    if "累计" in (*left.words, left.noun[:2], name.name[:2]) or "累计" in name.named.lead:
        return "cumulative", 1
    indicator = name.named.indicator
    aimed = name.verb == _AIMING and bool(left.hedge or "level" in left.kinds)  # 争取贷款余额突破1000亿元
    adds = bool(name.verb and indicator and indicator.stock)  # 建设高标准农田100万亩 adds to what there is
    adds = adds and name.verb not in _KEEPING and not aimed
    named = name.name.removeprefix("增加值")
    new = name.verb.startswith(("新", *_NEW, "增设")) or named.startswith((*_NEW, *_BEYOND))
    if _BORROWED.search(name.name):
        return "level", 1  # 新增债券 is a kind of bond, no increment
    return "delta" if adds or new or _ADDING.search(named) else "level", 1


def _place(number: Number, unit: PrintedUnit, left: Left, state: State) -> bool:
    """Whether 19位 is a place: 从全国第25位提升到19位, 位次由27位提高到22位."""
    if unit.canonical != "人" or number.unit not in ("位", "名"):
        return False
    if re.search(f"(?:{'|'.join(_RANKED)})[由从为居]?$", left.noun):
        return True
    if not state.last or state.last.measure != "rank":
        return False
    return bool(left.kinds & {"to_rise", "to_fall"})


def _percent(name: Name, left: Left, sign: int) -> tuple[str, int]:  # noqa: PLR0911 - a decision a line
    """Growth, share, rate, or completion: by verb first, then by what the indicator is, then by how its name ends."""
    if left.completion:
        return "completion", 1
    if "贡献" in left.words:
        return "share", 1
    if left.comparison.startswith("恢复") or name.part or left.noun.endswith(("占", "的")):
        return "share", 1  # 税金达到全市财政收入的50%
    indicator = name.named.indicator
    own = indicator.measure if indicator else ""
    if "average" in left.kinds and own not in _SHARES:
        return "growth_avg", sign
    if left.change:
        proportion = name.name.endswith(_PROPORTIONS) and not name.name.endswith(_FREQUENCIES)
        if own in _SHARES or (not indicator and proportion):
            return "delta", sign
        return "growth", sign
    if own in ("share", "rate", "growth"):
        return own, sign
    if left.noun.endswith((*_GROWTH_WORDS, *_MOVED)) and own in ("", "level"):
        return "growth", sign
    if name.name.endswith(STRICT_RATES):
        return "rate", 1
    if indicator and _DONE & set(left.words):
        return "completion", 1  # 原油完成99.6%
    return ("growth", sign) if indicator and not name.name.endswith(RATE_ENDS) else ("share", 1)


def comparator_of(
    number: Number, left: Left, state: State, place: int, text: str, hedges: HedgeReader
) -> tuple[str, str]:
    """The comparator and the hedge word it comes from. A word behind the number outweighs one before it.

    `place` is the number's in its run: 突破500家、300家 hedges both, 突破30亿元、税收1.5亿元 also the next item.
    """
    if number.digits_hi:
        return "range", ""
    if number.hedge:
        return hedges.after[number.hedge][0], number.hedge
    word = left.hedge
    beyond = state.last is not None and state.last.than and not state.led
    if word in ("高于", "低于", "超过") and (beyond or number.unit.endswith("百分点")):
        return "=", ""
    if place == 0:
        listed = state.before_hedge and not left.words and text[number.start - len(left.noun) - 1] == "、"
        if not word and listed:
            word = state.before_hedge
        state.before_hedge = word if word in _LISTED_HEDGES else ""
    return (hedges.before[word][0], word) if word else ("=", "")
