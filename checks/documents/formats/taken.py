"""What is taken from a published file: its text, and where in the file each stretch of it stood."""

from dataclasses import dataclass

from checks.wording import Text


@dataclass(frozen=True, slots=True)
class PlaceInFile:
    """From `offset` of the text on, what is read stood at the place `label` names: 第12页, 工作表“收入”第3行."""

    offset: int
    label: Text


@dataclass(frozen=True)
class Taken:
    """A file's text: a paragraph a line, a table as Markdown (| 指标 | 数值 |), caption and unit on lines above it.

    `spots` are in the order of their offsets. `warnings` say what of the file could not be read. `kept` tells that the
    text is not what stands in the file, so that lines can only be looked up in a copy of it. `publisher` is whose site
    or file it is, where the file's own record says so.
    """

    text: str
    spots: tuple[PlaceInFile, ...] = ()
    warnings: tuple[Text, ...] = ()
    kept: bool = False
    publisher: str = ""


def page(number: int) -> Text:
    """The label of a page, counted from 1."""
    return Text(f"第{number}页", f"page {number}")
