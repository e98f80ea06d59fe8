"""A picture as the page shows it: its drawings, and the table that says the same in numbers."""

from dataclasses import dataclass

from markupsafe import Markup

from checks.wording import Text


@dataclass(frozen=True)
class Drawing:
    """One SVG, with the name that screen readers say."""

    name: str
    drawing: Markup


@dataclass(frozen=True)
class Picture:
    """Drawings under one title. `small` drawings stand side by side."""

    title: Text
    note: Text
    parts: tuple[Drawing, ...]
    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    small: bool = False


def plain(value: object) -> Text:
    """A cell that is the same in both languages."""
    return Text(str(value), str(value))
