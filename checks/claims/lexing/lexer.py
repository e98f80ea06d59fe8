"""Numbers in running text: where they stand, what digits and unit they have, and which are no quantities at all.

One pattern finds every numeral; what stands beside it decides. Years, dates, clause and document numbers, slogans
(1+3+N), names (5G, 4A, 500强, 716所) are passed over.
"""

import re
from dataclasses import dataclass

from checks.chinese.lexicon import pattern_of, words_of
from checks.chinese.numerals import DIGITS, decimal, decimals, numeral
from checks.claims.lexing.limits import BEYOND, PARTS
from checks.claims.lexing.numbers import HedgeReader
from checks.claims.lexing.ranks import rank, top
from checks.claims.lexing.units import SCALES, UnitReader

_TOKEN = pattern_of("lexer", "token")
_HIGH = pattern_of("lexer", "high")
_TO_ONE, _FROM_TO_ONE = pattern_of("lexer", "to_one"), pattern_of("lexer", "from_to_one")
_LISTED = pattern_of("lexer", "listed")
_POINTS = pattern_of("lexer", "points")
_ODD = frozenset("GMTmt度分点里方米成期号段线片")
_NOT_AFTER = "强所版届期号楼线级层维路岛"  # 500强, 716所, 第五届: a number before these names something
_AHEAD = words_of("lexer", "ahead")
_SLOGAN = re.compile("“[^“”，。；]{0,12}”")  # “稳增长50条”, “三个100%”
_KIND = pattern_of("lexer", "kind")
_NOUNS = frozenset(words_of("lexer", "nouns"))
_MINUS_AFTER = frozenset("长为到至幅速降达率数比额是入出助余")
_LOST = re.compile(r"(?<=\d)[\ufffd\ue000-\uf8ff](?=\d)")  # a glyph its font says no character of
_MINUS = ("-", "−", "－")
_IN_RUN = pattern_of("lexer", "in_run")
_MARKS = re.compile("[, \u00a0\u2009]")  # between the thousands of a number
_BETWEEN_PARTS = pattern_of("lexer", "between_parts")


def _below_zero(text: str, at: int) -> bool:
    """Whether a dash is a minus: behind a word that a number follows, or in a run (分别增长3.8%、-7.1%)."""
    return at > 0 and (text[at - 1] in _MINUS_AFTER or bool(_IN_RUN.search(text, max(0, at - 2), at)))


def _without_marks(number: str) -> str:
    return _MARKS.sub("", number)


@dataclass(slots=True)
class Number:
    """One numeral with its unit. Offsets are into the flow's text: `start` the first digit, `end` after the hedge."""

    kind: str  # quantity, ratio, rank, fold
    start: int
    digits_end: int
    end: int
    digits: str
    unit: str = ""
    digits_hi: str = ""
    hedge: str = ""  # hedge words behind or inside: 以上, 余
    parts: tuple[str, ...] = ()
    negative: bool = False
    damage: str = ""


def _fold(match: re.Match[str], stop: int) -> Number:
    """How many times a doubling is: four of 翻两番; of 翻了1.4番 what anything that rounds to it comes to."""
    count = match[0].strip("翻了番 ")
    low, high = str(2 ** (int(count) if count.isdigit() else DIGITS.get(count, 1))), ""
    if "." in count:
        low, high = (f"{2 ** (float(count) + by):.3f}" for by in (-0.05, 0.05))
    return Number("fold", *match.span(), stop, low, "倍", high)


