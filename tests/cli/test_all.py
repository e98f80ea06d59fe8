"""`check all` as its users meet it: exit codes, reports, bad input."""

import json
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import main


def check(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in args])


def all_(workspace: Path, *args: str | Path) -> Result:
    """`check all` that fails on questions too, where `args` do not say otherwise."""
    failing = () if "--fail-on" in args else ("--fail-on", "warning")
    return check("all", "--workspace", workspace, *failing, *args)


def findings(workspace: Path) -> list[dict[str, object]]:
    report = json.loads((workspace / "reports" / "findings.json").read_text("utf-8"))
    return list(report["findings"])


def test_a_plan_that_contradicts_itself_fails_and_is_reported_everywhere(workspace: Path, plan: Path) -> None:
    result = all_(workspace)
    assert result.exit_code == 1, result.output
    grave = [f for f in findings(workspace) if f["severity"] != "info"]
    assert len(grave) == 1
    quotes = {side["quote"] for side in grave[0]["evidence"]}  # type: ignore[attr-defined]
    assert quotes == {"6%", "8%"}
    for name in ("index.html", "comparisons.jsonl", "audit.xlsx"):
        assert (workspace / "reports" / name).stat().st_size > 0
    assert (workspace / "data" / "indicators" / f"{plan.stem}.csv").exists()
    assert "增长8%" in result.output


def test_silence_means_compared(workspace: Path, plan: Path) -> None:
    all_(workspace)
    lines = [json.loads(x) for x in (workspace / "reports" / "comparisons.jsonl").read_text("utf-8").splitlines()]
    agreed = [x for x in lines if x["outcome"] == "agrees"]
    assert any({"1494", "538.5"} <= {str(s["value"]).removesuffix(".0") for s in x["evidence"]} for x in agreed)


def test_the_same_input_gives_the_same_bytes(workspace: Path, plan: Path) -> None:
    names = ("index.html", "findings.json", "comparisons.jsonl", "audit.xlsx")
    all_(workspace, "--no-cache")
    first = {n: (workspace / "reports" / n).read_bytes() for n in names}
    all_(workspace, "--no-cache")
    assert {n: (workspace / "reports" / n).read_bytes() for n in names} == first


def test_the_cache_answers_alike_and_never_after_a_change(workspace: Path, plan: Path) -> None:
    first = all_(workspace)
    again = all_(workspace)
    assert again.exit_code == first.exit_code == 1
    assert again.output == first.output
    plan.write_text(plan.read_text("utf-8").replace("总额增长8%", "总额增长6%"), "utf-8")
    assert all_(workspace).exit_code == 0


def test_fail_on_chooses_what_fails(workspace: Path, plan: Path) -> None:
    assert all_(workspace, "--fail-on", "never").exit_code == 0
    assert all_(workspace, "--fail-on", "info").exit_code == 1


def test_one_bad_document_does_not_hide_the_others(workspace: Path, plan: Path) -> None:
    (workspace / "data" / "documents" / "坏.txt").write_bytes(b"\x00\x01\x02binary\x00")
    assert all_(workspace).exit_code == 1
    rules = {str(f["rule"]) for f in findings(workspace)}
    assert "document-unreadable" in rules and len(rules) > 1


@pytest.mark.parametrize(
    "content",
    [b"", b"   \n", b"\x89PNG\r\n\x1a\n\x00\x00", b"\x01\x02\x00\x03"],
)
def test_a_document_that_cannot_be_read_is_an_input_error_with_its_place(workspace: Path, content: bytes) -> None:
    file = workspace / "data" / "documents" / "x.txt"
    file.write_bytes(content)
    result = all_(workspace, "--lang", "en")
    assert result.exit_code == 2, result.output
    assert "x.txt" in result.output and "->" in result.output
    assert "Traceback" not in result.output


NOWHERE = "附表\n2021年全市生产总值500亿元，其中第一产业增加值100亿元，第二产业增加值200亿元，第三产业增加值{}亿元。\n"


def test_a_document_of_unknown_place_is_checked_by_itself_only(workspace: Path, plan: Path) -> None:
    folder = workspace / "data" / "documents"
    plan.unlink()
    for name, services in (("甲", "300"), ("乙", "200")):
        (folder / f"{name}.txt").write_text(NOWHERE.format(services), "utf-8")
    assert all_(workspace).exit_code == 1
    found = findings(workspace)
    told = [f for f in found if f["rule"] == "document-unknown"]
    assert len(told) == 2 and all(f["severity"] == "warning" and "documents.yaml" in f["settle"]["zh"] for f in told)
    others = [f for f in found if f not in told]
    assert others and all({e["document"] for e in f["evidence"]} == {"甲"} for f in others)


def test_gb18030_is_read(workspace: Path, plan: Path) -> None:
    plan.write_bytes(plan.read_text("utf-8").encode("gb18030"))
    assert all_(workspace).exit_code == 1


