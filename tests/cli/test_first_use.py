"""The first minutes with the program: a new workspace, any folder, what was recognised."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main

TEXT = (Path(__file__).parents[2] / "checks" / "starter" / "example.md").read_text("utf-8")


def check(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args])


def test_a_new_workspace_says_how_to_begin_and_its_example_shows_a_finding(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert check("init", folder).exit_code == 0
    said = (folder / "README.md").read_text("utf-8")
    assert "check documents" in said and "check all" in said
    assert "region:" in (folder / "data" / "documents" / "documents.yaml").read_text("utf-8")
    result = check("all", folder / "example", "--workspace", folder, "--reports", tmp_path / "out")
    assert result.exit_code in (0, 1) and "2032.5亿元" in result.output
    assert check("all", "--workspace", folder).exit_code == 2  # the example is none of its documents


def test_any_folder_is_audited_without_preparation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "下载"
    folder.mkdir()
    (folder / "丙县.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    result = check("all", "下载")
    assert result.exit_code in (0, 1), result.output
    assert (tmp_path / "reports" / "index.html").exists()
    assert sorted(f.name for f in folder.iterdir()) == ["丙县.txt"]
    assert check("all").exit_code == 2


def test_what_was_recognised_is_listed_with_its_words(workspace: Path, plan: Path) -> None:
    folder = workspace / "data" / "documents"
    (folder / "附表.txt").write_text("附表\n全市新建学校3所。\n", "utf-8")
    (folder / "某某.txt").write_text("甲区2020年统计公报\n\n学校3所。\n", "utf-8")
    (folder / "documents.yaml").write_text("documents:\n  - file: 某某.txt\n    region: 环翠区\n", "utf-8")
    result = check("documents", "--workspace", workspace)
    assert result.exit_code == 0, result.output
    own = result.output.split(plan.name)[1]
    assert "地区：威海市  [标题：威海市2022年政府工作报告]" in own
    assert "种类：政府工作报告  [标题：工作报告]" in own and "总结2021 安排2022" in own
    assert "环翠区  [documents.yaml写明]" in result.output
    assert "存疑：地区、种类、年份" in result.output.split("附表.txt")[1]


def test_editions_in_other_languages_and_in_traditional_characters_are_said(workspace: Path, plan: Path) -> None:
    folder = workspace / "data" / "documents"
    (folder / "english.txt").write_text("Report on the Work of the Government. GDP grew by 5%.\n" * 30, "utf-8")
    (folder / "繁體.txt").write_text("丙縣2022年政府工作報告\n\n全縣實現地區生產總值5億元，增長6%。\n" * 3, "utf-8")
    result = check("all", "--workspace", workspace, "--fail-on", "never")
    assert "不是中文文本" in result.output and "繁体字" in result.output