class Lexer:
    """Finds the numbers of a text. Linear: one pass of a pattern without nested repeats."""

    def __init__(self, units: UnitReader, hedges: HedgeReader) -> None:
        self._units = units
        self._hedges = hedges

    def numbers(self, text: str) -> list[Number]:
        """The numbers of `text` that state quantities, in order."""
        out: list[Number] = []
        at = 0
        scan = _TOKEN.search
        while True:
            match = scan(text, at)
            if match is None:
                return out
            found, at = self._read(text, match)
            if found is not None:
                out.append(found)

    def _read(self, text: str, match: re.Match[str]) -> tuple[Number | None, int]:  # noqa: PLR0911 - a decision a line
        """The number a match begins, or None, and where to go on."""
        kind = match.lastgroup
        start, end = match.span()
        if kind == "number":
            found = self._quantity(text, start, end, _without_marks(match[0]))
            return found, max(end, found.end if found else end)
        if kind == "ratio":
            parts = tuple(_BETWEEN_PARTS.split(match[0], maxsplit=PARTS))
            stop = start + len(":".join(parts[:PARTS]))
            damage = BEYOND if len(parts) > PARTS else ""
            return Number("ratio", start, stop, stop, parts[0], "", parts=parts[:PARTS], damage=damage), end
        if kind in ("rank", "top"):
            value, hedge = (rank if kind == "rank" else top)(text, start, end)
            return (Number("rank", start, end, end, value, "位", hedge=hedge) if value else None), end
        if kind == "doubled":
            return Number("fold", start, end, end, "2", "倍", parts=("倍增",)), end
        if kind == "fold":
            return _fold(match, self._after(text, end)[1]), end
        if kind == "hanpoint":
            cut = text.index("个", start)
            low, high = decimals(text[start:cut])
            number = Number("quantity", start, cut, end, low, text[cut:end], high)
            return (self._finish(text, number) if low else None), end
        if kind == "tenths":
            return self._finish(text, Number("quantity", start, end - 1, end, decimal(match[0][0]), "成")), end
        if kind in ("percent", "fraction"):
            whole, part = match[0].split("分之")
            low, high = decimals(part) if whole == "百" else (_percent(whole, part), "")
            if not low:
                return None, end
            return self._finish(text, Number("quantity", start, end, end, low, "%", high)), end
        if kind == "hanyear":
            digits = decimal(match[0][2:-1])
            return (Number("quantity", start + 2, end - 1, end, digits, "年") if digits else None), end
        if kind == "round":
            return self._round(text, start, end)
        return None, end

    def _quantity(self, text: str, start: int, end: int, digits: str) -> Number | None:
        before = text[start - 1] if start else ""
        if before and (before in "第〔+#№/.A" or (before.isascii() and before.isalpha())):
            return None
        if _LOST.match(text, max(0, start - 1)) or _LOST.match(text, end):
            return None  # 17�4亿元: of digits beside what is lost nobody knows the place
        number = Number("quantity", start, end, end, digits)
        if before in _MINUS and _below_zero(text, start - 1):
            number.negative = True
            number.start -= 1
        at = self._range(text, number)
        return self._unit(text, number, at, before)

    def _range(self, text: str, number: Number) -> int:
        """Read the upper end of a range (2-3, 4—5, 5%-8%, 3至5); where the unit begins."""
        end = number.digits_end
        unit_end = self._units.end(text, end)
        for at in (end, unit_end):
            match = _HIGH.match(text, at)
            if match is None or float(match[1]) <= float(number.digits):
                continue
            if at == end or self._units.end(text, match.end()) - match.end() >= unit_end - end > 0:
                number.digits_hi = match[1]
                number.digits_end = match.end()
                return match.end()
        return end

    def _unit(self, text: str, number: Number, at: int, before: str) -> Number | None:
        after = text[at : at + 1]
        scale = self._units.scale_end(text, at)
        inside = text[scale : scale + 1]
        if inside in ("余", "多") and self._units.end(text, scale + 1) > scale + 1 and inside:
            unit_end = self._units.end(text, scale + 1)
            number.unit = text[at:scale] + text[scale + 1 : unit_end]
            number.hedge = inside
            number.end = unit_end
            return self._finish(text, number)
        unit_end = self._units.end(text, at)
        if unit_end == at:
            return self._bare(text, number, at, before)
        unit = "个百分点" if text[at:unit_end] == "个" and _POINTS.match(text, unit_end) else text[at:unit_end]
        if (
            unit.isascii()
            and unit.isalpha()
            and text[unit_end : unit_end + 1].isascii()
            and text[unit_end : unit_end + 1].isalnum()
        ):
            return None
        if (after in _NOT_AFTER and len(unit) == 1 and after not in "所") or self._named(
            text, number, unit, unit_end, before
        ):
            return None
        number.unit, number.end = unit, unit_end
        return self._finish(text, number)

    def _named(self, text: str, number: Number, unit: str, end: int, before: str) -> bool:  # noqa: PLR0911 - a decision a line
        """Whether number and unit are part of a name: 716所, 5G, 30年, “15分钟…圈”, 12条措施 keeps."""
        nxt = text[end : end + 1]
        if (before in "“‘每×" and before) or nxt == "级" or text.startswith(("口径", "方面"), end):
            return True  # 500万元口径投资, 7×24小时, 10个方面工作
        if unit not in ("番", "倍") and _SLOGAN.fullmatch(text, max(0, text.rfind("“", 0, end)), end + 1):
            return True
        if unit in ("年", "天", "日", "个月", "秒"):
            return self._duration(text, number, unit, end)
        if unit in ("分钟", "小时"):
            return bool(_KIND.match(text, end))
        if unit in _ODD:
            return _odd(number, unit, nxt)
        if unit == "所":
            return nxt == "”" or (
                len(number.digits) == 3
                and nxt not in "，。；、（(,;学校幼小中高乡义县农村公卫医职普敬养民机院寄薄特托老社"
            )
        if unit in ("岁", "周岁"):
            return not (
                "寿" in text[max(0, number.start - 12) : number.start]
                or "岁" in text[max(0, number.start - 6) : number.start]
            )
        if unit == "大":
            return not ("一" <= nxt <= "鿿") or nxt in "型于小学"
        if unit in ("千伏", "千伏安", "兆"):
            return unit != "千伏安"
        return False

    def _duration(self, text: str, number: Number, unit: str, end: int) -> bool:
        """Whether a length of time is no claim of its own (三年行动, 30周年, 5年来)."""
        before = text[max(0, number.start - 4) : number.start]
        if unit == "年":
            if text[end : end + 1] in ("龄", "期", "限", "级", "度") or len(number.digits) == 4:
                return True
            return not before.endswith(("延长", "年限", "达到", "达", "连续", "为", "超过"))
        if unit == "日" or (unit == "个月" and before.endswith("前") and before[-2:] not in _AHEAD):
            return True
        if unit == "天":
            return not (
                "天数" in text[max(0, number.start - 16) : number.start]
                or before.endswith(("达到", "达", "为", "加", "少", "至", "到", "压缩", "缩短"))
            )
        return False

    def _bare(self, text: str, number: Number, at: int, before: str) -> Number | None:  # noqa: PLR0911 - a decision a line
        """A number without a unit: an index, or one whose unit is lost; None where it is a name or a clause number."""
        if text[at : at + 2] == ":1" and (_TO_ONE if before in "比到为至达约" else _FROM_TO_ONE).match(text, at):
            number.end = at + 2  # 城乡居民收入比缩小到2.1:1, 由上年的2.2:1缩小到2.1:1
            return number
        listed = _LISTED.match(text, at)
        if listed and before not in "第“":
            unit_end = self._units.end(text, listed.end())
            if unit_end > listed.end() and text[listed.end() : unit_end] not in ("号", "年", "月", "日", "级", "期"):
                number.unit, number.end = text[listed.end() : unit_end], at
                return number
        if len(number.digits) == 4 and number.digits[:2] in ("19", "20") and not number.digits_hi:
            return None
        if not before or not "一" <= before <= "鿿" or before in "第制年月号于版街道类表图列节零":
            return None
        if text[number.start - 2 : number.start] in ("附件", "专栏", "附表") or _named_by_number(text, number):
            return None
        nxt = text[at : at + 1]
        if (nxt in "、.．)）”\"'〕-—+/&·" and nxt) or ("." in number.digits and before in "牌统式务版网本码"):
            return None
        hedge = self._hedges.after_at(text, at)
        if hedge in ("多", "余"):
            hedge = ""
        if not hedge and nxt not in ("，", "。", "；", ",", ";", "（", "") and not _followed_by_noun(text, at):
            return None
        number.end = at
        behind = _AMOUNT_BEFORE.search(text, max(0, number.start - 6), number.start)
        row = behind is not None and self._units.end(text, behind.end()) == number.start
        row = row or (at == len(text) and "。" not in text)
        number.damage = "" if row or number.digits == "0" else "unit_lost"
        return self._finish(text, number)

    def _finish(self, text: str, number: Number) -> Number:
        word, end = self._after(text, number.end)
        if word:
            number.hedge = word
            number.end = end
        return number

    def _after(self, text: str, at: int) -> tuple[str, int]:
        word = self._hedges.after_at(text, at)
        if word in ("余", "多"):
            return ("", at)
        return word, at + len(word)

    def _round(self, text: str, start: int, end: int) -> tuple[Number | None, int]:
        """过千家, 突破百万, 引进百名: a round number written as a word of scale."""
        cut = end
        while cut > start and text[cut - 1] in SCALES:
            cut -= 1
        scale = text[cut:end]
        unit_end = self._units.end(text, end)
        digits = str(_scale_value(scale))
        word = text[start:cut]
        bare = word in ("突破", "超过", "过", "超", "逾") and text[end : end + 1] in ("，", "。", "；", "、")
        if unit_end == end and not bare:
            return None, end
        unit = text[end:unit_end]
        if unit in ("年", "大", "里", "方", "级", "强", "册", "县", "村", "校", "镇", "分", "点") or (
            start and text[start - 1] in "“通经"
        ):
            return None, end
        if text[unit_end : unit_end + 1] in ("级", "行", "工", "阶") or text[unit_end - 1 : unit_end + 1] in _NOUNS:
            return None, end
        if (
            unit.endswith("元")
            and text[unit_end : unit_end + 2] not in ("大关", "台阶", "以上")
            and "一" <= text[unit_end : unit_end + 1] <= "鿿"
        ):
            return None, end  # a threshold inside a noun: 过千万美元外资项目
        if not unit and scale[1:] == "亿":
            digits, unit = str(_scale_value(scale[0])), "亿"  # 突破万亿: 元 may be left out
        number = Number("quantity", cut, end, unit_end, digits, unit)
        return self._finish(text, number), number.end


