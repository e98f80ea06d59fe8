"""Colours of the terminal; without colour every function gives its text back."""

from collections.abc import Callable

_CODES = {"red": "31", "yellow": "33", "blue": "34", "green": "32", "bold": "1", "dim": "2"}
SEVERITY = {"critical": "red", "warning": "yellow", "info": "blue"}

Paint = Callable[..., str]


def painter(colour: bool) -> Paint:
    """`paint(text, "red", "bold")`: the text with ANSI codes, or unchanged when `colour` is off."""

    def paint(text: str, *styles: str) -> str:
        if not colour or not text:
            return text
        return f"\x1b[{';'.join(_CODES[s] for s in styles)}m{text}\x1b[0m"

    return paint
