"""`check rules`: the analyst's loop of listing, showing, trying and testing rules."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from checks.comparisons import Outcome
from checks.errors import InputError, nearest
from checks.findings.assemble import report_comparisons
from checks.formulas.names import check_formula
from checks.rulebook.examples import run_text, trials, with_places
from checks.rulebook.in_words import in_words
from checks.rulebook.trial_text import (
    compared_lines,
    counts_text,
    extracted_lines,
    failed_text,
)
from checks.suites.load import Suite, load_suite, load_suites
from checks.suites.rule import Rule
from checks.terms import OUTCOME, RULE_STATUS, SEVERITY
from checks.vocabulary.vocabulary import Vocabulary, load_vocabulary
from checks.wording import Text
from checks.workspace import Workspace, find_workspace


def list_rules(workspace: Path | None, language: str) -> int:
    """One line a rule: id, severity, title, suite, and the status where it is not active."""
    where = find_workspace(workspace)
    rows = [(s.name, r) for s in load_suites(where.expectations) for r in s.rules]
    width = max((len(r.meta.id) for _, r in rows), default=0)
    for suite, rule in rows:
        status = "" if rule.meta.status == "active" else f"  [{RULE_STATUS[rule.meta.status].say(language)}]"
        severity = SEVERITY[rule.severity].say(language)
        click.echo(f"{rule.meta.id:<{width}}  {severity}  {_title(rule).say(language)}  ({suite}){status}")
    return 0


def show_rule(name: str, workspace: Path | None, language: str) -> int:
    """One rule in full, its examples with what they give today, and its counts in the last run."""
    where = find_workspace(workspace)
    suite, rule = find_rule(load_suites(where.expectations), name)
    vocabulary = load_vocabulary(where.vocabulary)
    facts = [
        (Text("程度", "severity"), SEVERITY[rule.severity]),
        (Text("状态", "status"), RULE_STATUS[rule.meta.status]),
        (Text("文件", "file"), _same(str(suite.file))),
        (Text("理由", "why"), Text(rule.meta.why, rule.meta.why_en or rule.meta.why)),
        *([(Text("依据", "source"), _same(rule.meta.source))] if rule.meta.source else []),
        *_what_it_says(rule, vocabulary),
    ]
    lines = [f"{rule.meta.id}  {_title(rule).say(language)}"]
    lines += [f"{label.say(language)}: {said.say(language)}" for label, said in facts]
    lines += _example_lines(suite, rule, vocabulary, language)
    lines += _count_lines(where, rule, language)
    click.echo("\n".join(lines))
    return 0


def test_rules(file: Path | None, on: str, only: str, workspace: Path | None, language: str) -> int:
    """Run the examples of all rules, or of one file; with `on`, try a sentence instead. 1 where an example fails."""
    where = find_workspace(workspace)
    suites = [load_suite(file)] if file else load_suites(where.expectations)
    if only:
        suites = [_alone(*find_rule(suites, only))]
    vocabulary = load_vocabulary(where.vocabulary)
    if on.strip():
        return _try_sentence(suites, on, vocabulary, language)
    done = list(trials(suites, vocabulary))
    failed = [t for t in done if not t.passed]
    for trial in failed:
        click.echo(failed_text(trial, language))
    said = Text(f"{len(done)}个例子，{len(failed)}个不符", f"{len(done)} examples, {len(failed)} failing")
    click.echo(said.say(language))
    if not done:
        click.echo(Text("→ 在 meta.examples 里写例句", "-> write sentences in meta.examples").say(language))
    return 1 if failed else 0


def find_rule(suites: Sequence[Suite], name: str) -> tuple[Suite, Rule]:
    """The rule with this id. Raises `InputError` with the nearest one."""
    for suite in suites:
        for rule in suite.rules:
            if rule.meta.id == name:
                return suite, rule
    ids = [r.meta.id for s in suites for r in s.rules]
    raise InputError(Text(f"没有规则“{name}”", f'there is no rule "{name}"'), hint=nearest(name, ids))


def _try_sentence(suites: Sequence[Suite], sentence: str, vocabulary: Vocabulary, language: str) -> int:
    """What is read off a sentence, and what the rules say of it. Always 0: nobody claimed anything."""
    done = run_text(suites, sentence, vocabulary)
    click.echo("\n".join(extracted_lines(done.tables["claims"], language)))
    reported = report_comparisons(done.runs, done.source)
    # That no number of the sentence is out of range is not worth a line.
    telling = [r for r in reported if r.outcome is not Outcome.AGREES or any(s["claim"] for s in r.evidence)]
    compared = compared_lines(telling, language, named=True)
    click.echo(Text("  比较：", "  compared:").say(language))
    nothing = Text("没有规则对这句话作出比较", "no rule compares anything in this sentence").say(language)
    click.echo("\n".join(compared) or f"    {nothing}")
    return 0


def _alone(suite: Suite, rule: Rule) -> Suite:
    return replace(suite, content=suite.content.model_copy(update={"expectations": (rule,)}))


def _title(rule: Rule) -> Text:
    return Text(rule.meta.title, rule.meta.title_en or rule.meta.title)


def _same(text: str) -> Text:
    return Text(text, text)


def _what_it_says(rule: Rule, vocabulary: Vocabulary) -> list[tuple[Text, Text]]:
    """The formula, also in words; for other types their name and options."""
    formula = rule.kwargs.get("formula")
    if isinstance(formula, str):
        english = {i.name: i.en for i in vocabulary.indicators if i.en}
        words = in_words(check_formula(formula, with_places(vocabulary)), english)
        return [(Text("公式", "formula"), _same(formula)), (Text("意思", "that is"), words)]
    options = json.dumps(rule.kwargs, ensure_ascii=False) if rule.kwargs else ""
    return [(Text("类型", "type"), _same(f"{rule.type} {options}".rstrip()))]


def _example_lines(suite: Suite, rule: Rule, vocabulary: Vocabulary, language: str) -> list[str]:
    lines = []
    for trial in trials([_alone(suite, rule)], vocabulary):
        mark, expected = "✓" if trial.passed else "✗", OUTCOME[trial.expected].say(language)
        lines.append(f"{mark} {expected}: {' / '.join(trial.text.split())}")
        lines += compared_lines(trial.comparisons, language)
    return lines


def _count_lines(where: Workspace, rule: Rule, language: str) -> list[str]:
    file = where.reports / "findings.json"
    try:
        report = json.loads(file.read_text("utf-8"))
        counts = next(e["counts"] for e in report["rules"] if e["id"] == rule.meta.id)
    except (OSError, ValueError, KeyError, StopIteration):
        return []
    said = counts_text({Outcome(o): n for o, n in counts.items()}, language)
    return [f"{Text('上次运行', 'last run').say(language)}: {said}"]
