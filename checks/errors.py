"""What can go wrong, said for people: what is wrong, where, and what to do.

Exit codes: 2 for bad input or usage (`InputError`), 3 for a failure of the tool itself (`ToolError`).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from checks.wording import Text


@dataclass(frozen=True)
class Place:
    """A place in a file; `line` and `column` count from 1, 0 where they are unknown."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        name = os.fsencode(self.file).decode("utf-8", "backslashreplace")  # also a name that is no UTF-8
        parts = [name.replace("\r", "␍").replace("\n", "␊")] + [str(n) for n in (self.line, self.column) if n]
        return ":".join(parts)


class CheckError(Exception):
    """Base of every error shown to people. `hint` says what to do; `source` is the offending line, for a caret."""

    exit_code = 3

    def __init__(
        self, message: Text, *, place: Place | None = None, hint: Text | None = None, source: str = ""
    ) -> None:
        super().__init__(message.en)
        self.message = message
        self.place = place
        self.hint = hint
        self.source = source

    def show(self, language: str) -> str:
        """The whole message: place, what is wrong, the line with a caret, what to do."""
        head = f"{self.place}: " if self.place else ""
        lines = [head + self.message.say(language)]
        if self.source and self.place and self.place.column:
            source, column = around(self.source, self.place.column)
            lines += ["  " + source, "  " + caret(source, column)]
        if self.hint:
            lines.append(("→ " if language == "zh" else "-> ") + self.hint.say(language))
        return "\n".join(lines)


class InputError(CheckError):
    """Bad input or usage: a document, a vocabulary, a rule file, an option."""

    exit_code = 2


class InputErrors(InputError):
    """Several bad inputs, reported together."""

    def __init__(self, errors: list[InputError]) -> None:
        super().__init__(Text("输入有误", "bad input"))
        self.errors = errors

    def show(self, language: str) -> str:
        return "\n".join(e.show(language) for e in self.errors)


@contextmanager
def gathered(errors: list[InputError]) -> Iterator[None]:
    """Ends the block at a bad input and puts it, each of several by itself, to the `errors`."""
    try:
        yield
    except InputErrors as several:
        errors += several.errors
    except InputError as error:
        errors.append(error)


class ToolError(CheckError):
    """A failure of the tool itself, for example an exception inside an expectation."""


def around(line: str, column: int, width: int = 160) -> tuple[str, int]:
    """At most `width` characters of a line around `column` (from 1), and where that column is in them."""
    if len(line) <= width:
        return line, column
    start = max(0, min(column - 1 - width // 2, len(line) - width))
    shown = line[start : start + width]
    head, tail = "…" if start else "", "…" if start + width < len(line) else ""
    return head + shown + tail, column - start + len(head)


def caret(line: str, column: int) -> str:
    """A line with `^` under `column` (from 1) of `line`; a wide character takes two places."""
    return "".join("　" if ord(c) > 0x2E7F else " " for c in line[: column - 1]) + "^"


def nearest(word: str, known: list[str]) -> Text | None:
    """The known word nearest to a misspelt one, as a hint; None where nothing is near."""
    found = get_close_matches(word, known, n=1, cutoff=0.6)
    return Text(f"是否想写“{found[0]}”？", f'did you mean "{found[0]}"?') if found else None


def unreadable(file: Path, error: OSError) -> InputError:
    """What the system says of a file that it does not give."""
    if isinstance(error, FileNotFoundError):
        hint = Text("检查路径", "check the path")
        return InputError(Text("文件不存在", "no such file"), place=place(file), hint=hint)
    if isinstance(error, IsADirectoryError):
        return InputError(Text("是文件夹，不是文件", "a folder, not a file"), place=place(file))
    said = error.strerror or str(error)
    return InputError(Text(f"无法读取：{said}", f"cannot be read: {said}"), place=place(file))


def place(file: Path | str, line: int = 0, column: int = 0) -> Place:
    """A `Place` for a path."""
    return Place(str(file), line, column)
