"""A rule file cannot run code, read or write files, or take unbounded time or memory."""

import time
from pathlib import Path

import pandas as pd
import pytest

from checks.errors import CheckError, InputError
from checks.suites.build import build
from checks.suites.conditions import check_condition
from checks.suites.load import load_suite
from checks.suites.patterns import check_pattern
from checks.tables.joined import JOINED_COLUMNS

RULE = """name: hostile
expectations:
  - type: {type}
    kwargs: {kwargs}
    meta: {{id: hostile, title: 标题, why: 理由}}
"""


def rule_file(folder: Path, type_: str, kwargs: str) -> Path:
    file = folder / "hostile.yaml"
    file.write_text(RULE.format(type=type_, kwargs=kwargs), "utf-8")
    return file


def registered() -> None:
    from checks.suites.gx import quiet_great_expectations

    quiet_great_expectations()


def refusal(file: Path) -> str:
    registered()
    with pytest.raises(InputError) as caught:
        build([load_suite(file)])
    return caught.value.show("en")


@pytest.mark.parametrize(
    "condition",
    [
        'value.to_csv("{marker}")',
        '@pd.io.common.os.system("touch {marker}") == 0',
        '__import__("os").system("touch {marker}") == 0',
        '__pd_eval_local_pd.io.common.os.system("touch {marker}") == 0',
        'value.map(lambda x: open("{marker}", "w")).notna()',
        'indicator.str.contains(open("{marker}", "w").name)',
        "value.__class__.__mro__",
        "[x for x in value]",
        'f"{value}" == ""',
        "value ** 9 ** 9 ** 9 > 0",
        "value > 99999999999999999999999",
        'indicator.str.contains("(a+)+$")',
        "`value` > 0",
        "valeu > 1",
        "index > 1",
        "(" * 220 + "value" + ")" * 220 + " > 0",
        "not " * 60 + "qualitative",
        "value > 1" + " and value > 1" * 100,
        "value > 1\nvalue.to_csv('x')",
        "value = 1",
        "",
    ],
)
def test_a_condition_is_only_ever_a_comparison_of_columns(condition: str, tmp_path: Path) -> None:
    marker = tmp_path / "marker"
    with pytest.raises(InputError):
        check_condition(condition.replace("{marker}", str(marker)), JOINED_COLUMNS)
    assert not marker.exists()


@pytest.mark.parametrize(
    "condition",
    [
        'measure == "share" and canonical_unit == "%" and not indicator.str.contains("依存度")',
        'canonical_unit in ("人", "家") and value >= -1.5',
        "(lo > 0) & ~qualitative | value_hi.notna()",
        "hi - lo > 2 * value",
        'indicator.str.startswith("税")',
    ],
)
def test_honest_conditions_pass_and_mean_the_same_to_pandas(condition: str) -> None:
    check_condition(condition, JOINED_COLUMNS)
    frame = pd.DataFrame(
        {
            "measure": ["share"], "canonical_unit": ["%"], "indicator": ["税收占比"], "value": [5.0], "lo": [4.5],
            "hi": [5.5], "qualitative": [False], "value_hi": [float("nan")],
        }
    )  # fmt: skip
    assert len(frame.query(condition)) in (0, 1)


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+$", r"(a|a)*b", r"(a|aa)+$", r"(.*)*x", r"(\d+)*$", r"a*a*a*a*b", r"^(\w+\s?)*$", r".*.*=.*", r"x*y",
        r"(a)\1+", r"(?=a+)b", r"(?<!a)b", r"(?i)abc", r"(?m:^a+)+", r"(?:a{0,50}){50}b", r"a{0,50}a{0,50}a{0,50}b",
        r"a{9999999}", r"[", r"(", "a" * 201, "(" * 90 + "a" + ")" * 90 + "{2}{2}{2}", 
        r"(?:a?){99}(?:b?){99}(?:c?){99}d",
    ],
)  # fmt: skip
def test_patterns_that_backtrack_are_refused(pattern: str) -> None:
    with pytest.raises(InputError):
        check_pattern(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        r"依存度|比率",
        r"^\d+(\.\d{1,4})?$",
        r"占.{0,20}比重",
        r"\d{4}年",
        r"^[^，。]*亿元$",
        r"第[一二三]产业",
        r"增长\d+",
    ],
)
def test_patterns_people_write_pass(pattern: str) -> None:
    check_pattern(pattern)


