"""What the name of a table's row says: of what, in which unit, by which measure, and under which row it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checks.chinese.time import YEAR
from checks.claims.tabular.table_columns import UnitTest, split_unit, tidy


@dataclass(frozen=True, slots=True)
class RowName:
    """The name of a row. `part` is printed 其中; `measure` and `sign` are what its last words say (增速, 降低).

    `total`: it is no more than a word for one (合计); `sums`: it ends in such a word (本年收入合计), `grand`: in 总计.
    `inset` is how wide the mark of a part is, behind which the names of its list stand. `rank` counts from 1 by the
    style of its number (一、 （一） 1. （1） ①), 0 without one. `year`, `stance`: what the name prints of them
    (某年还本预算数), 0 and empty where it prints none.
    """

    text: str
    unit: str = ""
    measure: str = ""
    sign: int = 1
    inset: int = 0
    total: bool = False
    sums: bool = False
    grand: bool = False
    rank: int = 0
    year: int = 0
    stance: str = ""

    @property
    def part(self) -> bool:
        """Whether the row is marked as a part of one above it: 其中, #."""
        return self.inset > 0


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a row stands, by row numbers (-1: none): the row whose quantity it narrows, the row it is a part of."""

    head: int = -1
    whole: int = -1


_NUMBERING = re.compile(
    r"^(?:(?:\d{1,2}[．.]){2,4}(?=[一-鿿])|[（(]\d{1,3}[）)]|\d{1,3}[、．.](?!\d)|[①-⑳]|[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十]{1,3}[）)])"
)
_RANKS = tuple(
    re.compile(style)
    for style in (
        r"[一二三四五六七八九十]{1,3}[、．.]",
        r"[（(][一二三四五六七八九十]{1,3}[）)]",
        r"\d{1,3}[、．.](?!\d)",
        r"[（(]\d{1,3}[）)]",
        r"[①-⑳]",
    )
)
_DEEPEST = 9  # a row without a number stands below one that has
_BOOKED = re.compile(r"(?:预计)?(?:(?P<done>实际|执行|决算|完成)|预算)数$")
_DATED = re.compile(rf"({YEAR})年(?=[末底]|.{{1,30}}(?:{_BOOKED.pattern[:-1]}|额|债[务券].{{0,12}}支出)$)[末底]?")
_SUMS = re.compile(r"(?:合计|总计|小计|共计)$")
_BARE_NUMBER = re.compile(r"^\d{1,3}(?=[一-鿿“])")
_PART = re.compile(r"^(?:[#＃*＊·•●■◆※△▲—-]{0,3})(?:其中[：:、，,]?|[其内][：:])|^[#＃]")
_HASH = re.compile(r"\s*[#＃]")
_AMONG = 6  # blanks as wide as 其中：
_BULLET = re.compile(r"^[#＃*＊·•●■◆※△▲]{1,3}")
_FOOTNOTE = re.compile(r"[\[［]\d{1,3}[\]］]|[*＊①②③④⑤#]{1,3}$")
_SAID_TWICE = re.compile("[（(]含不满[^（）()]{1,8}[）)]")  # 0-15岁（含不满16周岁）
_TOTAL = re.compile(r"^(?:总|总计|合计|总和|总数|全部|共计|总额)$")
# The last words of a name that say how the number is to be read, longest first, and what is left of the name.
_ENDINGS: tuple[tuple[re.Pattern[str], str, int], ...] = (
    (re.compile(r"(?:年均|平均)(?:增长速度|增长率|增长|增速|增幅|递增)$"), "growth_avg", 1),
    (re.compile(r"(?:年均|平均)(?:下降率?|降低率?|降幅)$"), "growth_avg", -1),
    (re.compile(r"(?:比上年|较上年|同比|可比价)?(?:增长速度|增长率|增长|增速|增幅|上涨|涨幅|涨跌幅度)$"), "growth", 1),
    (
        re.compile(
            r"(?:比上年|较上年|同比|累计)?(?:下降率|降低率|下降|降低|降幅|减少率|(?:削减|减排)(?=比例|幅度))(?:比例|幅度)?$"
        ),
        "growth",
        -1,
    ),
)
_RATIO = re.compile(r"占.{1,24}(?:比重|比例|比)$|占比$|比重$")


def is_sum(name: str) -> bool:
    """Whether a name is a word for a total, or ends in one."""
    return bool(_TOTAL.match(name) or _SUMS.search(name))


def is_numbered(texts: Sequence[str]) -> bool:
    """Whether a column's names begin with their bare number: 1地区生产总值, 2人均地区生产总值, and so on."""
    numbers = [int(m[0]) for t in texts if (m := _BARE_NUMBER.match(tidy(t)))]
    return len(numbers) > 2 and len(numbers) > len(texts) / 2 and numbers == sorted(set(numbers))


