"""Whatever is written, the answer is a formula or an input error; whatever formula, every table gives comparisons."""

from formulas_joined import claim, table
from hypothesis import given, settings
from hypothesis import strategies as st

from checks.comparisons import Outcome
from checks.errors import InputError
from checks.formulas.compare import compare_formula
from checks.formulas.parse import parse

WORDS = [
    "甲",
    "乙",
    "丙",
    ".增速",
    ".占比",
    ".增量",
    ".年均增速",
    ".累计",
    "[上年]",
    "[2020]",
    "[基期]",
    "[-2]",
    "@上级",
    "@下级",
    "@海市",
    "目标(",
    "实际(",
    "合计(",
    ")",
    "(",
    "+",
    "-",
    "×",
    "÷",
    "^2",
    "^-1",
    "^年数",
    "年数",
    "=",
    "≥",
    "≤",
    ">",
    "<",
    "≠",
    "约等于",
    "容差",
    "5%",
    "2个百分点",
    "3",
    "500亿元",
    "当",
    "且",
    "则",
    " ",
    "，",
    "“",
    "”",
    "%",
    ".",
    "@",
    "[",
    "]",
    "\n",
    "🙂",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25).map("".join))
def test_any_text_is_a_formula_or_an_input_error(text):
    try:
        parse(text)
    except InputError as error:
        assert error.place is not None and 1 <= error.place.column <= len(text) + 1
        assert error.show("zh") and error.show("en")


measures = st.sampled_from(["", "", "", ".增速", ".占比", ".增量", ".年均增速", ".累计"])
years = st.sampled_from(["", "", "", "[上年]", "[2020]", "[基期]", "[-2]", "[下年]"])
places = st.sampled_from(["", "", "", "@上级", "@下级", "@海市"])
names = st.builds("{}{}{}{}".format, st.sampled_from("甲乙"), measures, years, places)
stances = st.builds(lambda f, n: f.format(n), st.sampled_from(["{}", "{}", "目标({})", "实际({})"]), names)
totals = st.sampled_from(["合计(甲@下级)", "合计(目标(乙)@下级)"])
atoms = st.one_of(stances, stances, totals, st.sampled_from(["5%", "2", "年数", "3亿元"]))
sides = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from("+-×÷"), inner),
        st.builds("({})^{}".format, inner, st.sampled_from(["2", "-1", "年数"])),
        st.builds("-{}".format, inner),
    ),
    max_leaves=4,
)
relations = st.builds("{} {} {}".format, sides, st.sampled_from("=≥≤><≠"), sides)
formulas = st.one_of(
    relations,
    st.builds("当 {} 则 {}".format, relations, relations),
    st.builds("{} 约等于 {} 容差 5%".format, sides, sides),
)


def claims():
    rows = []
    for i, region in enumerate(("海市", "东区", "西区")):
        for year in (2019, 2020, 2021):
            for name in "甲乙":
                for stance in ("actual", "target"):
                    fields = {"region": region, "year": year, "stance": stance}
                    rows.append(claim(name, f"{i + year % 7}.{i}", comparator="~" if i else "=", **fields))
                    rows.append(claim(name, "-2.5", "%", measure="growth", dimension="money", **fields))
        rows.append(
            claim("甲", "3", "%", measure="growth_avg", dimension="money", region=region, first=2019, year=2021)
        )
        rows.append(claim("甲", "0", measure="delta", region=region, first=2019, year=2021))
        rows.append(claim("甲", "9", region=region, year=2021, comparator=">"))
    rows[3] |= {"period_start": None, "period_end": None}
    return table(*rows)


CLAIMS = claims()


@settings(max_examples=150, deadline=None)
@given(formulas)
def test_any_formula_on_a_table_gives_the_comparisons_it_counts(text):
    try:
        made = compare_formula(parse(text), CLAIMS)
    except InputError:
        return
    found = list(made.rows())
    assert {o: sum(c.outcome is o for c in found) for o in Outcome} == made.counts
    for comparison in found:
        assert (comparison.reason is not None) == (comparison.outcome is Outcome.CANNOT_TELL)
        assert comparison.operands
        assert comparison.message.zh and comparison.message.en
