"""`check all`: audit, write the reports, say what was found, and decide the exit code."""

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checks import cache
from checks.commands.explain import last_report
from checks.commands.formats import colour_wanted, render, step_summary
from checks.errors import InputError, Place
from checks.reporting.totals import nothing_compared
from checks.wording import Text
from checks.workspace import Workspace, find_documents, find_workspace, workspace_beside
from checks.writing import write_all

if TYPE_CHECKING:
    from checks.audit import Audit

SEVERITIES = ("critical", "warning", "info")
FILE_FORMATS = {"json", "sarif", "junit", "github"}


def run(
    paths: tuple[Path, ...],
    *,
    workspace: Path | None,
    reports: Path | None,
    formats: Sequence[str],
    outputs: Sequence[Path],
    fail_on: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    engine: str,
    jobs: int,
    baseline: str | None,
    reason: str,
    no_cache: bool,
    strict: bool,
    allow_empty: bool,
    tell_all: bool,
    language: str,
) -> int:
    """Returns the exit code: 0 clean, 1 findings at or above `fail_on`; with `strict` 2 or 3 for what is unchecked.

    Unless `allow_empty` it is 2 where no document was read, and 1 where no number could be compared.
    """
    where = _workspace(workspace, paths)
    folder = reports or where.reports
    _check_outputs(formats, outputs)
    _refuse_engine(engine)
    if baseline and not reason:
        raise InputError(
            Text("建立基线要说明理由", "a baseline needs a reason"),
            hint=Text("加上 --reason", "give one with --reason"),
        )
    options = {"select": select, "ignore": ignore, "tell_all": tell_all, "language": language, "folder": str(folder)}
    # What is to go elsewhere leaves the workspace alone: it may be one that nobody may write to.
    own = reports is None and where.reports.parent == where.root
    store = (where.root if own else folder) / ".cache" / "check.json"

    def key() -> str:
        return cache.key(_inputs(where, paths), {**options, "paths": [str(p) for p in paths], "day": _day(where)})

    known = key()
    if no_cache or baseline or not cache.unchanged(store, known):
        chosen = {"paths": paths, "select": select, "ignore": ignore, "jobs": jobs, "tell_all": tell_all}
        written = _audit(where, folder, language, baseline, reason, chosen)
        # Remembered only where the inputs are still what they were before they were read: else nobody knows which
        # of the two was read.
        if not baseline and key() == known:
            cache.remember(store, known, written)
    report = last_report(folder)
    _say(report, formats, outputs, language, folder, fail_on)
    empty = 0 if allow_empty else empty_code(report, fail_on)
    return (strict and unaudited_code(report)) or exit_code(report, fail_on) or empty


def _workspace(named: Path | None, paths: tuple[Path, ...]) -> Workspace:
    """The workspace that is named or that one stands in; for plans at PATHS outside of any, one beside them."""
    try:
        return find_workspace(named)
    except InputError:
        if named is not None or not paths:
            raise
        return workspace_beside(paths)


def _refuse_engine(name: str) -> None:
    """Raises `InputError` for what no longer computes anything: rules run on pandas."""
    if name != "pandas":
        hint = Text("去掉 --engine，或写 --engine pandas", "leave --engine out, or say --engine pandas")
        raise InputError(Text(f"规则不能用 {name} 计算", f"rules cannot be computed with {name}"), hint=hint)


def exit_code(report: dict[str, Any], fail_on: str) -> int:
    """1 where a finding that is neither waived nor known stands at or above `fail_on`, else 0."""
    if fail_on == "never":
        return 0
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return int(any(f["status"] == "new" and f["severity"] in failing for f in report["findings"]))


def empty_code(report: dict[str, Any], fail_on: str) -> int:
    """2 where no document was read, 1 where no number could be compared and something may fail, else 0."""
    if not report["documents"]:
        return 2
    return int(nothing_compared(report) and fail_on != "never")


