"""`check rules lint`: every kind of mistake in a rule file, with its place and what to do."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main

HEAD = "name: ours\nexpectations:\n"
EXAMPLES = "examples: {agrees: 甲, contradicts: 乙, cannot tell: 丙}"


def formula(name: str, text: str, meta: str = EXAMPLES) -> str:
    return (
        f"  - type: expect_formula_to_hold\n    kwargs:\n      formula: {text}\n"
        f"    meta: {{id: {name}, title: 标题, why: 理由, {meta}}}\n"
    )


def lint(workspace: Path, *rules: str, head: str = HEAD) -> Result:
    for old in (workspace / "expectations").glob("*.yaml"):
        old.unlink()
    file = workspace / "expectations" / "ours.yaml"
    file.write_text(head + "".join(rules), "utf-8")
    return CliRunner().invoke(main, ["rules", "lint", "--workspace", str(workspace), "--lang", "en"])


def test_the_rules_of_the_project_are_clean() -> None:
    root = Path(__file__).parent.parent.parent
    result = CliRunner().invoke(main, ["rules", "lint", "--workspace", str(root), "--lang", "en"])
    assert result.exit_code == 0, result.output
    assert ", 0 problems" in result.output


def test_a_clean_file_is_clean(workspace: Path) -> None:
    result = lint(workspace, formula("trade", "外贸进出口总额 = 外贸出口额 + 外贸进口额"))
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("rule", "place", "said", "hint"),
    [
        (formula("one", "A").replace("title", "titel"), "ours.yaml:6:21", 'unknown key "titel"', "title"),
        (formula("one", "A").replace("kwargs", "kwarg"), "ours.yaml:4:5", 'unknown key "kwarg"', "kwargs"),
        (formula("one", "A", "status: activ"), "ours.yaml:6:", '"activ" is not allowed', "active"),
        (formula("One Two", "A"), "ours.yaml:6:", "id", ""),
        (formula("one", "A").replace("expect_formula_to_hold", "expect_formula_to_hol"), "ours.yaml:3:11",
         "no expectation type", "expect_formula_to_hold"),
        (formula("one", "外贸进出口总额 = 外贸出口额 + 外贸进口领"), "ours.yaml:5:34", "外贸进口领", "外贸进口"),
        (formula("one", "外贸进出口总额 = 外贸出口额 外贸进口额"), "ours.yaml:5:", "cannot stand here", "operator"),
        (formula("one", "外贸进出口总额 = 外贸出口额 +"), "ours.yaml:5:", "ends too early", "indicator"),
        (formula("one", "外贸进出口总额.增数 > 5%"), "ours.yaml:5:", "增数", "增速"),
        (formula("one", "外贸进出口总额 = 常住人口"), "ours.yaml:5:", "people", ""),
        (formula("one", "外贸进出口总额.增速 > 5个百分点"), "ours.yaml:5:", "percentage points", ""),
        (formula("one", "外贸进出口总额 = 外贸出口额 + 外贸进口额", "examples: {agrees: 甲}"), "ours.yaml:6:",
         "no example for contradicts, cannot tell", ""),
        ("  - type: expect_column_values_to_be_between\n    kwargs: {column: valeu, max_value: 1}\n"
         "    meta: {id: one, title: 标题, why: 理由, examples: {agrees: 甲, contradicts: 乙}}\n",
         "ours.yaml:4:", 'no column "valeu"', "value"),
        ("  - type: expect_column_values_to_be_between\n"
         "    kwargs: {column: value, max_value: 1, row_condition: 'canonical_unit == \"万亿元\"'}\n"
         "    meta: {id: one, title: 标题, why: 理由, examples: {agrees: 甲, contradicts: 乙}}\n",
         "ours.yaml:4:", 'canonical_unit is never "万亿元"', "亿元"),
        ("  - type: expect_growth_between_parts\n    kwargs: {whole: 外贸进出口总额, parts: [外贸出口额, 外贸进口领]}\n"
         f"    meta: {{id: one, title: 标题, why: 理由, {EXAMPLES}}}\n",
         "ours.yaml:4:45", "外贸进口领", "外贸进口额"),
        ("  - type: expect_growth_between_parts\n    kwargs: {whole: 外贸进出口总额, parts: [外贸出口]}\n"
         f"    meta: {{id: one, title: 标题, why: 理由, {EXAMPLES}}}\n",
         "ours.yaml:4:38", 'is an alias of "外贸出口额"', "外贸出口额"),
        ("  - type: expect_growth_between_parts\n    kwargs: {whole: 外贸进出口总额, part: [外贸出口]}\n"
         f"    meta: {{id: one, title: 标题, why: 理由, {EXAMPLES}}}\n",
         "ours.yaml:4:", "wrong kwargs", "parts"),
        ("  - type: [", "ours.yaml:", "YAML", ""),
        ("  - type: expect_formula_to_hold\n    kwargs: {formula: 外贸出口额 ≥ 外贸出口额[上年]}\n",
         "ours.yaml:4:", "YAML", "put text that contains [ ]"),
    ],
)  # fmt: skip
def test_mistakes_are_named_with_place_caret_and_nearest_word(
    workspace: Path, rule: str, place: str, said: str, hint: str
) -> None:
    result = lint(workspace, rule)
    assert result.exit_code == 1, result.output
    assert place in result.output
    assert said in result.output
    assert hint in result.output
    assert "^" in result.output or "YAML" in said
    assert "Traceback" not in result.output


def test_ids_used_twice_name_the_other_file(workspace: Path, tmp_path: Path) -> None:
    one = formula("trade", "外贸进出口总额 = 外贸出口额 + 外贸进口额")
    lint(workspace, one)
    other = tmp_path / "outside.yaml"
    other.write_text("name: outside\nexpectations:\n" + one.replace("=", "≥"), "utf-8")
    result = CliRunner().invoke(main, ["rules", "lint", "--workspace", str(workspace), "--lang", "en", str(other)])
    assert result.exit_code == 1
    assert 'duplicate rule id "trade" (already in ours.yaml)' in result.output


@pytest.mark.parametrize(
    ("rules", "named", "not_named"),
    [
        (("外贸进出口总额 = 外贸出口额 + 外贸进口额", "外贸出口额 > 外贸进出口总额", "常住人口 ≥ 城镇人口"),
         "r1, r2", "r3"),
        (("常住人口城镇化率 ≥ 70%", "常住人口城镇化率 < 60%", "城镇登记失业率 ≤ 90%"), "r1, r2", "r3"),
        (("外贸出口额 > 外贸进口额", "外贸进口额 > 外贸进出口总额", "外贸进出口总额 > 外贸出口额"), "r1, r2, r3", "r4"),
        (("外贸进出口总额.增速 > 6%", "外贸进出口总额.增速 < 6%"), "r1, r2", "r3"),
        (("一般公共预算收入 ≥ 5000亿元", "一般公共预算收入 ≤ 4000亿元"), "r1, r2", "r3"),
        (("常住人口 = 城镇人口 + 乡村人口", "城镇人口 ≥ 常住人口"), "r1, r2", "r3"),
    ],
)  # fmt: skip
def test_rules_that_contradict_one_another_are_named_as_the_smallest_set(
    workspace: Path, rules: tuple[str, ...], named: str, not_named: str
) -> None:
    result = lint(workspace, *(formula(f"r{i}", text) for i, text in enumerate(rules, start=1)))
    assert result.exit_code == 1
    lines = [x for x in result.output.splitlines() if "cannot all hold" in x]
    assert len(lines) == 1, result.output
    assert lines[0].endswith(named)
    assert not_named not in lines[0]


@pytest.mark.parametrize(
    "rules",
    [
        ("常住人口城镇化率 ≤ 100%", "常住人口城镇化率 ≥ 0%"),
        ("外贸进出口总额.增速 > 5%", "外贸进出口总额.增速 < 6%"),
        ("贸易顺差 = 外贸出口额 - 外贸进口额", "外贸进出口总额 = 外贸出口额 + 外贸进口额"),
        ("人口自然增长率 = 人口出生率 - 人口死亡率", "人口出生率 < 人口死亡率"),
        ("外贸出口额 ≥ 外贸出口额[上年]", "外贸出口额.增速 ≥ 0%"),
        ("目标(外贸出口额) ≥ 500亿元", "实际(外贸出口额) ≤ 400亿元"),
        ("常住人口 ≥ 合计(常住人口 @下级)", "常住人口 ≤ 常住人口@上级"),
    ],
)
def test_rules_that_fit_together_are_left_alone(workspace: Path, rules: tuple[str, ...]) -> None:
    result = lint(workspace, *(formula(f"r{i}", text) for i, text in enumerate(rules, start=1)))
    assert result.exit_code == 0, result.output


def test_very_many_rules_take_bounded_time(workspace: Path) -> None:
    import time

    formulas = (f"外贸进出口总额 ≥ {n}.5 × 外贸出口额 + {n} × 外贸进口额" for n in range(2, 602))
    begin = time.perf_counter()
    result = lint(workspace, *(formula(f"r{i}", text) for i, text in enumerate(formulas)))
    assert time.perf_counter() - begin < 30
    assert "600 rules over the same quantities" in result.output


def test_an_inactive_rule_contradicts_nobody(workspace: Path) -> None:
    result = lint(
        workspace,
        formula("r1", "常住人口城镇化率 ≥ 70%"),
        formula("r2", "常住人口城镇化率 < 60%", EXAMPLES + ", status: inactive"),
    )
    assert result.exit_code == 0, result.output


def test_a_conflict_is_shown_for_every_file_it_concerns(workspace: Path, tmp_path: Path) -> None:
    lint(workspace, formula("r1", "常住人口城镇化率 ≥ 70%"))
    mine = workspace / "expectations" / "a-first.yaml"
    mine.write_text("name: first\nexpectations:\n" + formula("r2", "常住人口城镇化率 < 60%"), "utf-8")
    result = CliRunner().invoke(main, ["rules", "lint", "--workspace", str(workspace), "--lang", "en", str(mine)])
    assert "cannot all hold" in result.output and "r1" in result.output and "r2" in result.output
