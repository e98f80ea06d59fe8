"""Frames: what a stretch of a document says of the numbers in it, each frame inside the one around it.

The document, a heading, a paragraph, a list, a sentence, a clause; a table's caption, a group of rows, a column, a row.
What an inner frame does not say it takes from outside, and every answer carries the kind of the frame that gave it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from checks.claims.model import Claim
from checks.claims.owner_words import OwnerWords
from checks.documents.model import Document

OWNER = ("subject", "tier", "account")
_ALSO_SAID = ("scope",)


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: its kind (a word of `checks.tables.claims.SOURCES`), what it says by attribute, and what is around it.

    An attribute said to be empty is said: 全市 says that there is no narrower subject.
    """

    kind: str
    says: Mapping[str, str] = field(default_factory=dict)
    outer: "Frame | None" = None

    def inner(self, kind: str, says: Mapping[str, str]) -> "Frame":
        """A frame inside this one."""
        return Frame(kind, says, self) if says else self

    def said(self, attribute: str) -> tuple[str, str]:
        """What the innermost frame that says `attribute` says, and its kind; both empty where none does."""
        here: Frame | None = self
        while here is not None:
            if attribute in here.says:
                return here.says[attribute], here.kind
            here = here.outer
        return "", ""

    def give(self, claim: Claim) -> None:
        """Write whose number it is, and where that was read, into a claim."""
        for attribute in OWNER:
            value, kind = self.said(attribute)
            setattr(claim, attribute, value)
            setattr(claim, f"{attribute}_from", kind)
        notes = [*filter(None, claim.scope.split("；"))]
        for attribute in _ALSO_SAID:
            notes += filter(None, self.said(attribute)[0].split("；"))
        claim.scope = "；".join(dict.fromkeys(notes))


class Frames:
    """The frames of one document that stand around its paragraphs and tables."""

    def __init__(self, document: Document, words: OwnerWords) -> None:
        self._document, self._words = document, words
        self._sections: dict[int, Frame] = {}
        self.root = Frame("document", {"subject": ""})

    def section(self, index: int) -> Frame:
        """What the headings above a section say, from the top down, and its own."""
        found = self._sections.get(index)
        if found is None:
            sections = self._document.sections
            if not 0 < index < len(sections):
                return self.root
            here = sections[index]
            found = self.section(here.parent).inner("heading", self._words.title(here.title))
            self._sections[index] = found
        return found

    def caption(self, section: int, caption: str) -> Frame:
        """What a table's caption says inside what its section says."""
        return self.section(section).inner("caption", self._words.title(caption))

    def label(self, around: Frame, kind: str, text: str) -> Frame:
        """What the label of a row, a group of rows or a column says inside the frame around it."""
        return around.inner(kind, self._words.label(text))
