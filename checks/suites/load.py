"""Expectation files into suites; every mistake is reported with file, line, column and the nearest valid word."""

from dataclasses import dataclass
from pathlib import Path

from checks.errors import InputError, InputErrors, Place, gathered
from checks.files import Positions, check_model, error_at, read_yaml
from checks.suites.rule import Rule, SuiteFile
from checks.wording import Text

# Files beside the suites that are not suites themselves.
NOT_SUITES = frozenset({"waivers.yaml", "baseline.yaml"})


@dataclass(frozen=True)
class Suite:
    """A suite and where it stands: `positions` and `text` let later errors point into the file."""

    file: Path
    content: SuiteFile
    positions: Positions
    text: str

    @property
    def name(self) -> str:
        """The suite's name."""
        return self.content.name

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Its rules in file order."""
        return self.content.expectations

    def error(self, rule: int, message: Text, *path: str | int, hint: Text | None = None) -> InputError:
        """An error that points at the rule with this index, or at a key below it."""
        return error_at(("expectations", rule, *path), self.positions, self.text, str(self.file), message, hint)


def suite_files(folder: Path) -> list[Path]:
    """The expectation files of a folder, in name order."""
    return sorted(f for f in folder.glob("*.y*ml") if f.name not in NOT_SUITES)


def load_suite(file: Path) -> Suite:
    """One expectation file. Raises `InputError` or `InputErrors`."""
    data, positions, text = read_yaml(file)
    return Suite(file, check_model(data, SuiteFile, positions, text, str(file)), positions, text)


def load_suites(folder: Path) -> list[Suite]:
    """All expectation files of a folder. Raises `InputErrors` with the problems of all files together."""
    suites: list[Suite] = []
    errors: list[InputError] = []
    for file in suite_files(folder):
        with gathered(errors):
            suites.append(load_suite(file))
    errors += duplicate_ids(suites)
    if not suites and not errors:
        message = Text("没有找到规则文件", "no expectation files found")
        hint = Text("用 check init 建立工作区，或用 --workspace 指明", "make a workspace with check init, or name one")
        errors.append(InputError(message, place=Place(str(folder)), hint=hint))
    if errors:
        raise InputErrors(errors)
    return suites


def duplicate_ids(suites: list[Suite]) -> list[InputError]:
    """One error for every rule id or suite name that is used twice."""
    errors = []
    names: dict[str, str] = {}
    ids: dict[str, str] = {}
    for suite in suites:
        if suite.name in names:
            message = Text(
                f"规则集名“{suite.name}”已用于 {names[suite.name]}",
                f'suite name "{suite.name}" is already used in {names[suite.name]}',
            )
            errors.append(error_at(("name",), suite.positions, suite.text, str(suite.file), message))
        names[suite.name] = suite.file.name
        for index, rule in enumerate(suite.rules):
            if rule.meta.id in ids:
                message = Text(
                    f"规则编号“{rule.meta.id}”重复（已在 {ids[rule.meta.id]} 中）",
                    f'duplicate rule id "{rule.meta.id}" (already in {ids[rule.meta.id]})',
                )
                errors.append(suite.error(index, message, "meta", "id"))
            ids[rule.meta.id] = suite.file.name
    return errors
