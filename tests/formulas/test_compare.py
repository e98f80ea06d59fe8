"""What formulas say of claims: what agrees, what contradicts, what cannot be told and why."""

import pytest
from formulas_joined import claim, table

from checks.comparisons import Outcome, Severity
from checks.errors import InputError
from checks.formulas.compare import compare_formula
from checks.formulas.parse import parse

SUM = "外贸进出口总额 = 外贸出口额 + 外贸进口额"
GROWTH = "收入 = 收入[上年] × (1 + 收入.增速)"


def compared(text, *rows, severity=Severity.CRITICAL):
    return list(compare_formula(parse(text), table(*rows), severity=severity).rows())


def only(text, *rows):
    (found,) = compared(text, *rows)
    return found


def outcomes(text, *rows):
    made = compare_formula(parse(text), table(*rows))
    found = [c.outcome for c in made.rows()]
    assert {o: found.count(o) for o in Outcome} == made.counts
    return [o.value for o in found]


def trade(total, exports, imports, **fields):
    return [
        claim("外贸进出口总额", total, **fields),
        claim("外贸出口额", exports, **fields),
        claim("外贸进口额", imports, **fields),
    ]


def growth(number, **fields):
    return claim("收入", number, "%", measure="growth", dimension="money", **fields)


class TestSums:
    def test_a_sum_agrees_where_the_printed_intervals_meet(self):
        assert outcomes(SUM, *trade("2032.5", "1494", "538.5")) == ["agrees"]
        assert outcomes("总 = 甲 + 乙 + 丙", *(claim(n, "33.3") for n in "甲乙丙"), claim("总", "100")) == ["agrees"]

    def test_a_contradiction_keeps_both_sides_and_the_arithmetic(self):
        found = only(SUM, *trade("2032.5", "1394", "538.5"))
        assert found.outcome is Outcome.CONTRADICTS
        assert [(o.role, o.claim) for o in found.operands] == [("stated", "c0"), ("operand", "c1"), ("operand", "c2")]
        assert found.message.zh == "海市2021年：外贸进出口总额 = 外贸出口额 + 外贸进口额，所印数字不符"
        assert found.arithmetic.zh == (
            "外贸进出口总额 2032.5亿元（2032.45–2032.55亿元）；"
            "外贸出口额 1394亿元 + 外贸进口额 538.5亿元 = 1931.9–1933.1亿元；应相等，相差至少99.4亿元"
        )
        assert found.settle.zh.startswith("若右边各数无误，“外贸进出口总额”应为1931.9–1933.1亿元")
        assert found.gap == pytest.approx(99.4 / 2032.55, rel=1e-3)
        assert found.severity is Severity.CRITICAL
        assert "should be equal" in found.arithmetic.en

    def test_a_missing_part_is_a_reason_that_can_be_counted(self):
        found = only(SUM, *trade("2032.5", "1494", "538.5")[:2])
        assert found.outcome is Outcome.CANNOT_TELL
        assert found.reason.zh == "缺少“外贸进口额”"
        assert "海市" in found.message.zh

    def test_a_number_alone_says_nothing(self):
        assert compared(SUM, claim("外贸进出口总额", "2032.5")) == []
        assert compared(SUM, *trade("2032.5", "1494", "538.5")[1:]) == []

    @pytest.mark.parametrize("field", ["region", "stance", "part_of_year", "subject"])
    def test_what_the_formula_does_not_mention_must_be_equal(self, field):
        other = {"region": "东区", "stance": "target", "part_of_year": "上半年", "subject": "某园区"}[field]
        rows = trade("2032.5", "1394", "538.5")
        rows[2] = rows[2] | {field: other}
        assert outcomes(SUM, *rows) == ["cannot tell"]

    def test_another_year_is_another_comparison(self):
        rows = [*trade("2032.5", "1494", "538.5"), *trade("1900", "1400", "600", year=2020)]
        assert outcomes(SUM, *rows) == ["agrees", "contradicts"]

    def test_without_a_year_only_one_sentence_is_compared(self):
        rows = [r | {"period_start": None, "period_end": None} for r in trade("2032.5", "1394", "538.5")]
        assert outcomes(SUM, *rows) == ["contradicts"]
        apart = [*rows[:2], rows[2] | {"sentence_start": 50}]
        assert outcomes(SUM, *apart) == ["cannot tell"]

    def test_units_of_one_dimension_must_be_the_same(self):
        rows = trade("2032.5", "1394", "538.5")
        rows[2] = rows[2] | {"canonical_unit": "亿美元", "unit": "亿美元"}
        found = only(SUM, *rows)
        assert (found.outcome, found.reason.zh) == (Outcome.CANNOT_TELL, "各项单位或币种不同，换算率未知")

    def test_an_amount_in_a_unit_of_something_else_takes_no_part(self):
        rows = trade("2032.5", "1494", "538.5")
        rows[2] = rows[2] | {"canonical_unit": "件", "unit": "件"}
        assert only(SUM, *rows).reason.zh == "缺少“外贸进口额”"

    def test_number_words_in_units_are_converted(self):
        rows = [
            claim("人均", "50000", "元", dimension="money_per_person"),
            claim("甲", "100"),
            claim("口", "20", "万人"),
        ]
        rows[2] = rows[2] | {"dimension": "people"}
        assert outcomes("人均 = 甲 / 口", *rows) == ["agrees"]
        assert outcomes("人均 = 甲 / 口", rows[0] | {"lo": 40000.0, "hi": 40001.0}, *rows[1:]) == ["contradicts"]


