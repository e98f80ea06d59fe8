"""Cells of tables that tell in sentences what other tables print in columns: each reads as a paragraph."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from checks.documents.document import Flow, Table
from checks.documents.normal import normalise

MAX_CELL = 60  # characters; a longer cell is prose
_SENTENCES = re.compile(r"[，；。]")
_DIGIT = re.compile(r"\d")


def flows_told(text: str, tables: Sequence[Table], first: int) -> Iterator[Flow]:
    """The cells of `tables` longer than a name or a number, once each, as flows from index `first` on."""
    seen: set[str] = set()
    for table in tables:
        for cell in chain.from_iterable(table.rows[table.header :]):
            if len(cell.text) <= MAX_CELL or cell.text in seen:
                continue  # a cell that spans rows stands in each of them
            seen.add(cell.text)
            if _DIGIT.search(cell.text) and _SENTENCES.search(cell.text):
                said, offsets = normalise(text, cell.start, cell.end)
                yield Flow(said, offsets, table.section, "cell", first)
                first += 1
