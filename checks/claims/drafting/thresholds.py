"""Amounts that only say from what size on things are counted by another number: 过50亿元企业7家, 3个过20亿元的集群."""

import re

from checks.chinese.lexicon import any_of, pattern_of, words_of
from checks.claims.drafting.drafts import MONEY, State
from checks.claims.lexing.lexer import Number
from checks.claims.lexing.units import UnitReader
from checks.claims.names.indicators import INVESTED

BOUNDARY = pattern_of("thresholds", "boundary")
_INVESTED = re.compile(INVESTED)  # 50万元以上固定资产投资完成1054.9亿元
_OR_MORE = words_of("thresholds", "or_more")
NARROWED = frozenset("的村乡镇县企项产")
_OVER = words_of("thresholds", "over")
_SAID_OF = pattern_of("thresholds", "said_of")
_GOES_ON = pattern_of("thresholds", "goes_on")
_BELOW = words_of("thresholds", "below")
_TO_BELOW = tuple("在到至为于达")  # 控制在5000户以下
_CLASS = pattern_of("thresholds", "class")
_UNDER_AGE, _DEFINITION = pattern_of("thresholds", "under_age"), pattern_of("thresholds", "definition")
_SIZES = ("mass", "volume", "power", "length", "area")
_OVER_AT_END = re.compile(f"(?:{any_of(_OVER)})$")
_TOP = "前"  # 前1%学科24个
_NEAR = 14
_NARROWING = ("money", "currency_usd", "area", "people", "time")
_COUNTED = ("count", "people", "households")


class ThresholdReader:
    """Tells such amounts from those that state something."""

    def __init__(self, units: UnitReader) -> None:
        self._units = units

    def without(self, text: str, numbers: list[Number], state: State) -> list[Number]:
        """The numbers that state something; those that only narrow what another one counts go to the state."""
        kept: list[Number] = []
        for place, number in enumerate(numbers):
            last = kept[-1] if kept and kept[-1] is numbers[place - 1] else None
            following = numbers[place + 1] if place + 1 < len(numbers) else None
            size = self._size(text, number, following)
            if last and self._narrows(text, last, number):
                listed = _GOES_ON.match(text, number.end)
                state.classes[last.start] = listed.end() - 1 if listed else number.end, text[last.end : number.end]
            elif size and following:
                state.sizes[following.start] = size, text[size : number.end]
            elif not (
                self._class(text, number)
                or self._threshold(text, number, numbers[place + 1 : place + 2])
                or _defines(text, number)
            ):
                kept.append(number)
        return kept

    def _narrows(self, text: str, count: Number, number: Number) -> bool:
        """Whether an amount behind a count says what is counted: 2个收入过300亿元的园区, 7个投资50亿元以上、."""
        gap, after = text[count.end : number.start], text[number.end : number.end + 1]
        units = self._units.resolve(count.unit).dimension, self._units.resolve(number.unit).dimension
        kinds = ("money", "area") if not gap else ("money",)  # 17个500平方米以上的绿地
        if units[0] != "count" or units[1] not in kinds or len(gap) > _NEAR or "、" in gap or BOUNDARY.search(gap):
            return False
        if not gap or gap.endswith(_OVER):  # also 1个产值过60亿元、2个过40亿元的集群
            return after in NARROWED or bool(_GOES_ON.match(text, number.end))
        return number.hedge in _OR_MORE and after not in "，。；"

    def _size(self, text: str, number: Number, following: Number | None) -> int:
        """Where the words begin that say from what size on the things are that the next number counts: 其中10亿元以上
        56个, 项目超10亿元30个; 0 where they say none."""
        if following is None or number.kind != "quantity":
            return 0
        gap = text[number.end : following.start]
        if gap not in ("", "的"):
            return 0
        units = self._units.resolve(number.unit).dimension, self._units.resolve(following.unit).dimension
        if units[0] not in MONEY or units[1] not in _COUNTED:
            return 0
        over = _OVER_AT_END.search(text, max(0, number.start - 2), number.start)
        return over.start() if over else number.start if number.hedge in _OR_MORE and not gap else 0

    def _class(self, text: str, number: Number) -> bool:
        """Whether a number only says how large the things are that the noun behind it names: 5000吨以下造纸厂,
        监控300亩以上的基地; but not 建设50万平方米以上厂房."""
        dimension = self._units.resolve(number.unit).dimension
        if number.hedge not in _OR_MORE or not _CLASS.match(text, number.end):
            return False
        before = text[max(0, number.start - 8) : number.start]
        if number.hedge in _BELOW:
            return dimension in (*_SIZES, *MONEY) and not before.endswith(_TO_BELOW)
        return dimension in _SIZES and bool(_SAID_OF.search(before))

    def _threshold(self, text: str, number: Number, following: list[Number]) -> bool:
        """Whether a number only narrows a noun that another counts: 过50亿元企业7家, 收入10亿元以上企业达到18家,
        50万元以上固定资产投资1450亿元."""
        if not following or number.kind != "quantity":
            return False
        top = number.unit in ("%", "‰") and text.endswith(_TOP, 0, number.start)
        if not top and self._units.resolve(number.unit).dimension not in _NARROWING:
            return False
        gap = text[number.end : following[0].start]
        over = text[max(0, number.start - 2) : number.start].endswith((*_OVER, "冲击"))
        if (
            not 1 < len(gap) < 20
            or not "一" <= gap[0] <= "鿿"
            or (gap[0] == "的" and number.hedge not in _OR_MORE)
            or BOUNDARY.search(gap)
            or "、" in gap
        ):
            return False
        counted = self._units.resolve(following[0].unit).dimension
        if counted in MONEY and number.hedge in _OR_MORE and _INVESTED.match(gap):
            return True
        if counted not in _COUNTED and not (gap[0] == "的" and counted == "percent"):
            return False
        return top or number.hedge in _OR_MORE or over


def _defines(text: str, number: Number) -> bool:
    """Whether a number only says what a definition takes in: 统计范围包括收入9万元及以上的…, 0-15岁（含不满16周岁）."""
    if _UNDER_AGE.search(text, max(0, number.start - _NEAR), number.start):
        return True
    start = max(text.rfind(stop, 0, number.start) for stop in "。\n") + 1
    classed = number.hedge in _OR_MORE and text.startswith("的", number.end)
    return classed and bool(_DEFINITION.search(text, start, number.start))