class TestNotes:
    def test_a_scope_note_on_one_side_lowers_critical_to_warning(self):
        rows = trade("2032.5", "1394", "538.5")
        rows[1] = rows[1] | {"scope": "含桥头镇；含保税区"}
        found = only(SUM, *rows)
        assert (found.severity, found.notes) == (Severity.WARNING, ("含桥头镇", "含保税区"))
        (info,) = compared(SUM, *rows, severity=Severity.INFO)
        assert info.severity is Severity.INFO

    def test_the_same_scope_on_all_sides_lowers_nothing(self):
        found = only(SUM, *trade("2032.5", "1394", "538.5", scope="全口径"))
        assert (found.severity, found.notes) == (Severity.CRITICAL, ("全口径",))

    def test_damage_lowers_too(self):
        rows = trade("2032.5", "1394", "538.5")
        rows[1] = rows[1] | {"damage": "unit_lost"}
        assert only(SUM, *rows).severity is Severity.WARNING

    def test_a_base_from_another_document_may_have_been_revised(self):
        rows = [claim("收入", "110"), claim("收入", "100", year=2020), growth("20.0")]
        assert only(GROWTH, *rows).severity is Severity.CRITICAL
        found = only(GROWTH, rows[0], rows[1] | {"document": "去年的报告"}, rows[2])
        assert found.severity is not Severity.CRITICAL
        assert "可能已经修订" in found.notes[0]


