"""A counted list: the count printed and what is enumerated beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from checks.documents.document import Flow

Kind = Literal["before", "after", "headings", "slogan", "paragraphs", "levels", "quoted", "respective"]


@dataclass(frozen=True, slots=True)
class Member:
    """One enumerated item with its source span."""

    text: str
    start: int
    end: int

    @classmethod
    def at(cls, flow: Flow, start: int, end: int) -> "Member":
        """The item at `start` to `end` of a paragraph."""
        return cls(flow.text[start:end], *flow.source(start, end))


def listed(flow: Flow, start: int, names: Sequence[str]) -> tuple[Member, ...]:
    """The items `names`, which stand one behind the other from `start` on, parted by one sign each."""
    starts = accumulate((len(name) + 1 for name in names), initial=start)
    return tuple(Member.at(flow, at, at + len(name)) for name, at in zip(names, starts, strict=False))


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
