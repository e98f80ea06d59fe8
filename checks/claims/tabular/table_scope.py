"""Notes under a table and words in brackets that change what its numbers cover."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checks.chinese.lexicon import any_of, lexicon, pattern_of
from checks.chinese.words import ADJUSTED_BUDGET
from checks.documents.document import Cell

MAX_NOTE = 200
_SCOPE = pattern_of("table_scope", "scope")
_MEMBERS = pattern_of("table_scope", "members")
_CONVENTION = pattern_of("table_scope", "convention")
_STARRED = pattern_of("table_scope", "starred")
_LEAD = pattern_of("table_scope", "lead")
_NUMBER = re.compile(r"^[（(]?(?:\d{1,2}|[①-⑳])[）).．、]?\s{0,2}")
_BRACKET = re.compile(r"[（(]([^（）()]{2,30})[）)]")
_ADJUSTED = pattern_of("table_scope", "adjusted")
_HEADER_SCOPE = pattern_of("table_scope", "header_scope")
_BRACKET_SCOPE = pattern_of("table_scope", "bracket_scope")
_PARTS = re.compile(r"[；;。\n]|(?<=[。；;])\s*(?=\d{1,2}[.．、])")
_NARROWING = re.compile(any_of(lexicon("tables")["narrowing"]))
_KINDS_OF_SPENDING = frozenset(lexicon("tables")["kinds_of_spending"])
_CURRENCY = re.compile(any_of(lexicon("tables")["currencies"]))


@dataclass(frozen=True, slots=True)
class Notes:
    """Scope notes under a table: `general` ones are about every row, each of `particular` about rows that it names."""

    general: tuple[str, ...] = ()
    particular: tuple[str, ...] = ()
    starred: int | None = None  # the year of numbers marked *: 带*的为2019年数据

    def about(self, name: str) -> list[str]:
        """The notes that bear on a row: what 包括 lists is only named by the note, which is about the whole."""
        bare = _BRACKET.sub("", name)
        return [*self.general, *(n for n in self.particular if len(bare) >= 2 and bare in _MEMBERS.sub("", n))]


def read_notes(cells: Sequence[Cell], source: str) -> Notes:
    """The scope notes among the lines under a table of the text `source`; explanations of signs are left out."""
    general: list[str] = []
    particular: list[str] = []
    for cell in cells:
        for part in _PARTS.split(_LEAD.sub("", cell.text)):
            text = _NUMBER.sub("", part.strip())[:MAX_NOTE]
            if not text or not _SCOPE.search(text) or _CONVENTION.search(text):
                continue
            whole_table = re.search(r"表中|本表|上表|以上|各项|所有|全部|数据", text[:12])
            (general if whole_table else particular).append(text)
    star = next((m for c in cells if (m := _STARRED.search(source, c.start, c.end))), None)
    return Notes(tuple(general), tuple(particular), int(star[1]) if star else None)


def scope_of_header(header: str) -> list[str]:
    """The words of a column's header that say what is covered: 年初预算 and 调整预算 are two plans for one year, and a
    budget (不含提前告知部分) is another than one with it.
    """
    return [*_HEADER_SCOPE.findall(_ADJUSTED.sub(ADJUSTED_BUDGET, header)), *scope_in(header)]


def scope_in(name: str) -> list[str]:
    """The words in a name's brackets that say what is covered: 固定资产投资（不含农户） → [不含农户]."""
    return [m for m in _BRACKET.findall(name) if _BRACKET_SCOPE.match(m)]


def currencies_in(text: str) -> list[str]:
    """The currencies that a caption or a name speaks of, in order: 金融机构人民币存贷款 → [人民币]."""
    return list(dict.fromkeys(_CURRENCY.findall(text)))


def narrowed_in(caption: str, name: str) -> list[str]:
    """What a caption says that makes a row a part of what its name says (对下转移支付情况表: 教育支出), once each."""
    if name in _KINDS_OF_SPENDING:
        return []  # 人员经费 is of 基本支出 whatever stands above it
    return [word for word in dict.fromkeys(_NARROWING.findall(caption)) if word not in name]
