"""What every shape shares: a Great Expectations batch expectation whose work is one function, `compare`.

Great Expectations decides which batch and when; `compare` turns the batch's table into comparisons. They are too many
and too rich for a validation result, so they travel beside it, in the `Collector` the runner sets.
"""

from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any, ClassVar

import pandas as pd
from great_expectations.core.metric_domain_types import MetricDomainTypes
from great_expectations.execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.expectations.metrics.metric_provider import metric_value
from great_expectations.expectations.metrics.table_metric_provider import TableMetricProvider

from checks.comparing.needs import Sides
from checks.comparing.quantity_table import numbers, records
from checks.comparing.read_otherwise import unless_read_otherwise
from checks.comparing.verdict import agrees, contradicts
from checks.comparisons import Compared, Comparison, Outcome
from checks.wording import Text, sentences

Collector = dict[str, Compared]
collector: ContextVar[Collector] = ContextVar("collector")
METRIC = "table.hedui.rows"
TOLD = (Outcome.AGREES, Outcome.CONTRADICTS)  # the outcomes of a shape that speaks only where all its sides are there


class RowsMetric(TableMetricProvider):
    """The batch as a table: what every shape compares."""

    metric_name = METRIC

    @metric_value(engine=PandasExecutionEngine)
    def _pandas(
        cls, execution_engine: Any, metric_domain_kwargs: Any, metric_value_kwargs: Any, metrics: Any,
        runtime_configuration: Any,
    ) -> pd.DataFrame:  # fmt: skip
        frame, _, _ = execution_engine.get_compute_domain(metric_domain_kwargs, domain_type=MetricDomainTypes.TABLE)
        return frame


class Shape(BatchExpectation):
    """Base of every expectation type of ours. A subclass has its `table`, its options as fields, and `comparisons`."""

    metric_dependencies = (METRIC,)
    domain_keys = ("batch_id",)
    outcomes: ClassVar[tuple[Outcome, ...]] = tuple(Outcome)  # those it can have at all; each needs an example
    table: ClassVar[str] = "claims"  # the batch it works on, as `TableName` lists them

    def said(self, name: str, /, **values: Any) -> Text:
        """A sentence of this type in `checks/sentences/shapes.yaml`, its `{name}` filled with `values`."""
        sentence = sentences("shapes")[self.expectation_type][name]
        return sentence.fill(**values) if values else sentence

    def judged(
        self, holds: bool, sides: Sides, words: dict[str, Any], steps: Text, *, wrong: str = "contradicts", **known: Any
    ) -> Comparison:
        """A comparison that agrees where its relation `holds`, and else is what `contradicts` makes of what is `known`.

        `words` fill the sentences of this type `agrees` and `wrong`.
        """
        if holds:
            return agrees(sides, self.said("agrees", **words), steps)
        settle, message = self.said("settle"), self.said(wrong, **words)
        return contradicts(sides, message, steps, highest=self.severity, settle=settle, **known)

    def compare(self, table: pd.DataFrame) -> Compared:
        """What this expectation makes of a table: its `comparisons`, unless it counts in columns."""
        if self.table != "claims":
            return Compared.of(self.comparisons(records(table)))
        rows = numbers(table)
        return Compared.of(unless_read_otherwise(self.comparisons(rows), rows))

    def comparisons(self, rows: list[Any]) -> Iterable[Comparison]:
        """The comparisons of the claims with a number that can be read, or of the records of another table."""
        raise NotImplementedError

    def _validate(
        self, metrics: dict[str, Any], runtime_configuration: Any = None, execution_engine: Any = None
    ) -> dict[str, Any]:
        compared = self.compare(metrics[METRIC])
        meta = self.meta or {}
        collector.get({})[str(meta.get("id", ""))] = compared
        contradictions = compared.counts[Outcome.CONTRADICTS]
        return {
            "success": contradictions == 0,
            "result": {"observed_value": {o.value: n for o, n in compared.counts.items()}},
        }
