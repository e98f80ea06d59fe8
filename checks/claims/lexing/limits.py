"""How much of one document is read. Hostile text costs bounded time and memory, and what is left out is said.

No plan comes near these: of the public reports, budgets and communiqués at hand the longest, a budget with all its
tables, has 7,412 numbers, and a sentence at most 31.
"""

from dataclasses import replace

from checks.defects.mark import Mark, mark_at
from checks.documents.document import Document, Table, extent

BEYOND = "beyond_limit"  # the kind of the mark where reading stopped
NUMBERS = 1_000  # in one paragraph
LENGTH = 200_000  # characters of one paragraph
PARTS = 9  # of one ratio
COLUMNS = 100  # of one table
CLAIMS = 20_000  # of one document with all its tables
TOLD = 5_000  # of the running text of one document


def narrowed(table: Table, document: Document) -> tuple[Table, list[Mark]]:
    """A table without the columns beyond the limit, and a mark where the first of them stands."""
    beyond = [row[COLUMNS:] for row in table.rows if len(row) > COLUMNS]
    if not beyond:
        return table, []
    filled = next((row for row in beyond if any(cell.text for cell in row)), None)
    start, end = extent(filled) if filled else (table.start, table.start)
    end = min(end, start + 40)
    rows = tuple(row[:COLUMNS] for row in table.rows)
    return replace(table, rows=rows), [mark_at(document, start, end, BEYOND)]


def beyond(document: Document) -> Mark:
    """The mark of a document of which more than the limit was there to read: at its end."""
    end = len(document.text)
    return mark_at(document, max(0, end - 40), end, BEYOND)
