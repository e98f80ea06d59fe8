"""A counted list: the count printed and what is enumerated beside it."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["before", "after", "headings", "slogan", "paragraphs"]


@dataclass(frozen=True, slots=True)
class Member:
    """One enumerated item with its source span."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CountedList:
    """`start` to `end` is the count with its noun; `listed` items were found, of which `members` are known by place.

    `closed` is False where the text itself says there are more (等).
    """

    start: int
    end: int
    count: int
    count_hi: int
    noun: str
    kind: Kind
    members: tuple[Member, ...]
    closed: bool = True

    @property
    def listed(self) -> int:
        """How many items are enumerated."""
        return len(self.members)
