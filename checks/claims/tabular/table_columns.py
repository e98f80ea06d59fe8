"""What each column of a table holds, read off its header and its cells: names, units, remarks, or numbers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checks.chinese.lexicon import any_of, lexicon, pattern_of
from checks.chinese.numerals import numeral
from checks.chinese.time import BARE_YEAR, Years, years_of_plan
from checks.documents.document import Cell, Table

NAME, UNIT, NUMBER, REMARK, VALUE = "name", "unit", "number", "remark", "value"
UnitTest = Callable[[str], bool]  # whether a text is a unit of measurement


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `quantity` is what its header counts (产量, 出口额), empty where the row alone says (2020年, 绝对数).

    `measure` is empty where the row decides; `bracket` says that numbers in brackets are changes over the whole period;
    `names` is the column that names its rows; `level` the column whose growth or share it states, -1 if none;
    `qualifier` narrows the row (城市, 出口); `order` numbers the column from the left.
    """

    order: int
    role: str
    header: str = ""
    quantity: str = ""
    qualifier: str = ""
    measure: str = ""
    bracket: bool = False
    unit: str = ""
    period: Years | None = None
    relative: str = ""  # base, goal, this or before: a year the document has to say
    stance: str = ""
    tier: str = ""  # the level of government that the header names
    against: str = ""  # what a change or a completion is measured against, as the header says it: 比上年, 占调整预算
    names: int = -1
    level: int = -1
    negative: bool = False  # the header says a fall: 降幅
    counts: str = ""  # of a change, what it is one of, under a head over several: 增长（%） over 第一产业, 第二产业


_SPACE = re.compile(r"\s+")
_RESTATED = pattern_of("table_columns", "restated")
COMPARABLE = "可比口径"
_HAN_YEAR = pattern_of("table_columns", "han_year")
_MARKUP = re.compile(r"[*#]|<[^<>]{0,20}>")
_YEAR = pattern_of("table_columns", "year")
_NO_KIND = pattern_of("table_columns", "no_kind")
_PLAN = pattern_of("table_columns", "plan")
_UNIT_AT_END = re.compile(r"[（(]([^（）()]{1,14})[）)]$")
_UNIT_INSIDE = pattern_of("table_columns", "unit_inside")
_GROWTH_OF = pattern_of("table_columns", "growth_of")
_PERCENT_AT_END = pattern_of("table_columns", "percent_at_end")
_UP_OR_DOWN = pattern_of("table_columns", "up_or_down")
_MOVEMENTS = pattern_of("table_columns", "movements")
_RATE = pattern_of("table_columns", "rate")
_BRACKET = pattern_of("table_columns", "bracket")

_NOTED = pattern_of("table_columns", "noted")
_HUNDRED = pattern_of("table_columns", "hundred")
_NAME_HEAD = pattern_of("table_columns", "name_head")
_UNIT_HEAD = pattern_of("table_columns", "unit_head")
_NUMBER_HEAD = re.compile(r"^(?:序号|编号|No\.?|号|行次|公式|计算公式)$", re.IGNORECASE)
_CODE_HEAD = pattern_of("table_columns", "code_head")
_SHARED = 4  # characters that a cell of a head has in common with the one above it that it is a kind of
_FEW = 2  # rows of a table that has columns alone; characters of a cell of a head that may be said above by chance
_DECIMAL = re.compile(r"\d[\d,]*\.\d+")
_LETTERED = re.compile(r"[A-Z](?:[=＝][A-Z](?:[+＋\-－—][A-Z]){0,20})?")  # B, or how it is reckoned: A=B+D
_SUM_HEAD = pattern_of("table_columns", "sum_head")
_REMARK_HEAD = pattern_of("table_columns", "remark_head")
_MONEY_FROM = "来源"  # 其他来源: how much of the money comes from there, where numbers stand under it
_BASE_HEAD = pattern_of("table_columns", "base_head")
_GOAL_HEAD = pattern_of("table_columns", "goal_head")
_TARGET = pattern_of("table_columns", "target")
_BUDGET = pattern_of("table_columns", "budget")
_BEFORE = pattern_of("table_columns", "before")
_THIS = pattern_of("table_columns", "this")
_AGAINST = pattern_of("table_columns", "against")
_WORDS = lexicon("owners")
_MONEY = any_of((*_WORDS["money"], "金额"))
_NARROW_TIER = re.compile(
    f"{any_of([*_WORDS['home'], *_WORDS['tiers']['own']])}|(?:{any_of(_WORDS['tiers']['money'])})(?={_MONEY}|$)"
)
_TIER = re.compile(f"{_NARROW_TIER.pattern}|(?:{any_of(_WORDS['tiers']['whole'])})(?={_MONEY}|$)")
_ACTUAL = pattern_of("table_columns", "actual")

