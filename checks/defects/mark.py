"""A damaged or doubtful stretch of text, whichever room found it."""

from dataclasses import dataclass

from checks.documents.document import Document


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of `checks.tables.outlines.Marks`. The other place is -1 where there is none."""

    document: str
    start: int
    end: int
    line: int
    kind: str
    quote: str
    expected: str = ""
    other_start: int = -1
    other_end: int = -1


def mark_at(
    document: Document, start: int, end: int, kind: str, expected: str = "", other: tuple[int, int] = (-1, -1)
) -> Mark:
    """The mark of a stretch of a document's text; `other` is a second place it is seen against."""
    return Mark(document.name, start, end, document.line(start), kind, document.text[start:end], expected, *other)
