"""Documents to rule runs, in memory: what `check all` and a rule's examples both go through."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from checks.chinese.traditional import simplified
from checks.claims.extract import Extraction, extract
from checks.claims.frame import unchecked_frame
from checks.defects.structure import (
    contents_table,
    documents_table,
    lists_table,
    sayings_table,
    sections_table,
    structural_marks,
    times_table,
)
from checks.documents.document import Document
from checks.documents.formats.choose import take
from checks.documents.read import document_of
from checks.documents.reading import read_bytes
from checks.documents.registry import Registry, describe
from checks.documents.volumes import Part, parts_of
from checks.errors import CheckError, ToolError, place
from checks.failures import Failure, failure, survived
from checks.findings.evidence import Row, Source
from checks.findings.finding import Finding
from checks.findings.problems import schema_failures
from checks.formulas.setting import formulas_with
from checks.suites.batches import join_claims
from checks.suites.load import Suite
from checks.suites.run import RuleRun, run_suites
from checks.vocabulary.vocabulary import Vocabulary, vocabulary_tables
from checks.wording import Text
from checks.workspace import document_names, written

if TYPE_CHECKING:
    import pandas as pd

Read = Callable[[Path, str], list[Document]]
EXTRACTION = "extraction"  # the stage of a failure that leaves a whole document without claims
PARALLEL_FROM = 8  # fewer documents are read faster in one process than a second one starts


@dataclass(frozen=True)
class Extracted:
    """Documents with what was extracted from each."""

    documents: dict[str, Document]
    extractions: dict[str, Extraction]


@dataclass(frozen=True)
class RulesRun:
    """The tables rules ran on, what they said, the rows that break a schema, and what the program failed on."""

    tables: dict[str, "pd.DataFrame"]
    runs: list[RuleRun]
    source: Source
    problems: list[Finding]
    failures: list[Failure] = field(default_factory=list)


def tables_of(
    extracted: Extracted, claims: "pd.DataFrame", vocabulary: Vocabulary, failures: list[Failure]
) -> dict[str, "pd.DataFrame"]:
    """Every table rules may run on, by name; `claims` is the indicator table, already corrected.

    A document that the program fails on is left out of that table, and put to the `failures`.
    """
    documents = list(extracted.documents.values())

    def joined(chosen: Sequence[Document]) -> "pd.DataFrame":
        descriptions = {d.name: d.description for d in chosen}
        qualities = unchecked_frame([q for name in descriptions for q in extracted.extractions[name].qualities])
        own = claims if len(chosen) == len(documents) else claims[claims["document"].isin(descriptions)]
        return join_claims(own, qualities, vocabulary, descriptions)

    def marked(chosen: Sequence[Document]) -> "pd.DataFrame":
        return structural_marks(chosen, [m for d in chosen for m in extracted.extractions[d.name].marks])

    makers: dict[str, Callable[[Sequence[Document]], pd.DataFrame]] = {
        "claims": joined, "documents": documents_table, "sections": sections_table, "contents": contents_table,
        "lists": lists_table, "sayings": sayings_table, "times": times_table, "marks": marked,
    }  # fmt: skip
    return {name: _of_those_it_can(make, documents, name, failures) for name, make in makers.items()}


def _of_those_it_can(
    make: Callable[[Sequence[Document]], "pd.DataFrame"], documents: list[Document], name: str, failures: list[Failure]
) -> "pd.DataFrame":
    """The table `name` of all documents, or, where that fails, of each by itself of which it can be made."""
    import pandas as pd

    try:
        return make(documents)
    except Exception:  # one of them is at fault: which, the attempt on each by itself tells
        parts = []
        for document in documents:
            with survived(failures, f"table_{name}", document=document.name):
                parts.append(make([document]))
        return pd.concat(parts, ignore_index=True) if parts else make([])


def compare(
    extracted: Extracted,
    claims: "pd.DataFrame",
    vocabulary: Vocabulary,
    suites: Sequence[Suite],
) -> RulesRun:
    """Join, validate, and run the suites. Rows that break a schema become findings and leave the tables."""
    failures = [f for e in extracted.extractions.values() for f in e.failures]
    tables = tables_of(extracted, claims, vocabulary, failures)
    source = Source(extracted.documents, rows_by_claim(tables["claims"]))
    problems: list[Finding] = []
    for name, table in tables.items():
        tables[name], found = validated(name, table, source)
        problems += found
    with formulas_with(vocabulary):
        runs = run_suites(list(suites), tables)
    failures += [run.failure for run in runs if run.failure]
    return RulesRun(tables, runs, source, problems, failures)


def kinds_of(documents: Mapping[str, Document]) -> dict[str, str]:
    """The kind of every document."""
    return {name: document.description.kind for name, document in documents.items()}


def vocabulary_problems(vocabulary: Vocabulary, source: Source) -> list[Finding]:
    """A finding for every entry of the vocabulary that breaks the model of its table."""
    return [f for name, table in vocabulary_tables(vocabulary).items() for f in validated(name, table, source)[1]]


def validated(name: str, table: "pd.DataFrame", source: Source) -> "tuple[pd.DataFrame, list[Finding]]":
    """The table without the rows that break its model, and a finding for each of them."""
    from pandera.errors import SchemaErrors

    from checks.tables import empty_table, model_of

    if table.empty:
        return empty_table(name), []
    try:
        return model_of(name).validate(table, lazy=True), []
    except SchemaErrors as errors:
        findings = list(schema_failures(name, errors, table, source))
        bad = {int(i) for i in errors.failure_cases["index"].dropna()}
        return table.drop(index=sorted(bad)).reset_index(drop=True), findings


def rows_by_claim(claims: "pd.DataFrame") -> Mapping[str, Row]:
    """The rows of the joined claims table by claim id."""
    return {str(row["claim"]): {str(k): v for k, v in row.items()} for row in claims.to_dict("records")}


def read_described(file: Path, name: str, *, registry: Registry, vocabulary: Vocabulary) -> Document:
    """One plan under a name, described by documents.yaml or by its own first lines. Raises `InputError`."""
    taken = take(read_bytes(file), written(file))
    described = describe(file, taken.text, registry, vocabulary, name=name, publisher=taken.publisher)
    document = document_of(taken.text, described, vocabulary)
    return replace(document, spots=taken.spots, warnings=taken.warnings, kept=taken.kept)


def read_file(file: Path, name: str, *, registry: Registry, vocabulary: Vocabulary) -> list[Document]:
    """The documents of a file: more than one where it holds those of several years, unless documents.yaml describes it
    as one. Raises `InputError`.
    """
    whole = read_described(file, name, registry=registry, vocabulary=vocabulary)
    one = whole.description.stated & {"title", "result_years", "plan_years"}
    parts = [] if one else parts_of(simplified(whole.text))
    documents = [_part(whole, part, file, registry, vocabulary) for part in parts] or [whole]
    return [replace(documents[0], warnings=whole.warnings), *documents[1:]]


def _part(whole: Document, part: Part, file: Path, registry: Registry, vocabulary: Vocabulary) -> Document:
    own = whole.text[part.start : part.end]
    described = describe(file, f"{part.title}\n{own}", registry, vocabulary, name=f"{whole.name}#{part.year}")
    before = re.sub("[^\n]", " ", whole.text[: part.start])  # its places stay those of the file
    return replace(document_of(before + own, described, vocabulary), spots=whole.spots, kept=whole.kept)


def read_all(
    files: Sequence[Path], read: Read, progress: Callable[[Iterable[Path]], Iterable[Path]]
) -> tuple[dict[str, Document], list[tuple[Path, CheckError]]]:
    """The documents that can be read, in the order of `files`, and the errors of those that cannot."""
    documents: dict[str, Document] = {}
    failed: list[tuple[Path, CheckError]] = []
    names = document_names(files)
    for file in progress(files):
        try:
            found = read(file, names[file])
        except CheckError as error:
            failed.append((file, error))
        except Exception as error:  # what the program cannot read costs only itself
            failed.append((file, not_read(file, error)))
        else:
            documents |= {document.name: document for document in found}
    return documents, failed


def not_read(file: Path, error: Exception) -> ToolError:
    """The failure of the program at a file, as an error that says which file and why."""
    reason = failure("reading", error, document=written(file)).reason
    return ToolError(
        Text(f"读取时程序出错：{reason}", f"the program failed at reading: {reason}"), place=place(written(file))
    )


def _extracted(document: Document, vocabulary: Vocabulary) -> Extraction:
    """The claims of a document; none, and a failure, where the program fails on the document as a whole."""
    out = Extraction()
    with survived(out.failures, EXTRACTION, document=document.name):
        return extract(document, vocabulary)
    return out


def extract_all(documents: Mapping[str, Document], vocabulary: Vocabulary, jobs: int = 1) -> Extracted:
    """The claims of every document; several processes share the work where it pays."""
    names, each = list(documents), list(documents.values())
    if jobs > 1 and len(each) >= PARALLEL_FROM:
        with ProcessPoolExecutor(jobs) as pool:
            done = list(pool.map(_extracted, each, [vocabulary] * len(each), chunksize=4))
    else:
        done = [_extracted(document, vocabulary) for document in each]
    return Extracted(dict(documents), dict(zip(names, done, strict=True)))
