"""One side of a comparison as every report has it, from the finding to the page."""

from typing import TypedDict


class Side(TypedDict):
    """What stands on one side: its role, its place, its words, and what its number is read as.

    Offsets and `sentence_start` are None where the side is no stretch of a document; what a number is read as is None
    where there is no number. `lo` and `hi` are also None where they are infinite. Lines and columns count from 1; 0 is
    unknown. `page` is where in a file of another format the side stood, in both languages; None in a text file.
    """

    role: str
    role_text: dict[str, str]
    claim: str
    document: str
    start: int | None
    end: int | None
    line: int
    column: int
    page: dict[str, str] | None
    indicator: str | None
    measure: str | None
    region: str | None
    subject: str | None
    period_start: int | None
    period_end: int | None
    stance: str | None
    comparator: str | None
    value: float | None
    unit: str | None
    lo: float | None
    hi: float | None
    lo_closed: bool | None
    hi_closed: bool | None
    canonical_unit: str | None
    origin: str | None
    scope: str | None
    quote: str
    sentence: str
    sentence_start: int | None
    section: str


def stretch(side: Side) -> tuple[int, int]:
    """Where a side begins and ends in its document; an empty stretch before it where it is none of a document."""
    start, end = side.get("start"), side.get("end")
    return (-1, -1) if start is None or end is None else (start, end)
