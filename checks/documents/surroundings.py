"""What stands around a table: its caption and unit above it, its notes below."""

import re

from checks.chinese.time import YEAR
from checks.documents.grid import CAPTION, UNIT, UNIT_BEHIND, Grid, cell
from checks.documents.headings import heading_of
from checks.documents.lines import Line
from checks.documents.normal import plain

NOTE = re.compile(r"^[（(*\s　]*(?:注|说明|备注)\s{0,2}\d{0,2}[：:.]")
CONTINUED = re.compile(r"^[（(]?续\s?(?:上?表|\d|[）)]|$)|[（(]续(?:表)?[）)]$")
_LABEL = re.compile(r"^[（(]?(?:附\s?[件表]|表)\s?[\d一二三四五六七八九十]{0,3}(?:[-—]\d{1,2})?[）)]?[：:]?$")
_CAPTION_END = re.compile(
    r"(?:表|情况|构成|草案|一览|统计|数据|明细|指标|比重|速度|产量|[数金余]额|面积|产值|增长率?|总计划)[\]\d\[（()）*]{0,6}$"
)
# 1-3 before the name of a table; 1-3月 are months.
_NUMBER = re.compile(rf"^\d{{1,2}}[-—–]\d{{1,2}}?\s{{0,3}}(?={YEAR}\s?年|(?![月年日季])[一-鿿])")
_MADE_BY = re.compile(r"(?:编制|填报|填制|公开|制表|预算|主管)(?:单位|部门)(?:名称)?\s{0,2}[：:]")
_YEAR = re.compile(rf"^{YEAR}\s?年")
_BROKEN_OFF = re.compile(rf"[。；，：！？]|{_CAPTION_END.pattern}")
_LONGEST = 60
_LOOK = 5  # lines above a table


def surroundings(text: str, lines: list[Line], grid: Grid) -> None:
    """Caption and unit above the table, notes under it; sets the roles of their lines."""
    _above(lines, grid)
    notes = []
    i = grid.last + 1
    while i < len(lines) and not lines[i].role and NOTE.match(lines[i].text):
        lines[i].role = "note"
        notes.append(cell(text, lines[i].start, lines[i].end))
        i += 1
    grid.notes = tuple(notes)


def _above(lines: list[Line], grid: Grid) -> None:
    i = grid.first - 1
    united = False
    for _ in range(_LOOK):
        if i < 0 or lines[i].role:
            break
        said = lines[i].text
        unit = UNIT.match(said)
        behind = UNIT_BEHIND.match(said)
        if unit and not united:
            grid.unit = grid.unit or plain(unit["unit"])
            lines[i].role, united = "unit", True
        elif _MADE_BY.match(said) and len(said) <= _LONGEST:
            lines[i].role = "unit"  # between the caption and the unit
        elif grid.caption and not _LABEL.match(grid.caption):
            break
        elif behind and not united and (inner := UNIT.match(behind["unit"])):
            grid.unit, united = grid.unit or plain(inner["unit"]), True
            i = _captioned(lines, i, grid, behind["caption"])
        elif _is_caption(said, united):
            i = _captioned(lines, i, grid, said)
        else:
            break
        i -= 1
    if not grid.caption and i >= 0 and not lines[i].role and lines[i].text[0] == "#":
        grid.caption = plain(lines[i].text.lstrip("# "))


def _captioned(lines: list[Line], i: int, grid: Grid, said: str) -> int:
    """Take line `i` for the caption, with its first line if it breaks, and the table's number alone above it (表1)."""
    grid.caption = plain(_NUMBER.sub("", said.lstrip("# ")))
    if lines[i].text[0] != "#":
        lines[i].role = "caption"
    above = lines[i - 1] if i else None
    if above is not None and not above.role and _YEAR.match(above.text) and _goes_on(above.text, said):
        return _captioned(lines, i - 1, grid, above.text + said)
    if above is not None and not above.role and _LABEL.match(above.text) and not _LABEL.match(said):
        above.role = "caption"
        return i - 1
    return i


def _goes_on(above: str, said: str) -> bool:
    """Whether a caption that names no year is the second line of one that begins with a year."""
    return not (len(above) > _LONGEST or _YEAR.match(said) or CAPTION.match(said) or _BROKEN_OFF.search(above))


def _is_caption(said: str, united: bool) -> bool:
    """Whether a line is the caption of the table under it: 表1 …, …情况表, or any title with the unit right below."""
    if len(said) > _LONGEST or said[-1] in "。；，：:,;":
        return False
    if CAPTION.match(said) or CONTINUED.match(said):
        return True
    if "。" in said or "；" in said or heading_of(said) is not None:
        return False
    return united or bool(_CAPTION_END.search(said))
