"""How often comparisons of each class agree: data/calibration.yaml, written by `check calibrate`."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from checks.calibration.classes import ComparisonClass, class_of
from checks.comparisons import Link, Outcome, Severity
from checks.files import load_model
from checks.findings.finding import Reported

Counts = Counter[tuple[ComparisonClass, Outcome]]

_HEAD = """\
# How often comparisons of each class agree on real documents; `check calibrate FOLDER…` writes it.
# yaml-language-server: $schema=../schemas/calibration.schema.json
"""


class ClassFigures(BaseModel):
    """What the comparisons of one class said."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    rule: str
    link: Link
    source: str = Field("", description="the weakest place an attribute of a side was read at")
    kind: str = Field("", description="kinds of the documents compared, joined by +")
    agreed: int = Field(0, ge=0)
    contradicted: int = Field(0, ge=0, description="contradictions that are no mere remarks")


class Calibration(BaseModel):
    """data/calibration.yaml"""

    model_config = ConfigDict(extra="forbid", frozen=True)
    date: str = Field("", description="day on which the figures were taken, as 2026-11-27")
    documents: int = Field(0, ge=0, description="how many documents were compared")
    classes: tuple[ClassFigures, ...] = ()


def load_calibration(file: Path) -> Calibration:
    """The figures; none where there is no file. Raises `InputErrors`."""
    return load_model(file, Calibration) if file.exists() else Calibration()


def counted(comparisons: Iterable[Reported], kinds: Mapping[str, str]) -> Counts:
    """How many comparisons of each class agree, and how many contradict gravely enough to accuse.

    A difference that the verdict explains (a remark) accuses nobody and counts on neither side.
    """
    told = (r for r in comparisons if r.outcome is not Outcome.CANNOT_TELL and r.source)
    told = (r for r in told if r.outcome is Outcome.AGREES or r.severity is not Severity.INFO)
    return Counter((class_of(r, kinds), r.outcome) for r in told)


def calibration_of(counts: Counts, date: str, documents: int) -> Calibration:
    """The figures of what was counted, classes in alphabetical order."""
    classes = tuple(
        ClassFigures(**one._asdict(), agreed=counts[one, Outcome.AGREES], contradicted=counts[one, Outcome.CONTRADICTS])
        for one in sorted({one for one, _ in counts})
    )
    return Calibration(date=date, documents=documents, classes=classes)


def calibration_text(calibration: Calibration) -> str:
    """The file, one class a line."""
    said = calibration.model_dump(mode="json")
    rows = said.pop("classes")
    head = yaml.safe_dump(said, sort_keys=False, allow_unicode=True)
    lines = (yaml.safe_dump(r, default_flow_style=True, sort_keys=False, width=1000).strip() for r in rows)
    return _HEAD + head + "classes:\n" + "".join(f"- {line}\n" for line in lines)
