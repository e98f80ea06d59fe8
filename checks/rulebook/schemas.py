"""JSON Schemas of every file people write, generated from the models, so that editors complete and check while typing.

`python -m checks.rulebook.schemas DIR` writes them; a test holds the files in schemas/ to the models.
"""

import json
import sys
from pathlib import Path

from pydantic import BaseModel

from checks.claims.correction_file import Corrections
from checks.documents.registry import DocumentsFile
from checks.findings.waivers import Baseline, Waivers
from checks.suites.model import SuiteFile
from checks.vocabulary.model import FILES

MODELS: dict[str, type[BaseModel]] = {
    "suite": SuiteFile,
    "documents": DocumentsFile,
    "waivers": Waivers,
    "corrections": Corrections,
    "baseline": Baseline,
    **{Path(name).stem: model for name, model in FILES.items()},
}


def schema_text(name: str) -> str:
    """The JSON Schema (draft 2020-12) of one kind of file, as it stands in schemas/."""
    schema = MODELS[name].model_json_schema(by_alias=True)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"{name}.schema.json"}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"


def main(folder: str) -> None:
    """Write all schemas into a folder."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for name in MODELS:
        (Path(folder) / f"{name}.schema.json").write_text(schema_text(name), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "schemas")