def unaudited_code(report: dict[str, Any]) -> int:
    """3 where the program failed on a part of the audit, 2 where a file or a part of one was not read, else 0."""
    rules = {f["rule"] for f in report["findings"] if f["status"] != "waived"}
    if rules & {"program-failed", "passage-failed"}:
        return 3
    return 2 * bool(rules & {"document-unreadable", "document-unsupported", "document-partial"})


def _inputs(where: Workspace, paths: tuple[Path, ...]) -> list[Path]:
    files = find_documents(list(paths)) if paths else where.document_files()
    rules = sorted(where.expectations.glob("*.y*ml"))
    known = [where.calibration, *sorted(where.judgements.glob("*.jsonl"))]
    return [*files, where.registry, where.corrections, *sorted(where.vocabulary.glob("*.yaml")), *rules, *known]


def _day(where: Workspace) -> str:
    """The day, where it matters: only waivers look at it."""
    return date.today().isoformat() if where.waivers.exists() else ""


def _audit(
    where: Workspace, folder: Path, language: str, baseline: str | None, reason: str, options: dict[str, Any]
) -> list[Path]:
    from checks.audit import Options, load_inputs, run_audit
    from checks.reports import write_reports

    chosen = Options(**options)
    audit = run_audit(where, load_inputs(where, chosen), chosen, progress(Text("读取文件", "reading"), language))
    if baseline:
        _write_baseline(where, audit, reason)
        audit = run_audit(where, load_inputs(where, chosen), chosen)
    return write_reports(audit, where, folder, language)


def _write_baseline(where: Workspace, audit: "Audit", reason: str) -> None:
    from checks.findings.waivers import baseline_text

    found = (one for f in audit.findings for one in (f, *f.also))
    accepted = [f for f in found if f.status != "waived" and not f.rule.startswith("waiver-")]
    write_all({where.baseline: baseline_text(accepted, reason)})


def progress(label: Text, language: str) -> Any:
    """A progress bar on a terminal, nothing elsewhere."""

    def bar(items: Iterable[Any]) -> Iterable[Any]:
        todo = list(items)
        if not sys.stderr.isatty() or len(todo) < 2:
            yield from todo
            return
        with click.progressbar(todo, label=label.say(language), file=sys.stderr) as shown:
            yield from shown

    return bar


def _check_outputs(formats: Sequence[str], outputs: Sequence[Path]) -> None:
    if len(outputs) > len(formats):
        raise InputError(
            Text("--output 多于 --format", "more --output than --format"),
            hint=Text("每个 --output 对应同一位置的 --format", "each --output belongs to the --format at its place"),
        )
    printed = formats[len(outputs) :]
    if len([f for f in printed if f in FILE_FORMATS]) > 1:
        raise InputError(
            Text("只能有一种格式输出到屏幕", "only one format can be printed"),
            hint=Text("为其余格式加 --output", "give the others an --output"),
        )


def _say(
    report: dict[str, Any],
    formats: Sequence[str],
    outputs: Sequence[Path],
    language: str,
    folder: Path,
    fail_on: str,
) -> None:
    files: dict[Path, str | bytes] = {}
    printed = ""
    for place, name in enumerate(formats):
        colour = place >= len(outputs) and colour_wanted()
        content = render(name, report, language, colour=colour, fail_on=fail_on)
        if place < len(outputs):
            files[outputs[place]] = content
        else:
            printed += content
    for path in files:
        if path.is_dir():
            raise InputError(Text("是目录，不是文件", "is a folder, not a file"), place=Place(str(path)))
    write_all(files)
    if "github" in formats:
        step_summary(report, language)
    if printed:
        click.echo(printed, nl=False)
    else:
        click.echo(render("terminal", report, language, colour=colour_wanted()), nl=False)
        click.echo(Text(f"报告：{folder / 'index.html'}", f"report: {folder / 'index.html'}").say(language))
