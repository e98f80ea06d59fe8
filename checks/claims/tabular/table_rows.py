"""What the name of a table's row says: of what, in which unit, by which measure, and under which row it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from checks.chinese.lexicon import pattern_of
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


_NUMBERING = pattern_of("table_rows", "numbering")
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
_BOOKED = pattern_of("table_rows", "booked")
_DATED = re.compile(rf"({YEAR})年(?=[末底]|.{{1,30}}(?:{_BOOKED.pattern[:-1]}|额|债[务券].{{0,12}}支出)$)[末底]?")
_YEAR_ALONE = re.compile(rf"({YEAR})年?[末底]?")
_SUMS = pattern_of("table_rows", "sums")
_BARE_NUMBER = pattern_of("table_rows", "bare_number")
_PART = pattern_of("table_rows", "part")
_HASH = re.compile(r"\s*[#＃]")
_AMONG = 6  # blanks as wide as 其中：
_BULLET = re.compile(r"^[#＃*＊·•●■◆※△▲]{1,3}")
_FOOTNOTE = re.compile(r"[\[［]\d{1,3}[\]］]|[*＊①②③④⑤#]{1,3}$")
_SAID_TWICE = pattern_of("table_rows", "said_twice")
_TOTAL = pattern_of("table_rows", "total")
_ENDING_GROWTH_AVG = pattern_of("table_rows", "ending_growth_avg")
_ENDING_GROWTH_AVG_DOWN = pattern_of("table_rows", "ending_growth_avg_down")
_ENDING_GROWTH = pattern_of("table_rows", "ending_growth")
_ENDING_GROWTH_DOWN = pattern_of("table_rows", "ending_growth_down")
# The last words of a name that say how the number is to be read, longest first, and what is left of the name.
_ENDINGS: tuple[tuple[re.Pattern[str], str, int], ...] = (
    (_ENDING_GROWTH_AVG, "growth_avg", 1),
    (_ENDING_GROWTH_AVG_DOWN, "growth_avg", -1),
    (_ENDING_GROWTH, "growth", 1),
    (
        _ENDING_GROWTH_DOWN,
        "growth",
        -1,
    ),
)
_RATIO = pattern_of("table_rows", "ratio")


def is_sum(name: str) -> bool:
    """Whether a name is a word for a total, or ends in one."""
    return bool(_TOTAL.match(name) or _SUMS.search(name))


def summed(name: str) -> str:
    """What a row adds up, by its name: 市级 of 市级合计."""
    return _SUMS.sub("", name)


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
    dated = _DATED.match(rest) or _YEAR_ALONE.fullmatch(rest)
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


def undated(name: str, label: str) -> str:
    """A name without the year in it, and without the word for a budget or its outcome at its end. `label`: of its row,
    which may be nothing but the year."""
    if _YEAR_ALONE.fullmatch(label):
        return name.replace(label, "", 1)
    return _BOOKED.sub("", _DATED.sub("", name, count=1))


_QUANTITY = pattern_of("table_rows", "quantity")
_BRACKETED = re.compile(r"[（(][^（）()]{0,30}[）)]")


def is_quantity(name: str) -> bool:
    """Whether a name says by itself what is counted (房屋施工面积), not only of whom (住宅)."""
    return bool(_QUANTITY.search(_BRACKETED.sub("", name)))


_MAKING = pattern_of("table_rows", "making")


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
