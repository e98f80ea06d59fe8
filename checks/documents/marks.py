"""Damage that shows in a document's structure."""

from dataclasses import dataclass

from checks.documents.model import Document


@dataclass(frozen=True, slots=True)
class StructuralMark:
    """A row of `checks.tables.structure.Marks`."""

    document: str
    start: int
    end: int
    line: int
    kind: str
    quote: str
    expected: str = ""
    other_start: int = -1
    other_end: int = -1


def find_marks(document: Document) -> list[StructuralMark]:
    """The damage in document order."""
    return []
