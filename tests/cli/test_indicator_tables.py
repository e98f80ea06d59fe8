"""The indicator tables of the bundled plans are what extraction gives today, byte for byte."""

from pathlib import Path

import pytest

from checks.audit import Options, corrected, load_inputs
from checks.claims.output import claims_csv
from checks.documents.registry import load_registry
from checks.pipeline import extract_all, read_described
from checks.workspace import Workspace

ROOT = Path(__file__).parent.parent.parent
PLANS = sorted(f.stem for f in (ROOT / "data" / "documents").glob("*.txt"))


@pytest.fixture(scope="module")
def tables() -> dict[str, str]:
    workspace = Workspace(ROOT)
    inputs = load_inputs(workspace, Options(select=("same-quantity",)))
    registry = load_registry(workspace.registry)
    documents = {
        f.stem: read_described(f, f.stem, registry=registry, vocabulary=inputs.vocabulary) for f in inputs.files
    }
    claims, stale = corrected(workspace, extract_all(documents, inputs.vocabulary), inputs.vocabulary)
    assert not stale
    return {name: claims_csv(c for c in claims if c.document == name) for name in documents}


@pytest.mark.parametrize("name", PLANS)
def test_the_table_in_the_repository_is_current(name: str, tables: dict[str, str]) -> None:
    file = ROOT / "data" / "indicators" / f"{name}.csv"
    assert file.read_bytes().decode("utf-8") == tables[name], "run: check all --no-cache"
