"""The patterns of Chinese stand in one place: each can be made, is read by somebody, and names no place or year."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from checks.chinese.lexicon import fragment_of, lexicon, pattern_of, words_of

ROOT = Path(__file__).parents[2]
CHECKS = ROOT / "checks"
FILES = sorted((CHECKS / "chinese" / "patterns").glob("*.yaml"))
CODE = {p.stem: p.read_text("utf-8") for p in CHECKS.rglob("*.py") if p.name != "__init__.py"}
HAN = re.compile("[一-鿿]")


def names(file: Path) -> list[str]:
    return [name for name in lexicon(f"patterns/{file.stem}") if name != "word_lists"]


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_every_pattern_can_be_made(file: Path) -> None:
    for name in names(file):
        assert "«" not in fragment_of(file.stem, name)
        if f'pattern_of("{file.stem}", "{name}")' in CODE[file.stem]:
            assert pattern_of(file.stem, name).pattern == fragment_of(file.stem, name)


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.stem)
def test_every_pattern_is_read(file: Path) -> None:
    """By the module the file is named after, or inside another pattern."""
    written = "\n".join(f.read_text("utf-8") for f in FILES)
    for name in [*names(file), *lexicon(f"patterns/{file.stem}").get("word_lists", ())]:
        read = re.search(rf'_of\(\s*"{file.stem}", "{name}"', CODE[file.stem])
        assert read or f"«{name}»" in file.read_text("utf-8") or f"«{file.stem}:{name}»" in written, name


def spelled(module: Path) -> Iterator[str]:
    """Patterns that a module spells out itself."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile":
            yield "".join(n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str))


# Modules that build a pattern out of word lists by more than joining them: lists less others, a word with what may not
# stand behind it, the last characters of words.
BUILD = {
    "clauses", "coordinations", "list_begins", "nouns", "offices", "owner_words", "purposes", "scopes", "sums",
    "table_columns", "table_rows", "topics", "rate_names", "things",
}  # fmt: skip


def test_the_claims_read_by_patterns_of_that_place_alone() -> None:
    found = {m.stem for m in (CHECKS / "claims").rglob("*.py") if any(map(HAN.search, spelled(m)))}
    assert found == BUILD


def test_no_place_and_no_year_stands_in_a_pattern() -> None:
    regions = yaml.safe_load((ROOT / "data" / "vocabulary" / "regions.yaml").read_text("utf-8"))["regions"]
    places = {n for r in regions for n in (r["name"], *r.get("aliases", ())) if len(n) > 2}
    places -= {"中华人民共和国", "国务院", "全国"}
    year = re.compile(r"(?<!\d)20[0-4]\d年")
    for file in FILES:
        lists = lexicon(f"patterns/{file.stem}").get("word_lists", {})
        texts = [fragment_of(file.stem, n) for n in names(file)] + [w for n in lists for w in words_of(file.stem, n)]
        assert [t for t in texts if year.search(t) or any(p in t for p in places)] == []


def test_a_pattern_that_no_file_has_is_told() -> None:
    with pytest.raises(KeyError):
        pattern_of("phrases", "no_such_pattern")
