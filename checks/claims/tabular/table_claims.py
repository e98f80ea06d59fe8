"""Claims out of tables: indicator tables of outlines, statistical tables of communiqués, tables over years, budgets.

A cell's claim takes its name from caption, header and row; its unit from the cell, the column, the unit column, the row
or the caption, in this order; its year from the header, the caption or the document; and its stance from the header or,
where that is silent, from whether the year lies in what the document reports or in what it plans.
"""

import re
from dataclasses import dataclass, field, replace

from checks.chinese.lexicon import lexicon, pattern_of
from checks.chinese.time import Years
from checks.claims.framing.frames import Frames
from checks.claims.ids import Names
from checks.claims.lexing.numbers import HedgeReader, bounds
from checks.claims.lexing.units import UnitReader
from checks.claims.model import Claim
from checks.claims.names.indicators import IndicatorReader, Named
from checks.claims.ownership.owner_words import LEVELS
from checks.claims.tabular.table_apart import Standing, tell_apart
from checks.claims.tabular.table_body import BodyRow, Layout, TableBody
from checks.claims.tabular.table_cells import CellNumber, CellReader
from checks.claims.tabular.table_columns import COMPARABLE, Column, restated, tidy, years_in
from checks.claims.tabular.table_links import divide, link
from checks.claims.tabular.table_measures import PERCENT, growth_kind, is_something_else, measure_of, with_currency
from checks.claims.tabular.table_names import Title, compose, is_book, of_column, topic_of, unnumbered
from checks.claims.tabular.table_rows import RowName, dated_by, is_quantity, summed, undated
from checks.claims.tabular.table_scope import Notes, currencies_in, narrowed_in, read_notes, scope_in, scope_of_header
from checks.claims.tabular.table_years import dates, part_of_year, read_from, stance_of, year_of
from checks.defects.mark import Mark, mark_at
from checks.documents.document import Cell, Document, Table, extent
from checks.vocabulary.vocabulary import Vocabulary

UNREAD = "table_unread"
_VAGUE = "数量"
_MADE = pattern_of("table_claims", "made")
_INDEX = pattern_of("table_claims", "index")
_WHEN = pattern_of("table_claims", "when")
_SHARE_OF = pattern_of("table_claims", "share_of")
_STRUCTURE = pattern_of("table_claims", "structure")
_REGION_ROWS = pattern_of("table_claims", "region_rows")
_AROUND = ("document", "heading", "caption")
_COMMON = frozenset(lexicon("places")["common"])  # names of divisions that every city may have


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

    def read(self, table: Table, document: Document, names: Names, frames: Frames) -> TableClaims:
        """The claims and the damage of `table`; `names` and `frames` are the document's own."""
        return _Reading(self, table, document, names, frames).run()

    def is_unit(self, text: str) -> bool:
        """Whether a text is a unit of the vocabulary, also scaled (万吨) or one by another (吨/万元)."""
        parts = re.split(r"[/／每]", text)
        return all(
            part and (self.units.end(part, 0) >= len(part) or part in ("次", "年", "月", "日")) for part in parts
        )


