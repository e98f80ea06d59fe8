"""The door: commands, options, exit codes. What they do is in `checks`."""

import os
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from checks import __version__
from checks.errors import CheckError
from checks.wording import LANGUAGES, Text

FORMATS = ("terminal", "json", "sarif", "junit", "github")
FAIL_ON = ("critical", "warning", "info", "never")
ENGINES = ("pandas", "polars", "duckdb", "spark")
PIPE_CLOSED = 141  # what a shell reports for a program stopped by SIGPIPE
FILES = click.Path(path_type=Path)


class Door(click.Group):
    """Turns errors into messages for people and exit codes; a stack trace appears only with --debug."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CheckError as error:
            _fail(error, error.show(_language(ctx)), error.exit_code, ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            # Whoever read the output has seen enough (| head). Nothing is left to flush into the closed pipe.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(PIPE_CLOSED)
        except Exception as error:
            said = Text(
                f"程序内部错误：{type(error).__name__}: {error}（用 --debug 查看详情）",
                f"internal error: {type(error).__name__}: {error} (see --debug)",
            )
            _fail(error, said.say(_language(ctx)), 3, ctx)


def _language(ctx: click.Context) -> str:
    chosen = (ctx.obj or {}).get("lang")
    return chosen or os.environ.get("CHECK_LANG", "zh")


def _fail(error: Exception, message: str, code: int, ctx: click.Context) -> NoReturn:
    if (ctx.obj or {}).get("debug"):
        raise error
    from checks.reporting.plain import visible

    click.echo(visible(message), err=True)  # names of files may hold what turns a terminal around
    sys.exit(code)


def _remember(name: str) -> Any:
    """An option callback that keeps a value where the door can see it, also when the command fails."""

    def keep(ctx: click.Context, _param: click.Parameter, value: Any) -> Any:
        root = ctx.find_root()
        root.obj = {**(root.obj or {}), name: value or (root.obj or {}).get(name)}
        return value

    return keep


def _debug(ctx: click.Context, param: click.Parameter, value: bool) -> Any:
    if value:
        import logging

        logging.basicConfig(format="%(message)s")
        logging.getLogger("hedui").setLevel(logging.DEBUG)
    return _remember("debug")(ctx, param, value)


def _lang(command: Any) -> Any:
    return click.option(
        "--lang", type=click.Choice(LANGUAGES), default=None, expose_value=False, is_eager=True,
        callback=_remember("lang"), help="Language of messages (default zh, or CHECK_LANG).",
    )(command)  # fmt: skip


def _common(command: Any) -> Any:
    for option in (
        click.option("--workspace", type=FILES, default=None, help="Workspace folder (default: here or above)."),
        click.option(
            "--debug", is_flag=True, expose_value=False, is_eager=True, callback=_debug,
            help="Show a stack trace when something fails.",
        ),
        _lang,
    ):  # fmt: skip
        command = option(command)
    return command


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="check")
def main() -> None:
    """Find where the numbers in government plans contradict one another.

    \b
    check all            audit the plans of the workspace
    check documents      what each plan was recognised as
    check extract FILE   the indicator table of a plan
    check rules list     the rules
    check explain ID     one finding or one rule, in full
    """


@main.command("all")
@click.argument("paths", nargs=-1, type=FILES)
@_common
@click.option(
    "--reports", type=FILES, default=None, help="Folder for the reports (default: reports/ of the workspace)."
)
@click.option("--format", "formats", type=click.Choice(FORMATS), multiple=True, help="Also print or write this format.")
@click.option("--output", "outputs", type=FILES, multiple=True, help="File for the --format at the same place.")
@click.option(
    "--fail-on", type=click.Choice(FAIL_ON), default="critical", show_default=True, help="Exit 1 from here on."
)
@click.option("--select", multiple=True, help="Only this rule or suite (repeatable).")
@click.option("--ignore", multiple=True, help="Not this rule or suite (repeatable).")
@click.option("--engine", type=click.Choice(ENGINES), default="pandas", show_default=True, help="What computes.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes for many documents.")
@click.option("--baseline", type=click.Choice(["write"]), default=None, help="write: accept today's findings as known.")
@click.option("--reason", default="", help="Why the baseline is accepted.")
@click.option("--strict", is_flag=True, help="Exit 2 where a file was not read, 3 where the program failed on a part.")
@click.option("--allow-empty", is_flag=True, help="Exit 0 also where nothing could be compared.")
@click.option("--no-cache", is_flag=True, help="Compute everything, even if nothing changed.")
@click.option("--tell-all", is_flag=True, help="Also tell what readers' verdicts expect to be wrong (for check judge).")
@click.pass_context
def all_(ctx: click.Context, paths: tuple[Path, ...], **options: Any) -> None:
    """Audit the plans: PATHs are files or folders, or the workspace's own documents.

    Exit codes: 0 clean, 1 findings at or above --fail-on, 2 bad input or usage, 3 a failure of the tool. A document
    that cannot be read, and a part that the program fails on, is a finding; only where nothing could be audited or
    compared, or with --strict, is it 2 or 3.
    """
    from checks.commands.all import run

    ctx.exit(run(paths, language=_language(ctx.find_root()), **options))


@main.command()
@click.argument("paths", nargs=-1, required=True, type=FILES)
@_common
@click.option(
    "--format", "format_", type=click.Choice(["table", "jsonl", "csv", "xlsx"]), default="table", show_default=True
)
@click.option("--output", type=FILES, default=None, help="Write here instead of printing (needed for xlsx).")
@click.option("--show", is_flag=True, help="Print the document's text with its claims marked.")
@click.pass_context
def extract(ctx: click.Context, **options: Any) -> None:
    """The indicator table of one plan or of several: every quantitative statement, one a line."""
    from checks.commands.indicator_table import run

    ctx.exit(run(language=_language(ctx.find_root()), **options))


@main.command()
@click.argument("paths", nargs=-1, type=FILES)
@_common
@click.option("--sample", type=click.IntRange(1), default=200, show_default=True, help="How many alterations to try.")
@click.option("--seed", type=int, default=1, show_default=True, help="Fixes which ones are drawn.")
@click.option("--select", multiple=True, help="Only this rule or suite (repeatable).")
@click.option("--ignore", multiple=True, help="Not this rule or suite (repeatable).")
@click.option("--json", "as_json", is_flag=True, help="Print the counts and what was missed as JSON.")
@click.pass_context
def mutate(ctx: click.Context, **options: Any) -> None:
    """Would the rules notice? Alter numbers that agree, one at a time, and count what a finding cites.

    PATHs are files or folders, or the workspace's own documents; no file is changed.
    """
    from checks.commands.mutate import run

    ctx.exit(run(language=_language(ctx.find_root()), **options))


@main.command()
@click.argument("paths", nargs=-1, type=FILES)
@_common
@click.option(
    "--documents", type=FILES, default=None, help="Folder of the labelled documents (default: the workspace's)."
)
@click.option("--collisions", is_flag=True, help="PATHs are documents: how many claims share a key with another value.")
@click.option("--rates", is_flag=True, help="PATHs are documents: how often each rule contradicts what it compares.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
@click.option("--show", type=int, default=0, help="Also print so many misses of each kind.")
@click.pass_context
def score(ctx: click.Context, **options: Any) -> None:
    """Measure the extraction against hand-labelled claims, or without labels.

    PATHs are files of labels: prints what was found, the precision, and the share of right attributes. With
    --collisions or --rates they are documents (default: the workspace's), and no label is needed: where many claims
    have one key and several values, or a rule contradicts much of what it compares, numbers were taken for others.
    """
    from checks.commands.score import run

    ctx.exit(run(language=_language(ctx.find_root()), **options))


@main.command()
@click.argument("paths", nargs=-1, type=FILES)
@_common
@click.pass_context
def documents(ctx: click.Context, **options: Any) -> None:
    """What each document was recognised as (place, kind, years), from which words, and what is doubtful.

    PATHs are files or folders, or the workspace's own documents. What is wrong is put right in documents.yaml.
    """
    from checks.commands.recognised import run

    ctx.exit(run(language=_language(ctx.find_root()), **options))


@main.command()
@click.argument("folder", type=FILES)
@_lang
def init(folder: Path) -> None:
    """Make a new workspace in FOLDER, with the vocabulary and the rules that come with the program."""
    from checks.workspace import create_workspace

    made = create_workspace(folder)
    click.echo(
        Text(
            f"已建立工作区 {made.root}。把文件放进 {made.documents}，然后运行：check all --workspace {made.root}",
            f"made the workspace {made.root}. Put plans into {made.documents}, then: check all --workspace {made.root}",
        ).say(_language(click.get_current_context().find_root()))
    )


@main.command()
@click.argument("name")
@_common
@click.option("--reports", type=FILES, default=None, help="Folder of the reports of the last run.")
@click.pass_context
def explain(ctx: click.Context, **options: Any) -> None:
    """One finding (by FINGERPRINT) or one rule (by id) in full, in the words of the report."""
    from checks.commands.explain import run

    ctx.exit(run(language=_language(ctx.find_root()), **options))


@main.command()
@click.argument("fingerprint")
@_common
@click.option("--as", "answer", type=click.Choice(["to-correct", "explained", "false-alarm"]), required=True)
@click.option("--reason", required=True, help="Why; shown wherever the finding is shown.")
@click.option("--owner", required=True, help="Who answers for it.")
@click.option("--expires", required=True, help="Last day it holds, as YYYY-MM-DD.")
@click.pass_context
def waive(ctx: click.Context, **options: Any) -> None:
    """Answer for a finding: it stays in every report, marked, and no longer fails the run."""
    from checks.commands.waive import run

    ctx.exit(run(language=_language(ctx.find_root()), **options))


@main.command()
@click.argument("folders", nargs=-1, required=True, type=FILES)
@_common
@click.option("--output", type=FILES, default=None, help="Write here instead of data/calibration.yaml.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Folders audited at a time.")
@click.pass_context
def calibrate(ctx: click.Context, **options: Any) -> None:
    """How often comparisons of each class agree on the documents of FOLDERS, each folder audited by itself.

    Findings get no graver severity than their class has earned by these figures and by verdicts (see check judge).
    """
    from checks.commands.calibrate import run

    ctx.exit(run(language=_language(ctx.find_root()), **options))


@main.group()
def judge() -> None:
    """Findings for a reader to judge, and the verdicts read back: how often each rule was right."""


@judge.command("draw")
@click.argument("output", type=FILES)
@_common
@click.option("--sample", type=click.IntRange(1), default=50, show_default=True, help="How many findings at most.")
@click.option("--seed", type=int, default=1, show_default=True, help="Fixes which ones are drawn.")
@click.option("--remarks", is_flag=True, help="Remarks (info) too, not only contradictions and questions.")
@click.pass_context
def judge_draw(ctx: click.Context, **options: Any) -> None:
    """Write OUTPUT.xlsx and OUTPUT.jsonl: findings of the last run nobody has judged, with their sources."""
    from checks.commands.judge import draw

    ctx.exit(draw(language=_language(ctx.find_root()), **options))


@judge.command("read")
@click.argument("sheet", type=FILES)
@_common
@click.option("--name", default="", help="Name of the look; its file in data/judgements (default: the sheet's).")
@click.pass_context
def judge_read(ctx: click.Context, **options: Any) -> None:
    """Take the verdicts of SHEET (xlsx or jsonl) into data/judgements and print how often each rule was right."""
    from checks.commands.judge import read

    ctx.exit(read(language=_language(ctx.find_root()), **options))


@judge.command("mend")
@click.argument("name")
@click.argument("audited", nargs=-1, required=True, type=FILES)
@_common
@click.pass_context
def judge_mend(ctx: click.Context, **options: Any) -> None:
    """Mark the verdicts of look NAME whose findings the last runs of the workspaces AUDITED no longer make.

    They must hold all documents of the look. A finding whose numbers are others now is another finding.
    """
    from checks.commands.judge import mend

    ctx.exit(mend(language=_language(ctx.find_root()), **options))


@main.group()
def rules() -> None:
    """The rules: list them, show one, write a new one, test their examples, check that they fit together."""


@rules.command("list")
@_common
@click.pass_context
def rules_list(ctx: click.Context, workspace: Path | None) -> None:
    """One line a rule."""
    from checks.commands.rules import list_rules

    ctx.exit(list_rules(workspace, _language(ctx.find_root())))


@rules.command("show")
@click.argument("name")
@_common
@click.pass_context
def rules_show(ctx: click.Context, name: str, workspace: Path | None) -> None:
    """One rule in full, with its examples and what they give."""
    from checks.commands.rules import show_rule

    ctx.exit(show_rule(name, workspace, _language(ctx.find_root())))


@rules.command("test")
@click.argument("file", required=False, type=FILES)
@_common
@click.option("--on", default="", help="Try the rules on this sentence instead of their examples.")
@click.option("--rule", "only", default="", help="Only the rule with this id.")
@click.pass_context
def rules_test(ctx: click.Context, file: Path | None, workspace: Path | None, on: str, only: str) -> None:
    """Run the examples of all rules, or of one file, through the whole program. Exit code 1 where one fails."""
    from checks.commands.rules import test_rules

    ctx.exit(test_rules(file, on, only, workspace, _language(ctx.find_root())))


@rules.command("lint")
@click.argument("files", nargs=-1, type=FILES)
@_common
@click.pass_context
def rules_lint(ctx: click.Context, files: tuple[Path, ...], workspace: Path | None) -> None:
    """Check rule files without running them: form, names, units, examples, and whether rules contradict each other."""
    from checks.commands.lint import run

    ctx.exit(run(files, workspace, _language(ctx.find_root())))


@rules.command("new")
@click.argument("file", type=FILES)
@_lang
@click.option("--id", "rule", prompt="规则编号 id (a-z, 0-9, -)", help="Permanent name of the rule.")
@click.option("--title", prompt="标题 title", help="Title in Chinese.")
@click.option("--formula", prompt="公式 formula", help="For example: 外贸进出口总额 = 外贸出口额 + 外贸进口额")
@click.option("--severity", type=click.Choice(["critical", "warning", "info"]), default="warning", show_default=True)
@click.option("--agrees", prompt="一致的例句 example that agrees", help="A plan sentence in which it holds.")
@click.option("--contradicts", prompt="矛盾的例句 example that contradicts", help="One in which it does not.")
@click.option(
    "--cannot-tell", prompt="无法判断的例句 example that cannot tell", help="One in which a number is missing."
)
@click.pass_context
def rules_new(ctx: click.Context, file: Path, **fields: str) -> None:
    """Write a commented rule FILE; what is not given as an option is asked for."""
    from checks.commands.new_rule import run

    ctx.exit(run(file, fields, _language(ctx.find_root())))


if __name__ == "__main__":
    main()