class TestStatedTwice:
    def test_claims_that_agree_are_compared_together(self):
        rows = [*trade("2032.5", "1394", "538.5"), claim("外贸出口额", "1394.2")]
        found = only(SUM, *rows)
        assert [o.claim for o in found.operands] == ["c0", "c1", "c3", "c2"]
        assert "1394亿元、1394.2亿元" in found.arithmetic.zh

    def test_claims_that_differ_are_compared_one_by_one(self):
        rows = [*trade("2032.5", "1494", "538.5"), claim("外贸出口额", "1394")]
        found = only(SUM, *rows)
        assert [o.claim for o in found.operands] == ["c0", "c1", "c2"]
        assert found.outcome is Outcome.AGREES
        assert "取相符的比较" in found.notes[-1]

    def test_where_none_of_several_agrees_which_is_meant_is_not_certain(self):
        rows = [*trade("2032.5", "1394", "538.5"), claim("外贸出口额", "1294")]
        found = only(SUM, *rows)
        assert (found.outcome, len(found.operands)) == (Outcome.CANNOT_TELL, 4)
        assert "几个不同的数" in found.reason.zh

    def test_numbers_of_one_document_are_compared_first(self):
        rows = trade("2032.5", "1494", "538.5")
        later = claim("外贸出口额", "1394") | {"document": "公报"}
        assert outcomes(SUM, *rows, later) == ["agrees"]

    def test_six_and_seven_are_two_numbers_though_both_may_come_from_six_and_a_half(self):
        found = only("甲 = 乙", claim("甲", "6"), claim("甲", "7"), claim("乙", "6"))
        assert [o.claim for o in found.operands] == ["c0", "c2"]

    def test_many_different_numbers_stay_bounded(self):
        rows = [claim(n, str(100 + 10 * i)) for n in "甲乙丙丁" for i in range(9)]
        made = compare_formula(parse("甲 = 乙 + 丙 + 丁"), table(*rows))
        assert sum(made.counts.values()) <= 32

    def test_many_operands_with_many_numbers_stay_bounded_too(self):
        names = [f"指标{i}号" for i in range(20)]
        rows = [claim(n, str(100 + 10 * i)) for n in names for i in range(5)]
        made = compare_formula(parse(names[0] + " = " + " + ".join(names[1:])), table(*rows, checked=False))
        assert 1 <= sum(made.counts.values()) <= 32


class TestNearness:
    """The numbers of one clause are compared with one another, then those of a sentence, a table, a document."""

    def elsewhere(self, *rows, at=100):
        return [r | {"sentence_start": at, "paragraph": at, "clause_start": at, "clause_end": at + 20} for r in rows]

    def test_a_mismatch_in_a_sentence_is_not_excused_by_another_paragraph(self):
        rows = [*trade("2032.5", "1394", "538.5"), *self.elsewhere(claim("外贸出口额", "1494"))]
        found = only(SUM, *rows)
        assert found.outcome is Outcome.CONTRADICTS
        assert [o.claim for o in found.operands] == ["c0", "c1", "c2"]

    def test_each_sentence_is_judged_on_its_own_numbers(self):
        rows = [*trade("2032.5", "1494", "538.5"), *self.elsewhere(*trade("2032.5", "1394", "538.5"))]
        assert outcomes(SUM, *rows) == ["agrees", "contradicts"]

    def test_what_only_repeats_a_compared_number_adds_nothing(self):
        rows = [*trade("2032.5", "1494", "538.5"), *self.elsewhere(claim("外贸进出口总额", "2032.5"))]
        assert len(only(SUM, *rows).operands) == 3

    def test_another_number_for_a_compared_one_is_for_the_rule_about_restatements(self):
        rows = [*trade("2032.5", "1494", "538.5"), *self.elsewhere(claim("外贸进出口总额", "1932.5"))]
        assert outcomes(SUM, *rows) == ["agrees", "cannot tell"]

    def test_numbers_of_several_paragraphs_weigh_less(self):
        total, *parts = trade("2032.5", "1394", "538.5")
        assert only(SUM, total, *self.elsewhere(*parts)).severity is Severity.WARNING

    def test_levels_of_government_and_books_are_compared_each_for_itself(self):
        city = trade("2032.5", "1494", "538.5", tier="全市")
        own = trade("900", "500", "300", tier="市本级")
        assert outcomes(SUM, *city, *own) == ["agrees", "contradicts"]


