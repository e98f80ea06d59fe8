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
    files = [f for f in WRITTEN[name] if f.name not in ("waivers.yaml", "baseline.yaml", "corrections.csv")]
    assert files
    for file in files:
        text = file.read_text("utf-8")
        first = text.splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema=") and first.endswith(f"{name}.schema.json"), file
        target = file.parent / first.split("=", 1)[1]
        assert target.resolve() == (ROOT / "schemas" / f"{name}.schema.json").resolve()
        validator.validate(yaml.safe_load(text))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"type": "expect_ratios_to_sum_to", "kwargs": {"totl": 100}}, "totl"),
        ({"type": "expect_ratios_to_sum_to", "kwargs": {"total": "hundred"}}, "hundred"),
        ({"type": "expect_formula_to_hold", "kwargs": {}}, "formula"),
        ({"type": "expect_formula_to_hold"}, "kwargs"),
        ({"type": "expct_formula"}, "expct_formula"),
        ({"type": "expect_formula_to_hold", "kwargs": {"formula": "甲 = 乙"}, "severty": "critical"}, "severty"),
    ],
)
def test_editors_see_mistakes_in_rules(change: dict[str, object], said: str) -> None:
    rule = {"meta": {"id": "one", "title": "标题", "why": "理由"}, **change}
    validator = jsonschema.Draft202012Validator(json.loads(schema_text("suite")))
    errors = list(validator.iter_errors({"name": "ours", "expectations": [rule]}))
    assert errors and any(said in e.message for e in errors)


@pytest.mark.parametrize("type_", ["expect_column_to_exist", "expect_what_a_plug_in_brings", "expect_dates_in_order"])
def test_editors_accept_built_in_and_plug_in_types(type_: str) -> None:
    rule = {"type": type_, "meta": {"id": "one", "title": "标题", "why": "理由"}}
    jsonschema.Draft202012Validator(json.loads(schema_text("suite"))).validate({"name": "ours", "expectations": [rule]})


def test_the_schemas_of_answers_fit_what_the_program_writes() -> None:
    from checks.findings.waivers import Waiver, baseline_text, with_waiver

    made = {"fingerprint": "0" * 16, "reason": "口径不同", "owner": "王某", "expires": "2027-12-31"}
    written = {
        "waivers": with_waiver("", Waiver(**{"as": "explained"}, **made)),  # type: ignore[arg-type]
        "baseline": baseline_text([], "起点"),
    }
    for name, text in written.items():
        assert text.splitlines()[0].endswith(f"../schemas/{name}.schema.json")
        jsonschema.Draft202012Validator(json.loads(schema_text(name))).validate(yaml.safe_load(text))
