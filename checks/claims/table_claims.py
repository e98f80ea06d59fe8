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
from checks.claims.table_body import Body, Layout, Row
from checks.claims.table_cells import CellReader, Number
from checks.claims.table_columns import Column, tidy, years_in
from checks.claims.table_names import Title, compose, topic_of
from checks.claims.table_rows import RowName
from checks.claims.table_scope import Notes, read_notes, scope_in, scope_of_header
from checks.claims.table_years import measure_of_caption, part_of_year, stance_of, year_of
from checks.claims.units import UnitReader
from checks.documents.model import Cell, Document, Table, extent
from checks.vocabulary.vocabulary import Vocabulary

RATES = ("share", "rate")
_VAGUE = "数量"
# Dimensions that one indicator may be printed in; a level in another is something else of a like name.
_KINDS = (
    frozenset({"money", "currency_usd", "money_per_person", "usd_per_person"}),
    frozenset({"count", "people", "households"}),
    frozenset({"mass"}),
    frozenset({"area"}),
    frozenset({"length"}),
    frozenset({"energy", "power"}),
    frozenset({"volume"}),
)
_SHARE_OF = re.compile(r"占(.{2,12}?)(?:的)?(?:比重|比例|比)")
_REGION_ROWS = re.compile(r"^(?!.*国家).*(?:地区|区域|区市|县区|市县|县市|镇街|街道|单位)$")
PERCENT = ("%", "‰")


@dataclass(slots=True)
class TableClaims:
    """What a table says: its claims in document order, and the damage found in its rows."""

    claims: list[Claim] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


class TableReader:
    """Reads tables by one vocabulary. Build once, use for every document."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.units = UnitReader(vocabulary)
        self.cells = CellReader(self.units, HedgeReader(vocabulary.hedges))
        self.indicators = IndicatorReader(vocabulary)

    def read(self, table: Table, document: Document, names: Names) -> TableClaims:
        """The claims and the damage of `table`; `names` gives ids and is the document's own."""
        return _Reading(self, table, document, names).run()

    def is_unit(self, text: str) -> bool:
        """Whether a text is a unit of the vocabulary, also scaled (万吨) or one by another (吨/万元)."""
        parts = re.split(r"[/／每]", text)
        return all(
            part and (self.units.end(part, 0) >= len(part) or part in ("次", "年", "月", "日")) for part in parts
        )


