"""The lines of a document that carry text, each with its span without the white space around it."""

from collections.abc import Iterator
from dataclasses import dataclass

from checks.chinese.lexicon import pattern_of

WHITE = " \t\r\n\f\v\u00a0\u3000\u200b\ufeff"


@dataclass(slots=True)
class Line:
    """One line that is not blank: `text` is the source from `start` to `end`; `broken` if a blank line is before it."""

    start: int
    end: int
    text: str
    broken: bool
    role: str = ""  # chrome, contents, table, caption, unit, note, title, ...; empty: still to be read
    is_cell: bool = False  # one cell of a table that was run into a paragraph


_RUN_ON = pattern_of("lines", "run_on")
_PAGE = 150  # characters of a line that may hold more than a paragraph


def split(text: str) -> list[Line]:
    """The lines of `text` that are not blank, in order.

    Where a page lost its line breaks, headings and page numbers that stand between two blanks are lines of their own.
    """
    lines: list[Line] = []
    at = 0
    broken = False
    for raw in text.split("\n"):
        body = raw.strip(WHITE)
        if body:
            start = at + raw.index(body[0]) if raw[0] in WHITE else at
            for here, end in _pieces(body):
                lines.append(Line(start + here, start + end, body[here:end], broken))
                broken = False
        else:
            broken = True
        at += len(raw) + 1
    return lines


def _pieces(body: str) -> Iterator[tuple[int, int]]:
    """Where the lines of a line begin and end."""
    at = 0
    blank = len(body) > _PAGE and (" " in body or "\u3000" in body)
    for match in _RUN_ON.finditer(body) if blank else ():
        yield at, match.start()
        if match.lastgroup:
            yield match.span(match.lastgroup)
        at = match.end()
    yield at, len(body)
