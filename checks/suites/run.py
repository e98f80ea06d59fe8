"""Suites run through Great Expectations on the tables of an audit, in an ephemeral context and without a network."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from checks.comparisons import Compared, Comparison, Operand, Outcome
from checks.errors import CheckError, ToolError
from checks.suites.build import Built, build, table_of
from checks.suites.gx import quiet_great_expectations
from checks.suites.load import Suite
from checks.suites.rule import Rule
from checks.wording import Text

if TYPE_CHECKING:
    import pandas as pd

Tables = Mapping[str, "pd.DataFrame"]


@dataclass(frozen=True)
class RuleRun:
    """What one rule said of the tables."""

    suite: str
    rule: Rule
    compared: Compared


def run_suites(suites: list[Suite], tables: Tables) -> list[RuleRun]:
    """Run every active rule on its table, in the order of files and rules.

    Raises `InputErrors` for a rule Great Expectations cannot build (an unknown type, wrong kwargs), and `ToolError`,
    which names the rule, where an expectation raises an exception: that is neither a pass nor a finding.
    """
    gx = quiet_great_expectations()
    from checks.expectations.base import Collector, collector

    built = build(suites)
    definitions = _definitions()
    runs: dict[str, RuleRun] = {}
    for table in tables:
        chosen = [b for b in built if table_of(b) == table]
        if not chosen:
            continue
        compared: Collector = {}
        token = collector.set(compared)
        try:
            suite = gx.ExpectationSuite(name=table, expectations=[b.expectation for b in chosen])
            batch = definitions(table).get_batch({"dataframe": tables[table]})
            results = batch.validate(suite, result_format=_RESULT_FORMAT[table == "claims"])
        finally:
            collector.reset(token)
        by_id = {r.expectation_config.meta["id"]: r for r in results.results}
        for b in chosen:
            result = by_id[b.rule.meta.id]
            _refuse_exception(b, result)
            own = compared.get(b.rule.meta.id) or Compared.of(_of_builtin(b.rule, result))
            runs[b.rule.meta.id] = RuleRun(b.suite, b.rule, own)
    return [runs[b.rule.meta.id] for b in built if b.rule.meta.id in runs]


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


def _refuse_exception(built: "Built", result: Any) -> None:
    """Raises where the expectation raised an exception.

    One of ours is a failure of the tool (`ToolError`); a built-in one was given kwargs that do not fit its table.
    """
    from checks.suites.builtin_types import is_builtin

    info = result.exception_info or {}
    raised = [info] if "raised_exception" in info else [v for v in info.values() if isinstance(v, dict)]
    for entry in raised:
        if not entry.get("raised_exception"):
            continue
        said = str(entry.get("exception_message", "")).strip()[:300]
        name = built.rule.meta.id
        error: CheckError
        if is_builtin(type(built.expectation)):
            message = Text(
                f"规则 {name} 的参数与表不符：{said}", f"the kwargs of rule {name} do not fit the table: {said}"
            )
            error = built.error(message, "kwargs")
        else:
            error = ToolError(
                Text(f"规则 {name} 运行时出错：{said}", f"rule {name} raised an exception: {said}"),
                hint=Text("用 --debug 查看详情", "see the details with --debug"),
            )
        error.__cause__ = RuntimeError(str(entry.get("exception_traceback", "")))
        raise error


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
        yield Comparison(
            Outcome.CONTRADICTS, (Operand("stated", str(row["claim"])),), title, Text(f"值：{value}", f"value: {value}")
        )
