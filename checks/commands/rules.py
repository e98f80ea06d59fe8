"""`check rules`: the analyst's loop of listing, showing, trying and testing rules."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from checks.comparisons import Outcome, Severity
from checks.errors import InputError, Place, nearest
from checks.rulebook.examples import Trial, run_example, trials
from checks.suites.load import Suite, load_suite, load_suites
from checks.suites.model import Rule
from checks.vocabulary.vocabulary import load_vocabulary
from checks.wording import Text
from checks.workspace import Workspace, find_workspace

OUTCOMES = {
    Outcome.AGREES: Text("一致", "agrees"),
    Outcome.CONTRADICTS: Text("矛盾", "contradicts"),
    Outcome.CANNOT_TELL: Text("无法判断", "cannot tell"),
}
SEVERITIES = {
    Severity.CRITICAL: Text("严重", "critical"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.INFO: Text("提示", "info"),
}


def list_rules(workspace: Path | None, language: str) -> int:
    """One line a rule: id, severity, status, suite, title."""
    where = find_workspace(workspace)
    suites = load_suites(where.expectations)
    rows = [
        (r.meta.id, SEVERITIES[r.severity].say(language), s.name, _title(r).say(language))
        for s in suites
        for r in s.rules
    ]
    width = max((len(row[0]) for row in rows), default=0)
    for name, severity, suite, title in rows:
        click.echo(f"{name:<{width}}  {severity}  {title}  ({suite})")
    return 0


def show_rule(name: str, workspace: Path | None, language: str) -> int:
    """One rule in full, its examples with what they give today, and its counts in the last run."""
    where = find_workspace(workspace)
    suite, rule = find_rule(load_suites(where.expectations), name)
    lines = [
        f"{rule.meta.id}  {_title(rule).say(language)}",
        f"{Text('严重程度', 'severity').say(language)}: {SEVERITIES[rule.severity].say(language)}"
        f"  {Text('状态', 'status').say(language)}: {rule.meta.status}"
        f"  {Text('规则集', 'suite').say(language)}: {suite.name} ({suite.file})",
        f"{Text('理由', 'why').say(language)}: {Text(rule.meta.why, rule.meta.why_en or rule.meta.why).say(language)}",
    ]
    if rule.meta.source:
        lines.append(f"{Text('依据', 'source').say(language)}: {rule.meta.source}")
    lines.append(f"{rule.type}: {json.dumps(rule.kwargs, ensure_ascii=False)}")
    lines += _example_lines(suite, rule, where, language)
    lines += _count_lines(where, rule, language)
    click.echo("\n".join(lines))
    return 0


def test_rules(file: Path | None, on: str, only: str, workspace: Path | None, language: str) -> int:
    """Run the examples of all rules, or of one file; with `on`, try a sentence instead. 1 where an example fails."""
    where = find_workspace(workspace)
    suites = [load_suite(file)] if file else load_suites(where.expectations)
    if only:
        suite, rule = find_rule(suites, only)
        suites = [
            Suite(suite.file, suite.content.model_copy(update={"expectations": (rule,)}), suite.positions, suite.text)
        ]
    vocabulary = load_vocabulary(where.vocabulary)
    if on:
        return _try_sentence(suites, on, vocabulary, language)
    done = list(trials(suites, vocabulary))
    failed = [t for t in done if not t.passed]
    for trial in failed:
        click.echo(explain_trial(trial, language))
    said = Text(f"{len(done)}个例子，{len(failed)}个不符", f"{len(done)} examples, {len(failed)} failing")
    click.echo(said.say(language))
    return 1 if failed else 0


def explain_trial(trial: Trial, language: str) -> str:
    """A failing example: what was expected, what was extracted, what was compared, what came out."""
    expected = OUTCOMES[trial.expected].say(language)
    got = ", ".join(f"{OUTCOMES[o].say(language)} {n}" for o, n in trial.counts.items())
    lines = [
        Text(f"✗ {trial.rule}：应为“{expected}”，得到 {got}", f"✗ {trial.rule}: expected {expected}, got {got}").say(
            language
        ),
        Text("  提取：", "  extracted:").say(language),
    ]
    for row in trial.claims.to_dict("records"):
        period = f"{row['period_start']}–{row['period_end']}"
        lines.append(
            f"    {row['region']} {row['indicator']} {row['measure']} {period} {row['stance']}"
            f" {row['comparator']} {row['value']:g}{row['unit']}  «{row['quote']}»"
        )
    lines.append(Text("  比较：", "  compared:").say(language))
    for item in trial.comparisons:
        why = f" ({item.reason.say(language)})" if item.reason else ""
        lines.append(f"    {OUTCOMES[item.outcome].say(language)}: {item.message.say(language)}{why}")
    return "\n".join(lines)


def find_rule(suites: Sequence[Suite], name: str) -> tuple[Suite, Rule]:
    """The rule with this id. Raises `InputError` with the nearest one."""
    for suite in suites:
        for rule in suite.rules:
            if rule.meta.id == name:
                return suite, rule
    ids = [r.meta.id for s in suites for r in s.rules]
    raise InputError(Text(f"没有规则“{name}”", f'there is no rule "{name}"'), hint=nearest(name, ids))


def _try_sentence(suites: Sequence[Suite], sentence: str, vocabulary: Any, language: str) -> int:
    told = False
    for suite in suites:
        for rule in suite.rules:
            done = run_example(suite, rule, sentence, vocabulary)
            for run in done.runs:
                for comparison in run.compared.rows():
                    told = True
                    why = f" ({comparison.reason.say(language)})" if comparison.reason else ""
                    click.echo(
                        f"{rule.meta.id}: {OUTCOMES[comparison.outcome].say(language)}: "
                        f"{comparison.message.say(language)}{why}"
                    )
                    if comparison.arithmetic.zh:
                        click.echo("    " + comparison.arithmetic.say(language).replace("\n", "\n    "))
    if not told:
        click.echo(Text("没有规则对这句话作出比较", "no rule compares anything in this sentence").say(language))
    return 0


def _title(rule: Rule) -> Text:
    return Text(rule.meta.title, rule.meta.title_en or rule.meta.title)


def _example_lines(suite: Suite, rule: Rule, where: Workspace, language: str) -> list[str]:
    alone = Suite(suite.file, suite.content.model_copy(update={"expectations": (rule,)}), suite.positions, suite.text)
    lines = []
    for trial in trials([alone], load_vocabulary(where.vocabulary)):
        mark = "✓" if trial.passed else "✗"
        lines.append(f"{mark} {Text('例', 'example').say(language)} {OUTCOMES[trial.expected].say(language)}:")
        lines += [f"    {OUTCOMES[c.outcome].say(language)}: {c.message.say(language)}" for c in trial.comparisons]
    return lines


def _count_lines(where: Workspace, rule: Rule, language: str) -> list[str]:
    file = where.reports / "findings.json"
    try:
        report = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return []
    for entry in report.get("rules", []):
        if entry["id"] == rule.meta.id:
            counts = ", ".join(f"{OUTCOMES[Outcome(o)].say(language)} {n}" for o, n in entry["counts"].items())
            return [f"{Text('上次运行', 'last run').say(language)}: {counts}"]
    return []


def check_file(path: Path) -> Path:
    """An existing file. Raises `InputError`."""
    if not path.is_file():
        raise InputError(Text("文件不存在", "no such file"), place=Place(str(path)))
    return path