_MEASURE_GROWTH_AVG = pattern_of("table_columns", "measure_growth_avg")
_MEASURE_COMPLETION = pattern_of("table_columns", "measure_completion")
_MEASURE_SHARE = pattern_of("table_columns", "measure_share")
_MEASURE_DELTA = pattern_of("table_columns", "measure_delta")
_MEASURE_GROWTH = pattern_of("table_columns", "measure_growth")
_MEASURE_CUMULATIVE = pattern_of("table_columns", "measure_cumulative")
_MEASURE_RANK = pattern_of("table_columns", "measure_rank")
# Measures by words of the header, the first that fits. What stands in front of a growth or share word narrows the row.
_MEASURES: tuple[tuple[re.Pattern[str], str], ...] = (
    (_MEASURE_GROWTH_AVG, "growth_avg"),
    (
        _MEASURE_COMPLETION,
        "completion",
    ),
    (_MEASURE_SHARE, "share"),
    (
        _MEASURE_DELTA,
        "delta",
    ),
    (_MEASURE_GROWTH, "growth"),
    (_MEASURE_CUMULATIVE, "cumulative"),
    (_MEASURE_RANK, "rank"),
)
_IDLE = pattern_of("table_columns", "idle")


def read_columns(table: Table, units: UnitTest) -> tuple[Column, ...]:
    """The columns of `table`, from the left, each by itself."""
    width = max((len(row) for row in table.rows), default=0)
    heads = _headers(table, width)
    body = table.rows[table.header :]
    columns: list[Column] = []
    for order in range(width):
        cells = [row[order].text if order < len(row) else "" for row in body]
        columns.append(_column(order, heads[order], cells, units, columns))
    return tuple(columns)


def restated(column: Column, columns: Sequence[Column]) -> bool:
    """Whether a column is the base of a growth on a comparable basis, on which an earlier year is told anew."""
    for growth in columns:
        grown = columns[growth.level]
        if growth.measure == "growth" and growth.level >= 0 and _RESTATED.search(growth.header):
            earlier = column.period and grown.period and column.period[1] < grown.period[1]
            if earlier and column.names == grown.names and column.quantity == grown.quantity:
                return True
    return False


def tidy(text: str) -> str:
    """A header or name without white space and marks of emphasis, its years in digits (二○二四年)."""
    bare = _SPACE.sub("", _MARKUP.sub("", text))
    return _HAN_YEAR.sub(lambda m: str(numeral(m[0])), bare) if "年" in bare else bare


def years_in(text: str) -> Years | None:
    """The years a header or caption names: 2020年 → (2020, 2020); 2016-2020年, 十三五 → (2016, 2020)."""
    match = _YEAR.search(text)
    if match:
        first = int(match[1])
        last = match[2]
        if last is None:
            return first, first
        end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
        return (first, end) if end >= first else (first, first)
    match = _PLAN.search(text)
    if match:
        found = years_of_plan(numeral(match[1]))
        return (found[1], found[1]) if found and match[2] else found
    return None


def split_unit(text: str, units: UnitTest) -> tuple[str, str]:
    """A name or header and the unit printed in brackets at its end: 产量（万吨） → 产量, 万吨."""
    match = _UNIT_AT_END.search(text)
    if match and units(match[1]):
        return text[: match.start()], match[1].replace("％", "%")
    match = _PERCENT_AT_END.search(text)
    if match and match.start():
        return text[: match.start()], (match[1] or match[2]).replace("％", "%")
    return text, ""


def _headers(table: Table, width: int) -> list[str]:
    """One header a column: its header rows joined, an empty cell standing under the filled one at its left.

    Not where the row above names something else over it: then it is the whole of what stands at its right.
    """
    texts = [""] * width
    caption = tidy(table.caption)
    for number, row in enumerate(table.rows[: table.header]):
        if _spanning(row, table.header) or _lettered(row):
            continue
        cells = [tidy(row[i].text) if i < len(row) else "" for i in range(width)]
        last = number == table.header - 1
        for i in range(1, width):
            if not cells[i] and not (last and texts[i]) and texts[i] == texts[i - 1]:
                cells[i] = cells[i - 1] if i > 1 or _spread(cells, i) else ""
        cells = cells if last else _without_caption(cells, caption)
        joined = [_under(above, cell) for above, cell in zip(texts, cells, strict=True)]
        kinds = {above for above, whole, cell in zip(texts, joined, cells, strict=True) if whole != above + cell}
        for i, (above, cell) in enumerate(zip(texts, cells, strict=True)):
            if cell and not above.endswith(cell) and not (above in kinds and _SUM_HEAD.fullmatch(cell)):
                texts[i] = joined[i]
    return texts


