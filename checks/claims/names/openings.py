"""What a paragraph opens with, where that alone names what its amounts are of: 教育支出。年初预算为9万元，…."""

import re

from checks.chinese.lexicon import pattern_of
from checks.claims.ownership.offices import NUMBERING
from checks.claims.ownership.owner_words import is_item

_ABOVE = pattern_of("openings", "above")
_LEVEL = pattern_of("openings", "level")
_OPENING = re.compile(rf"\s*(?:{NUMBERING}\s*)?(?P<item>[^。：:；，\d]{{3,60}})[。：:]")


def classified(name: str) -> str:
    """The item of the classification that a name is of, without the classes above it and the words for its level."""
    return _LEVEL.sub("", _ABOVE.sub("", name))


def opened(paragraph: str) -> str:
    """The item of public money that a paragraph opens with as with a title, or empty."""
    found = _OPENING.match(paragraph)
    if found is None:
        return ""
    item = classified(found["item"])
    return item if item != found["item"] or is_item(item) else ""
