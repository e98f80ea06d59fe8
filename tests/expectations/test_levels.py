"""Levels of one name and several values in a document are told apart, in one pass."""

from types import SimpleNamespace
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from checks.comparing.levels import _without_company
from checks.intervals.interval import Interval

ENDS = st.lists(st.integers(0, 6), min_size=2, max_size=2).map(sorted)
INTERVALS = st.tuples(ENDS, st.booleans(), st.booleans()).map(
    lambda drawn: Interval(drawn[0][0], drawn[0][1] + 1, drawn[1], drawn[2])
)


@given(st.lists(INTERVALS, min_size=1, max_size=8))
def test_the_last_to_begin_and_the_first_to_end_tell_for_all(intervals: list[Interval]) -> None:
    same = cast(list[Any], [SimpleNamespace(rounded=i) for i in intervals])
    each = [q for q in same if not all(q.rounded.meets(r.rounded) for r in same)]
    assert _without_company(same) == each