def _without_caption(cells: list[str], caption: str) -> list[str]:
    """A row of a head without what stands over all its columns of numbers, where the caption says as much."""
    own = [cell for cell in cells if not (_NAME_HEAD.search(cell) or _CODE_HEAD.search(cell))]
    over = own[0] if len(own) > 1 and len(set(own)) == 1 and own[0] in caption else ""
    return ["" if over and cell == over else cell for cell in cells]


def _lettered(row: Sequence[Cell]) -> bool:
    """Whether a row of the head gives each column a letter: 公式, A=B+C, B, C."""
    filled = [c.text for c in row[1:] if c.text.strip()]
    return bool(filled) and all(_LETTERED.fullmatch(tidy(text)) for text in filled)


def _under(above: str, cell: str) -> str:
    """What two cells of a head say together, what ends the lower one and stands in the upper one said once: 一般债务
    under 新增债务限额 is 新增一般债务限额.
    """
    if len(cell) > _FEW and (cell in above or cell[:_SHARED] == above[:_SHARED]):
        return above if cell in above else cell  # 公务用车购置费 under 公务用车购置及运行维护费
    for size in range(min(len(cell), len(above)) - 1, 1, -1) if not _NO_KIND.search(cell) else ():
        at = above.find(cell[-size:])
        if 0 <= at < len(above) - size:
            return above[:at] + cell + above[at + size :]
    return above + cell


def _spanning(row: Sequence[Cell], header: int) -> bool:
    """A header row with one filled cell is the caption or the unit, printed inside the table."""
    return header > 1 and sum(bool(c.text.strip()) for c in row) == 1


def _spread(cells: list[str], i: int) -> bool:
    return bool(cells[i - 1]) and bool(_NAME_HEAD.search(cells[i - 1]))


def _column(order: int, head: str, cells: list[str], units: UnitTest, before: list[Column]) -> Column:
    filled = [said for c in cells if (said := tidy(c).strip())]
    role = _role(order, head, filled, units, any(c.role == VALUE for c in before))
    if role != VALUE:
        return Column(order, role, head)
    return _value(order, head, units) if head else Column(order, VALUE, measure=_guessed(filled, before))


def _guessed(filled: list[str], before: list[Column]) -> str:
    """What a column without a header holds: growth, if it has negative numbers, or one decimal beside a level."""
    beside_level = bool(before) and before[-1].role == VALUE and before[-1].measure == ""
    negative = any(c[0] in "-−－" and c[1:2].isdigit() for c in filled)
    tenths = bool(filled) and all(_TENTHS.match(c) for c in filled if not is_empty(c))
    return "growth" if beside_level and (negative or tenths) else ""


def _role(order: int, head: str, filled: list[str], units: UnitTest, has_values: bool) -> str:
    """What a column is for. `has_values`: one at its left holds numbers, so that names begin a second table."""
    numbers = sum(_numeric(c) for c in filled)
    worded = bool(filled) and numbers == 0
    coded = order > 0 and is_code(head) and sum(map(str.isdigit, filled)) > len(filled) / 2
    if coded or _NUMBER_HEAD.match(head) or (filled and all(map(_LETTERED.fullmatch, filled))):
        return NUMBER
    if _UNIT_HEAD.match(head) or (worded and order > 0 and all(units(c) for c in filled)):
        return UNIT
    if _REMARK_HEAD.search(head) and (numbers <= len(filled) / 2 or (has_values and not head.endswith(_MONEY_FROM))):
        return REMARK
    again = worded and (_NAME_HEAD.search(head) or (not head and len(set(filled)) > len(filled) / 2))
    named = again if has_values else _is_name(order, head, filled, numbers)
    return NAME if named else VALUE


