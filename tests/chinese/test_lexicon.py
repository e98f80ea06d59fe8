"""A pattern of many words finds the longest of them, whatever words begin alike."""

import re

from hypothesis import given
from hypothesis import strategies as st

from checks.chinese.lexicon import any_of

_WORD = st.text("全市区.", min_size=1, max_size=4)


@given(st.sets(_WORD, min_size=1), st.text("全市区.", max_size=8))
def test_the_longest_word_that_stands_at_a_place_is_found(words: set[str], text: str) -> None:
    found = re.match(any_of(words), text)
    assert (found[0] if found else "") == max((w for w in words if text.startswith(w)), key=len, default="")
