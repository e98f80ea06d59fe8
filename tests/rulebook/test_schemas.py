"""The schemas editors use are those of the models, and the files of the project name them."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from checks.rulebook.schemas import MODELS, schema_text

ROOT = Path(__file__).parent.parent.parent
WRITTEN = {
    "suite": sorted((ROOT / "expectations").glob("*.yaml")),
    "documents": [ROOT / "data" / "documents" / "documents.yaml"],
    **{n: [ROOT / "data" / "vocabulary" / f"{n}.yaml"] for n in ("indicators", "regions", "units", "hedges")},
}


@pytest.mark.parametrize("name", sorted(MODELS))
def test_the_schema_file_is_the_models_schema(name: str) -> None:
    file = ROOT / "schemas" / f"{name}.schema.json"
    assert file.read_text("utf-8") == schema_text(name), "run: python -m checks.rulebook.schemas schemas"
    jsonschema.Draft202012Validator.check_schema(json.loads(file.read_text("utf-8")))


@pytest.mark.parametrize("name", sorted(WRITTEN))
def test_the_files_of_the_project_fit_their_schema_and_name_it(name: str) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schema_text(name)))
    files = [f for f in WRITTEN[name] if f.name not in ("waivers.yaml", "baseline.yaml")]
    assert files
    for file in files:
        text = file.read_text("utf-8")
        first = text.splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=") and first.endswith(f"{name}.schema.json"), file
        target = file.parent / first.split("=", 1)[1]
        assert target.resolve() == (ROOT / "schemas" / f"{name}.schema.json").resolve()
        validator.validate(yaml.safe_load(text))
