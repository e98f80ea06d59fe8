"""Whose number is wrong: what the data decide is said, and nothing else."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed_claims import claim, compared, grown, interval, named, only, reaches, restated, total

from checks.comparing import needs
from checks.comparisons import Severity
from checks.findings.cover import Covering, Edit, cheapest
from checks.findings.localise import printed_number
from checks.findings.slips import Printed, slips
from checks.intervals import Interval

# 全年外贸进出口总额2032.5亿元，其中出口1494亿元，进口538.5亿元，……增长6.5%（上年1908.5亿元）
TRADE, EXPORTS, IMPORTS = (
    claim("c1", "进出口总额2032.5亿元", "2032.5"),
    claim("c2", "出口1494亿元", "1494"),
    claim("c3", "进口538.5亿元", "538.5"),
)
RATE, BEFORE = (
    claim("c4", "增长6.5%", "6.5", "%", measure="growth"),
    claim("c5", "上年1908.5亿元", "1908.5"),
)


def test_a_claim_two_relations_share_is_named_with_where_it_would_lie():
    wrong = claim("c1", "进出口总额2302.5亿元", "2302.5")
    said = only(total(wrong, EXPORTS, IMPORTS), grown(RATE, wrong, BEFORE))
    assert said["claim"] == "c1"
    assert said["printed"] == "进出口总额2302.5亿元"
    assert (said["lo"], said["hi"]) == (2031.95, 2033.05)
    assert (said["slip"], said["instead"], said["unit"]) == ("swap", "2032.5亿元", "亿元")
    assert said["zh"].startswith("最可能有误的是第1行“进出口总额2302.5亿元”")
    assert "2032.5亿元" in said["zh"] and "2032.5亿元" in said["en"] and "2处" in said["zh"]


def test_nothing_is_said_of_two_statements_alone():
    assert not only(restated(TRADE, claim("c9", "进出口总额2044.7亿元", "2044.7")))


def test_nothing_is_said_of_one_sum_alone():
    assert not only(total(claim("c1", "总额2132.5亿元", "2132.5"), EXPORTS, IMPORTS))


def test_a_number_repeated_is_trusted_over_a_single_one():
    again, odd = claim("c8", "进出口2032.5亿元", "2032.5"), claim("c9", "进出口2023.5亿元", "2023.5")
    assert only(restated(TRADE, again), restated(TRADE, odd), restated(again, odd))["claim"] == "c9"


def test_a_number_that_other_relations_hold_in_place_is_trusted():
    odd = claim("c9", "进出口2012.5亿元", "2012.5")
    said = only(total(TRADE, EXPORTS, IMPORTS), restated(TRADE, odd))
    assert said["claim"] == "c9"
    assert (said["lo"], said["hi"]) == (2032.45, 2032.55)


def test_a_table_cell_is_trusted_over_prose():
    cell = claim("c8", "2032.5", "2032.5", origin="table")
    slipped, odd = claim("c9", "进出口2302.5亿元", "2302.5"), claim("c9", "进出口2047.1亿元", "2047.1")
    assert only(restated(cell, slipped))["claim"] == "c9"
    assert only(restated(slipped, cell))["claim"] == "c9"
    assert not only(restated(cell, odd)), "without a slip they may as well be about different things"


def test_three_different_numbers_are_not_one_number():
    one, two, three = (claim(f"c{i}", f"营业收入{v}亿元", v) for i, v in ((1, "34"), (2, "173"), (3, "41")))
    assert not only(restated(one, two), restated(two, three), restated(one, three))


def test_a_goal_below_its_base_alone_accuses_no_number():
    assert not only(
        reaches(claim("c1", "目标6%", "6", "%", exact=True), claim("c2", "7.2%", "7.2", "%", origin="table"))
    )


def test_a_goal_below_its_base_tips_the_scales():
    wrong = claim("c1", "城镇化率7.15%", "7.15", "%", measure="share")
    other = claim("c2", "城镇化率71.5%", "71.5", "%", measure="share")
    bases = [claim(f"c{i}", f"{v}%", v, "%", measure="share") for i, v in ((3, "69.8"), (4, "68.2"))]
    assert not only(restated(wrong, other))
    assert only(restated(wrong, other), *(reaches(wrong, b) for b in bases))["claim"] == "c1"


def test_remarks_do_not_decide():
    parts = [claim(f"c{i}", f"{v}个", v, "个", exact=True) for i, v in ((2, "4"), (3, "3"), (4, "2"))]
    whole = claim("c1", "10个", "10", "个", exact=True)
    needed = needs.total(interval(whole), [interval(p) for p in parts])
    assert not only(compared("total", [whole, *parts], needed, Severity.INFO))


def test_two_errors_in_one_group_are_both_named():
    odd, other = claim("c8", "出口1449亿元", "1449"), claim("c9", "进出口2302.5亿元", "2302.5")
    said = named(total(TRADE, EXPORTS, IMPORTS), restated(TRADE, other), restated(EXPORTS, odd), restated(odd, other))
    assert {"c8", "c9"} <= {s["claim"] for s in said.values()}


def test_a_count_is_only_explained_by_whole_numbers():
    # From 12 to 9 is a quarter less; a rate of 20.1% would need 9.59 of 9, or 11.26 of 12.
    rate = claim("c1", "压减20.1%", "20.1", "%", fall=True, measure="growth")
    base, level = claim("c2", "12个", "12", "个", exact=True), claim("c3", "9个", "9", "个", exact=True)
    again = claim("c4", "压减25.1%", "25.1", "%", fall=True, measure="growth")
    assert not only(grown(rate, level, base)), "25.0% is no single slip away from 20.1%"
    assert only(grown(again, level, base))["instead"] == "25.0%"


@pytest.mark.parametrize(
    ("printed_claim", "right", "kind", "instead"),
    [
        (claim("c1", "2132.5亿元", "2132.5"), Interval.point("2032.5"), "digit", "2032.5"),
        (claim("c1", "2302.5亿元", "2302.5"), Interval.point("2032.5"), "swap", "2032.5"),
        (claim("c1", "203.25亿元", "203.25"), Interval.point("2032.5"), "point", "2032.5"),
        (claim("c1", "232.5亿元", "232.5"), Interval.point("2032.5"), "dropped", "2032.5"),
        (claim("c1", "20332.5亿元", "20332.5"), Interval.point("2032.5"), "doubled", "2032.5"),
        (claim("c1", "538.5万元", "538.5", "万元", scale="0.0001"), Interval.point("538.5"), "unit", "亿元"),
        (claim("c1", "下降6.5%", "6.5", "%", fall=True, measure="growth"), Interval(6, 7), "sign", "增长"),
        (claim("c1", "增长6.5%", "6.5", "%", measure="growth"), Interval(-7, -6), "sign", "下降"),
    ],
)  # fmt: skip
def test_every_kind_of_slip(printed_claim, right, kind, instead):
    found, likelihood = slips(printed_number(printed_claim), right)
    assert (kind, instead) in {(s.kind, s.printed) for s in found}
    assert likelihood > slips(printed_number(printed_claim), Interval.point(10**9 + 7))[1]


def test_a_unit_slip_is_said_with_the_unit():
    wrong = claim("c3", "进口538.5万元", "538.5", "万元", scale="0.0001")
    said = only(total(TRADE, EXPORTS, wrong), restated(wrong, claim("c7", "进口538.5亿元", "538.5")))
    assert (said["claim"], said["slip"], said["instead"]) == ("c3", "unit", "538.5亿元")


def test_a_sign_slip_is_said_with_the_direction():
    wrong = claim("c4", "下降6.5%", "6.5", "%", fall=True, measure="growth")
    said = only(grown(wrong, TRADE, BEFORE), restated(wrong, claim("c7", "增长6.5%", "6.5", "%", measure="growth")))
    assert (said["claim"], said["slip"], said["instead"]) == ("c4", "sign", "增长6.5%")


def test_what_no_slip_explains_is_only_named_where_different_relations_agree():
    odd = claim("c9", "进出口8766.1亿元", "8766.1")
    assert not only(total(TRADE, EXPORTS, IMPORTS), restated(TRADE, odd)), "it may be about something else"
    said = only(total(odd, EXPORTS, IMPORTS), grown(RATE, odd, BEFORE))
    assert (said["claim"], said["slip"], said["instead"]) == ("c9", None, None)
    assert "口径" in said["zh"]


def test_a_digit_that_cannot_be_found_in_the_words_has_no_slips():
    assert slips(Printed("", "倍", Fraction(1), 1, True, "multiple"), Interval.point(3)) == ([], 0.0)


digits = st.from_regex(r"[1-9][0-9]{1,4}(\.[0-9]{1,2})?", fullmatch=True)


@given(digits, digits, st.data())
@settings(max_examples=60, deadline=None)
def test_an_altered_number_that_three_relations_hold_is_never_taken_for_another(one, other, data):
    a, b = claim("c1", one, one), claim("c2", other, other)
    whole = interval(a) + interval(b)
    text = f"{float(whole.middle):.2f}"
    sum_, copy, again = claim("c3", text, text), claim("c4", one, one), claim("c5", text, text)
    wrong_text = data.draw(digits.filter(lambda d: abs(float(d) - float(one)) > 2))
    wrong = claim("c1", wrong_text, wrong_text)
    said = only(total(sum_, wrong, b), restated(wrong, copy), restated(sum_, again), total(again, copy, b))
    assert not said or said["claim"] == "c1"


@given(st.permutations(range(4)))
@settings(deadline=None)
def test_the_order_of_comparisons_does_not_matter(order):
    odd = claim("c9", "进出口2047.1亿元", "2047.1")
    made = [total(TRADE, EXPORTS, IMPORTS), restated(TRADE, odd), grown(RATE, odd, BEFORE), grown(RATE, TRADE, BEFORE)]
    assert only(*(made[i] for i in order)) == only(*made)


def test_the_cheapest_sets_come_in_a_fixed_order():
    point = Interval.point
    broken = Edit({"a": point(1), "b": point(2), "c": point(3)}, broken=True)
    held = Edit({"a": point(9), "d": point(4)}, broken=False)
    problem = Covering({"a": 1.0, "b": 1.0, "c": 1.5, "d": 1.0}, (broken, held), {})
    made = cheapest(problem, 1.0)
    assert [s.claims for s in made] == [("b",), ("c",), ("a", "d")]
    assert made[0].lies == {"b": point(2)}
    assert cheapest(problem, 1.0) == made


def test_what_a_number_cannot_be_is_no_solution():
    relation = Edit({"a": Interval.point(-5), "b": Interval.point(7)}, broken=True)
    problem = Covering({"a": 1.0, "b": 1.0}, (relation,), {"a": Interval.at_least(0), "b": Interval.at_least(0)})
    assert [s.claims for s in cheapest(problem, 1.0)] == [("b",)]


def test_large_groups_are_left_undecided():
    goals = [claim(f"c{i}", f"{i}.5%", f"{i}.5", "%") for i in range(1, 70)]
    assert not named(*(restated(goals[0], g) for g in goals[1:]))


def test_a_suggestion_stands_only_beside_what_it_settles():
    # Of 1.4, 1.4 and 4.1 the last is a slip; that none of them reaches an earlier goal is another matter.
    wrong = claim("c1", "4.10亿美元", "4.10", "亿美元")
    steady, again = claim("c2", "1.40亿美元", "1.40", "亿美元"), claim("c3", "计划1.40亿美元", "1.40", "亿美元")
    goal = claim("c4", "5.8亿美元", "5.8", "亿美元", exact=True)
    short = compared("goal", [wrong, goal], needs.reaches("floor", interval(wrong), interval(goal)), Severity.WARNING)
    said = named(restated(wrong, steady), restated(wrong, again), restated(steady, again), short)
    assert {s["claim"] for s in said.values()} == {"c1"}
    assert len(said) == 2


def test_a_bound_is_not_explained_by_a_smaller_bound():
    # 外贸进出口突破2000亿元: any smaller number would do as well, which explains nothing.
    bound = claim("c1", "突破2000亿元", "2000") | {"comparator": ">", "lo": 2000.0, "hi": None}
    wrong = claim("c3", "进口53.85亿元", "53.85")
    found, likelihood = slips(printed_number(bound), interval(EXPORTS) + interval(wrong))
    assert (found, likelihood) == ([], 0.0)


def test_where_two_roundings_only_touch_no_slip_leads():
    # Of 31168 for 31119 one digit makes 31118, which is what 31118.5 would be rounded to, no more.
    printed = printed_number(claim("c1", "31168万元", "31168", "万元"))
    assert slips(printed, Interval(31118.5, 31119.5))[1] == 0.0
    assert slips(printed, Interval(31138.5, 31139.5))[1] == 0.0
    assert slips(printed, Interval(31117.5, 31118.5))[1] > 100
