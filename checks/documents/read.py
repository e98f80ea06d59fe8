"""A text into a `Document`."""

from checks.chinese.traditional import simplified
from checks.documents.cells import find_tables
from checks.documents.chrome import find_chrome
from checks.documents.contents import find_contents
from checks.documents.document import Description, Document, Table
from checks.documents.glued_rows import parted
from checks.documents.grid import Grid
from checks.documents.lines import Line, split
from checks.documents.outline import Outline, build
from checks.documents.told_cells import flows_told
from checks.vocabulary.vocabulary import Vocabulary


def document_of(text: str, description: Description, vocabulary: Vocabulary | None = None) -> Document:
    """The document of a text already at hand (a rule's example, a sentence typed at the prompt)."""
    read = simplified(text)  # character for character: what is quoted stays as printed
    lines = parted(read, split(read))
    contents = find_contents(lines)
    chrome = find_chrome(lines)
    grids = find_tables(read, lines)
    outline = build(read, lines, description.title)
    tables = tuple(_table(grid, lines, outline) for grid in grids)
    flows = (*outline.flows, *flows_told(read, tables, len(outline.flows)))
    return Document(
        description, text, tuple(outline.sections), flows, tables, contents, tuple(chrome), spelled=outline.spelled
    )


def _table(grid: Grid, lines: list[Line], outline: Outline) -> Table:
    rows = tuple(tuple(row) for row in grid.rows)
    start, end = lines[grid.first].start, lines[grid.last].end
    section = outline.owner[grid.first]
    return Table(rows, grid.header, section, grid.caption, grid.unit, grid.notes, start, end, grid.understood)