class TestTrust:
    """A difference accuses only where it is sure whose, of what and of when every number is."""

    @pytest.mark.parametrize(
        ("fields", "reason"),
        [
            ({"owner_read": "unknown"}, "谁的数"),
            ({"subject": "某园区"}, "谁的数"),
            ({"indicator_read": "assumed"}, "指标"),
            ({"scope": "新口径"}, "口径"),
        ],
    )
    def test_what_is_not_sure_does_not_accuse(self, fields, reason):
        rows = [r | {k: v for k, v in fields.items() if k == "subject"} for r in trade("2032.5", "1394", "538.5")]
        rows[1] = rows[1] | fields
        found = only(SUM, *rows)
        assert found.outcome is Outcome.CANNOT_TELL
        assert reason in found.reason.zh

    def test_a_year_that_is_only_assumed_is_enough_within_one_sentence(self):
        rows = trade("2032.5", "1394", "538.5", period_read="assumed")
        assert outcomes(SUM, *rows) == ["contradicts"]
        assert outcomes(SUM, *rows[:2], rows[2] | {"sentence_start": 50}) == ["cannot tell"]

    def test_growth_against_something_else_than_the_year_before_is_no_growth_of_levels(self):
        rate = growth("20.0", scope="可比口径")
        found = only(GROWTH, claim("收入", "110"), claim("收入", "100", year=2020), rate)
        assert found.outcome is Outcome.CANNOT_TELL


class TestRounding:
    def test_goals_of_an_equation_were_rounded_too(self):
        goals = [claim(n, v, stance="target") for n, v in (("总", "54"), ("甲", "6.3"), ("乙", "13.5"), ("丙", "34.1"))]
        assert outcomes("总 = 甲 + 乙 + 丙", *goals) == ["agrees"]
        assert outcomes("总 = 甲 + 乙 + 丙", claim("总", "55", stance="target"), *goals[1:]) == ["contradicts"]

    def test_a_goal_of_things_counted_is_exact(self):
        goals = [claim(n, v, "家", stance="target") for n, v in (("总", "54"), ("甲", "20"), ("乙", "33"))]
        assert outcomes("总 = 甲 + 乙", *goals) == ["contradicts"]

    def test_one_sum_in_two_units_of_the_same_money(self):
        rows = [claim("甲", "62.7", stance="target"), claim("乙", "62.74", stance="target")]
        assert outcomes("甲 = 乙", *rows) == ["agrees"]

    def test_a_last_digit_that_was_cut_off_weighs_less(self):
        rows = [claim("甲", "1.3", "%", measure="rate"), claim("乙", "137.6"), claim("丙", "10000")]
        found = only("甲 = 乙 / 丙", *rows)
        assert (found.outcome, found.severity) == (Outcome.CONTRADICTS, Severity.WARNING)