def test_no_documents_no_workspace_no_such_file(workspace: Path, tmp_path: Path) -> None:
    assert all_(workspace).exit_code == 2
    assert check("all", "--workspace", tmp_path / "nowhere").exit_code == 2
    missing = all_(workspace, tmp_path / "missing.txt")
    assert missing.exit_code == 2 and "missing.txt" in missing.output


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("data/vocabulary/units.yaml", "dimension:", "dimnsion:"),
        ("expectations/restatements.yaml", "severity:", "severty:"),
        ("expectations/restatements.yaml", "type: expect_", "type: expct_"),
    ],
)
def test_a_mistake_in_a_file_is_named_with_line_and_column(
    workspace: Path, plan: Path, file: str, old: str, new: str
) -> None:
    path = workspace / file
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    result = all_(workspace, "--lang", "en")
    assert result.exit_code == 2, result.output
    assert f"{path.name}:" in result.output
    assert not (workspace / "reports" / "findings.json").exists()


def test_an_unknown_expectation_type_names_the_nearest(workspace: Path, plan: Path) -> None:
    path = workspace / "expectations" / "restatements.yaml"
    path.write_text(
        path.read_text("utf-8").replace("expect_restatements_to_agree", "expect_restatement_to_agree"), "utf-8"
    )
    result = all_(workspace, "--lang", "en")
    assert result.exit_code == 2 and "expect_restatements_to_agree" in result.output