def _odd(number: Number, unit: str, nxt: str) -> bool:
    """Units that are more often part of a name than of a quantity."""
    if unit in ("G", "M", "T", "期", "号", "线", "段"):
        return unit != "段" or not "一" <= nxt <= "鿿"
    if unit == "成":
        return nxt not in ("以", "左", "，", "。")
    if unit == "点":
        return nxt not in ("，", "。", "；", "")
    if unit == "方":
        return nxt == "面"
    if unit == "分":
        return nxt in ("之", "钟", "类", "局", "校") or len(number.digits) < 2
    return False


_VERSION = pattern_of("lexer", "version")
_TORN = re.compile(r"\d{1,3}[，,]\d")
_AMOUNT_BEFORE = pattern_of("lexer", "amount_before")
_IN_QUOTES = re.compile("“[^“”]*$")
_LINE = re.compile(r"1\d{4}(?!\d)")  # 12345热线
_PLACE = pattern_of("lexer", "place")


def _named_by_number(text: str, number: Number) -> bool:
    """Whether a number without a unit is part of a name or of a short form."""
    at = number.start
    name = _VERSION.match(text, at) or _TORN.match(text, at) or _LINE.match(text, at) or _PLACE.match(text, at)
    return bool(name or _IN_QUOTES.search(text[max(0, at - 24) : at]))


def _followed_by_noun(text: str, at: int) -> bool:
    """Whether a bare number stands where a counter should: 32产业项目."""
    piece = text[at : at + 6]
    return piece[:2] in ("产业", "重点", "项目", "企业", "省级", "市级", "国家") and "强" not in piece


def _percent(whole: str, part: str) -> str:
    """A fraction in words as percent, whole ones as fractions are no more exact: 四分之三 → 75, 三分之一 → 33."""
    return str(round(100 * numeral(part) / numeral(whole)))


def _scale_value(word: str) -> int:
    if word in SCALES:
        return SCALES[word]
    value = 1
    for c in word:
        value *= SCALES[c]
    return value