def read_name(text: str, units: UnitTest, head_says_unit: bool = False, numbered: bool = False) -> RowName:
    """A row's name taken apart. `head_says_unit`: the header reads 指标（单位）, so brackets at the end hold a unit;
    `numbered`: names begin with their bare number.
    """
    name = _SAID_TWICE.sub("", _FOOTNOTE.sub("", tidy(text)))
    rank = next((i for i, style in enumerate(_RANKS, 1) if style.match(name)), 0)
    name = _NUMBERING.sub("", _BARE_NUMBER.sub("", name) if numbered else name)
    inset = 2 if _HASH.match(text) else _AMONG if _PART.match(name) else 0
    name = _BULLET.sub("", _PART.sub("", name))
    name = _NUMBERING.sub("", name)
    name, unit = split_unit(name, bool if head_says_unit else units)
    measure, sign, rest = "", 1, name
    for pattern, kind, direction in _ENDINGS:
        match = pattern.search(name)
        if match and match.start():
            measure, sign, rest = kind, direction, name[: match.start()]
            break
    if measure == "growth" and unit and unit[-1] not in "%‰点":
        measure, rest = ("", name) if sign > 0 else ("delta", rest)
    if not measure and _RATIO.search(name):
        measure = "share"
    total = bool(_TOTAL.match(rest))
    grand = rest.endswith("总计")
    dated = _DATED.match(rest)
    booked = _BOOKED.search(rest) if dated else None
    stance = ("actual" if booked["done"] else "budget") if booked else ""
    text = rest.strip("：:，、 ")
    return RowName(
        text, unit, measure, sign, inset, total, is_sum(rest), grand, rank, int(dated[1]) if dated else 0, stance
    )


def dated_by(row: int, names: Sequence[RowName], heads: Sequence[int]) -> RowName:
    """A row's name with the year and the stance that it, or the row it stands under, prints."""
    at, steps = row, 0
    while not names[at].year and 0 <= heads[at] < at and steps < _DEEPEST:
        at, steps = heads[at], steps + 1
    return replace(names[row], year=names[at].year, stance=names[at].stance) if names[at].year else names[row]


def undated(name: str) -> str:
    """A name without the year in it, and without the word for a budget or its outcome at its end."""
    return _BOOKED.sub("", _DATED.sub("", name, count=1))


# The characters and words that names of quantities end in. What ends otherwise (住宅, 铁路, 制造业) narrows a quantity.
_QUANTITY = re.compile(
    r"(?:额|量|数|率|值|比|价|(?:[强密浓幅高深长宽进角]|依存|满意|集中|覆盖|成熟|贡献)度|费|款|税|人口|收入|支出|投资|投入|消费|面积|里程|长度|能力|规模|资金|利润|贷款|存款|余额|价格|指数|比重|比例|"
    r"合计|总计|小计|共计|寿命|年限|用地|用水|能耗|产值|总产|出栏|存栏|成本|结转|结余|债务|基金|补助|设备|容量|排放|消耗|强度|时间|水平|顺差|逆差|差额|大于[进出]口)$"
)
_BRACKETED = re.compile(r"[（(][^（）()]{0,30}[）)]")


def is_quantity(name: str) -> bool:
    """Whether a name says by itself what is counted (房屋施工面积), not only of whom (住宅)."""
    return bool(_QUANTITY.search(_BRACKETED.sub("", name)))


_MAKING = re.compile(r"^(?:新|增|改|扩|投产|建成|完成|人均|每)")


