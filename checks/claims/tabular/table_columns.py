"""What each column of a table holds, read off its header and its cells: names, units, remarks, or numbers."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checks.chinese.lexicon import any_of, lexicon
from checks.chinese.numerals import numeral
from checks.chinese.time import BARE_YEAR, DASH, HAN_YEAR, Years, years_of_plan
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
_RESTATED, COMPARABLE = re.compile("可比|同口径"), "可比口径"  # in a head, and as the scope of its base
_HAN_YEAR = re.compile(f"{HAN_YEAR}(?=年)")
_MARKUP = re.compile(r"[*#]|<[^<>]{0,20}>")
_YEAR = re.compile(rf"({BARE_YEAR})年?(?:{DASH}((?:19|20)?\d{{2}})年?)?")
_NO_KIND = re.compile(
    r"[\d年月增减比占%％]|预算|决算|执行|完成"
)  # what a cell of a head says that is no kind of the one above
_PLAN = re.compile(r"[“\"]?([一二三四五六七八九十]{1,3})五[”\"]?(?:时期|期间|规划)?(末|期末)?")
_UNIT_AT_END = re.compile(r"[（(]([^（）()]{1,14})[）)]$")
_UNIT_INSIDE = re.compile(r"[（(]([^（）()]{1,8})[）)](?=[一-龥])")
_GROWTH_OF = re.compile(r"(?:比上年|较上年|同比)?(?:增长|增速|增幅)(.{2,12})$")
_PERCENT_AT_END = re.compile(r"(?:[（(]([%％‰]|个百分点|百分点)[）)]|(?<![\d０-９（(])([%％‰]))$")
_UP_OR_DOWN = re.compile("增(?:[、/／]|或者?)减")
_MOVEMENTS = re.compile("(?:当年|本年)?增减变动情况")  # a head over amounts that were paid back or came new
_RATE = re.compile("[增减升降涨]幅度?$|增速$")
_BRACKET = re.compile(r"[\[【〔［(（](?:累计|五年累计)[\]】〕］)）]")

_NOTED = re.compile(r"[（(]不?[含包][^（）()]{1,40}[）)]")  # 预算数（不含提前告知部分）: what it covers
_HUNDRED = re.compile(r"[（(]?以?(?:(?:19|20)\d\d年?|[上去]年)?(?:同期)?[=＝为]100[）)]?")  # what an index is 100 of
_NAME_HEAD = re.compile(
    r"指标|项目|名称|行业|产品|商品|国家|地区|区域|区市|县区|区县|市县|科目|类别|领域|内容|分类|品种|单位名称"
)
_UNIT_HEAD = re.compile(r"^(?:计量)?单位$")
_NUMBER_HEAD = re.compile(r"^(?:序号|编号|No\.?|号|行次|公式|计算公式)$", re.IGNORECASE)
_CODE_HEAD = re.compile("编码|代码")
_FEW = 2  # rows of a table that has columns alone; characters of a cell of a head that may be said above by chance
_DECIMAL = re.compile(r"\d[\d,]*\.\d+")
_LETTERED = re.compile(r"[A-Z](?:[=＝][A-Z](?:[+＋\-－—][A-Z]){0,20})?")  # B, or how it is reckoned: A=B+D
_SUM_HEAD = re.compile("小计|合计")
_REMARK_HEAD = re.compile(r"日期|[行付成]时间|属性|备注|说明|责任|类型$|牵头|来源|性质")
_MONEY_FROM = "来源"  # 其他来源: how much of the money comes from there, where numbers stand under it
_BASE_HEAD = re.compile(r"基期|基数|基准|现状|现值")
_GOAL_HEAD = re.compile(r"目标|规划|期末")
_TARGET = re.compile(r"目标|规划|计划(?!生育)|预期|安排")
_BUDGET = re.compile(r"预算(?!执行|收入|支出|外|内|完成|科目|财政拨款)")
_BEFORE = re.compile(r"^(?:上年|去年)(?!结[余转]|滚存)|(?:上年|去年)(?=(?:同期)?(?:决算|执行|完成|实际|快报)数?$)")
_THIS = re.compile(r"^(?:本年|当年)")
_AGAINST = re.compile(
    r"(?:占|为|比|较|完成)(?:(?:19|20)\d\d年|上年|去年|年初|调整|本年|年度)?度?(?:预算|决算|执行|完成|计划|目标)?数?的?(?=[%％（(比增减升降涨±完]|同比|$)"
)
_WORDS = lexicon("owners")
_MONEY = any_of((*_WORDS["money"], "金额"))
_NARROW_TIER = re.compile(
    f"{any_of([*_WORDS['home'], *_WORDS['tiers']['own']])}|(?:{any_of(_WORDS['tiers']['money'])})(?={_MONEY}|$)"
)
_TIER = re.compile(f"{_NARROW_TIER.pattern}|(?:{any_of(_WORDS['tiers']['whole'])})(?={_MONEY}|$)")
_ACTUAL = re.compile(r"实际|完成|实绩|执行数|快报|决算|预计|现状|基期")

# Measures by words of the header, the first that fits. What stands in front of a growth or share word narrows the row.
_MEASURES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"年均|年平均|平均每年|平均增|复合增"), "growth_avg"),
    (
        re.compile(
            r"(?:占|为|完成).{0,8}(?:预算|计划|目标|任务)(?:数|的)?(?:比重|比例|比)?|完成(?:率|比例|进度)|执行率|(?:使用|支出|拨付|执行)进度"
            r"|[占为](?:上年|去年|(?:19|20)\d\d年)度?(?:同期)?(?:决算|执行|完成|实际)?数?的?(?:比重|比例)?$"
        ),
        "completion",
    ),
    (re.compile(r"占.{0,12}比|比重|占比|构成|所占比例|份额"), "share"),
    (
        re.compile(
            r"^比较(?:增减)?$|(?:增减|增加)金?额|增减量|增加量|增减数|增加数|净增|增量|比.{1,5}(?:增加|增减|减少)(?!.{0,2}[%％])"
        ),
        "delta",
    ),
    (re.compile(r"增长|增速|增幅|增减|涨跌|升降|涨幅|降幅|同比|环比|比上年|较上年|上涨|下降"), "growth"),
    (re.compile(r"累计|合计数"), "cumulative"),
    (re.compile(r"位次|排名|名次"), "rank"),
)
# Headers that say only that a number stands here, not of what.
_IDLE = re.compile(
    r"绝对[数值量额]|(?:上年|去年)(?=(?:同期)?(?:决算|执行|完成|实际|快报)数?$)|(?:执行)?快报数|指标值|数值|数额|本年|当年|全年|年末数|年底数|期末数|总量|完成数|完成额|完成情况|实绩|实际(?![使利]用|到位|完成投资)|完成|预计|预期(?!寿命)值?|目标值?|规划值?|"
    r"计划数?|(?:年初|调整后?的?|变动|年度)?预算(?:安排数|安排|数|额)|^(?:年初|调整后?的?|变动|年度)?预算$|执行数|决算数?$|年度|时期|期间|基期值?|现状值?|^值$|^数$|年末|年底|[“”\"]|^[年末期]+"
)


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
    for number, row in enumerate(table.rows[: table.header]):
        if _spanning(row, table.header) or _lettered(row):
            continue
        cells = [tidy(row[i].text) if i < len(row) else "" for i in range(width)]
        last = number == table.header - 1
        for i in range(1, width):
            if not cells[i] and not (last and texts[i]) and texts[i] == texts[i - 1]:
                cells[i] = cells[i - 1] if i > 1 or _spread(cells, i) else ""
        joined = [_under(above, cell) for above, cell in zip(texts, cells, strict=True)]
        kinds = {above for above, whole, cell in zip(texts, joined, cells, strict=True) if whole != above + cell}
        for i, (above, cell) in enumerate(zip(texts, cells, strict=True)):
            if cell and not above.endswith(cell) and not (above in kinds and _SUM_HEAD.fullmatch(cell)):
                texts[i] = joined[i]
    return texts


def _lettered(row: Sequence[Cell]) -> bool:
    """Whether a row of the head gives each column a letter: 公式, A=B+C, B, C."""
    filled = [c.text for c in row[1:] if c.text.strip()]
    return bool(filled) and all(_LETTERED.fullmatch(tidy(text)) for text in filled)


def _under(above: str, cell: str) -> str:
    """What two cells of a head say together, what ends the lower one and stands in the upper one said once: 一般债务
    under 新增债务限额 is 新增一般债务限额.
    """
    if len(cell) > _FEW and cell in above:
        return above
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
    coded = has_values and _CODE_HEAD.search(head) and sum(map(str.isdigit, filled)) > len(filled) / 2
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


_NUMERIC = re.compile(
    r"^(?![（(]\d{1,3}[）)].|\d{1,2}[.．][一-龥])[\[〔【［（(]?[<>≥≤＞＜≧≦约近]?[-−－+]?[\d０-９][\d０-９,.，．]{0,20}(?:[-—–~～至][\d.]{1,12})?"
    r"[^\d]{0,6}(?:[\[〔【［（(][\d.]{1,12}[\]〕】］）)])?$"
)
_TENTHS = re.compile(r"^[-−－]?\d{1,3}\.\d$")
_EMPTY = re.compile(r"^[-—–－_/／…\.·\s]{1,4}$")


def _numeric(text: str) -> bool:
    return bool(_NUMERIC.match(text)) or bool(_EMPTY.match(text))


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


_YEARLY = re.compile(r"(?:[一二三四五六七八九十\d]{1,2}年来?)?(?:年均|年?平均(?:每年)?)")
_QUALIFIED = re.compile(
    r"^(?!比上年|较上年|同比|年均|增长|增速|增幅|涨跌|占)(.{1,8}?)(?:比上年|较上年|同比|年均|增长|增速|增幅|涨跌|占)"
)


def _qualifier(words: str, measure: str) -> str:
    """What a growth or share header says of whom: 出口额比上年增长 → 出口额."""
    if not measure:
        return ""
    rest = _IDLE.sub("", _YEAR.sub("", _PLAN.sub("", _YEARLY.sub("同比", words))))
    match = _QUALIFIED.match(rest)
    found = match[1] if match else ""
    return "" if found in ("比", "较", "占", "完成", "为") or found.startswith(("比", "较", "占")) else found
