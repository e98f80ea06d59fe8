"""Suites run through Great Expectations on the tables of an audit, in an ephemeral context and without a network."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from checks.comparisons import Compared, Comparison, Operand, Outcome
from checks.errors import CheckError
from checks.failures import LONGEST, Failure, failure
from checks.suites.build import Built, build, table_of
from checks.suites.gx import quiet_great_expectations
from checks.suites.load import Suite
from checks.suites.rule import Rule
from checks.wording import Text

if TYPE_CHECKING:
    import pandas as pd

Tables = Mapping[str, "pd.DataFrame"]
_LOG = logging.getLogger("hedui")


@dataclass(frozen=True)
class RuleRun:
    """What one rule said of the tables."""

    suite: str
    rule: Rule
    compared: Compared
    failure: Failure | None = None  # what ended it; then it compared nothing


def run_suites(suites: list[Suite], tables: Tables) -> list[RuleRun]:
    """Run every active rule on its table, in the order of files and rules.

    A rule that raises an exception compared nothing and says so (`failure`): that is neither a pass nor a finding.
    Raises `InputErrors` for a rule Great Expectations cannot build (an unknown type, wrong kwargs), and where kwargs
    of a built-in type do not fit the table.
    """
    quiet_great_expectations()
    built = build(suites)
    runs: dict[str, RuleRun] = {}
    for table in tables:
        chosen = [b for b in built if table_of(b) == table]
        if not chosen:
            continue
        try:
            done = _validated(chosen, table, tables[table])
        except CheckError:
            raise
        except Exception:  # the whole table fails because of one rule: which, each by itself tells
            done = [run for b in chosen for run in _alone(b, table, tables[table])]
        runs.update({run.rule.meta.id: run for run in done})
    return [runs[b.rule.meta.id] for b in built if b.rule.meta.id in runs]


def _validated(chosen: Sequence[Built], name: str, table: "pd.DataFrame") -> list[RuleRun]:
    """The rules of one table, run together."""
    from checks.expectations.base import Collector, collector

    compared: Collector = {}
    token = collector.set(compared)
    try:
        suite = quiet_great_expectations().ExpectationSuite(name=name, expectations=[b.expectation for b in chosen])
        batch = _definitions()(name).get_batch({"dataframe": table})
        results = batch.validate(suite, result_format=_RESULT_FORMAT[name == "claims"])
    finally:
        collector.reset(token)
    by_id = {r.expectation_config.meta["id"]: r for r in results.results}
    return [_run(b, by_id[b.rule.meta.id], compared.get(b.rule.meta.id)) for b in chosen]


def _alone(built: Built, name: str, table: "pd.DataFrame") -> list[RuleRun]:
    try:
        return _validated([built], name, table)
    except CheckError:
        raise
    except Exception as error:  # what a rule raises costs only that rule
        return [_failed(built, failure("rule", error, name=built.rule.meta.id))]


def _run(built: Built, result: Any, own: Compared | None) -> RuleRun:
    raised = _exception(built, result)
    if raised:
        return _failed(built, raised)
    return RuleRun(built.suite, built.rule, own or Compared.of(_of_builtin(built.rule, result)))


def _failed(built: Built, raised: Failure) -> RuleRun:
    return RuleRun(built.suite, built.rule, Compared.of(()), raised)


_RESULT_FORMAT: dict[bool, dict[str, Any]] = {
    True: {"result_format": "COMPLETE", "unexpected_index_column_names": ["claim"]},
    False: {"result_format": "SUMMARY"},
}


@cache
def _definitions() -> Callable[[str], Any]:
    """Great Expectations' batch definition of a table, by name; made once, since each takes it longer than a rule."""
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    source = context.data_sources.add_pandas("audit")
    return cache(lambda name: source.add_dataframe_asset(name).add_batch_definition_whole_dataframe("whole"))


def _exception(built: "Built", result: Any) -> Failure | None:
    """The failure of an expectation that raised an exception.

    Raises `InputError` for a built-in one: it was given kwargs that do not fit its table.
    """
    from checks.suites.builtin_types import is_builtin

    info = result.exception_info or {}
    raised = [info] if "raised_exception" in info else [v for v in info.values() if isinstance(v, dict)]
    for entry in raised:
        if not entry.get("raised_exception"):
            continue
        said = " ".join(str(entry.get("exception_message", "")).split())[:LONGEST]
        name = built.rule.meta.id
        if is_builtin(type(built.expectation)):
            message = Text(
                f"规则 {name} 的参数与表不符：{said}", f"the kwargs of rule {name} do not fit the table: {said}"
            )
            raise built.error(message, "kwargs") from RuntimeError(str(entry.get("exception_traceback", "")))
        _LOG.debug("%s\n%s", name, entry.get("exception_traceback", ""))
        return Failure("rule", said, name=name)
    return None


def _of_builtin(rule: Rule, result: Any) -> Iterator[Comparison]:
    """A built-in expectation's result as comparisons: one for each unexpected row, one where it holds."""
    title = Text(rule.meta.title, rule.meta.title_en or rule.meta.title)
    details = result.result or {}
    rows = details.get("unexpected_index_list") or []
    if result.success and details.get("element_count") == 0:
        return  # its condition chose no row: it says nothing
    if result.success:
        yield Comparison(Outcome.AGREES, (), title)
    elif not rows:
        observed = details.get("observed_value")
        yield Comparison(Outcome.CONTRADICTS, (), title, Text(f"实测：{observed}", f"observed: {observed}"))
    for row in rows:
        value = next((v for k, v in row.items() if k != "claim"), None)
        said = Text(f"印为{value}，不符合“{title.zh}”", f"printed {value}, against “{title.en}”")
        yield Comparison(Outcome.CONTRADICTS, (Operand("stated", str(row["claim"])),), said)
