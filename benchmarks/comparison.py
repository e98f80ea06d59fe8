"""The indicator tables through pointblank and Great Expectations' Data Docs: python benchmarks/comparison.py FOLDER

For docs/comparison.md. Writes both reports to FOLDER and prints what they hold. pointblank is no dependency of this
project: install it in an environment of its own.
"""

import importlib.util
import os
import re
import sys
import time
from pathlib import Path
from typing import Any

import pandas as pd

ROOT = Path(__file__).parent.parent
KEY = ["region", "subject", "indicator", "measure", "period_start", "period_end", "stance"]
STANCES = ["actual", "target", "requirement"]
OUTSIDE = re.compile(r"""(?:<(?:script|img)[^>]*\bsrc=|<link[^>]*\bhref=|@import\s+url\()["']?(https?://[^"')]+)""")


def claims() -> pd.DataFrame:
    """The claims of all plans of the workspace."""
    return pd.concat([pd.read_csv(f) for f in sorted((ROOT / "data" / "indicators").glob("*.csv"))], ignore_index=True)


def pointblank(frame: pd.DataFrame, folder: Path) -> None:
    """Nine steps: what can be said of the table without comparing rows of different meaning."""
    import pointblank as pb

    def share(table: pd.DataFrame) -> pd.DataFrame:
        return table[(table["measure"] == "share") & (table["unit"] == "%")]

    steps: Any = pb.Validate(frame, tbl_name="claims", thresholds=pb.Thresholds(warning=1, critical=0.05))
    steps = steps.col_vals_not_null(columns=["region", "indicator", "value"])
    steps = steps.col_vals_in_set(columns="stance", set=STANCES).rows_distinct(columns_subset=["claim"])
    steps = steps.col_vals_between(columns="value", left=0, right=100, pre=share)
    steps = steps.rows_distinct(columns_subset=KEY).interrogate()
    text = steps.get_tabular_report().as_raw_html(make_page=True)
    (folder / "pointblank.html").write_text(text, "utf-8")
    print("pointblank: failing units by step", steps.n_failed())


def data_docs(frame: pd.DataFrame, folder: Path) -> None:
    """The same as expectations, with their Data Docs."""
    os.environ["GX_ANALYTICS_ENABLED"] = "false"
    import great_expectations as gx

    context: Any = gx.get_context(mode="file", project_root_dir=folder / "docs")
    asset = context.data_sources.add_pandas("plans").add_dataframe_asset("claims")
    of = gx.expectations
    suite = context.suites.add(gx.ExpectationSuite(name="claims"))
    for column in ("region", "indicator", "value"):
        suite.add_expectation(of.ExpectColumnValuesToNotBeNull(column=column))
    suite.add_expectation(of.ExpectColumnValuesToBeInSet(column="stance", value_set=STANCES))
    suite.add_expectation(of.ExpectColumnValuesToBeUnique(column="claim"))
    suite.add_expectation(of.ExpectCompoundColumnsToBeUnique(column_list=KEY))
    batch = asset.add_batch_definition_whole_dataframe("whole")
    definition = context.validation_definitions.add(gx.ValidationDefinition(name="run", data=batch, suite=suite))
    action = gx.checkpoint.UpdateDataDocsAction(name="docs")
    checkpoint = gx.Checkpoint(name="all", validation_definitions=[definition], actions=[action])
    result = context.checkpoints.add(checkpoint).run(batch_parameters={"dataframe": frame})
    failing = [r.expectation_config.type for v in result.run_results.values() for r in v.results if not r.success]
    print("Great Expectations: failing", failing)


def facts(folder: Path) -> None:
    """Sizes of the pages, and what each loads from outside."""
    for page in sorted(folder.rglob("*.html")):
        outside = sorted(set(OUTSIDE.findall(page.read_text("utf-8"))))
        print(f"{page.relative_to(folder)}: {page.stat().st_size} bytes, {len(outside)} outside assets")


def main() -> None:
    """Runs what is installed."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True)
    frame = claims()
    alike = frame[frame.duplicated(KEY, keep=False)]
    sizes = alike.groupby(KEY, dropna=False)["value"].nunique()
    print(f"{len(frame)} claims; {len(alike)} share their key, in {len(sizes)} groups, {(sizes > 1).sum()} unequal")
    for name, run in (("pointblank", pointblank), ("great_expectations", data_docs)):
        if importlib.util.find_spec(name):
            begin = time.perf_counter()
            run(frame, folder)
            print(f"{name}: {time.perf_counter() - begin:.1f} s with import")
    facts(folder)


if __name__ == "__main__":
    main()
