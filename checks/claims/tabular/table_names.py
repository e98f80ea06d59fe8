"""The full name of what a cell counts, put together from caption, header, row and the rows above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checks.chinese.lexicon import any_of, lexicon, pattern_of, words_of
from checks.claims.ownership.owner_words import book_of
from checks.claims.tabular.table_columns import Column, tidy
from checks.claims.tabular.table_rows import RowName, is_quantity, is_sum, stands_alone

_TABLE_NUMBER = pattern_of("table_names", "table_number")
_BARE_NAME = pattern_of("table_names", "bare_name")
_FILLED_IN = re.compile(rf"\s*(?:{any_of(lexicon('owners')['offices']['label'])})[：:]")  # 编制单位：某局
_TIME = pattern_of("table_names", "time")
_CAPTION_END = pattern_of("table_names", "caption_end")
_CAPTION_LEAD = pattern_of("table_names", "caption_lead")
MAX_NESTED = 8
_LEVELS = sorted({w for words in lexicon("owners")["tiers"].values() for w in words}, key=lambda w: (-len(w), w))
_FORM = pattern_of("table_names", "form")
_INCOME = "收入"
_BARE_SUMS = words_of("table_names", "bare_sums")
_SIDES = tuple(lexicon("lists")["sides"])
_SPENT, _ALL = "支出", "合计"
_KINDS_OF_SPENDING = tuple(lexicon("tables")["kinds_of_spending"])
_BARE = frozenset(words_of("table_names", "bare"))
_BY_CLASS = pattern_of("table_names", "by_class")
_PEOPLE = frozenset(lexicon("things")["people"])
_SUM_OF_ROW = pattern_of("table_names", "sum_of_row")
_ACCOUNTS = pattern_of("table_names", "accounts")
_CLASSED = pattern_of("table_names", "classed")
_THIS_YEAR = "本年"
_OF_PRODUCTS = pattern_of("table_names", "of_products")
_IDLE_TOPIC = pattern_of("table_names", "idle_topic")
_NAME_WORDS = pattern_of("table_names", "name_words")
_COUNTRIES = pattern_of("table_names", "countries")
_PRICE_INDEX = pattern_of("table_names", "price_index")
_WHOLE_WORDS = pattern_of("table_names", "whole_words")
_TAILS: dict[str, str] = lexicon("tables")["tails"]
_HEADED = re.compile(rf"(?:{any_of(_TAILS)})$")
_SIZED = re.compile(any_of(lexicon("owners")["sizes"]))  # of bodies of a size only: parts keep that name
_SAYS_LITTLE = pattern_of("table_names", "says_little")


def unnumbered(caption: str) -> str:
    """A caption without the number of its table, which is no digit of the year behind it: 表1某年…."""
    return _TABLE_NUMBER.sub("", tidy(caption))


def topic_of(caption: str, own: tuple[str, ...] = ()) -> str:
    """What a caption speaks of: 表4 2013年分行业固定资产投资（不含农户）及其增长速度 → 固定资产投资（不含农户）.

    Whose it is, it does not keep: the region's names (`own`) and the levels of government in front are left out.
    """
    text = "" if _FILLED_IN.match(caption) else unnumbered(caption)
    text = _TIME.sub("", text)
    text = re.sub(r"\[\d{1,3}\]", "", text)
    text = _CAPTION_LEAD.sub("", _BY_CLASS.sub("零售额", text))
    for word in (*own, *_LEVELS, *own):
        text = text.removeprefix(word) if len(text) > len(word) + 1 else text
    text = _FORM.sub("", text)
    for _ in range(2):
        text = _CAPTION_END.sub("", text)
    text = _OF_PRODUCTS.sub("", text)
    text = _CLASSED.sub("", text)
    return "" if _IDLE_TOPIC.fullmatch(text) else text


@dataclass(frozen=True, slots=True)
class Title:
    """The name of what a cell counts. `qualifier` is the column's word in front (城市); `narrows`: what it narrows."""

    text: str
    qualifier: str = ""
    narrows: str = ""

    @property
    def full(self) -> str:
        """The name with its qualifier."""
        return _joined(self.qualifier, self.text)


