"""What reports say of a side: the interval, the years, the sentence cut at the number."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.reporting.facts import anchor, around, interval, marked, number, period, steps
from checks.reporting.plain import one_line, visible
from checks.wording import Text


@pytest.mark.parametrize(
    ("side", "said"),
    [
        ({"lo": 7.45, "hi": 7.55, "lo_closed": True, "hi_closed": True, "canonical_unit": "%"}, "7.45–7.55%"),
        ({"lo": 500, "hi": None, "lo_closed": False, "hi_closed": False, "canonical_unit": "亿元"}, "> 500亿元"),
        ({"lo": None, "hi": 4.5, "lo_closed": False, "hi_closed": True, "canonical_unit": "%"}, "≤ 4.5%"),
        ({"lo": 574.0, "hi": 574.0, "lo_closed": True, "hi_closed": True, "canonical_unit": "家"}, "574家"),
        (
            {"lo": 0.81865, "hi": 0.81875, "lo_closed": True, "hi_closed": False, "canonical_unit": ""},
            "0.81865–0.81875",
        ),
        ({"lo": -3.0, "hi": 3.0, "canonical_unit": "%"}, "-3%至3%"),
        ({"lo": None, "hi": None}, ""),
    ],
)
def test_intervals_show_open_and_closed_ends(side, said):
    assert interval(side).zh == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(3463.9, "3463.9"), (0.1 + 0.2, "0.3"), (-24.75, "-24.75"), (1e15, "1000000000000000"), (0.0, "0"), (None, "")],
)
def test_numbers_have_no_exponent_and_no_noise(value, said):
    assert number(value) == said


@pytest.mark.parametrize(
    ("side", "said"),
    [
        ({"period_start": 2021, "period_end": 2021}, "2021"),
        ({"period_start": 2016, "period_end": 2020}, "2016-2020"),
        ({"period_start": None, "period_end": 2025}, "2025"),
        ({"period_start": None, "period_end": None}, ""),
    ],
)
def test_periods(side, said):
    assert period(side) == said


@given(st.text(max_size=60), st.integers(-5, 70), st.integers(-5, 70), st.integers(0, 9))
def test_no_character_of_a_sentence_is_lost(sentence, start, end, first):
    side = {"sentence": sentence, "quote": "", "start": start, "end": end, "sentence_start": first}
    assert "".join(marked(side)) == sentence


def test_a_sentence_without_offsets_is_marked_at_its_quote():
    assert marked({"sentence": "增长7%。", "quote": "7%"}) == ("增长", "7%", "。")


def test_a_long_sentence_is_cut_around_its_number():
    side = {"sentence": "一" * 500 + "7%" + "二" * 500, "quote": "7%", "start": 500, "end": 502, "sentence_start": 0}
    assert around(side, 10) == ("…" + "一" * 10, "7%", "二" * 10 + "…")


@given(st.text())
def test_visible_text_fits_in_xml_and_in_utf8(text):
    shown = visible(text)
    shown.encode("utf-8")
    ElementTree.fromstring(f"<a>{shown.replace('&', '&amp;').replace('<', '&lt;')}</a>")
    assert visible(shown) == shown
    assert "\n" not in one_line(text)


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_anchors_differ_where_names_differ(one, two):
    assert (anchor("x-", one) == anchor("x-", two)) == (one == two)


def test_steps_pair_the_lines_of_both_languages():
    assert steps(Text("甲\n乙", "a\nb")) == [Text("甲", "a"), Text("乙", "b")]
    assert steps(Text("甲\n乙", "a")) == [Text("甲\n乙", "a")]
    assert steps(Text("", "")) == []