@pytest.mark.parametrize("pattern", [r"^[^，。]*亿元$", r"^a+b", r"a{0,50}b", r"(a{0,9}|b{0,9})c{0,9}x", r"a+"])
def test_what_passes_is_matched_in_linear_time(pattern: str) -> None:
    import re

    check_pattern(pattern)
    compiled, text = re.compile(pattern), "a" * 20_000
    begin = time.perf_counter()
    compiled.search(text)
    assert time.perf_counter() - begin < 1


@pytest.mark.parametrize(
    ("type_", "kwargs", "said"),
    [
        ("expect_query_results_to_match_comparison", "{base_query: SELECT 1, comparison_query: x}", "not accepted"),
        ("expect_table_row_count_to_equal_other_table", "{other_table_name: x}", "not accepted"),
        ("expect_column_values_to_match_json_schema", "{column: quote, json_schema: {$ref: 'file:///etc/passwd'}}",
         "not accepted"),
        ("expect_column_values_to_match_regex", "{column: sentence, regex: '(a+)+$'}", "extremely slow"),
        ("expect_column_values_to_match_regex_list", "{column: quote, regex_list: [a, '(a|a)*b']}", "extremely slow"),
        ("expect_column_values_to_be_between", "{column: value, max_value: 1, row_condition: 'value.to_csv(\"x\")'}",
         "row_condition is not accepted"),
        ("expect_column_values_to_be_between", "{column: value, max_value: 1, row_condition: {type: pass_through}}",
         "must be text"),
        ("expect_column_values_to_be_between",
         "{column: value, max_value: 1, row_condition: value > 1, condition_parser: spark}", "can only be pandas"),
        ("expect_column_values_to_be_between", "{column: value, max_value: {$PARAMETER: '9**9**9**9'}}", "parameters"),
        ("expect_column_values_to_be_between", "{column: value, max_value: 1.0e+999}", "too large"),
        ("expect_column_values_to_be_between", f"{{column: value, max_value: {'9' * 400}}}", "too large"),
        ("expect_column_values_to_be_between", "{column: value, max_value: 1, result_format: COMPLETE}", "kwargs"),
        ("expect_no_such_thing", "{}", "no expectation type"),
    ],
)  # fmt: skip
def test_built_in_expectations_reach_no_further_than_their_table(
    tmp_path: Path, type_: str, kwargs: str, said: str
) -> None:
    message = refusal(rule_file(tmp_path, type_, kwargs))
    assert said in message
    assert "hostile.yaml:" in message


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n",
        "name: !!python/object/apply:os.system ['true']\n",
        "name: !include /etc/passwd\n",
        "name: " + "[" * 5000 + "]" * 5000 + "\n",
        "name: " + "{a: " * 5000 + "}" * 5000 + "\n",
        "? [a, b]\n: c\n",
        "a" * 2_000_001,
        "k" * 1_500_000 + ": 1\n",
        "name: 0x" + "f" * 1_500_000 + "\n",
        "name: 1" + ":59" * 400_000 + "\n",
        "name: 1" + "_0" * 500_000 + "\n",
        "name: " + "9" * 1_000_000 + "\n",
        "name: 9.9e" + "9" * 1_000_000 + "\n",
        "- " * 20_000,
        "name: x\nname: y\n",
        "<<: {name: x}\n",
        "name: '\x00'\n",
        "\ufeff\ufeffname",
        "",
    ],
)
def test_hostile_yaml_is_an_input_error_within_a_second(text: str, tmp_path: Path) -> None:
    file = tmp_path / "hostile.yaml"
    file.write_text(text, "utf-8")
    begin = time.perf_counter()
    with pytest.raises(InputError) as caught:
        load_suite(file)
    assert "hostile.yaml" in caught.value.show("zh")
    assert time.perf_counter() - begin < 2
    assert len(caught.value.show("zh")) < 5000, "the message repeats the file"


def test_hostile_formulas_are_input_errors_at_once() -> None:
    from checks.formulas.parse import parse

    begin = time.perf_counter()
    for formula in (
        "(" * 400 + "A" + ")" * 400 + " = B",
        "A = " + "+".join("B" * 1 for _ in range(450)),
        "A ^ 999999999 = B",
        "A = " + "9" * 300,
        "A = " + "-" * 900 + "B",
        "当 " * 300 + "A = B",
        "A = __import__('os').system('true')",
        "A" * 999 + " = B",
        "A = B" * 2000,
        "A.增速" + ".增速" * 300 + " = B",
        "A[上年]" + "[上年]" * 200 + " = B",
    ):
        try:
            parse(formula)
        except CheckError as error:
            assert isinstance(error, InputError)
    assert time.perf_counter() - begin < 2