def of_column(column: str, name: str) -> str:
    """A row with the word of a column in front, or behind it with the kind of spending: 教育支出人员经费."""
    kind = column.endswith(_KINDS_OF_SPENDING)
    if kind and name.startswith(_SPENT) and name.endswith(_BARE_SUMS):
        return column  # 项目支出, of 支出总计
    behind = name.endswith(_SPENT) and kind
    return name + column if behind else column + name


def is_book(quantity: str) -> bool:
    """Whether a column is one of the books of public money, in which a row is called as in all of them."""
    return bool(book_of(quantity)) and quantity.endswith(("预算", "拨款"))


def compose(
    row: int, names: Sequence[RowName], heads: Sequence[int], column: Column, topic: str, names_header: str
) -> Title:
    """The name of what stands in `column` of row `row`. `heads[i]` is the row that row i narrows, -1 if none."""
    name = names[row]
    if (kind := name.text.removesuffix(_ALL)) in _KINDS_OF_SPENDING:
        return Title(kind)
    quantity = column.quantity if _is_counted(column.quantity) else ""
    qualifier = "" if quantity else column.quantity
    side = next((s for s in _SIDES if name.grand and column.quantity.startswith(s)), "")
    quantity, qualifier = (side if is_book(word) else word for word in (quantity, qualifier))
    if name.total and column.header.startswith(_THIS_YEAR) and is_sum(quantity):
        return Title(_THIS_YEAR + quantity)
    if _SUM_OF_ROW.fullmatch(quantity):  # what a row is called, all of it is called
        quantity = side
        if _ACCOUNTS.sub("", topic) == _INCOME and not name.total:
            return Title(name.text + _INCOME + _ALL)
        if not name.total and not is_quantity(name.text):
            return Title(name.text or _ACCOUNTS.sub("", topic))
    if column.qualifier:
        quantity, qualifier = (
            (column.qualifier, qualifier) if _is_counted(column.qualifier) else (quantity, column.qualifier)
        )
    head = _head(row, names, heads)
    text = _named(name, head, quantity, topic, names_header)
    return Title(text, qualifier, head.text if head and text != name.text else "")


def _is_counted(word: str) -> bool:
    """Whether a column's word says what is counted of a row, also of a school: 特殊教育学校 | 毕业生."""
    return bool(word) and (word in _PEOPLE or is_quantity(word))


def _named(  # noqa: PLR0911 - a decision a line
    name: RowName, head: RowName | None, quantity: str, topic: str, names_header: str
) -> str:
    if _COUNTRIES.search(names_header) and not name.total:
        return f"对{name.text}{quantity or _noun(topic, names_header)}"
    if name.total and name.grand and quantity in _SIDES:
        return quantity + name.text  # 总计 of the 收入 and of the 支出 that a table puts side by side
    if name.total and topic:
        return _of_total(name, quantity, _ACCOUNTS.sub("", topic), names_header)
    # What came in to be spent on it (教育支出 | 财政拨款收入), or all of what a table of columns alone tells.
    if (name.text.endswith(_SPENT) and _INCOME in quantity) or (not name.text and quantity in _BARE_SUMS):
        return (name.text or topic) + quantity
    if name.total or is_quantity(name.text):
        said = (quantity or name.text) if name.total else name.text
        return _first(topic) + said if _needs_topic(said, topic) else said
    if head and head.text and not head.total and (not quantity or quantity in _BARE):
        return _narrowed(name.text, head.text)
    if quantity:
        return _joined(name.text, _with_quantity(_stem(topic, quantity, names_header), quantity))
    whole = topic if is_quantity(topic) and not stands_alone(name.text) else ""
    return _joined(name.text, whole) if whole else name.text


