"""What stands around a table: its caption and unit above it, its notes below."""

import re

from checks.chinese.lexicon import pattern_of
from checks.documents.grid import CAPTION, UNIT, UNIT_BEHIND, Grid, cell
from checks.documents.headings import heading_of
from checks.documents.lines import Line
from checks.documents.normal import plain

NOTE = pattern_of("surroundings", "note")
CONTINUED = pattern_of("surroundings", "continued")
_LABEL = pattern_of("surroundings", "label")
_CAPTION_END = pattern_of("surroundings", "caption_end")
_NUMBER = pattern_of("surroundings", "number")
_MADE_BY = pattern_of("surroundings", "made_by")
_YEAR = pattern_of("surroundings", "year")
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
    elif not grid.caption and united and i >= 0 and lines[i].role == "note":
        glued = lines[i].text.rpartition("。")[2]  # 注：本表反映各项支出情况。支出决算表
        grid.caption = plain(glued) if _CAPTION_END.search(glued) and len(glued) <= _LONGEST else ""


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
