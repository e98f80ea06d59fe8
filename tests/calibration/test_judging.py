"""Findings drawn for a reader, the sheet filled in, and what the next audit makes of the verdicts."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from checks.audit import load_record
from checks.calibration.judgements import Judgement, judgements_text
from checks.calibration.reading_sheet import drawn
from checks.comparisons import Link, Severity
from checks.workspace import Workspace
from cli import main


def check(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args])


def report(workspace: Path) -> dict:
    return json.loads((workspace / "reports" / "findings.json").read_text("utf-8"))


@pytest.fixture
def audited(workspace: Path, plan: Path) -> Path:
    check("all", "--workspace", workspace)
    return workspace


def test_verdicts_in_the_workbook_are_read_back_and_count(audited: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "look.xlsx"
    assert check("judge", "draw", sheet, "--workspace", audited).exit_code == 0
    book = load_workbook(sheet)
    page = book.worksheets[0]
    names = [str(c.value).split(" ")[-1] for c in page[1]]
    assert page.data_validations.dataValidation[0].formula1 == '"right,wrong,doubtful"'
    page.cell(2, names.index("verdict") + 1, "wrong")
    page.cell(2, names.index("cause") + 1, "two goals of different bodies")
    book.save(sheet)
    read = check("judge", "read", sheet, "--workspace", audited)
    assert read.exit_code == 0, read.output
    assert "0%–79%" in read.output  # none of one right
    kept = [json.loads(x) for x in (audited / "data" / "judgements" / "look.jsonl").read_text("utf-8").splitlines()]
    assert [(k["verdict"], k["cause"]) for k in kept] == [("wrong", "two goals of different bodies")]
    check("all", "--workspace", audited)
    after = next(f for f in report(audited)["findings"] if f["fingerprint"] == kept[0]["fingerprint"])
    assert "读过的 1 处不一致中 0 处属实" in after["reliability"]["zh"]


def test_remarks_are_drawn_where_they_are_asked_for(tmp_path: Path) -> None:
    findings = [
        {
            "fingerprint": f"{i:016}", "severity": severity, "rule": "r", "evidence": [],
            **{name: {"zh": "话", "en": "words"} for name in ("message", "arithmetic")},
            "reliability": {"link": "document", "source": "", "kind": "work_report", "slip": False},
        }
        for i, severity in enumerate(("warning", "info"))
    ]  # fmt: skip
    assert [f["severity"] for f in drawn({"findings": findings}, (), 5, 1)] == ["warning"]
    assert [f["severity"] for f in drawn({"findings": findings}, (), 5, 1, remarks=True)] == ["warning", "info"]


def test_what_verdicts_keep_back_can_be_told_to_be_read_again(audited: Path, plan: Path) -> None:
    (found,) = (f for f in report(audited)["findings"] if f["evidence"])
    said = {k: found["reliability"][k] for k in ("link", "source", "kind", "slip")} | {"rule": found["rule"]}
    wrong = Judgement(fingerprint="0" * 16, severity=found["severity"], verdict="wrong", mended=True, **said)
    (audited / "data" / "judgements" / "look.jsonl").write_text(judgements_text([wrong] * 30), "utf-8")
    figures = {k: v for k, v in said.items() if k != "slip"} | {"agreed": 9}
    (audited / "data" / "calibration.yaml").write_text(json.dumps({"documents": 1, "classes": [figures]}), "utf-8")
    check("all", "--workspace", audited)
    assert not [f for f in report(audited)["findings"] if f["evidence"]]
    check("all", "--workspace", audited, "--tell-all")
    assert [f["fingerprint"] for f in report(audited)["findings"] if f["evidence"]] == [found["fingerprint"]]


def test_verdicts_count_in_a_workspace_without_figures_of_its_own(audited: Path) -> None:
    (audited / "data" / "calibration.yaml").unlink()
    mine = Judgement(fingerprint="0" * 16, rule="r", link=Link.CLAUSE, severity=Severity.WARNING, verdict="right")
    (audited / "data" / "judgements" / "mine.jsonl").write_text(judgements_text([mine]), "utf-8")
    record = load_record(Workspace(audited))
    assert record.judgements == (mine,)
    assert record.calibration.documents > 0  # the program's figures


def test_a_verdict_on_what_is_no_longer_found_is_marked(audited: Path) -> None:
    found = next(f for f in report(audited)["findings"] if f["evidence"])
    words = {"rule": found["rule"], "link": Link.CLAUSE, "severity": found["severity"], "verdict": "wrong"}
    still = Judgement(fingerprint=found["fingerprint"], message=found["message"]["zh"], **words)
    other = still.model_copy(update={"message": found["message"]["zh"] + "5年"})
    gone = still.model_copy(update={"fingerprint": "0" * 16})
    before_years_were_told = still.model_copy(update={"message": re.sub(r"\d+年", "", found["message"]["zh"])})
    file = audited / "data" / "judgements" / "look.jsonl"
    file.parent.mkdir(exist_ok=True)
    file.write_text(judgements_text([still, other, gone, before_years_were_told]), "utf-8")
    result = check("judge", "mend", "look", audited, "--workspace", audited)
    assert result.exit_code == 0, result.output
    marks = [json.loads(line)["mended"] for line in file.read_text("utf-8").splitlines()]
    assert marks == [False, True, True, False]
    assert check("judge", "mend", "nowhere", audited, "--workspace", audited).exit_code == 2


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"{}\n", b"[1]\n"])
def test_a_file_of_verdicts_that_cannot_be_read_is_bad_input(audited: Path, content: bytes) -> None:
    (audited / "data" / "judgements" / "bad.jsonl").write_bytes(content)
    result = check("all", "--workspace", audited)
    assert result.exit_code == 2 and "bad.jsonl" in result.output


def test_what_was_judged_is_not_drawn_again(audited: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "look.jsonl"
    check("judge", "draw", sheet, "--workspace", audited)
    rows = [json.loads(x) for x in sheet.read_text("utf-8").splitlines()]
    sheet.write_text("".join(json.dumps({**r, "verdict": "right"}) + "\n" for r in rows), "utf-8")
    assert check("judge", "read", sheet, "--workspace", audited).exit_code == 0
    again = check("judge", "draw", tmp_path / "more.jsonl", "--workspace", audited)
    assert again.exit_code == 2
    assert "没有待判读的发现" in again.output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"verdict": "perhaps"}\n', "判读只能是"),
        ("not a sheet\n", "不是可以读取的判读表"),
        ('{"verdict": ""}\n', "表中没有判读"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_said_to_be_so(audited: Path, tmp_path: Path, content: str, said: str) -> None:
    sheet = tmp_path / "look.jsonl"
    sheet.write_text(content, "utf-8")
    result = check("judge", "read", sheet, "--workspace", audited)
    assert result.exit_code == 2
    assert said in result.output


def test_calibrating_counts_classes_and_gives_the_same_bytes(audited: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    folder = audited / "data" / "documents"
    for file in (one, other):
        result = check("calibrate", folder, "--workspace", audited, "--output", file)
        assert result.exit_code == 0, result.output
    assert one.read_bytes() == other.read_bytes()
    assert "{rule: trade-total, link: " in one.read_text("utf-8")
    assert "documents: 1\n" in one.read_text("utf-8")
    check("calibrate", folder, folder, "--workspace", audited, "--output", other)
    assert "documents: 2\n" in other.read_text("utf-8")


def test_a_folder_without_documents_is_told_and_alone_is_an_error(audited: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert check("calibrate", empty, "--workspace", audited).exit_code == 2