def _narrowed(part: str, whole: str) -> str:
    """The name of a row by the one it stands under, as the text calls it: 教育 under 一般公共预算支出 is 教育支出."""
    bare = _WHOLE_WORDS.sub("", whole)
    headed = _HEADED.search(bare)
    if headed and not _SAYS_LITTLE.match(part) and not _SIZED.search(whole):
        return _joined(part, _TAILS[headed[0]])
    return _joined(part, _PRICE_INDEX.sub("价格", bare))


def _of_total(name: RowName, quantity: str, topic: str, names_header: str) -> str:
    if quantity in _SIDES and all(side in topic for side in _SIDES):
        return quantity + name.text  # 总计 of one side of a table of both
    if topic in _SIDES and not quantity:
        return topic + name.text
    if quantity in _KINDS_OF_SPENDING and topic.endswith(_SPENT):  # 基本支出 of all 支出; of 基本支出 its own parts
        return quantity if topic.endswith(_KINDS_OF_SPENDING) else topic.removesuffix(_SPENT) + quantity
    if topic and quantity.endswith(topic):
        return quantity
    return quantity if _repeats(quantity, topic) else _with_quantity(_noun(topic, names_header), quantity)


def _head(row: int, names: Sequence[RowName], heads: Sequence[int]) -> RowName | None:
    """The row above that says what is counted: 65周岁及以上 stands under 60周岁及以上, and that under 总人口."""
    at = heads[row]
    for _ in range(MAX_NESTED):
        if at < 0 or stands_alone(names[at].text) or not 0 <= heads[at] < at:
            break
        at = heads[at]
    return names[at] if at >= 0 else None


def _stem(topic: str, quantity: str, names_header: str) -> str:
    """What of the caption belongs before a header's quantity: nothing, where the caption only repeats it (产量)."""
    if quantity in _BARE:
        return _noun(topic, names_header)
    if (
        not topic
        or _repeats(quantity, topic)
        or any(said.endswith(quantity) for said in re.split(r"[、（(和及与]", topic))
    ):
        return ""
    return topic if is_quantity(topic) or re.search(r"投资|贸易|利用外资", topic) else ""


def _repeats(quantity: str, topic: str) -> bool:
    """Whether a header says what the caption says, in a little other words: 对外直接投资金额, 对外直接投资额."""
    return len(quantity) > 4 and quantity[:4] in topic


def _needs_topic(name: str, topic: str) -> bool:
    """A bare 投资额 says too little: what kind, the caption says."""
    return bool(topic and _BARE_NAME.match(name)) and name not in topic and not _IDLE_TOPIC.search(_first(topic))


def _first(topic: str) -> str:
    return re.split(r"[和与及、（(]", topic, maxsplit=1)[0]


def _noun(topic: str, names_header: str) -> str:
    """The caption's topic without the word for the rows themselves: 商品出口数量、金额 beside 商品名称 → 出口."""
    word = _NAME_WORDS.sub("", names_header)
    stem = topic.replace(word, "") if len(word) >= 2 else topic
    found = re.split(r"数量|金额", stem, maxsplit=1)
    return found[0] if len(found) > 1 else stem


def _with_quantity(stem: str, quantity: str) -> str:
    """A stem and a quantity, their overlap said once: 固定资产投资 + 投资额 → 固定资产投资额."""
    if not quantity or not stem:
        return stem or quantity
    bare = re.sub(r"[（(][^（）()]{0,30}[）)]", "", stem)
    rest = stem[len(bare) :] if stem.startswith(bare) else ""
    if quantity in bare or (quantity in _BARE and bare[-1:] in ("额", "量", "数")):
        return stem
    if bare.endswith(quantity[:2]):
        return bare + quantity[2:] + rest
    return bare + quantity + rest


def _joined(part: str, whole: str) -> str:
    """A part's name before the whole's, what both say said once: 规模以上工业 + 规模以上工业企业利润 → the latter."""
    if not part or part in whole:
        return whole
    if not whole or whole in part or (whole[-1] == "数" and whole[:-1] in part):
        return part
    if whole[-1] in "数量额" and len(whole) <= 3 and whole[:2] in part:
        return part + whole[-1]
    return part + whole
