"""The audit of a workspace: everything `check all` does between its options and its reports."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from checks.calibration.figures import load_calibration
from checks.calibration.judgements import load_judgements
from checks.calibration.standing import Record, graded
from checks.chinese.traditional import simplified
from checks.claims.frame import unchecked_frame
from checks.claims.model import Claim
from checks.comparisons import Outcome, Severity
from checks.documents.document import Document
from checks.documents.registry import load_registry
from checks.errors import CheckError, InputError, InputErrors, ToolError, gathered, nearest
from checks.failures import survived
from checks.findings.assemble import find, ranked, report_comparisons, titles_of
from checks.findings.evidence import Source
from checks.findings.finding import Finding, Reported
from checks.findings.folding import folded
from checks.findings.localise import suggest
from checks.findings.problems import (
    distinct_failures,
    partly_read,
    problem,
    schema_failures,
    traditional,
    undescribed,
    unreadable,
)
from checks.findings.readings import readings
from checks.findings.report import report
from checks.findings.waivers import Answers, answer, load_answers
from checks.pipeline import (
    EXTRACTION,
    Extracted,
    RulesRun,
    compare,
    extract_all,
    kinds_of,
    read_all,
    read_file,
    vocabulary_problems,
)
from checks.suites.load import Suite, load_suites
from checks.suites.rule import Rule
from checks.vocabulary.vocabulary import Vocabulary, load_vocabulary
from checks.wording import Text
from checks.workspace import Workspace, find_documents, template_root, written

Progress = Callable[[Iterable[Any]], Iterable[Any]]


@dataclass(frozen=True)
class Options:
    """What may be chosen for an audit. `select` and `ignore` name rules or suites."""

    paths: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    jobs: int = 1
    tell_all: bool = False  # also what verdicts let expect to be wrong
    today: date = field(default_factory=date.today)


@dataclass(frozen=True)
class Audit:
    """What an audit found: the machine-readable report, every comparison, and what the other reports are made from."""

    report: dict[str, Any]
    comparisons: list[dict[str, Any]]
    findings: list[Finding]
    documents: dict[str, Document]
    claims: list[Claim]


@dataclass(frozen=True)
class Inputs:
    """The files of a workspace other than its documents, read and checked."""

    vocabulary: Vocabulary
    suites: list[Suite]
    answers: Answers
    record: Record
    files: tuple[Path, ...]
    left_out: tuple[Rule, ...] = ()  # what the options keep from running


def load_inputs(workspace: Workspace, options: Options) -> Inputs:
    """Read everything people wrote. Raises `InputErrors` with the problems of all files together."""
    errors: list[InputError] = []

    def attempt(load: Callable[[], Any]) -> Any:
        with gathered(errors):
            return load()

    vocabulary = attempt(lambda: load_vocabulary(workspace.vocabulary))
    every = attempt(lambda: load_suites(workspace.expectations))
    suites = attempt(lambda: chosen(every or [], options.select, options.ignore))
    answers = attempt(lambda: load_answers(workspace.waivers, workspace.baseline))
    record = attempt(lambda: load_record(workspace))
    files = attempt(lambda: find_documents(list(options.paths)) if options.paths else workspace.document_files())
    if not errors and not files:
        hint = Text(
            f"把文件（网页、PDF、Word、表格、文本）放进 {workspace.documents}",
            f"put documents (web pages, PDF, Word, spreadsheets, text) into {workspace.documents}",
        )
        errors.append(InputError(Text("没有可审核的文件", "there are no documents to audit"), hint=hint))
    if errors:
        raise InputErrors(errors)
    ran = {r.meta.id for s in suites for r in s.rules}
    left_out = tuple(r for s in every for r in s.rules if r.meta.id not in ran)
    return Inputs(vocabulary, suites, answers, record, tuple(files), left_out)


def load_record(workspace: Workspace) -> Record:
    """What is known of the rules' reliability: the workspace's own figures and verdicts, else the program's."""
    shipped = Workspace(template_root())
    figures = workspace if workspace.calibration.exists() else shipped
    verdicts = workspace if workspace.judgements.is_dir() else shipped
    return Record(load_calibration(figures.calibration), tuple(load_judgements(verdicts.judgements)))


def chosen(suites: list[Suite], select: Sequence[str], ignore: Sequence[str]) -> list[Suite]:
    """The suites with only the rules that are selected and not ignored, each named by rule id or suite name.

    Raises `InputError` for a name that is neither.
    """
    names = {s.name for s in suites} | {r.meta.id for s in suites for r in s.rules}
    for name in (*select, *ignore):
        if name not in names:
            raise InputError(
                Text(f"没有规则或规则集“{name}”", f'there is no rule or suite "{name}"'),
                hint=nearest(name, sorted(names)),
            )

    def wanted(suite: Suite, rule: str) -> bool:
        named = {suite.name, rule}
        return (not select or bool(named & set(select))) and not named & set(ignore)

    out = []
    for suite in suites:
        content = suite.content
        rules = tuple(r for r in content.expectations if wanted(suite, r.meta.id))
        out.append(replace(suite, content=content.model_copy(update={"expectations": rules})))
    return out


def run_audit(workspace: Workspace, inputs: Inputs, options: Options, progress: Progress = iter) -> Audit:
    """Documents to findings. Raises `InputErrors` or `ToolError` only where nothing at all can be audited."""
    compared, claims, failed, stale = _compared(workspace, inputs, options, progress)
    source = compared.source
    reported = _graded(compared, inputs.record, options.tell_all)
    words = vocabulary_problems(inputs.vocabulary, source)
    unread = _failed(failed, source)
    unread += [partly_read(name, warning, source) for name, d in source.documents.items() for warning in d.warnings]
    unread += _undescribed(source)
    unread += [traditional(name, source) for name, d in source.documents.items() if simplified(d.text) != d.text]
    problems = [*unread, *stale, *words, *compared.problems]
    return _conclude(inputs, options, compared, reported, problems, claims)