class _Reading:
    """One table being read."""

    def __init__(self, reader: TableReader, table: Table, document: Document, names: Names, frames: Frames) -> None:
        self.reader, self.table, self.document, self.ids = reader, table, document, names
        home = reader.vocabulary.region(document.description.region)
        own = (home.name, *home.aliases) if home else ()
        self.body = TableBody(table, document, reader.is_unit, reader.cells, reader.indicators.names, own)
        self.topic = topic_of(table.caption, own)
        self.caption_years = years_in(unnumbered(table.caption))
        self.notes: Notes = read_notes(table.notes, document.text)
        section = document.sections[table.section] if document.sections else None
        self.section = " / ".join(section.path) if section else ""
        self.said_above = table.caption or (section.title if section else "")
        self.frames = frames
        self.frame = frames.caption(table.section, table.caption)
        self.out = TableClaims()
        self.hundreds: dict[int, str] = {}  # by column, the row of which the shares below are shares
        self.rows: list[Standing] = []  # of each claim
        self.areas: dict[int, bool] = {}  # by column of names, whether it names regions

    def run(self) -> TableClaims:
        if not self.body.values:
            return self.out
        layouts = {n: self.body.layout(n) for n in self.body.name_columns}
        made: list[dict[int, Claim]] = []
        for i, row in enumerate(self.body.rows):
            if row.damage:
                self._mark(row)
            made.append(self._row(i, row, layouts))
        tell_apart(self.out.claims, self.rows, self.reader.indicators.names)
        regions = [n for n in self.body.name_columns if self._of_regions(n)]
        link(made, layouts, self.body.columns, self.reader.indicators.names, regions)
        said = self.table.caption
        for column in (c for c in self.body.values if c.measure == "share" and _STRUCTURE.search(said + c.header)):
            divide(layouts[column.names].labels, [row.get(column.order) for row in made])
        if not self._understood:
            self._unread()
        return self.out

    @property
    def _understood(self) -> bool:
        """Whether the numbers stand under heads that say what they are; one column of numbers needs none."""
        return self.table.understood and (self.table.header > 0 or len(self.body.values) == 1)

    def _unread(self) -> None:
        """Say of a table that it was not understood: its numbers are kept, and compare with nothing."""
        if not self.out.claims:
            return
        start, end = extent(next(row for row in self.table.rows if any(c.text for c in row)))
        self.out.marks.append(mark_at(self.document, start, end, UNREAD))
        for claim in self.out.claims:
            claim.indicator_from = claim.period_from = claim.stance_from = "unknown"
            claim.whole = claim.whole_from = claim.partition = claim.base = claim.base_from = claim.beside = ""

    def _mark(self, row: BodyRow) -> None:
        start, end = extent(row.cells)
        self.out.marks.append(mark_at(self.document, start, end, row.damage))

    def _row(self, i: int, row: BodyRow, layouts: dict[int, Layout]) -> dict[int, Claim]:
        """The claims of row `i`, by column."""
        claims: dict[int, Claim] = {}
        for column in self.body.values:
            layout = layouts[column.names]
            label = dated_by(i, layout.labels, layout.heads)
            unit = self.body.unit(row, column, label)
            if unit == "元" and any("人均" in name for name in layout.above(i)):
                unit = "元/人"  # 工资性收入 under 人均可支配收入 is of each person as well
            for number in self.body.numbers(row, column, unit):
                if number.quantity.change and number.quantity.unit == unit:
                    number.quantity.unit = self.body.unit(row, column, label, change=True)
                title = self._title(i, column, layout)
                if label.year:
                    text, narrows = (undated(name, label.text) for name in (title.text, title.narrows))
                    title = replace(title, text=text, narrows=narrows)
                if title.full in ("", label.text if label.total else ""):
                    continue  # a number without a name, or 总计 of something the table does not say
                beside = self._beside(column, claims)
                claim = self._claim(number, row, column, label, title, beside)
                if beside and not column.qualifier:
                    claim.indicator, claim.registered = beside.indicator, beside.registered
                words = self.body.words(row)
                self.rows.append(Standing(label.text, layout.above(i), self._counts(column), title.full, i, words))
                claims.setdefault(column.order, claim)
                self.out.claims.append(claim)
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
        title = compose(row, layout.labels, layout.heads, counted, self.topic, self.body.header(column.names))
        name = layout.labels[row].text
        if self._is_part(name, title.narrows):
            return replace(title, text=name, narrows="")
        if title.text == name and self.body.divides(counted) and not is_book(counted.quantity):
            return replace(title, text=of_column(counted.quantity, name))  # 上年结余收入 of 支出总计, beside 合计
        if (
            title.text == name
            and counted.quantity[-2:] not in name
            and counted.quantity in self._told_by_columns(column)
        ):
            return replace(title, text=name + counted.quantity)  # 粮食播种面积 beside 产量
        return title

    def _told_by_columns(self, column: Column) -> set[str]:
        """What the columns of one table count, where they count different things of the same rows, by their units."""
        counting = [c for c in self.body.values if c.names == column.names and c.unit and is_quantity(c.quantity)]
        return {c.quantity for c in counting} if len({c.unit for c in counting}) > 1 else set()

    def _is_part(self, name: str, head: str) -> bool:
        """Whether the vocabulary knows a row by its own name as a part of the row it stands under."""
        known = self.reader.indicators.resolve(name).indicator if head else None
        return known is not None and known.whole != "" and known.whole == self._resolved(head)[0].name

    def _of_regions(self, names: int) -> bool:
        """Whether the rows are areas or offices (地区, 区市), so that the columns alone say what is counted."""
        return bool(_REGION_ROWS.search(self.body.header(names))) or self._areas(names)

    def _areas(self, names: int) -> bool:
        """Whether most rows bear the names of regions, whatever the head calls them."""
        if names not in self.areas:
            said = [row.names[names].text for row in self.body.rows]
            known = sum(self.reader.vocabulary.region(name) is not None for name in said)
            self.areas[names] = len(said) > 1 and known * 3 >= len(said) * 2
        return self.areas[names]

    def _counts(self, column: Column) -> str:
        """What a column counts that others beside it do not: by its header, by its place where there is none."""
        if not self.table.header:
            return f"第{column.order + 1}列" if len(self.body.values) > 1 else ""
        return self.body.columns[column.level].quantity if column.level >= 0 else column.quantity

    def _claim(
        self, number: CellNumber, row: BodyRow, column: Column, label: RowName, title: Title, beside: Claim | None
    ) -> Claim:
        quantity = number.quantity
        region, subject, title = self._who(row, column, title)
        named, scope = self._what(title)
        unit = quantity.unit
        own_unit = self.body.unit(row, column, label, change=True)
        measure = number.measure or measure_of(
            column, label, named, unit, own_unit, quantity.change, self.table.caption
        )
        if measure in ("growth", "growth_avg") and unit not in PERCENT and unit != "个百分点":
            unit = quantity.unit = "%"
        period = self._years(row, column, label, measure, quantity.change)
        stance, stance_from = stance_of(column, period, self.said_above, self.document.description)
        if label.stance and not column.stance:
            stance, stance_from = label.stance, "row"
        falls = label.sign < 0 and measure in ("growth", "growth_avg", "delta")
        falls = falls or number.sign < 0 or (column.negative and measure == "growth")
        unit = quantity.unit = with_currency(unit, named)
        resolved = self.reader.units.resolve(unit, "人均" in named.name)
        if measure == "level" and is_something_else(named, resolved):
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
        self._scope(claim, [*scope, *scope_of_header(column.header)], column, label)
        if measure.startswith("growth"):
            claim.growth_kind = growth_kind(column.header + title.text + number.note)
        claim.stance_from = stance_from
        self._when(claim, column, label, period)
        self._owner(claim, column, label, subject)
        if beside and beside.period_end == claim.period_end and _is_of(measure, beside):
            claim.beside = beside.claim
        if measure == "share":
            claim.share_of = self._share_of(claim, column)
        return claim

    def _years(self, row: BodyRow, column: Column, label: RowName, measure: str, change: bool) -> Years | None:
        """The years of a cell: those of its row where that prints one, else of column, caption or document."""
        if self.notes.starred and self._starred(row.cells[column.order]):
            return self.notes.starred, self.notes.starred
        if dates(label, column):
            return label.year, label.year
        return year_of(column, self.body.values, measure, change, self.caption_years, self.document.description)

    def _scope(self, claim: Claim, told: list[str], column: Column, label: RowName) -> None:
        """What a number covers: as its name and head say (`told`), the notes under the table, and its caption."""
        name = claim.indicator
        told += [*self._currency(name), *self.notes.about(label.text), *narrowed_in(self.table.caption, name)]
        if claim.measure == "level" and restated(column, self.body.columns):
            told.append(COMPARABLE)
        claim.scope = "；".join(dict.fromkeys(told))

    def _when(self, claim: Claim, column: Column, label: RowName, period: Years | None) -> None:
        """The part of the year, and where the years were read."""
        by_row = dates(label, column)
        claim.part_of_year = part_of_year(column.header) or part_of_year(tidy(self.table.caption))
        claim.period_printed = by_row or column.period is not None or self.caption_years is not None
        claim.period_from = "row" if by_row else read_from(column, period, self.caption_years)

    def _owner(self, claim: Claim, column: Column, label: RowName, subject: str) -> None:
        """Whose the number is, by row, column, caption and the headings above the table; and where its name stands."""
        claim.indicator_from = "column" if self._of_regions(column.names) else "row"
        money = self.body.is_book(column.names) or column.tier or self.frame.said("account")[0]
        frame = self.frames.label(self.frame, "column", column.header) if money else self.frame
        if self._of_regions(column.names):  # 各区县 in the caption is none of them: each row is its own
            level = subject if subject in LEVELS else ""
            frame = frame.inner("row", {"tier": level, "subject": subject if not level else ""})
        self.frames.label(frame, "row", label.text).give(claim)
        if claim.subject == claim.region:
            claim.subject = ""
        if claim.region != self.document.description.region and claim.tier_from in _AROUND:
            claim.tier = claim.tier_from = ""  # each district in a table of the city's is its own

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

    def _who(self, row: BodyRow, column: Column, title: Title) -> tuple[str, str, Title]:
        """Region and subject of a cell, and its title without the region: from the column, the row, or the document."""
        vocabulary = self.reader.vocabulary
        own = self.document.description.region
        found = vocabulary.region(title.qualifier) if title.qualifier else None
        if found or (title.qualifier and title.qualifier in (column.tier, *vocabulary.own_words(own))):
            return (found.name if found else own), "", replace(title, qualifier="")
        if self._of_regions(column.names):
            name = row.names[column.names].text
            if row.names[column.names].sums:
                level = summed(name)  # 市级合计, of 市本级 and its zones
                return own, level if level in LEVELS else "", title
            found = None if name in _COMMON else vocabulary.region(name)
            return (found.name, "", title) if found else (own, name, title)
        return own, "", title

    def _what(self, title: Title) -> tuple[Named, list[str]]:
        """The indicator a title names, and the scope words in its brackets.

        Under a caption of one currency 各项存款 is 人民币各项存款余额. A qualified name, or one that narrows
        another row, is never taken for what it narrows, whatever aliases say.
        """
        named, scope = self._resolved(title.text)
        said = currencies_in(self.table.caption)
        if len(said) == 1 and not currencies_in(title.text) and title.text.startswith("各项"):
            whole = self.reader.indicators.resolve(said[0] + title.text.removesuffix("余额") + "余额")
            named = whole if whole.registered else named
        if title.narrows and named.registered and named.name == self._resolved(title.narrows)[0].name:
            named = Named(title.text[:80], False, named.indicator)
        if title.qualifier:
            named = Named((title.qualifier + named.name)[:80], False, named.indicator)
        return named, scope

    def _currency(self, name: str) -> list[str]:
        """The currency that the caption names, where the name of a number in money's keeping does not."""
        found = currencies_in(self.table.caption)
        return found if len(found) == 1 and not currencies_in(name) else []

    def _resolved(self, title: str) -> tuple[Named, list[str]]:
        scope = scope_in(title)
        bare = title
        for words in scope:
            bare = bare.replace(f"（{words}）", "").replace(f"({words})", "")
        known = self.reader.indicators
        own = self.reader.vocabulary.own_words(self.document.description.region)
        inner = next((bare.removeprefix(w) for w in own if bare.startswith(w) and len(bare) > len(w) + 1), bare)
        plain = _MADE.sub("产量", _WHEN.sub("", bare))
        for text in dict.fromkeys((title, bare, inner, plain, _INDEX.sub("价格", bare))):
            if text.endswith(_VAGUE) and text not in known.names:
                continue  # 钢材数量 may be produced, exported or sold
            named = known.resolve(text)
            said = currencies_in(self.table.caption) or currencies_in(text)
            other = [c for c in currencies_in(named.name) if said and c not in said]
            whole = named.name == text or not named.lead.strip("的")
            if named.registered and not other and (named.region or whole):
                return named, scope
        return Named((plain or title or self.topic or "指标")[:80], False), scope


def _is_of(measure: str, level: Claim) -> bool:
    """Whether a number of that measure is one of the level beside it: its growth, or how far that fulfils a plan."""
    return measure == "growth" or (measure == "completion" and level.stance == "actual")