def stands_alone(name: str) -> bool:
    """Whether a name narrows no row above it: a quantity (房屋施工面积), or something made (新建公路)."""
    return is_quantity(name) or bool(_MAKING.match(name))


def place_rows(
    names: Sequence[RowName],
    units: Sequence[str],
    values: Sequence[float | None],
    indents: Sequence[int],
    parents: Sequence[int],
    counted: Sequence[bool],
) -> list[Slot]:
    """Where each row stands under the rows above it.

    `units` and `values` are the first level column's, `indents` the white space printed before the names, `parents`
    the rows that each stands under where codes or white space tell (`table_tree.parents`), `counted` says of each
    whether it bears a number of its own in a list. `whole` is
    set only where the layout leaves no doubt: a part named after another group of parts may belong to the row just
    above or to the head of that group, and then only its value, unit or name can decide.
    """
    placed: list[Slot] = []
    group = -1  # the row whose parts are being listed
    head = -1  # the last row that is a quantity by itself
    listed: set[str] = set()  # the parts listed so far
    sure = False  # whether the list being read is surely one of the group's parts
    inset = False  # whether that list is set in from its group, so that a row that is not ends it
    for i, name in enumerate(names):
        if inset and indents[i] <= indents[group] and not name.part:
            group, inset = -1, False
        if name.part:
            was = group
            over = parents[i] if name.inset < _AMONG else -1  # how far # is set in says under what
            if over >= 0 and units[over] == units[i] and _fits(values[i], values[over]):
                whole = group = over
            else:
                whole, group = _whole_of(i, group, names, units, values, placed, name.text in listed)
            if group != was:
                listed = set()
            listed.add(name.text)
            sure = whole >= 0 and whole == group
            inset = group >= 0 and indents[i] > indents[group]
            placed.append(Slot(group if group >= 0 else head, whole))
            continue
        quantity = stands_alone(name.text) or bool(name.unit or name.measure) or counted[i]
        same_unit = group >= 0 and units[i] == units[group]
        deeper = group >= 0 and indents[i] > indents[group]
        if group >= 0 and same_unit and (not quantity or deeper) and not name.total:
            part = sure and deeper and _fits(values[i], values[group])
            placed.append(Slot(group, group if part else -1))
            continue
        if quantity or name.total:
            placed.append(Slot())
            head, group, inset = i, -1, False
            continue
        group, inset = -1, False
        if parents[i] >= -1:
            told = parents[i] if parents[i] >= 0 and units[i][-1:] == units[parents[i]][-1:] else -1
            placed.append(Slot(told))
            continue
        under = head >= 0 and units[i][-1:] == units[head][-1:] and not 0 < name.rank < (names[head].rank or _DEEPEST)
        placed.append(Slot(head if under else -1, -1))
    return placed


def _whole_of(
    i: int,
    group: int,
    names: Sequence[RowName],
    units: Sequence[str],
    values: Sequence[float | None],
    placed: Sequence[Slot],
    repeated: bool,
) -> tuple[int, int]:
    """The row a 其中 row is a part of (-1: cannot tell), and the group it opens or continues.

    `repeated`: the group already has a part of this name, so that this one belongs to another row.
    """
    above = i - 1
    if above < 0:
        return -1, -1
    can_above = units[above] == units[i] and _fits(values[i], values[above])
    in_group = placed[above].head == group and group >= 0 and above != group
    if not in_group:
        return (above, above) if can_above else (-1, above)
    can_group = units[group] == units[i] and _fits(values[i], values[group])
    if can_above and (not can_group or repeated or _akin(names[i].text, names[above].text, names[group].text)):
        return above, above
    if can_group and not can_above:
        return group, group
    # A part of a part is a part of the whole too.
    whole = group if can_group and placed[above].whole == group else -1
    return whole, above if can_above and is_quantity(names[above].text) else group


def _fits(part: float | None, whole: float | None) -> bool:
    return part is None or whole is None or part <= whole


def _akin(name: str, one: str, other: str) -> bool:
    """Whether `name` shares words with `one` and none with `other`."""
    pairs = {name[k : k + 2] for k in range(len(name) - 1)}
    return any(p in one for p in pairs) and not any(p in other for p in pairs)