class TestGrowth:
    def test_growth_links_two_years(self):
        rows = [claim("收入", "110"), claim("收入", "100", year=2020), growth("10.0")]
        assert outcomes(GROWTH, *rows) == ["agrees"]
        assert outcomes(GROWTH, *rows[:2], growth("20.0")) == ["contradicts"]
        roles = [o.role for o in only(GROWTH, *rows).operands]
        assert roles == ["level", "base", "growth"]

    def test_a_fall_is_signed_in_words_too(self):
        fall = growth("10.0") | {"lo": -10.05, "hi": -9.95}
        rows = [claim("收入", "90"), claim("收入", "100", year=2020), fall]
        found = only(GROWTH, *rows)
        assert found.outcome is Outcome.AGREES
        assert "-10%" in found.arithmetic.zh

    def test_real_growth_does_not_follow_from_levels(self):
        found = only(GROWTH, claim("收入", "110"), claim("收入", "100", year=2020), growth("20.0", growth="real"))
        assert (found.outcome, found.reason.zh) == (Outcome.CANNOT_TELL, "实际增速（可比价）不能由现价总量推算")

    def test_what_is_printed_about_the_growth_decides_not_the_level(self):
        rows = [claim("收入", "110", growth="real"), claim("收入", "100", year=2020, growth="real"), growth("20.0")]
        assert outcomes(GROWTH, *rows) == ["contradicts"]

    def test_real_growth_is_compared_with_growth(self):
        rows = [growth("6.0", growth="real"), growth("5.0", growth="real", region="东区")]
        assert outcomes("收入.增速@东区 ≥ 收入.增速@海市", *rows) == ["contradicts"]

    def test_yearly_average_growth_spans_from_the_year_before_its_span(self):
        text = "收入 = 收入[基期] × (1 + 收入.年均增速)^年数"
        average = claim("收入", "12.7", "%", measure="growth_avg", first=2016, year=2020, dimension="money")
        end, start = claim("收入", "182", year=2020), claim("收入", "100", year=2015)
        assert outcomes(text, end, start, average) == ["agrees"]
        found = only(text, end | {"lo": 199.5, "hi": 200.5, "value": 200.0}, start, average)
        assert found.outcome is Outcome.CONTRADICTS
        assert "^5" in found.arithmetic.zh

    def test_an_average_whose_span_is_not_printed_says_nothing_of_one_year(self):
        average = claim("收入", "12.7", "%", measure="growth_avg", year=2022, dimension="money", period_read="assumed")
        rows = [claim("收入", "200", year=2022), claim("收入", "100", year=2021), average]
        text = "收入 = 收入[基期] × (1 + 收入.年均增速)^年数"
        assert outcomes(text, *rows) == ["cannot tell"]
        in_plan = {"plan_start": 2021, "plan_end": 2025}
        goals = [r | in_plan | {"period_start": 2025, "period_end": 2025} for r in (rows[0], average)]
        goals[1] |= {"origin": "table", "period_read": "column"}  # where the column says of when it is
        assert outcomes(text, *goals, claim("收入", "100", year=2020)) == ["contradicts"]

    def test_the_base_of_a_goal_is_the_year_before_its_plan(self):
        goal = claim("率", "96", "%", measure="rate", year=2025, stance="target", comparator=">=")
        goal |= {"plan_start": 2021, "plan_end": 2025}
        found = only("目标(率) ≥ 实际(率[基期])", goal, claim("率", "96.9", "%", measure="rate", year=2020))
        assert found.outcome is Outcome.CONTRADICTS
        assert [o.role for o in found.operands] == ["goal", "base"]
        assert "相差至少0.85个百分点" in found.arithmetic.zh


class TestGoals:
    def test_goals_are_ordered_by_the_number_they_print(self):
        rows = [
            claim("增", "6", "%", measure="growth", stance="target", comparator=">="),
            claim("增", "5", "%", measure="growth", stance="target", comparator=">=", region="东区"),
            claim("增", "7", "%", measure="growth", stance="target", region="西区"),
        ]
        found = compared("增.增速@下级 ≥ 增.增速", *rows)
        said = {c.operands[0].claim: c.outcome.value for c in found}
        assert said == {"c0": "cannot tell", "c1": "contradicts", "c2": "agrees"}
        assert [o.role for o in found[1].operands] == ["lower", "upper"]

    def test_an_identity_of_goals_takes_what_they_allow(self):
        rows = trade("2200", "1500", "500", stance="target", comparator=">=")
        assert outcomes(SUM, *rows) == ["agrees"]

    def test_exceeding_is_open(self):
        goal = claim("甲", "500", stance="actual", comparator=">")
        assert outcomes("甲 = 乙", goal, claim("乙", "500", exact=True)) == ["contradicts"]
        assert outcomes("甲 = 乙", goal, claim("乙", "501", exact=True)) == ["agrees"]

    def test_a_goal_grows_from_what_was_reached(self):
        rows = [
            claim("收入", "110", stance="target"),
            claim("收入", "100", year=2020),
            claim("收入", "105", year=2020, stance="target"),
            growth("10.0", stance="target"),
        ]
        found = only(GROWTH, *rows)
        assert found.outcome is Outcome.AGREES
        assert [o.claim for o in found.operands] == ["c0", "c1", "c3"]
        assert outcomes("收入[上年] ≤ 102亿元", *rows) == ["agrees"]
        assert outcomes("收入 ≥ 目标(收入[上年])", *rows) == ["agrees", "cannot tell", "cannot tell"]