def test_an_exception_inside_an_expectation_is_said_of_its_rule(
    workspace: Path, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checks.expectations.restatements import ExpectRestatementsToAgree

    def broken(self: object, table: object) -> object:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(ExpectRestatementsToAgree, "compare", broken)
    result = all_(workspace, "--lang", "en", "--strict")
    assert result.exit_code == 3
    assert "same-quantity: this rule raised an exception" in result.output and "oops" in result.output
    assert any(f["rule"] == "program-failed" for f in findings(workspace))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_reports_folder(workspace: Path, plan: Path) -> None:
    (workspace / "reports").chmod(stat.S_IREAD | stat.S_IEXEC)
    assert all_(workspace).exit_code == 2


def test_a_reports_folder_that_is_a_file(workspace: Path, plan: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("")
    result = all_(workspace, "--reports", taken, "--lang", "en")
    assert result.exit_code == 2 and "taken" in result.output


def test_several_formats_at_once(workspace: Path, plan: Path, tmp_path: Path) -> None:
    out = [tmp_path / n for n in ("a.json", "a.sarif", "a.xml")]
    args = [
        x for f, o in zip(("json", "sarif", "junit"), out, strict=True) for x in ("--format", f, "--output", str(o))
    ]
    result = all_(workspace, *args, "--format", "github")
    assert result.exit_code == 1
    assert "::warning" in result.output
    assert all(o.stat().st_size > 0 for o in out)
    assert all_(workspace, "--output", tmp_path / "x").exit_code == 2


def test_select_and_ignore(workspace: Path, plan: Path) -> None:
    assert all_(workspace, "--select", "no-such-rule").exit_code == 2
    assert all_(workspace, "--ignore", "restatements").exit_code == 0


def test_waive_explain_and_baseline(workspace: Path, plan: Path) -> None:
    all_(workspace)
    name = next(str(f["fingerprint"]) for f in findings(workspace) if f["severity"] == "warning")
    shown = check("explain", name[:8], "--workspace", workspace)
    assert shown.exit_code == 0 and "增长8%" in shown.output
    answered = ["--as", "explained", "--reason", "两档目标", "--owner", "王某", "--expires", "2099-12-31"]
    assert check("waive", name[:8], "--workspace", workspace, *answered).exit_code == 0
    result = all_(workspace)
    assert result.exit_code == 0
    assert [f["status"] for f in findings(workspace) if f["fingerprint"] == name] == ["waived"]
    assert check("waive", name, "--workspace", workspace, *answered).exit_code == 2
    (workspace / "expectations" / "waivers.yaml").unlink()
    assert all_(workspace, "--baseline", "write").exit_code == 2
    assert all_(workspace, "--baseline", "write", "--reason", "起点").exit_code == 0
    assert {f["status"] for f in findings(workspace)} == {"known"}


def test_init_makes_a_workspace_that_works(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert check("init", folder).exit_code == 0
    (folder / "data" / "documents" / "甘肃省2016年政府工作报告.txt").write_text(
        "2015年，全省生产总值增长8.1%。", "utf-8"
    )
    assert check("all", "--workspace", folder).exit_code == 1  # one number is compared with nothing
    assert check("all", "--workspace", folder, "--allow-empty").exit_code == 0
    assert check("init", folder).exit_code == 2


def test_files_of_one_stem_stay_apart_and_what_is_no_document_is_listed(workspace: Path, plan: Path) -> None:
    folder = workspace / "data" / "documents"
    for place in ("甲", "乙"):
        (folder / place).mkdir()
        (folder / place / "2016.md").write_bytes(plan.read_bytes())
    (folder / "图.png").write_bytes(b"\x89PNG\r\n")
    all_(workspace)
    report = json.loads((workspace / "reports" / "findings.json").read_text("utf-8"))
    assert {"甲/2016", "乙/2016"} <= {d["document"] for d in report["documents"]}
    assert any(f["rule"] == "document-unsupported" and "图.png" in f["message"]["zh"] for f in report["findings"])


@pytest.mark.parametrize("engine", ["polars", "duckdb", "spark"])
def test_rules_are_computed_with_pandas_only(workspace: Path, plan: Path, engine: str) -> None:
    refused = all_(workspace, "--engine", engine, "--lang", "en")
    assert refused.exit_code == 2 and f"rules cannot be computed with {engine}" in refused.output
    assert all_(workspace, "--engine", "pandas").exit_code == 1


def test_an_entry_of_a_file_that_is_not_there_is_an_error_with_the_nearest_name(workspace: Path, plan: Path) -> None:
    register = workspace / "data" / "documents" / "documents.yaml"
    register.write_text("documents:\n  - file: 2022年威海市政府工作报吿.txt\n    kind: work_report\n", "utf-8")
    result = all_(workspace, "--lang", "en")
    assert result.exit_code == 2
    assert "documents.yaml:2:" in result.output and f'did you mean "{plan.name}"?' in result.output
    register.write_text(f"documents:\n  - file: {plan.name}\n    kind: work_report\n", "utf-8")
    assert all_(workspace).exit_code == 1


def test_reports_elsewhere_leave_the_workspace_alone(workspace: Path, plan: Path, tmp_path: Path) -> None:
    all_(workspace, "--reports", tmp_path / "out")
    assert not (workspace / ".cache").exists()
    assert (tmp_path / "out" / ".cache" / "check.json").exists()


def test_what_changes_while_it_is_read_is_not_remembered(
    workspace: Path, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import checks.pipeline

    plain = checks.pipeline.take

    def changing(raw: bytes, name: str) -> object:
        taken = plain(raw, name)
        plan.write_text(plan.read_text("utf-8").replace("总额增长8%", "总额增长6%"), "utf-8")
        return taken

    monkeypatch.setattr(checks.pipeline, "take", changing)
    assert all_(workspace).exit_code == 1
    monkeypatch.setattr(checks.pipeline, "take", plain)
    assert all_(workspace).exit_code == 0


def test_strange_names_of_files_are_read_and_shown(workspace: Path, plan: Path) -> None:
    folder = os.fsencode(workspace / "data" / "documents")
    text = plan.read_bytes()
    longest = ("长" * 84).encode() + b".md"  # 255 bytes
    for name in (b"\x1b[31m\xe7\xba\xa2.txt", b"a\nb.txt", b"\xff\xfe.txt", longest):
        Path(os.fsdecode(folder + b"/" + name)).write_bytes(text)
    os.mkfifo(workspace / "data" / "documents" / "管道.txt")
    result = all_(workspace, "--strict")
    assert result.exit_code == 2, result.output
    assert "\x1b" not in result.output and "管道或设备" in result.output
    report = json.loads((workspace / "reports" / "findings.json").read_text("utf-8"))
    assert len(report["documents"]) == 5
    (workspace / "data" / "documents" / "\x1b坏\n.txt").write_bytes(b"\x00\x01")
    for file in (workspace / "data" / "documents").iterdir():
        if not file.name.startswith("\x1b坏"):
            file.unlink()
    refused = all_(workspace)
    assert refused.exit_code == 2 and "␛坏␊.txt" in refused.output


def test_cells_that_a_spreadsheet_would_compute_are_guarded(workspace: Path, plan: Path) -> None:
    plan.write_text("威海市2022年政府工作报告\n\n=HYPERLINK(1)产值5亿元。\n", "utf-8")
    all_(workspace)
    table = (workspace / "data" / "indicators" / f"{plan.stem}.csv").read_text("utf-8")
    assert ",'=HYPERLINK" in table and ",=HYPERLINK" not in table


def test_an_answer_reaches_what_fails_alike_under_a_finding(workspace: Path, plan: Path) -> None:
    all_(workspace)
    file = workspace / "reports" / "findings.json"
    report = json.loads(file.read_text("utf-8"))
    one = next(f for f in report["findings"] if f["severity"] == "warning")
    one["also"] = [{**one, "fingerprint": "a" * 16}, {**one, "fingerprint": "b" * 16, "rule": "another"}]
    file.write_text(json.dumps(report), "utf-8")
    answered = ["--as", "explained", "--reason", "尾差", "--owner", "王某", "--expires", "2099-12-31"]
    assert check("waive", one["fingerprint"], "--workspace", workspace, *answered).exit_code == 0
    written = (workspace / "expectations" / "waivers.yaml").read_text("utf-8")
    assert "a" * 16 in written and "b" * 16 not in written
