"""The tables of a document's structure, as rules read them: a row a document, heading, contents line, list, damage."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from checks.defects.counted import CountedList
from checks.defects.intact import intact_quote, parted
from checks.defects.lists import find_lists
from checks.defects.mark import Mark
from checks.defects.marks import find_marks
from checks.defects.matching import match_contents
from checks.defects.named_counts import Saying, said_again
from checks.defects.reckoned_times import reckoned_times
from checks.defects.report_years import report_years
from checks.defects.run_in import run_in_numbers
from checks.defects.sittings import sittings
from checks.documents.document import Document, Section

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]


def documents_table(documents: Sequence[Document]) -> "pd.DataFrame":
    """One row a document: `checks.tables.outlines.Documents`."""
    rows = []
    for document in documents:
        said = document.description
        results = said.result_years or (None, None)
        plans = said.plan_years or (None, None)
        rows.append(
            {
                "document": said.name, "path": said.path, "title": said.title, "issuer": said.issuer,
                "region": said.region, "kind": said.kind, "result_start": results[0], "result_end": results[1],
                "plan_start": plans[0], "plan_end": plans[1], "issued": said.issued, "characters": len(document.text),
            }
        )  # fmt: skip
    return _frame(rows, "Documents")


def sections_table(documents: Sequence[Document]) -> "pd.DataFrame":
    """One row a heading, in document order: `checks.tables.outlines.Sections`."""
    rows = []
    for document in documents:
        inside = run_in_numbers(document)
        rows += [_section(document, s, s.index in inside) for s in document.sections]
    return _frame(rows, "Sections")


def contents_table(documents: Sequence[Document]) -> "pd.DataFrame":
    """One row a line of a table of contents, with the heading it names: `checks.tables.outlines.Contents`."""
    rows = []
    for document in documents:
        for entry, place, same in match_contents(document):
            heading = document.sections[place] if place >= 0 else None
            rows.append(
                {
                    "document": document.name, "number": entry.number, "title": entry.title, "page": entry.page,
                    "section": place if same else -1, "start": entry.start, "end": entry.end, "place": place,
                    "heading": heading.title if heading else "", "heading_start": heading.start if heading else -1,
                    "heading_end": line_end(document, heading.start) if heading else -1,
                }
            )  # fmt: skip
    return _frame(rows, "Contents")


def lists_table(documents: Sequence[Document]) -> "pd.DataFrame":
    """One row a counted list: `checks.tables.outlines.Lists`."""
    return _frame([_list(d, found) for d in documents for found in find_lists(d)], "Lists")


def sayings_table(documents: Sequence[Document]) -> "pd.DataFrame":
    """One row a name with a number in it that is said again: `checks.tables.outlines.Sayings`."""
    return _frame([_saying(d, sayings) for d in documents for sayings in said_again(d)], "Sayings")


def times_table(documents: Sequence[Document]) -> "pd.DataFrame":
    """One row a time that others beside it make: `checks.tables.outlines.Times`."""
    told = ((d, t) for d in documents for t in (*reckoned_times(d), *sittings(d), *report_years(d)))
    rows = [{"document": d.name, "line": d.line(t.start), **asdict(t)} for d, t in told]
    return _frame(rows, "Times")


def structural_marks(documents: Sequence[Document], others: Iterable[Mark] = ()) -> "pd.DataFrame":
    """Damage seen in the structure together with `others` (damage at numbers): `checks.tables.outlines.Marks`."""
    found = [m for d in documents for m in find_marks(d)]
    seen: set[tuple[str, int, int, str]] = set()
    by_name = {d.name: d for d in documents}
    rows = []
    for mark in [*found, *others]:
        key = (mark.document, mark.start, mark.end, mark.kind)
        if key in seen:
            continue
        seen.add(key)
        if mark.kind == "quote_unclosed" and mark.document in by_name:
            if parted(by_name[mark.document].text, mark):
                continue
            other = intact_quote(by_name[mark.document], mark.start, mark.end, mark.expected)
            rows.append(asdict(replace(mark, other_start=other[0], other_end=other[1])))
        else:
            rows.append(asdict(mark))
    order = {d.name: i for i, d in enumerate(documents)}
    rows.sort(key=lambda r: (order.get(str(r["document"]), len(order)), r["start"], r["end"], r["kind"]))
    return _frame(rows, "Marks")


def line_end(document: Document, start: int) -> int:
    """Where the line of an offset ends, at most 80 characters on."""
    end = document.text.find("\n", start, start + 80)
    return end if end >= 0 else min(start + 80, len(document.text))


def _section(document: Document, section: Section, run_in: bool) -> Row:
    return {
        "document": document.name, "section": section.index, "parent": section.parent, "level": section.level,
        "number": section.number, "ordinal": section.ordinal, "style": section.style, "title": section.title,
        "path": " / ".join(section.path), "start": section.start, "end": section.end,
        "line": document.line(section.start), "run_in": run_in,
    }  # fmt: skip


def _list(document: Document, found: CountedList) -> Row:
    return {
        "document": document.name, "start": found.start, "end": found.end, "line": document.line(found.start),
        "count": found.count, "count_hi": found.count_hi, "noun": found.noun, "kind": found.kind,
        "listed": found.listed, "closed": found.closed, "members": "\n".join(m.text for m in found.members),
        "member_spans": ",".join(f"{m.start}-{m.end}" for m in found.members),
    }  # fmt: skip


def _saying(document: Document, sayings: Sequence[Saying]) -> Row:
    row: Row = {
        "document": document.name, "kind": sayings[0].kind if len({s.kind for s in sayings}) == 1 else "count",
        "spans": ",".join(f"{s.start}-{s.end}" for s in sayings),
        "lines": "、".join(dict.fromkeys(str(document.line(s.start)) for s in sayings)),
    }  # fmt: skip
    for prefix, one in (("", sayings[0]), ("other_", sayings[-1])):
        row |= {
            f"{prefix}line": document.line(one.start), f"{prefix}quote": one.quote,
            f"{prefix}numbers": "+".join(one.numbers),
        }  # fmt: skip
    return row


def _frame(rows: list[Row], model: str) -> "pd.DataFrame":
    """The rows as a frame with the columns and types of a model of checks.tables.outlines."""
    import pandas as pd

    from checks.tables import outlines

    schema = getattr(outlines, model).to_schema()
    columns = {name: str(column.dtype) for name, column in schema.columns.items()}
    frame = pd.DataFrame(rows, columns=list(columns))
    return frame.astype(columns)
