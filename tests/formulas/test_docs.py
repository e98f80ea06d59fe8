"""The page about formulas: its examples can be read with this vocabulary, and what it says is refused is refused."""

import re
from pathlib import Path

import pytest

from checks.errors import InputError
from checks.formulas.names import check_formula
from checks.formulas.parse import MEASURES, PLACES, YEARS, parse
from checks.vocabulary.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "formulas.md").read_text("utf-8")
EXAMPLES = [line for block in re.findall(r"```formula\n(.*?)```", PAGE, re.S) for line in block.splitlines()]
REFUSED = re.findall(r"^\| `([^`]+)` \|", PAGE.partition("## What is refused")[2], re.M)


@pytest.fixture(scope="module")
def vocabulary():
    return load_vocabulary(ROOT / "data" / "vocabulary")


@pytest.mark.parametrize("text", EXAMPLES)
def test_examples_can_be_read(text, vocabulary):
    assert parse(text).operands
    assert check_formula(text, vocabulary).operands


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_said_to_be_refused_is(text, vocabulary):
    with pytest.raises(InputError):
        check_formula(text, vocabulary)


def test_there_are_examples_and_every_word_is_on_the_page():
    assert len(EXAMPLES) > 15
    assert len(REFUSED) > 5
    for word in ("增速", "年均增速", "占比", "增量", "累计", "总量", "倍数", "位次", "完成率"):
        assert word in MEASURES
        assert f"`.{word}`" in PAGE
    for word in ("上年", "前年", "下年", "previous", "next", "基期", "base"):
        assert word in YEARS
        assert f"`[{word}]`" in PAGE
    assert all(f"@{word}" in PAGE for word in ("上级", "下级", "parent", "children") if word in PLACES)
