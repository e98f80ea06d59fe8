"""Claims out of tables: indicator tables of outlines, statistical tables of communiqués, tables over years, budgets.

A cell's claim takes its name from caption, header and row; its unit from the cell, the column, the unit column, the row
or the caption, in this order; its year from the header, the caption or the document; and its stance from the header or,
where that is silent, from whether the year lies in what the document reports or in what it plans.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from checks.claims.ids import Names
from checks.claims.indicators import IndicatorReader, Named
from checks.claims.model import Claim, Mark
from checks.claims.numbers import HedgeReader, bounds
from checks.claims.table_cells import CellReader, Number
from checks.claims.table_columns import NAME, REMARK, UNIT, VALUE, Column, is_empty, read_columns, tidy, years_in
from checks.claims.table_names import Title, compose, topic_of
from checks.claims.table_rows import Place, RowName, is_numbered, place_rows, read_name
from checks.claims.table_scope import Notes, read_notes, scope_in
from checks.claims.table_years import measure_of_caption, part_of_year, stance_of, year_of
from checks.claims.units import UnitReader
from checks.documents.model import Cell, Document, Table
from checks.vocabulary.vocabulary import Vocabulary

MAX_CELLS = 200_000  # of one table; what stands beyond is not read, so that a hostile table costs bounded time
RATES = ("share", "rate")
_REGION_ROWS = re.compile(r"^(?!.*国家).*(?:地区|区域|区市|县区|市县|县市|镇街|街道|单位)$")
_INDENT = re.compile("<br/?>([ \u3000\u00a0]{0,24})", re.IGNORECASE)
PERCENT = ("%", "‰")


@dataclass(slots=True)
class TableClaims:
    """What a table says: its claims in document order, and the damage found in its rows."""

    claims: list[Claim] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Row:
    """A body row as read: its cells put right, its names by name column, its unit cell and its damage."""

    cells: Sequence[Cell]
    names: dict[int, RowName]
    unit: str
    damage: str


class TableReader:
    """Reads tables by one vocabulary. Build once, use for every document."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._units = UnitReader(vocabulary)
        self._cells = CellReader(self._units, HedgeReader(vocabulary.hedges))
        self._indicators = IndicatorReader(vocabulary)

    def read(self, table: Table, document: Document, names: Names) -> TableClaims:
        """The claims and the damage of `table`; `names` gives ids and is the document's own."""
        return _Reading(self, table, document, names).run()

    def is_unit(self, text: str) -> bool:
        """Whether a text is a unit of the vocabulary, also scaled (万吨) or one by another (吨/万元)."""
        parts = re.split(r"[/／每]", text)
        return all(
            part and (self._units.end(part, 0) >= len(part) or part in ("次", "年", "月", "日")) for part in parts
        )


def claims_of_table(
    table: Table, document: Document, vocabulary: Vocabulary, names: Names | None = None
) -> list[Claim]:
    """The claims of one table. For many tables build a `TableReader` once."""
    return TableReader(vocabulary).read(table, document, names or Names(document.name)).claims


