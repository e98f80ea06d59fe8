"""What the headings above a paragraph say of all that stands under them."""

from dataclasses import dataclass

from checks.chinese.time import speaks_of_several_years
from checks.claims.ownership.owner_words import is_glossary


@dataclass(frozen=True, slots=True)
class Chapter:
    """The headings above a paragraph, joined, and what they say."""

    path: str
    several: bool = False  # they speak of several years
    glossary: bool = False

    @classmethod
    def of(cls, path: str) -> "Chapter":
        """The chapter of the joined titles `path`."""
        return cls(path, speaks_of_several_years(path), is_glossary(path))


NO_CHAPTER = Chapter("")