class TestRegions:
    def rows(self, city):
        return [claim("甲", city), claim("甲", "60", region="东区"), claim("甲", "70", region="西区")]

    def test_parts_may_not_exceed_the_whole_even_if_some_are_missing(self):
        assert outcomes("甲 ≥ 合计(甲@下级)", *self.rows("100")) == ["contradicts"]
        assert outcomes("甲 ≥ 合计(甲@下级)", *self.rows("200")) == ["agrees"]

    def test_an_equation_with_districts_missing_cannot_be_told(self):
        found = only("甲 = 合计(甲@下级)", *self.rows("200"))
        assert found.reason.zh == "下级地区的数据不全"
        assert outcomes("甲 = 合计(甲@下级)", *self.rows("100")) == ["contradicts"]

    def test_the_region_above_is_the_same_for_all_below(self):
        assert outcomes("甲 ≤ 甲@上级", *self.rows("65")) == ["cannot tell", "agrees", "contradicts"]

    def test_two_operands_below_are_of_the_same_region(self):
        rows = [*self.rows("130"), claim("乙", "6", region="东区"), claim("乙", "35", region="西区"), claim("乙", "13")]
        found = compared("乙@下级 / 甲@下级 ≤ 2 × 乙 / 甲", *rows)
        said = {c.operands[0].claim: c.outcome.value for c in found}
        assert said == {"c3": "agrees", "c4": "contradicts", "c5": "cannot tell"}

    def test_a_region_and_a_year_by_name(self):
        rows = [*self.rows("100"), claim("甲", "50", year=2020, region="东区")]
        assert outcomes("甲[2020]@东区 ≥ 甲[2021]@东区", *rows) == ["contradicts"]

    def test_every_operand_above_leaves_nothing_to_compare(self):
        with pytest.raises(InputError):
            compared("甲@上级 = 乙@上级", *self.rows("100"))