class _Reading:
    """One table being read."""

    def __init__(self, reader: TableReader, table: Table, document: Document, names: Names) -> None:
        self.reader, self.table, self.document, self.ids = reader, table, document, names
        self.columns = read_columns(table, reader.is_unit)
        self.values = [c for c in self.columns if c.role == VALUE]
        self.topic = topic_of(table.caption)
        self.caption_years = years_in(tidy(table.caption))
        self.notes: Notes = read_notes(table.notes)
        section = document.sections[table.section] if document.sections else None
        self.section = " / ".join(section.path) if section else ""
        body = [r for r in table.rows[table.header :] if r]
        self.numbered = {
            n: n >= 0 and is_numbered([r[n].text for r in body if n < len(r)]) for n in {c.names for c in self.values}
        }
        self.out = TableClaims()
        self.heads: dict[int, list[int]] = {}
        self.titles: list[tuple[str, str]] = []  # of each claim: its row's label, and its name as put together

    def run(self) -> TableClaims:
        if not self.values:
            return self.out
        rows = [r for r in self._rows() if r is not None]
        by_names = {c.names for c in self.values}
        layout = {n: self._layout(rows, n) for n in sorted(by_names)}
        self.heads = {n: [p.head for p in places] for n, (_, places) in layout.items()}
        made: list[dict[int, Claim]] = []
        for i, row in enumerate(rows):
            made.append(self._row(i, row, layout, made))
        self._tell_apart()
        return self.out

    def _tell_apart(self) -> None:
        """Rows named differently must not become one indicator with two values: there, each keeps its own words."""
        said: dict[tuple[object, ...], set[str]] = {}
        keys = []
        for claim, (label, _) in zip(self.out.claims, self.titles, strict=True):
            key = (claim.indicator, claim.measure, claim.period_end, claim.region, claim.subject, claim.canonical_unit)
            keys.append(key)
            said.setdefault(key, set()).add(label)
        known = self.reader._indicators.names
        for claim, key, (label, title) in zip(self.out.claims, keys, self.titles, strict=True):
            exact = known.get(label)
            if len(said[key]) > 1 and not (exact and exact.name == claim.indicator):
                own = title if title != claim.indicator else f"{label}（{title}）"
                claim.indicator, claim.registered = own[:80], False

    # rows

    def _rows(self) -> list[_Row | None]:
        body = self.table.rows[self.table.header :]
        limit = MAX_CELLS // max(1, len(self.columns))
        filled: dict[int, str] = {}
        return [self._read_row(cells, filled) for cells in body[:limit]]

    def _read_row(self, cells: Sequence[Cell], filled: dict[int, str]) -> _Row | None:
        if not any(c.text for c in cells):
            return None
        cells, damage = self._unshifted(cells)
        unit = next((tidy(cells[c.order].text) for c in self.columns if c.role == UNIT and c.order < len(cells)), "")
        unit = "" if is_empty(unit) else unit
        names = {n: self._name(cells, n, filled) for n in {c.names for c in self.values}}
        return _Row(cells, names, unit, damage)

    def _unshifted(self, cells: Sequence[Cell]) -> tuple[Sequence[Cell], str]:
        """A row put back whose cells stand one column too far right: no words in its remark, an empty cell before."""
        remark = next((c.order for c in self.columns if c.role == REMARK), -1)
        first = self.values[0].order
        if remark <= first or len(cells) <= remark or self._wordy(remark) < 0.6:
            return cells, ""
        last = tidy(cells[remark].text)
        if not last or not (is_empty(last) or last[:1].isdigit()):
            return cells, ""
        gap = next((i for i in range(first, remark) if not cells[i].text), -1)
        if gap < 0:
            return cells, ""
        self._mark("row_shifted", cells)
        blank = Cell("", cells[-1].end, cells[-1].end)
        return [*cells[:gap], *cells[gap + 1 : remark + 1], blank, *cells[remark + 1 :]], "row_shifted"

    def _wordy(self, order: int) -> float:
        """The share of a column's filled cells that hold words."""
        texts = [tidy(r[order].text) for r in self.table.rows[self.table.header :] if order < len(r) and r[order].text]
        return sum(not is_empty(t) and not t[:1].isdigit() for t in texts) / max(1, len(texts))

    def _mark(self, kind: str, cells: Sequence[Cell]) -> None:
        start, end = _extent(cells)
        quote = self.document.text[start:end]
        self.out.marks.append(Mark(self.document.name, start, end, self.document.line(start), kind, quote))

    def _name(self, cells: Sequence[Cell], column: int, filled: dict[int, str]) -> RowName:
        """The row's name in one name column; a merged cell above or at the left speaks for an empty one."""
        if column < 0:
            return RowName("")
        text = cells[column].text if column < len(cells) else ""
        head = self.columns[column].header
        says_unit = "单位" in head
        if text:
            filled[column] = text
        numbered = self.numbered[column]
        name = read_name(text or filled.get(column, ""), self.reader.is_unit, says_unit, numbered)
        groups = [c.order for c in self.columns if c.role == NAME and c.order < column]
        if groups and not name.text and (name.measure or name.unit):
            group = read_name(filled.get(groups[-1], ""), self.reader.is_unit, says_unit)
            name = RowName(group.text, name.unit, name.measure, name.sign, group.part, group.total)
        for order in groups:
            if order < len(cells) and cells[order].text:
                filled[order] = cells[order].text
        return name

    def _layout(self, rows: Sequence[_Row], names: int) -> tuple[list[RowName], list[Place]]:
        """The names of one name column and where its rows stand under one another."""
        column = next((c for c in self.values if c.names == names and c.measure == ""), None)
        labels = [r.names[names] for r in rows]
        units, values, indents = [], [], []
        for row in rows:
            unit = self._unit(row, column, row.names[names]) if column else ""
            found = self._numbers(row, column, unit) if column else []
            units.append(unit)
            values.append(found[0].quantity.value if found else None)
            indents.append(self._indent(row, names))
        return labels, place_rows(labels, units, values, indents)

    def _indent(self, row: _Row, names: int) -> int:
        """The white space printed before a row's name, a wide blank counting twice."""
        if not 0 <= names < len(row.cells):
            return 0
        cell = row.cells[names]
        inside = _INDENT.match(self.document.text, cell.start, cell.end)
        if inside:
            blank = inside[1]
        else:
            before = self.document.text[max(0, cell.start - 24) : cell.start]
            blank = before[len(before.rstrip(" \u3000\u00a0")) :]
        return sum(2 if c == "\u3000" else 1 for c in blank)

    # cells

    def _row(
        self,
        i: int,
        row: _Row,
        layout: dict[int, tuple[list[RowName], list[Place]]],
        made: Sequence[dict[int, Claim]],
    ) -> dict[int, Claim]:
        claims: dict[int, Claim] = {}
        level: Claim | None = None
        names = -2
        for column in self.values:
            if column.names != names:
                level, names = None, column.names
            labels, places = layout[names]
            label = labels[i]
            unit = self._unit(row, column, label)
            for number in self._numbers(row, column, unit):
                if number.quantity.change and number.quantity.unit == unit:
                    number.quantity.unit = self._unit(row, column, label, change=True)
                title = self._title(i, column, labels, self.heads[names])
                if label.total and title.full == label.text:
                    continue  # 总计 of something the table does not say
                claim = self._claim(number, row, column, label, title, level)
                self.titles.append((label.text, title.full))
                whole = places[i].whole
                if whole >= 0 and claim.measure == "level" and column.order in made[whole]:
                    claim.whole, claim.partition = made[whole][column.order].claim, "open"
                claims.setdefault(column.order, claim)
                self.out.claims.append(claim)
                if claim.measure in ("level", "cumulative"):
                    level = claim
        return claims

    def _title(self, row: int, column: Column, labels: Sequence[RowName], heads: Sequence[int]) -> Title:
        """What a cell counts; for growth and shares, what the level column at the left counts."""
        counted = self.columns[column.level] if column.level >= 0 and not column.qualifier else column
        if self._of_regions(column.names):
            return Title(counted.quantity or counted.qualifier or self.topic or counted.header)
        return compose(row, labels, heads, counted, self.topic, self._header(column.names))

    def _of_regions(self, names: int) -> bool:
        """Whether the rows are areas or offices (地区, 区市), so that the columns alone say what is counted."""
        return bool(_REGION_ROWS.search(self._header(names)))

    def _header(self, names: int) -> str:
        return self.columns[names].header if 0 <= names < len(self.columns) else ""

    def _numbers(self, row: _Row, column: Column, unit: str) -> list[Number]:
        if column.order >= len(row.cells):
            return []
        return self.reader._cells.numbers(row.cells[column.order], unit, self.document.text)

    def _unit(self, row: _Row, column: Column, label: RowName, change: bool = False) -> str:
        """The unit of a cell that prints none itself; `change`: of a change printed beside yearly averages."""
        if not change and column.measure in ("growth", "growth_avg", "share", "completion"):
            return column.unit or "%"
        if column.measure == "delta" and column.unit:
            return column.unit
        if column.quantity and column.unit:
            return column.unit
        return label.unit or column.unit or row.unit or self.table.unit

    def _claim(
        self, number: Number, row: _Row, column: Column, label: RowName, title: Title, level: Claim | None
    ) -> Claim:
        quantity = number.quantity
        region, subject, title = self._who(row, column, title)
        named, scope = self._what(title)
        unit = quantity.unit
        measure = self._measure(column, label, named, unit, quantity.change)
        if measure in ("growth", "growth_avg") and unit not in PERCENT and unit != "个百分点":
            unit = quantity.unit = "%"
        period = year_of(column, self.values, measure, quantity.change, self.caption_years, self.document.description)
        stance = stance_of(column, period, self.document.description)
        falls = label.sign < 0 and measure in ("growth", "growth_avg", "delta")
        falls = falls or (column.negative and measure == "growth")
        resolved = self.reader._units.resolve(unit, "人均" in named.name)
        width = named.indicator.hedge_width if named.indicator else None
        limits = bounds(quantity, resolved, stance=stance, sign=-1 if falls else 1, width=width)
        canonical = limits.unit
        if measure == "delta" and canonical == "%" and label.measure not in ("growth", "growth_avg"):
            canonical = "个百分点"
        start, end = _extent(row.cells)
        quote = self.document.text[number.start : number.end]
        sentence = self.document.text[start:end]
        value = -quantity.value if quantity.negative else quantity.value
        years = period or (None, None)
        claim = Claim(
            self.ids.name(sentence, quote), self.document.name, number.start, number.end,
            self.document.line(number.start), quote, sentence, self.section, region, subject, named.name,
            named.registered, measure, years[0], years[1], stance, quantity.comparator, value,
        )  # fmt: skip
        if quantity.value_hi is not None:
            claim.value_hi = -quantity.value_hi if quantity.negative else quantity.value_hi
        claim.unit, claim.canonical_unit = unit, canonical
        claim.lo, claim.hi, claim.lo_closed, claim.hi_closed = limits[:4]
        claim.origin, claim.damage = "table", row.damage
        claim.sentence_start, claim.sentence_end = start, end
        claim.scope = "；".join(dict.fromkeys([*scope, *self.notes.about(label.text)]))
        claim.growth_kind = _growth_kind(column.header + title.text) if measure.startswith("growth") else ""
        claim.part_of_year = part_of_year(column.header) or part_of_year(tidy(self.table.caption))
        claim.period_printed = column.period is not None or self.caption_years is not None
        if measure == "growth" and level and level.period_end == claim.period_end:
            claim.base = level.claim
        if measure == "share":
            claim.share_of = _share_of(column.header)
        return claim

    def _who(self, row: _Row, column: Column, title: Title) -> tuple[str, str, Title]:
        """Region and subject of a cell, and its title without the region: from the column, the row, or the document."""
        vocabulary = self.reader._vocabulary
        own = self.document.description.region
        found = vocabulary.region(title.qualifier) if title.qualifier else None
        if found or title.qualifier in vocabulary.own_words(own):
            return (found.name if found else own), "", replace(title, qualifier="")
        if self._of_regions(column.names):
            name = row.names[column.names].text
            found = vocabulary.region(name)
            return (found.name, "", title) if found else (own, name, title)
        return own, "", title

    def _what(self, title: Title) -> tuple[Named, list[str]]:
        """The indicator a title names, and the scope words in its brackets.

        A qualified name, or one that narrows another row, is never taken for what it narrows, whatever aliases say.
        """
        named, scope = self._resolved(title.text)
        if title.narrows and named.registered and named.name == self._resolved(title.narrows)[0].name:
            named = Named(title.text[:80], False, named.indicator)
        if title.qualifier:
            named = Named((title.qualifier + named.name)[:80], False, named.indicator)
        return named, scope

    def _resolved(self, title: str) -> tuple[Named, list[str]]:
        scope = scope_in(title)
        bare = title
        for words in scope:
            bare = bare.replace(f"（{words}）", "").replace(f"({words})", "")
        for text in dict.fromkeys((title, bare)):
            named = self.reader._indicators.resolve(text)
            if named.registered and not named.lead.strip("的"):
                return named, scope
        named = self.reader._indicators.resolve(bare)
        if named.registered and named.region:
            return named, scope
        name = (bare or title or self.topic or "指标")[:80]
        return Named(name, False), scope

    def _measure(self, column: Column, label: RowName, named: Named, unit: str, change: bool) -> str:
        rate = named.indicator.measure if named.indicator else ""
        if rate not in RATES:
            rate = _rate_by_name(named.name, unit) or (label.measure if label.measure == "share" else "")
        if change:
            return "delta"
        if column.measure == "growth_avg":
            # 失业率 under 年均 is the rate held every year, not its growth.
            return (
                rate
                if rate and label.measure in ("", "share") and "增" not in column.header.split("/")[-1]
                else "growth_avg"
            )
        if column.measure:
            return column.measure
        if label.measure in ("growth", "growth_avg", "delta"):
            return label.measure
        if unit in PERCENT:
            return (
                rate
                or measure_of_caption(self.table.caption)
                or (named.indicator.measure if named.indicator else "share")
            )
        return "level"


def _rate_by_name(name: str, unit: str) -> str:
    if unit not in PERCENT:
        return ""
    if re.search(r"比重|占比|比例|构成|覆盖面|普及|份额", name):
        return "share"
    return "rate" if name.endswith(("率", "程度", "度")) else ""


def _growth_kind(text: str) -> str:
    if re.search(r"名义|现价|同口径", text):
        return "nominal"
    return "real" if re.search(r"可比价|不变价|实际增长|可比口径", text) else ""


def _share_of(header: str) -> str:
    match = re.search(r"占(.{2,12}?)(?:的)?(?:比重|比例|比)", header)
    return re.sub(r"^全部", "", match[1]) if match else ""


def _extent(cells: Sequence[Cell]) -> tuple[int, int]:
    filled = [c for c in cells if c.text]
    return filled[0].start, filled[-1].end
