"""Lists of Chinese words that the reading of documents looks up, kept as data beside this module.

One YAML file a subject (`owners.yaml`: whose number it is; ...). A file is a mapping of lists or of mappings of lists;
what each list means is said in the file. No place, indicator or year stands in them: those are the workspace's.

Patterns stand in `patterns/`, one file for each module that reads by them. A pattern is a regular expression, or a list
of alternatives. «…» in it includes others: «a_while» a pattern or list of the same file, «years:span» a pattern of
another, «grammar.rise, 达到» any word of lists and words, «time.YEAR» a constant of a module beside this one. Lists of
words that only one module reads by stand there under `word_lists`.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml

_HERE = Path(__file__).parent
_INCLUDED = re.compile("«([^»]+)»")


@cache
def lexicon(subject: str) -> dict[str, Any]:
    """The word lists of one subject, as the file beside this module has them. Raises `FileNotFoundError`."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return dict(yaml.load((_HERE / f"{subject}.yaml").read_text("utf-8"), Loader=loader))


def pattern_of(module: str, name: str) -> re.Pattern[str]:
    """The pattern `name` of `patterns/{module}.yaml`. Raises `KeyError` where the file has none of that name."""
    return re.compile(fragment_of(module, name))


def fragment_of(module: str, name: str) -> str:
    """A pattern as text, with all that it includes spelled out. Raises `KeyError` as `pattern_of` does."""
    written = lexicon(f"patterns/{module}")[name]
    text = written if isinstance(written, str) else "|".join(written)
    return _INCLUDED.sub(lambda found: _included(module, found[1].split(", ")), text)


def words_of(module: str, name: str) -> tuple[str, ...]:
    """The words `name` of `patterns/{module}.yaml`. Raises `KeyError` where the file has none of that name."""
    return tuple(lexicon(f"patterns/{module}")["word_lists"][name])


def _included(module: str, names: list[str]) -> str:
    """What one «…» stands for: a pattern where it names one, else any of the words it names."""
    found = [_named(module, name) for name in names]
    if len(found) == 1 and isinstance(found[0], str):
        return found[0]
    return any_of(word for words in found for word in ([words] if isinstance(words, str) else words))


def _named(module: str, name: str) -> str | list[str]:
    other, colon, own = name.rpartition(":")
    if colon:
        return fragment_of(other, own)
    subject, *keys = name.split(".")
    if not keys:
        own_lists = lexicon(f"patterns/{module}")
        listed = own_lists.get("word_lists", {}).get(name)
        return listed or (fragment_of(module, name) if name in own_lists else name)
    found: Any
    if keys[0].isupper():
        found = getattr(import_module(f"checks.chinese.{subject}"), keys[0])
        return found.pattern if isinstance(found, re.Pattern) else found if isinstance(found, str) else list(found)
    found = lexicon(subject)
    for key in keys:
        found = found[key]
    return found if isinstance(found, str) else list(found)


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