def _is_name(order: int, head: str, filled: list[str], numbers: int) -> bool:
    few = 0 < len(filled) <= _FEW and all(map(_DECIMAL.fullmatch, filled))
    amounts = few and bool(head) and not _NAME_HEAD.search(head)  # 合计预算数, above a single row
    if order == 0 and not amounts and not (filled and numbers > len(filled) * 0.8 and years_in(head)):
        return True
    if years_in(head) or any(pattern.search(head) for pattern, _ in _MEASURES):
        return False
    if _NAME_HEAD.search(head):
        return numbers <= len(filled) / 2
    return bool(filled) and numbers == 0 and not _IDLE.fullmatch(head)


_NUMERIC = pattern_of("table_columns", "numeric")
_TENTHS = re.compile(r"^[-−－]?\d{1,3}\.\d$")
_EMPTY = re.compile(r"^[-—–－_/／…\.·\s]{1,4}$")


def _numeric(text: str) -> bool:
    return bool(_NUMERIC.match(text)) or bool(_EMPTY.match(text))


def is_code(head: str) -> bool:
    """Whether a column holds codes of accounts, or a level of them."""
    return bool(_CODE_HEAD.search(head))


def is_empty(text: str) -> bool:
    """A cell that stands for no number: nothing, —, ——, /, …"""
    return not text.strip() or bool(_EMPTY.match(text))


def _value(order: int, head: str, units: UnitTest) -> Column:
    bracket = bool(_BRACKET.search(head))
    bare = _MOVEMENTS.sub("", _HUNDRED.sub("", _BRACKET.sub("", head)))
    plain = _UP_OR_DOWN.sub("增减", bare.rstrip("/／、或"))
    words, unit = split_unit(plain, units)
    inner = None if unit else _UNIT_INSIDE.search(words)  # 总量（亿元） over 第一产业
    if inner and (inner[1] in "%％‰" or units(inner[1])):
        words, unit = words[: inner.start()] + words[inner.end() :], inner[1].replace("％", "%")
    measure = next((name for pattern, name in _MEASURES if pattern.search(words)), "")
    if measure == "growth" and unit and unit[-1] not in "%‰点":
        measure = "delta"
    elif measure == "delta" and (unit == "%" or _RATE.search(words)):
        measure = "growth"  # 比上年增减（±）%; 比上年增减情况 over 增减幅度
    against = _AGAINST.search(words) if measure in ("growth", "delta", "completion") else None
    own = words[: against.start()] + words[against.end() :] if against else words
    period = years_in(own)
    relative = _relative(own) if period is None else ""
    stance = "actual" if measure == "completion" else _stance(own)
    quantity = "" if measure not in ("", "rank") else _quantity(words)
    return Column(
        order,
        VALUE,
        head,
        quantity,
        _qualifier(words, measure),
        measure,
        bracket,
        unit,
        period,
        relative,
        stance,
        tier=tier[0] if (tier := _TIER.search(words)) else "",
        against=against[0] if against else "",
        negative="降幅" in words and "增" not in words,
        counts=found[1] if measure == "growth" and (found := _GROWTH_OF.match(words)) else "",
    )


def _relative(words: str) -> str:
    """Which year a header means that prints none."""
    kinds = ((_BASE_HEAD, "base"), (_GOAL_HEAD, "goal"), (_BEFORE, "before"), (_THIS, "this"))
    return next((kind for pattern, kind in kinds if pattern.search(words)), "")


def _stance(words: str) -> str:
    if _BUDGET.search(words) and "执行" not in words:
        return "budget"
    return "target" if _TARGET.search(words) else "actual" if _ACTUAL.search(words) else ""


def _quantity(words: str) -> str:
    bare = re.sub(rf"({BARE_YEAR}年)[末底初](?!预算)", r"\1", _NOTED.sub("", words))  # 2023年底余额 is 余额
    rest = re.sub("^[上本去]年度?|^初(?=预算)", "", _YEAR.sub("", _PLAN.sub("", bare)))
    return _NARROW_TIER.sub("", _IDLE.sub("", rest))


_YEARLY = pattern_of("table_columns", "yearly")
_QUALIFIED = pattern_of("table_columns", "qualified")


def _qualifier(words: str, measure: str) -> str:
    """What a growth or share header says of whom: 出口额比上年增长 → 出口额."""
    if not measure:
        return ""
    rest = _IDLE.sub("", _YEAR.sub("", _PLAN.sub("", _YEARLY.sub("同比", words))))
    match = _QUALIFIED.match(rest)
    found = match[1] if match else ""
    return "" if found in ("比", "较", "占", "完成", "为") or found.startswith(("比", "较", "占")) else found