def _graded(compared: RulesRun, record: Record, tell_all: bool) -> list[Reported]:
    """Every comparison with the severity it has earned; where that cannot be said, none is more than a remark."""
    source = compared.source
    reported: list[Reported] = []
    for run in compared.runs:
        with survived(compared.failures, "evidence", name=run.rule.meta.id):
            reported += report_comparisons([run], source)
    with survived(compared.failures, "grading"):
        return graded(reported, record, kinds_of(source.documents), tell_all=tell_all)
    return [replace(r, severity=Severity.INFO) for r in reported]


def compared_in(workspace: Workspace, inputs: Inputs, options: Options) -> tuple[list[Reported], dict[str, str]]:
    """Every comparison of some documents, before any severity is earned, and the kinds of the documents."""
    compared, *_ = _compared(workspace, inputs, options, iter)
    return report_comparisons(compared.runs, compared.source), kinds_of(compared.source.documents)


def _compared(
    workspace: Workspace, inputs: Inputs, options: Options, progress: Progress
) -> tuple[RulesRun, list[Claim], list[tuple[Path, CheckError]], list[Finding]]:
    """What the rules say, the claims, the files that cannot be read, and the corrections that no longer fit."""
    registry = load_registry(workspace.registry)
    registry.refuse_missing([*inputs.files, *workspace.document_files()])
    read = partial(read_file, registry=registry, vocabulary=inputs.vocabulary)
    documents, failed = read_all(inputs.files, read, progress)
    if not documents:
        refused = [e for _, e in failed if isinstance(e, InputError)]
        raise InputErrors(refused) if refused else failed[0][1]
    extracted = extract_all(documents, inputs.vocabulary, options.jobs)
    claims, stale = corrected(workspace, extracted, inputs.vocabulary)
    compared = compare(extracted, unchecked_frame(claims), inputs.vocabulary, inputs.suites)
    _refuse_nothing(extracted, compared)
    return compared, claims, failed, stale


def _refuse_nothing(extracted: Extracted, compared: RulesRun) -> None:
    """Raises `ToolError` where the program failed on every document, or on every rule."""
    whole = {f.document: f for f in compared.failures if f.stage == EXTRACTION}
    ended = [run.failure for run in compared.runs if run.failure]
    if len(whole) == len(extracted.documents) or (ended and len(ended) == len(compared.runs)):
        reason = (*whole.values(), *ended)[0].reason
        said = Text(f"程序出错，什么也没有核对：{reason}", f"the program failed and audited nothing: {reason}")
        raise ToolError(said, hint=Text("用 --debug 查看详情", "see the details with --debug"))


def _conclude(
    inputs: Inputs,
    options: Options,
    compared: RulesRun,
    reported: list[Reported],
    problems: list[Finding],
    claims: list[Claim],
) -> Audit:
    source = compared.source
    problems += _comparison_problems(reported, source)
    findings = find(reported, titles_of(compared.runs))
    suggested: dict[str, dict[str, Any]] = {}
    with survived(compared.failures, "suggestion"):
        suggested = suggest(findings, reported)
    findings = [replace(f, suggestion=suggested.get(f.fingerprint)) for f in findings] + problems
    findings += distinct_failures(compared.failures, source)
    answered, mended = answer(findings, inputs.answers, options.today, source)
    ordered = folded(ranked(answered, _connections(reported)), source.documents)
    ordered = [replace(f, readings=readings(f.evidence, inputs.vocabulary.hedges)) for f in ordered]
    trusted = {run.rule.meta.id: inputs.record.of_rule(run.rule.meta.id).text for run in compared.runs}
    content = report(
        source.documents, source.claims, compared.runs, reported, ordered, mended, inputs.left_out, trusted
    )
    return Audit(content, [r.as_dict() for r in reported], ordered, dict(source.documents), claims)


def corrected(workspace: Workspace, extracted: Extracted, vocabulary: Vocabulary) -> tuple[list[Claim], list[Finding]]:
    """The claims with the analysts' corrections, and a finding for each correction that no longer fits."""
    from checks.claims.corrections import apply_corrections, load_corrections

    claims = [c for e in extracted.extractions.values() for c in e.claims]
    done = apply_corrections(claims, load_corrections(workspace.corrections), vocabulary)
    source = Source(extracted.documents, {})
    return list(done.claims), [problem("correction-stale", s.message, source) for s in done.stale]


def _failed(failed: Iterable[tuple[Path, CheckError]], source: Source) -> list[Finding]:
    return [unreadable(written(file.stem), error, source) for file, error in failed]


def _undescribed(source: Source) -> list[Finding]:
    unknown = {name: d.description.unknown for name, d in source.documents.items()}
    return [undescribed(name, fields, source) for name, fields in unknown.items() if fields]


def _connections(reported: Iterable[Reported]) -> dict[str, int]:
    told = (r for r in reported if r.outcome is not Outcome.CANNOT_TELL)
    return Counter(side["claim"] for r in told for side in r.evidence if side["claim"])


def _comparison_problems(reported: Sequence[Reported], source: Source) -> list[Finding]:
    import pandas as pd
    from pandera.errors import SchemaErrors

    from checks.tables.compared import Comparisons

    rows = [
        (r.rule, r.suite, r.outcome.value, r.severity.value, r.reason.zh if r.reason else "", r.message.zh,
         len(r.evidence), r.gap)
        for r in reported
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(Comparisons.to_schema().columns))
    try:
        Comparisons.validate(frame, lazy=True)
    except SchemaErrors as errors:
        return list(schema_failures("comparisons", errors, frame, source))
    return []