class _Reading:
    """One table being read."""

    def __init__(self, reader: TableReader, table: Table, document: Document, names: Names) -> None:
        self.reader, self.table, self.document, self.ids = reader, table, document, names
        self.body = Body(table, document, reader.is_unit, reader.cells)
        self.topic = topic_of(table.caption)
        self.caption_years = years_in(tidy(table.caption))
        self.notes: Notes = read_notes(table.notes, document.text)
        section = document.sections[table.section] if document.sections else None
        self.section = " / ".join(section.path) if section else ""
        self.out = TableClaims()
        self.columns_of_claims: list[int] = []
        self.hundreds: dict[int, str] = {}  # by column, the row of which the shares below are shares
        self.titles: list[tuple[str, str, str]] = []  # of each claim: its row's label and the one above, its full name

    def run(self) -> TableClaims:
        if not self.body.values:
            return self.out
        layouts = {n: self.body.layout(n) for n in self.body.name_columns}
        made: list[dict[int, Claim]] = []
        for i, row in enumerate(self.body.rows):
            if row.damage:
                self._mark(row)
            made.append(self._row(i, row, layouts, made))
        self._tell_apart()
        return self.out

    def _tell_apart(self) -> None:
        """Rows named differently must not become one indicator with two values: there, each keeps its own words.

        So do parts named alike of different rows (境内发明专利 of 专利申请 and of 专利授权), and bare columns.
        """
        said: dict[tuple[object, ...], set[tuple[str, str, int]]] = {}
        keys = []
        columns = self.columns_of_claims if not self.table.header else [0] * len(self.out.claims)
        rows = [(label, above, c) for (label, above, _), c in zip(self.titles, columns, strict=True)]
        for claim, row in zip(self.out.claims, rows, strict=True):
            key = (claim.indicator, claim.measure, claim.period_end, claim.region, claim.subject, claim.canonical_unit)
            keys.append(key)
            said.setdefault(key, set()).add(row)
        for claim, key, row, (_, _, title) in zip(self.out.claims, keys, rows, self.titles, strict=True):
            if len(said[key]) > 1:
                self._rename(claim, row, title, said[key])

    def _rename(self, claim: Claim, row: tuple[str, str, int], title: str, others: set[tuple[str, str, int]]) -> None:
        """Give a claim a name of its own among rows that were given the same one."""
        label, above, column = row
        exact = self.reader.indicators.names.get(label)
        if len({o[0] for o in others}) > 1:
            if exact and exact.name == claim.indicator:
                return
            name = title if title != claim.indicator else f"{label}（{title}）"
        elif column:
            name = f"{claim.indicator}（第{column + 1}列）"
        else:
            name = f"{above}中{label}" if above else claim.indicator
        claim.indicator, claim.registered = name[:80], claim.registered and name == claim.indicator

    def _mark(self, row: Row) -> None:
        start, end = extent(row.cells)
        quote = self.document.text[start:end]
        self.out.marks.append(Mark(self.document.name, start, end, self.document.line(start), row.damage, quote))

    def _row(self, i: int, row: Row, layouts: dict[int, Layout], made: Sequence[dict[int, Claim]]) -> dict[int, Claim]:
        """The claims of row `i`, by column; `made` are those of the rows above."""
        claims: dict[int, Claim] = {}
        for column in self.body.values:
            layout = layouts[column.names]
            label, whole = layout.labels[i], layout.places[i].whole
            unit = self.body.unit(row, column, label)
            for number in self.body.numbers(row, column, unit):
                if number.quantity.change and number.quantity.unit == unit:
                    number.quantity.unit = self.body.unit(row, column, label, change=True)
                title = self._title(i, column, layout)
                if title.full in ("", label.text if label.total else ""):
                    continue  # a number without a name, or 总计 of something the table does not say
                beside = self._beside(column, claims)
                claim = self._claim(number, row, column, label, title, beside)
                if beside and not column.qualifier:
                    claim.indicator, claim.registered = beside.indicator, beside.registered
                self.titles.append((label.text, layout.labels[i - 1].text if i and label.part else "", title.full))
                if whole >= 0 and claim.measure == "level" and column.order in made[whole]:
                    claim.whole, claim.partition = made[whole][column.order].claim, "open"
                claims.setdefault(column.order, claim)
                self.out.claims.append(claim)
                self.columns_of_claims.append(column.order)
        return claims

    def _beside(self, column: Column, claims: dict[int, Claim]) -> Claim | None:
        """The level that a growth rate or a share stands beside, under the same header if not in the same column."""
        if column.level < 0 or column.level in claims:
            return claims.get(column.level)
        header = self.body.columns[column.level].header
        return next((c for o, c in claims.items() if header and self.body.columns[o].header == header), None)

    def _title(self, row: int, column: Column, layout: Layout) -> Title:
        """What a cell counts; for growth and shares, what the level column at the left counts."""
        counted = self.body.columns[column.level] if column.level >= 0 and not column.qualifier else column
        if self._of_regions(column.names):
            return Title(counted.quantity or counted.qualifier or self.topic or counted.header)
        return compose(row, layout.labels, layout.heads, counted, self.topic, self.body.header(column.names))

    def _of_regions(self, names: int) -> bool:
        """Whether the rows are areas or offices (地区, 区市), so that the columns alone say what is counted."""
        return bool(_REGION_ROWS.search(self.body.header(names)))

    def _claim(
        self, number: Number, row: Row, column: Column, label: RowName, title: Title, beside: Claim | None
    ) -> Claim:
        quantity = number.quantity
        region, subject, title = self._who(row, column, title)
        named, scope = self._what(title)
        unit = quantity.unit
        own_unit = self.body.unit(row, column, label, change=True)
        measure = number.measure or self._measure(column, label, named, unit, own_unit, quantity.change)
        if measure in ("growth", "growth_avg") and unit not in PERCENT and unit != "个百分点":
            unit = quantity.unit = "%"
        period = year_of(
            column, self.body.values, measure, quantity.change, self.caption_years, self.document.description
        )
        if self.notes.starred and self._starred(row.cells[column.order]):
            period = (self.notes.starred, self.notes.starred)
        stance = stance_of(column, period, self.document.description)
        falls = label.sign < 0 and measure in ("growth", "growth_avg", "delta")
        falls = falls or number.sign < 0 or (column.negative and measure == "growth")
        resolved = self.reader.units.resolve(unit, "人均" in named.name)
        if measure == "level" and named.registered and named.indicator:
            kinds = [i for d in (named.indicator.dimension, resolved.dimension) for i, k in enumerate(_KINDS) if d in k]
            if len(set(kinds)) > 1:
                named = Named(title.full[:80], False)
        width = named.indicator.hedge_width if named.indicator else None
        limits = bounds(quantity, resolved, stance=stance, sign=-1 if falls else 1, width=width)
        canonical = limits.unit
        if measure == "delta" and canonical == "%" and label.measure not in ("growth", "growth_avg"):
            canonical = "个百分点"
        start, end = extent(row.cells)
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
        claim.clause_start, claim.clause_end = number.start, number.end
        claim.table_start = self.table.start
        claim.scope = "；".join(dict.fromkeys([*scope, *scope_of_header(column.header), *self.notes.about(label.text)]))
        claim.growth_kind = _growth_kind(column.header + title.text) if measure.startswith("growth") else ""
        claim.part_of_year = part_of_year(column.header) or part_of_year(tidy(self.table.caption))
        claim.period_printed = column.period is not None or self.caption_years is not None
        if measure == "growth" and beside and beside.period_end == claim.period_end:
            claim.beside = beside.claim
        if measure == "share":
            claim.share_of = self._share_of(claim, column)
        return claim

    def _starred(self, cell: Cell) -> bool:
        raw = self.document.text[cell.start : cell.end].rstrip()
        return raw.endswith(("*", "＊")) and not raw.endswith("**")

    def _share_of(self, claim: Claim, column: Column) -> str:
        """What a share is of: printed in the header (占全部出口比重), or the row above that is 100."""
        match = _SHARE_OF.search(column.header) or _SHARE_OF.search(claim.indicator)
        if match:
            named, _ = self._resolved(match[1].removeprefix("全部"))
            return named.name
        if claim.value == 100:
            self.hundreds[column.order] = claim.indicator
            return ""
        return self.hundreds.get(column.order, "")

    def _who(self, row: Row, column: Column, title: Title) -> tuple[str, str, Title]:
        """Region and subject of a cell, and its title without the region: from the column, the row, or the document."""
        vocabulary = self.reader.vocabulary
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
        known = self.reader.indicators
        for text in dict.fromkeys((title, bare)):
            if text.endswith(_VAGUE) and text not in known.names:
                continue  # 钢材数量 may be produced, exported or sold
            named = known.resolve(text)
            if named.registered and (named.region or not named.lead.strip("的")):
                return named, scope
        name = (bare or title or self.topic or "指标")[:80]
        return Named(name, False), scope

    def _measure(self, column: Column, label: RowName, named: Named, unit: str, own_unit: str, change: bool) -> str:
        """`own_unit` is the row's: 全员劳动生产率 in 万元/人 is no rate, though its growth is in percent."""
        rate = named.indicator.measure if named.indicator else ""
        if own_unit not in PERCENT:
            rate = ""
        elif rate not in RATES:
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
