"""Tables of a document's structure: what it is, outline, contents, counted lists, names said again, times, damage."""

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from checks.tables.strict import StrictTable


class Documents(StrictTable):
    """One row a document that was read."""

    document: Series[str] = pa.Field(unique=True, str_length={"min_value": 1})
    path: Series[str]
    title: Series[str]
    issuer: Series[str]
    region: Series[str] = pa.Field(str_length={"min_value": 1})
    kind: Series[str]
    result_start: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=1900, le=2100)
    result_end: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=1900, le=2100)
    plan_start: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=1900, le=2100)
    plan_end: Series[pd.Int64Dtype] = pa.Field(nullable=True, ge=1900, le=2100)
    issued: Series[str] = pa.Field(str_matches=r"^(\d{4}-\d{2}-\d{2})?$")
    characters: Series[int] = pa.Field(ge=0)


class Sections(StrictTable):
    """One row a heading, in document order (row 0 of a document is the document itself).

    `run_in`: the numbers skipped before it all stand inside the lines since the heading before; line breaks were lost.
    """

    document: Series[str]
    section: Series[int] = pa.Field(ge=0)
    parent: Series[int] = pa.Field(ge=-1)
    level: Series[int] = pa.Field(ge=0)
    number: Series[str]
    ordinal: Series[int] = pa.Field(ge=0)
    style: Series[str]
    title: Series[str]
    path: Series[str]
    start: Series[int]
    end: Series[int]
    line: Series[int]
    run_in: Series[bool]


class Contents(StrictTable):
    """One row a line of a table of contents; `section` is the heading it names, -1 where none fits.

    `place` is the heading with the same number at the same place in the outline, -1 where there is none; `heading`
    its title. Where the titles differ, `section` is -1 and `place` is not.
    """

    document: Series[str]
    number: Series[str]
    title: Series[str]
    page: Series[int]
    section: Series[int] = pa.Field(ge=-1)
    start: Series[int]
    end: Series[int]
    place: Series[int] = pa.Field(ge=-1)
    heading: Series[str]
    heading_start: Series[int]
    heading_end: Series[int]


KINDS = ("before", "after", "headings", "slogan", "paragraphs", "levels", "quoted", "respective")


class Lists(StrictTable):
    """One row a counted list: the count printed and what is enumerated beside it; or names, as counted, and the numbers
    given to each in turn (`kind` respective).

    `members` joins the enumerated items by "\\n", `member_spans` their source spans as "start-end" joined by ",".
    `closed` is False where the text says the list is not complete (等).
    """

    document: Series[str]
    start: Series[int]
    end: Series[int]
    line: Series[int]
    count: Series[int] = pa.Field(ge=1)
    count_hi: Series[int] = pa.Field(ge=1)
    noun: Series[str]
    kind: Series[str] = pa.Field(isin=KINDS)
    listed: Series[int] = pa.Field(ge=0)
    closed: Series[bool]
    members: Series[str]
    member_spans: Series[str]


class Sayings(StrictTable):
    """One row a name with a number in it that is said again, alike each time; or two sayings of it that differ.

    `spans` are those of the sayings as "start-end" joined by ",", `lines` theirs. `quote` and `numbers` (in order,
    joined by "+") are of the first of them, `other_*` of the last: they differ only where there are two, the later
    first. `kind` is name, count (of things that may be others) or series (第七届).
    """

    document: Series[str]
    kind: Series[str] = pa.Field(isin=("name", "count", "series"))
    spans: Series[str]
    lines: Series[str]
    line: Series[int]
    quote: Series[str]
    numbers: Series[str]
    other_line: Series[int]
    other_quote: Series[str]
    other_numbers: Series[str]


class Times(StrictTable):
    """One row a time that others beside it make: `said` is what is printed, `made` what they make of it.

    `kind` is length (三年行动计划（2021—2023年）), plan (“十四五”（2021—2025年）), jubilee, weekday, heading,
    session (of a people's congress) or day (of the title and of the head).
    """

    document: Series[str]
    start: Series[int]
    end: Series[int]
    line: Series[int]
    kind: Series[str] = pa.Field(isin=("length", "plan", "jubilee", "weekday", "heading", "session", "day", "year"))
    quote: Series[str]
    said: Series[str]
    made: Series[str]
    other_start: Series[int]
    other_end: Series[int]
    other: Series[str]


class Marks(StrictTable):
    """One row a damaged or doubtful stretch of text.

    `kind` is one of: unit_lost, word_cut (5%右), separator_lost (24.1%21.2%), stop_lost, quote_unclosed,
    row_shifted, row_torn, table_unread, beyond_limit, cell_lost, number_lost, repeated_word,
    page_break, numbering_gap, hedges_conflict, title_conflict, date_conflict, impossible_date, garbled. `other_start`
    and `other_end` are a second place it is seen against (the other title, the neighbouring heading), -1 where there
    is none.
    """

    document: Series[str]
    start: Series[int]
    end: Series[int]
    line: Series[int]
    kind: Series[str]
    quote: Series[str]
    expected: Series[str]  # what should stand there, where it can be said; else empty
    other_start: Series[int]
    other_end: Series[int]


TABLES: dict[str, type[pa.DataFrameModel]] = {
    "documents": Documents,
    "sections": Sections,
    "contents": Contents,
    "lists": Lists,
    "sayings": Sayings,
    "times": Times,
    "marks": Marks,
}
