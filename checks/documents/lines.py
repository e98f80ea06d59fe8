"""The lines of a document that carry text, each with its span without the white space around it."""

from dataclasses import dataclass

WHITE = " \t\r\n\f\v\u00a0\u3000\u200b\ufeff"


@dataclass(slots=True)
class Line:
    """One line that is not blank: `text` is the source from `start` to `end`; `broken` if a blank line is before it."""

    start: int
    end: int
    text: str
    broken: bool
    role: str = ""  # chrome, contents, table, caption, unit, note, title, ...; empty: still to be read


def split(text: str) -> list[Line]:
    """The lines of `text` that are not blank, in order."""
    lines: list[Line] = []
    at = 0
    broken = False
    for raw in text.split("\n"):
        body = raw.strip(WHITE)
        if body:
            start = at + raw.index(body[0]) if raw[0] in WHITE else at
            lines.append(Line(start, start + len(body), body, broken))
            broken = False
        else:
            broken = True
        at += len(raw) + 1
    return lines
