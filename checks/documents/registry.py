"""documents.yaml: what the workspace's documents are, as people state it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from checks.chinese.lexicon import lexicon
from checks.chinese.traditional import simplified
from checks.documents.deduce import deduce
from checks.documents.document import Description
from checks.errors import InputError, InputErrors, Place, nearest
from checks.files import check_model, error_at, read_yaml
from checks.vocabulary.vocabulary import Vocabulary
from checks.wording import Text
from checks.workspace import written

Kind = Literal["annual_plan", "work_report", "five_year_outline", "communique", "budget_report", "other"]


class Entry(BaseModel):
    """One document. Every field but `file` may be left out: it is then read off the document's first lines."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    file: str = Field(min_length=1, max_length=300, description="file name, or path below the documents folder")
    title: str = Field("", max_length=300)
    issuer: str = Field("", max_length=100, description="the body that issued it")
    region: str = Field("", max_length=80, description="a region of regions.yaml, by name or alias")
    kind: Kind | None = None
    result_years: int | tuple[int, int] | None = Field(
        None, description="the year whose results it reports: 2021, or [2017, 2021]"
    )
    plan_years: int | tuple[int, int] | None = Field(None, description="the year it plans for: 2022, or [2021, 2025]")
    issued: str = Field("", pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="date of issue: 2022-06-06")
    note: str = Field("", max_length=500, description="anything a reader should know; not used by the program")

    @field_validator("result_years", "plan_years")
    @classmethod
    def _in_order(cls, value: int | tuple[int, int] | None) -> int | tuple[int, int] | None:
        years = (value,) if isinstance(value, int) else value or ()
        if any(not 1900 <= y <= 2100 for y in years) or list(years) != sorted(years):
            raise ValueError("years must lie between 1900 and 2100, the first before the last")
        return value


class DocumentsFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    documents: tuple[Entry, ...] = ()


class Registry:
    """The entries of documents.yaml by file: its name, or as much of its path as tells it apart."""

    def __init__(self, entries: tuple[Entry, ...] = (), places: dict[str, Place] | None = None) -> None:
        self.entries = {Path(e.file): e for e in entries}
        self.stems = {Path(e.file).stem: e for e in entries}
        self.places = places or {}

    def entry(self, file: Path) -> Entry | None:
        """The entry of a file: the one with most of its path, else the one of its stem; None if it is not listed."""
        tails = (Path(*file.parts[first:]) for first in range(len(file.parts)))
        return next((self.entries[t] for t in tails if t in self.entries), None) or self.stems.get(file.stem)

    def refuse_missing(self, files: Sequence[Path]) -> None:
        """Raises `InputErrors` for the entries of files that are not there, each with the nearest name that is."""
        names = {file.stem for file in files} | {str(Path(*f.parts[i:])) for f in files for i in range(len(f.parts))}
        missing = [e for e in self.entries.values() if e.file not in names and Path(e.file).stem not in names]
        known = sorted({file.name for file in files})
        if missing:
            raise InputErrors([self._missing(entry, known) for entry in missing])

    def _missing(self, entry: Entry, known: list[str]) -> InputError:
        message = Text(f"没有文件“{entry.file}”", f'there is no file "{entry.file}"')
        hint = nearest(entry.file, known) or Text("改正文件名，或删去这一条", "mend the name, or drop the entry")
        return InputError(message, place=self.places.get(entry.file), hint=hint)


def load_registry(file: Path) -> Registry:
    """Read documents.yaml; a workspace without one has an empty registry.

    Raises `InputErrors` with every unknown key and wrong type, `InputError` for a file listed twice.
    """
    if not file.exists():
        return Registry()
    data, positions, text = read_yaml(file)
    model = check_model(data if data is not None else {}, DocumentsFile, positions, text, str(file))
    seen: dict[str, Place] = {}
    for i, entry in enumerate(model.documents):
        if entry.file in seen:
            message = Text(f"“{entry.file}”列出两次", f'"{entry.file}" is listed twice')
            raise error_at(("documents", i, "file"), positions, text, str(file), message)
        line, column = positions.get(("documents", i), (0, 0))
        seen[entry.file] = Place(str(file), line, column)
    return Registry(model.documents, seen)


def describe(
    file: Path, text: str, registry: Registry, vocabulary: Vocabulary, *, name: str = "", publisher: str = ""
) -> Description:
    """What a document is: as documents.yaml states it, and where that is silent, as its name and first lines say.

    Where the text does not tell its place, the `publisher` does. A document whose place nothing tells gets a place
    of its own, so that it agrees with itself and with no other.
    Raises `InputError` if documents.yaml names a region no vocabulary knows.
    """
    name = name or file.stem
    entry = registry.entry(file) or Entry.model_validate({"file": written(file.name)})
    found = deduce(name, simplified(text), vocabulary, publisher)
    stated = frozenset(k for k in entry.model_fields_set if getattr(entry, k) not in ("", None)) - {"file", "note"}
    region = _region(entry, registry, vocabulary) or found.region
    kind = entry.kind or found.kind
    results = _span(entry.result_years) or found.result_years
    plans = _span(entry.plan_years) or found.plan_years
    told_of = {"region": region, "kind": entry.kind or kind != "other", "years": results or plans}
    return Description(
        name=name,
        path=written(file),
        title=entry.title or found.title or name,
        issuer=entry.issuer or found.issuer,
        region=region or f"{lexicon('places')['unknown']}（{name}）",
        kind=kind,
        result_years=results,
        plan_years=plans,
        issued=entry.issued or found.issued,
        stated=stated,
        unknown=tuple(field for field, told in told_of.items() if not told),
    )


def _region(entry: Entry, registry: Registry, vocabulary: Vocabulary) -> str:
    if not entry.region:
        return ""
    known = vocabulary.region(entry.region)
    if known is None:
        place = registry.places.get(entry.file)
        raise InputError(
            Text(f"词表中没有地区“{entry.region}”", f'no vocabulary knows the region "{entry.region}"'),
            place=place,
            hint=Text("在regions.yaml中登记，或改用已有名称", "add it to regions.yaml, or use a name that is there"),
        )
    return known.name


def _span(years: int | tuple[int, int] | None) -> tuple[int, int] | None:
    return (years, years) if isinstance(years, int) else years
