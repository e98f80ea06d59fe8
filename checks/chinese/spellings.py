"""Names that are spelled in several ways."""

import re
from functools import lru_cache

from checks.chinese.lexicon import lexicon

_KEPT = 10_000  # names whose spelling is kept
_SPELLINGS = [(re.compile(printed), same) for printed, same in lexicon("names")["spellings"]]


@lru_cache(_KEPT)
def spelled(name: str) -> str:
    """A name in the one spelling that all of its spellings are read as: 铁路旅客运输量 is 铁路客运量."""
    for printed, same in _SPELLINGS:
        name = printed.sub(same, name)
    return name
