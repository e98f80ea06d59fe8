"""Lists of Chinese words that the reading of documents looks up, kept as data beside this module.

One YAML file a subject (`owners.yaml`: whose number it is; ...). A file is a mapping of lists or of mappings of lists;
what each list means is said in the file. No place, indicator or year stands in them: those are the workspace's.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_HERE = Path(__file__).parent


@cache
def lexicon(subject: str) -> dict[str, Any]:
    """The word lists of one subject, as the file beside this module has them. Raises `FileNotFoundError`."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return dict(yaml.load((_HERE / f"{subject}.yaml").read_text("utf-8"), Loader=loader))


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches the longest of `words` that stands at a place, written as a tree of their beginnings.

    `re` tries alternatives one by one: in a tree those that begin alike are passed over together.
    """
    by_first: dict[str, set[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        by_first.setdefault(word[:1], set()).add(word[1:])
    by_first = {**by_first, "": by_first.pop("")} if "" in by_first else by_first
    return "|".join(map(_branch, by_first, by_first.values()))


def _branch(first: str, rests: set[str]) -> str:
    if len(rests) == 1:
        return re.escape(first + next(iter(rests)))
    return f"{re.escape(first)}(?:{any_of(rests)})"
