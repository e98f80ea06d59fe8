"""Verdicts of readers on findings: data/judgements/*.jsonl, one finding a line, each look a file."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checks.calibration.classes import ComparisonClass
from checks.chinese.lexicon import pattern_of
from checks.comparisons import Link, Severity
from checks.errors import InputError, Place
from checks.wording import sentences

ReaderVerdict = Literal["right", "wrong", "doubtful"]
_TOLD = re.compile(r"“[^”]*”")  # what is printed
_YEARS = pattern_of("judgements", "years")
_NUMBER = re.compile(r"\d[\d.,]*")
VERDICTS = get_args(ReaderVerdict)


class Judgement(BaseModel):
    """What a reader said of one finding.

    *right*: the numbers are what the finding says they are, and one must be corrected (critical) or an auditor would
    ask (warning, info). `slip` says how well one slip of the hand explains the difference, from 0 to 3.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    fingerprint: str = Field(pattern=r"^[0-9a-f]{16}$")
    rule: str
    link: Link
    source: str = ""
    kind: str = ""
    slip: int = Field(0, ge=0, le=3)
    severity: Severity
    verdict: ReaderVerdict
    cause: str = ""
    message: str = ""
    mended: bool = Field(False, description="the program no longer makes this finding: the verdict no longer counts")

    @property
    def of(self) -> ComparisonClass:
        """The class of comparisons it speaks for."""
        return ComparisonClass(self.rule, self.link.value, self.source, self.kind)


def load_judgements(folder: Path) -> list[Judgement]:
    """All verdicts of a folder, files in name order; none where there is no folder. Raises `InputError`."""
    return [one for file in sorted(folder.glob("*.jsonl")) for one in _load(file)]


def load_look(file: Path) -> list[Judgement]:
    """The verdicts of one look. Raises `InputError`."""
    if not file.is_file():
        raise InputError(sentences("calibration")["said"]["no_look"], place=Place(str(file)))
    return list(_load(file))


def mended(judgements: Iterable[Judgement], made: Iterable[Mapping[str, Any]]) -> list[Judgement]:
    """The verdicts, each marked by whether its finding is not among those `made` (as findings.json has them).

    A finding is what it says: with other years or printed numbers in its message it is another one than the reader
    read. How what follows from them is rounded makes no other finding of it, nor a sentence that says more of them.
    """
    said: dict[tuple[str, ...], list[frozenset[str]]] = defaultdict(list)
    for f in made:
        said[f["fingerprint"], *_numbers(f["message"]["zh"])].append(_years(f["message"]["zh"]))

    def found(j: Judgement) -> bool:
        return any(_years(j.message) <= years for years in said.get((j.fingerprint, *_numbers(j.message)), ()))

    return [j.model_copy(update={"mended": not found(j)}) for j in judgements]


def _numbers(message: str) -> list[str]:
    return sorted({number for told in _TOLD.findall(message) for number in _NUMBER.findall(told)})


def _years(message: str) -> frozenset[str]:
    return frozenset(_YEARS.findall(message))


def judgements_text(judgements: Iterable[Judgement]) -> str:
    """The verdicts of one look as they stand in their file."""
    return "".join(json.dumps(j.model_dump(mode="json"), ensure_ascii=False) + "\n" for j in judgements)


def _load(file: Path) -> Iterable[Judgement]:
    for number, line in enumerate(file.read_bytes().splitlines(), 1):
        try:
            yield Judgement.model_validate_json(line)
        except ValidationError as error:
            first, said = error.errors()[0], sentences("calibration")["said"]
            what = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
            raise InputError(
                said["no_judgement"].fill(what=what), place=Place(str(file), number), hint=said["reader"]
            ) from error
