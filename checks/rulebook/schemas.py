"""JSON Schemas of every file people write, generated from the models, so that editors complete and check while typing.

`python -m checks.rulebook.schemas DIR` writes them; a test holds the files in schemas/ to the models.
"""

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from checks.calibration.figures import Calibration
from checks.claims.correction_file import Corrections
from checks.documents.registry import DocumentsFile
from checks.findings.waivers import Baseline, Waivers
from checks.rulebook.shapes import ShapeFacts, shapes
from checks.suites.builtin_types import ALLOWED
from checks.suites.rule import SuiteFile
from checks.vocabulary.entries import FILES

MODELS: dict[str, type[BaseModel]] = {
    "suite": SuiteFile,
    "documents": DocumentsFile,
    "waivers": Waivers,
    "corrections": Corrections,
    "baseline": Baseline,
    "calibration": Calibration,
    **{Path(name).stem: model for name, model in FILES.items()},
}


def schema_text(name: str) -> str:
    """The JSON Schema (draft 2020-12) of one kind of file, as it stands in schemas/."""
    schema = MODELS[name].model_json_schema(by_alias=True)
    if name == "suite":
        _complete_rules(schema["$defs"]["Rule"])
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"{name}.schema.json"}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"


def _complete_rules(rule: dict[str, Any]) -> None:
    """Let editors offer the expectation types, and the kwargs of ours; a plug-in's types still fit the pattern."""
    named = sorted({*ALLOWED, *(s.name for s in shapes())})
    kind = rule["properties"]["type"]
    pattern = {"type": "string", "pattern": kind.pop("pattern")}
    kind["anyOf"] = [{"enum": named}, pattern]
    kind.pop("type", None)
    rule["allOf"] = [_options(shape) for shape in shapes()]


def _options(shape: ShapeFacts) -> dict[str, Any]:
    """For rules of one type: which kwargs there are, and which there must be."""
    kwargs = {
        "description": shape.text,
        "properties": {name: _JSON_TYPES.get(type_, {}) for name, type_, _ in shape.options},
        "additionalProperties": False,
        "required": [name for name, _, default in shape.options if not default],
    }
    needed = ["kwargs"] if kwargs["required"] else []
    fits = {"properties": {"type": {"const": shape.name}}, "required": ["type"]}
    return {"if": fits, "then": {"properties": {"kwargs": kwargs}, "required": needed}}


_JSON_TYPES: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "number": {"type": "number"},
    "whole number": {"type": "integer"},
    "true or false": {"type": "boolean"},
    "list of texts": {"type": "array", "items": {"type": "string"}},
    "list of entries": {"type": "array", "items": {"type": "object"}},
    "texts by name": {"type": "object", "additionalProperties": {"type": "string"}},
    "pairs of numbers by name": {
        "type": "object",
        "additionalProperties": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
    },
    "list of whole numbers": {"type": "array", "items": {"type": "integer"}},
}


def main(folder: str) -> None:
    """Write all schemas into a folder."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name in MODELS:
        (Path(folder) / f"{name}.schema.json").write_text(schema_text(name), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "schemas")
