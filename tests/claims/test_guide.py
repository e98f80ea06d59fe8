"""docs/extraction.md says what is so: its file of corrections loads, its alias is valid, its options exist."""

import re
from pathlib import Path

import yaml
from click.testing import CliRunner

from checks.claims.correction_file import FIELDS, load_corrections
from checks.vocabulary.entries import Indicator
from cli import main

GUIDE = (Path(__file__).parents[2] / "docs" / "extraction.md").read_text("utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)
    assert found
    return found[1]


def test_its_corrections_load(tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    file.write_text(block("csv"), "utf-8")
    assert [p.correction.field for p in load_corrections(file)] == ["subject", "indicator"]


def test_its_alias_is_valid() -> None:
    (entry,) = yaml.safe_load(block("yaml"))
    assert "地方财政收入" in Indicator(**entry).aliases


def test_it_names_every_field() -> None:
    table = GUIDE.split("| field | value |")[1].split("\n\n")[0]
    assert set(FIELDS) - {"period_start", "period_end"} <= set(re.findall(r"`(\w+)`", table))


def test_its_options_exist() -> None:
    for command in ("extract", "score"):
        shown = CliRunner().invoke(main, [command, "--help"]).output
        for line in re.findall(rf"^    check {command} .*$", GUIDE, re.MULTILINE):
            for option in re.findall(r"--\w+", line.split("#")[0]):
                assert option in shown
