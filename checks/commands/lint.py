"""`check rules lint`: rule files read critically, without running them."""

from pathlib import Path

import click

from checks.errors import InputError, gathered
from checks.rulebook.fitting import Problem, lint
from checks.suites.load import Suite, load_suite, suite_files
from checks.vocabulary.vocabulary import load_vocabulary
from checks.wording import Text
from checks.workspace import find_workspace

GRADES = {"error": Text("错误", "error"), "warning": Text("警告", "warning")}


def run(files: tuple[Path, ...], workspace: Path | None, language: str) -> int:
    """Prints every problem with its place; 1 where there is one. Named files are read beside the workspace's own."""
    where = find_workspace(workspace)
    suites, broken = _load([*suite_files(where.expectations), *_outside(files, where.expectations)])
    wanted = {f.resolve() for f in files}
    problems = [p for p in lint(suites, load_vocabulary(where.vocabulary)) if not wanted or _files(p) & wanted]
    for error in broken:
        click.echo(error.show(language))
    for problem in problems:
        click.echo(f"{GRADES[problem.grade].say(language)}: {problem.error.show(language)}")
    total = len(problems) + len(broken)
    rules = sum(len(s.rules) for s in suites)
    click.echo(Text(f"{rules}条规则，{total}个问题", f"{rules} rules, {total} problems").say(language))
    return 1 if total else 0


def _load(files: list[Path]) -> tuple[list[Suite], list[InputError]]:
    suites: list[Suite] = []
    broken: list[InputError] = []
    for file in files:
        with gathered(broken):
            suites.append(load_suite(file))
    return suites, broken


def _outside(files: tuple[Path, ...], folder: Path) -> list[Path]:
    own = {f.resolve() for f in suite_files(folder)}
    return [f for f in files if f.resolve() not in own]


def _files(problem: Problem) -> set[Path]:
    """The files a problem concerns."""
    named = {Path(problem.error.place.file)} if problem.error.place else set()
    return {f.resolve() for f in named | problem.files}
