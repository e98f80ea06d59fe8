"""Random text and random bytes: nothing crashes, every span lies in its sentence, no period runs backwards."""

import sys
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
from fuzzing import ROOT, run, try_bytes, try_text

from checks.vocabulary.vocabulary import Vocabulary, load_vocabulary


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "data" / "vocabulary")


@pytest.mark.parametrize("seed", [1, 20, 300])
def test_any_input_is_read_or_refused(seed: int) -> None:
    told: list[str] = []
    assert run(250, seed, vocabulary(), told.append) == 0, told


def test_a_column_of_marks_nobody_sees_and_a_page_with_control_characters() -> None:
    try_text("单位：亿元\n\n甲市\t99\n比2020年\t12105\n\ufeff\t”\n线\t\u200b\n3.3\t比\n", vocabulary())
    page = "<html><body><div>\x10<p>2021年产值5亿元。</p>&#16;\x0b</div></body></html>" * 9
    try_bytes(".html", page.encode(), vocabulary())


def test_since_a_year_in_a_document_that_does_not_tell_its_own() -> None:
    try_text("“十四五”以来工业用电量比“十三五”末翻一番。", vocabulary())
