"""What every shape shares: a Great Expectations batch expectation whose work is one function, `compare`.

Great Expectations decides which batch and when; `compare` turns the batch's table into comparisons. They are too many
and too rich for a validation result, so they travel beside it, in the `Collector` the runner sets.
"""

from contextvars import ContextVar
from typing import Any, ClassVar

import pandas as pd
from great_expectations.core.metric_domain_types import MetricDomainTypes
from great_expectations.execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.expectations.metrics.metric_provider import metric_value
from great_expectations.expectations.metrics.table_metric_provider import TableMetricProvider

from checks.comparisons import Compared, Outcome
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
    """Base of every expectation type of ours. A subclass names its `table`, its options as fields, and `compare`."""

    metric_dependencies = (METRIC,)
    domain_keys = ("batch_id",)
    outcomes: ClassVar[tuple[Outcome, ...]] = tuple(Outcome)  # those it can have at all; each needs an example
    table: ClassVar[str] = "claims"  # the batch it works on: claims, documents, sections, contents, lists, marks

    def said(self, name: str, /, **values: Any) -> Text:
        """A sentence of this type in `checks/sentences/shapes.yaml`, its `{name}` filled with `values`."""
        sentence = sentences("shapes")[self.expectation_type][name]
        return sentence.fill(**values) if values else sentence

    def compare(self, table: pd.DataFrame) -> Compared:
        """The comparisons this expectation makes on its table."""
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