class TestRelations:
    @pytest.mark.parametrize(
        ("sign", "left", "right", "outcome"),
        [
            ("≥", "6", "5", "agrees"), ("≥", "5", "6", "contradicts"), (">", "5", "5", "contradicts"),
            ("<", "5", "5", "contradicts"), ("≤", "5", "5", "agrees"), ("≠", "5", "5", "contradicts"),
            ("≠", "5", "6", "agrees"), ("=", "5", "6", "contradicts"),
        ],
    )  # fmt: skip
    def test_exact_numbers(self, sign, left, right, outcome):
        rows = claim("甲", left, "家", exact=True), claim("乙", right, "家", exact=True)
        assert outcomes(f"甲 {sign} 乙", *rows) == [outcome]

    def test_rounded_numbers_contradict_only_beyond_rounding(self):
        assert outcomes("甲 > 乙", claim("甲", "5.0"), claim("乙", "5.0")) == ["agrees"]
        assert outcomes("甲 ≥ 乙", claim("甲", "5.0"), claim("乙", "5.1")) == ["agrees"]
        assert outcomes("甲 ≥ 乙", claim("甲", "5.0"), claim("乙", "5.2")) == ["contradicts"]

    def test_nearly_equal_has_a_stated_width(self):
        rows = claim("甲", "100"), claim("乙", "110")
        assert outcomes("甲 约等于 乙 容差 5%", *rows) == ["contradicts"]
        assert outcomes("甲 约等于 乙 容差 10%", *rows) == ["agrees"]

    def test_percent_and_points(self):
        rows = [claim("率", "50.0", "%", measure="rate"), claim("率", "47.5", "%", measure="rate", year=2020)]
        moved = claim("率", "2.5", "个百分点", measure="delta", dimension="percent")
        assert outcomes("率.增量 = 率 - 率[上年]", *rows, moved) == ["agrees"]
        assert outcomes("率 - 率[上年] ≤ 2个百分点", *rows) == ["contradicts"]
        assert outcomes("率 ≤ 49%", rows[0]) == ["contradicts"]

    def test_a_share_is_of_the_whole_it_names(self):
        share = claim("甲", "50.0", "%", measure="share", dimension="money", share_of="乙")
        rows = [claim("甲", "40"), claim("乙", "100"), share, share | {"share_of": "海市"}]
        assert outcomes("甲.占比(乙) = 甲 / 乙", *rows) == ["contradicts"]
        assert outcomes("甲.占比 = 甲 / 乙", *rows) == []

    def test_a_share_that_is_an_indicator_is_found_by_its_part_but_only_as_a_share(self):
        named = claim("甲占乙比重", "50.0", "%", measure="share", share_of="乙")
        rows = [claim("甲", "40"), claim("乙", "100"), named]
        assert outcomes("甲.占比(乙) = 甲 / 乙", *rows) == ["contradicts"]
        assert outcomes("甲 ≥ 30亿元", *rows) == ["agrees"]

    def test_a_percentage_is_a_share_of_its_own_whole_but_not_of_a_region(self):
        rate = claim("城镇化率", "60.0", "%", measure="share", share_of="常住人口")
        assert outcomes("城镇化率 ≤ 50%", rate) == ["contradicts"]
        assert outcomes("城镇化率 ≤ 50%", rate | {"share_of": "海市"}) == []

    def test_dividing_by_what_may_be_zero_is_no_contradiction(self):
        rows = [claim("甲", "5"), claim("乙", "5"), claim("丙", "0", exact=True)]
        found = only("甲 = 乙 / 丙", *rows)
        assert found.reason.zh == "除数可能为零，无法计算"
        rows[2] = claim("丙", "0")
        assert only("甲 = 乙 / 丙", *rows).reason.zh == "所印数字推不出任何范围"


class TestConditions:
    TEXT = "当 甲 > 50亿元 则 乙 ≥ 10亿元"

    def test_a_condition_that_holds_lets_the_rule_speak(self):
        assert outcomes(self.TEXT, claim("甲", "60"), claim("乙", "6")) == ["contradicts"]

    def test_a_condition_that_fails_keeps_it_silent(self):
        assert outcomes(self.TEXT, claim("甲", "40"), claim("乙", "6")) == []
        assert outcomes(self.TEXT, claim("乙", "6")) == []

    def test_a_condition_that_may_hold_cannot_tell(self):
        found = only(self.TEXT, claim("甲", "50"), claim("乙", "6"))
        assert found.reason.zh == "条件是否成立，从所印数字不能确定"


def test_qualitative_claims_and_parts_of_a_region_take_no_part():
    rows = trade("2032.5", "1394", "538.5")
    assert outcomes(SUM, rows[0] | {"qualitative": True}, *rows[1:]) == []
    assert outcomes(SUM, rows[0] | {"subject": "某园区"}, *rows[1:]) == []


def test_an_empty_table_says_nothing():
    empty = table(claim("甲", "1")).iloc[:0]
    assert sum(compare_formula(parse(SUM), empty).counts.values()) == 0
    assert list(compare_formula(parse("甲 = 合计(甲@下级)"), empty).rows()) == []


def test_only_what_is_asked_for_is_made():
    rows = [*trade("2032.5", "1494", "538.5"), *trade("1900", "1400", "600", year=2020)]
    made = compare_formula(parse(SUM), table(*rows))
    assert [c.outcome for c in made.rows(Outcome.CONTRADICTS)] == [Outcome.CONTRADICTS]
    assert len(list(made.rows())) == 2
