"""`check rules` as an analyst meets it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main

ROOT = Path(__file__).parent.parent.parent
GOOD = "全年外贸进出口总额2032.5亿元，其中出口1494亿元，进口538.5亿元。"
BAD = GOOD.replace("1494", "1394")
NEW = (
    "--id", "our-trade", "--title", "进出口总额等于两项之和", "--formula", "外贸进出口总额 = 外贸出口额 + 外贸进口额",
    "--agrees", GOOD, "--contradicts", BAD, "--cannot-tell", "全年外贸进出口总额2032.5亿元，其中出口1494亿元。",
)  # fmt: skip


def rules(*args: str | Path) -> Result:
    return CliRunner().invoke(main, ["rules", *[str(a) for a in args]])


def test_list_has_a_line_for_every_rule(workspace: Path) -> None:
    result = rules("list", "--workspace", workspace)
    assert result.exit_code == 0
    lines = result.output.splitlines()
    assert any(x.startswith("trade-total ") and "矛盾" in x and "(trade)" in x for x in lines)
    english = rules("list", "--workspace", workspace, "--lang", "en").output
    assert "critical" in english and len(english.splitlines()) == len(lines)


def test_list_marks_rules_that_are_not_active(workspace: Path) -> None:
    file = workspace / "expectations" / "trade.yaml"
    text = file.read_text("utf-8").replace("id: trade-total", "id: trade-total\n      status: preview", 1)
    file.write_text(text, "utf-8")
    assert "[试行]" in rules("list", "--workspace", workspace).output


def test_show_says_everything_about_a_rule(workspace: Path) -> None:
    (workspace / "reports" / "findings.json").write_text(
        json.dumps({"rules": [{"id": "trade-total", "counts": {"agrees": 3, "contradicts": 1, "cannot tell": 2}}]})
    )
    result = rules("show", "trade-total", "--workspace", workspace)
    assert result.exit_code == 0, result.output
    for part in (
        "进出口总额等于出口额与进口额之和", "矛盾", "启用", "trade.yaml", "外贸进出口总额 = 外贸出口额 + 外贸进口额",
        "外贸进出口总额等于外贸出口额加外贸进口额", "✓ 一致", "✓ 不一致", "✓ 无法判断", "一致 3, 不一致 1, 无法判断 2",
    ):  # fmt: skip
        assert part in result.output, part
    english = rules("show", "trade-total", "--workspace", workspace, "--lang", "en").output
    assert "imports and exports equals exports plus imports" in english


def test_show_names_the_nearest_rule(workspace: Path) -> None:
    result = rules("show", "trade-totals", "--workspace", workspace, "--lang", "en")
    assert result.exit_code == 2
    assert 'did you mean "trade-total"?' in result.output


def test_test_runs_one_file_or_one_rule(workspace: Path) -> None:
    result = rules("test", workspace / "expectations" / "trade.yaml", "--workspace", workspace, "--rule", "trade-total")
    assert result.exit_code == 0, result.output
    assert "3个例子，0个不符" in result.output


def test_a_failing_example_shows_what_was_extracted_compared_and_came_out(workspace: Path) -> None:
    file = workspace / "expectations" / "trade.yaml"
    file.write_text(file.read_text("utf-8").replace("出口1494亿元，进口538.5", "出口1484亿元，进口538.5", 1), "utf-8")
    result = rules("test", file, "--rule", "trade-total", "--workspace", workspace, "--lang", "en")
    assert result.exit_code == 1
    assert "✗ trade-total: expected agrees, got agrees 0, contradicts 1, cannot tell 0" in result.output
    assert "甲市 2021 外贸出口额 level result = 1484亿元" in result.output
    assert "contradicts: " in result.output and "[2022.45, 2022.55]" not in result.output
    assert "3 examples, 1 failing" in result.output


def test_on_a_sentence_shows_what_was_read_and_every_comparison(workspace: Path) -> None:
    result = rules("test", "--on", BAD, "--workspace", workspace)
    assert result.exit_code == 0
    assert "外贸进口额 总量 实绩 = 538.5亿元" in result.output
    assert "trade-total: 不一致" in result.output


def test_on_a_sentence_without_comparison_still_shows_what_was_read(workspace: Path) -> None:
    result = rules("test", "--on", "全年外贸出口额1494亿元。", "--rule", "men-and-women", "--workspace", workspace)
    assert "外贸出口额" in result.output and "没有规则对这句话作出比较" in result.output
    assert "（无）" in rules("test", "--on", "天气很好。", "--rule", "men-and-women", "--workspace", workspace).output


def test_new_writes_a_file_that_tests_and_lints_clean(workspace: Path) -> None:
    for old in (workspace / "expectations").glob("*.yaml"):
        old.unlink()
    file = workspace / "expectations" / "ours.yaml"
    result = rules("new", file, *NEW)
    assert result.exit_code == 0, result.output
    assert "suite.schema.json" in file.read_text("utf-8").splitlines()[0]
    assert rules("test", file, "--workspace", workspace).exit_code == 0
    assert rules("lint", file, "--workspace", workspace).exit_code == 0
    again = rules("new", file, *NEW)
    assert again.exit_code == 2 and "文件已存在" in again.output


def test_new_asks_for_what_is_not_given(tmp_path: Path) -> None:
    file = tmp_path / "asked.yaml"
    answers = ["our-trade", "标题", "外贸进出口总额 = 外贸出口额 + 外贸进口额", "甲。", "乙。", "丙。"]
    result = CliRunner().invoke(main, ["rules", "new", str(file)], input="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    assert "our-trade" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--title", '冒号: "引号" #井号'), ("--title", "- 开头"), ("--formula", "外贸出口额 > 5亿元 # 注"),
        ("--agrees", '行一\u2028行二 "引" \\ {a: b}'), ("--contradicts", "&锚 *别名 !标签"), ("--agrees", "\x85\u2029"),
    ],
)  # fmt: skip
def test_new_keeps_any_text_as_text(tmp_path: Path, option: str, value: str) -> None:
    from checks.suites.load import load_suite

    file = tmp_path / "new.yaml"
    given = list(NEW)
    given[given.index(option) + 1] = value
    assert rules("new", file, *given).exit_code == 0
    rule = load_suite(file).rules[0]
    examples = rule.meta.examples
    held = {
        "--title": rule.meta.title, "--formula": rule.kwargs["formula"], "--agrees": examples.agrees,
        "--contradicts": examples.contradicts,
    }  # fmt: skip
    assert held[option] == value


def test_new_says_at_once_what_is_wrong_with_the_formula(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace)
    given = list(NEW)
    given[given.index("--formula") + 1] = "外贸进出口总额 = 外贸出口额 + 外贸进口领"
    result = rules("new", "expectations/ours.yaml", *given, "--lang", "en")
    assert result.exit_code == 0 and (workspace / "expectations" / "ours.yaml").exists()
    assert "外贸进口领" in result.output and "did you mean" in result.output
    first = (workspace / "expectations" / "ours.yaml").read_text("utf-8").splitlines()[0]
    assert first.endswith("$schema=../schemas/suite.schema.json")


def test_new_refuses_an_id_that_is_none(tmp_path: Path) -> None:
    given = list(NEW)
    given[1] = "Our Trade"
    result = rules("new", tmp_path / "x.yaml", *given, "--lang", "en")
    assert result.exit_code == 2 and "cannot be a rule id" in result.output
    assert not (tmp_path / "x.yaml").exists()


def test_missing_files_and_workspaces_are_named(workspace: Path, tmp_path: Path) -> None:
    result = rules("test", tmp_path / "none.yaml", "--workspace", workspace, "--lang", "en")
    assert result.exit_code == 2 and "no such file" in result.output
    assert rules("list", "--workspace", tmp_path / "nowhere").exit_code == 2


def test_who_has_seen_enough_of_the_output_is_no_failure() -> None:
    listing = [sys.executable, str(ROOT / "cli.py"), "rules", "list"]
    with subprocess.Popen(listing, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141
