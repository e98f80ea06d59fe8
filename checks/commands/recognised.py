"""`check documents`: what each document was recognised as, from which words, and what is doubtful."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from checks.documents.deduce import KINDS
from checks.documents.document import Document
from checks.documents.normal import plain
from checks.documents.registry import load_registry
from checks.errors import InputError, InputErrors
from checks.pipeline import read_all, read_file
from checks.reporting.plain import visible
from checks.terms import KIND
from checks.vocabulary.vocabulary import Vocabulary, load_vocabulary
from checks.wording import Text, sentences
from checks.workspace import find_documents, find_workspace, workspace_beside

_TOP = 40  # lines in which a document says what it is
_SHOWN = 60  # characters of such a line that are shown
_SAID = sentences("findings")["recognised"]


def run(*, paths: tuple[Path, ...], workspace: Path | None, language: str) -> int:
    """Prints a few lines a document. Returns 0. Raises `InputErrors` where none can be read."""
    try:
        where = find_workspace(workspace)
    except InputError:
        if workspace is not None or not paths:
            raise
        where = workspace_beside(paths)
    vocabulary, registry = load_vocabulary(where.vocabulary), load_registry(where.registry)
    files = find_documents(list(paths)) if paths else where.document_files()
    registry.refuse_missing([*files, *where.document_files()])
    read = partial(read_file, registry=registry, vocabulary=vocabulary)
    documents, failed = read_all(files, read, iter)
    for document in documents.values():
        click.echo("\n".join(visible(line.replace("\n", "␊")) for line in _told(document, vocabulary, language)))
    if failed and not documents:
        raise InputErrors([e for _, e in failed if isinstance(e, InputError)])
    for _, error in failed:
        click.echo(visible(error.show(language)), err=True)
    return 0


def _told(document: Document, vocabulary: Vocabulary, language: str) -> Iterator[str]:
    said = document.description
    colon = "：" if language == "zh" else ": "
    yield f"{said.path}"
    fields = {
        "region": (said.region, _where(document, _forms(said.region, vocabulary))),
        "kind": (KIND.get(said.kind, Text(said.kind, said.kind)).say(language), _kind(document)),
        "years": (_years(document, language), _where(document, _digits(document))),
    }
    stated = {"years": "plan_years" if "plan_years" in said.stated else "result_years"}
    for field, (value, words) in fields.items():
        read = _SAID["nothing"] if field in said.unknown else words
        source = _SAID["stated"] if stated.get(field, field) in said.stated else read
        yield f"  {_SAID[field].say(language)}{colon}{value}  [{source.say(language)}]"
    if said.unknown:
        doubtful = ("、" if language == "zh" else ", ").join(_SAID[field].say(language) for field in said.unknown)
        yield "  " + _SAID["doubt"].fill(fields=doubtful).say(language)


def _sources(document: Document) -> Iterator[tuple[str, str]]:
    """Where a document says what it is: its title, the name of its file, the lines at its head."""
    said = document.description
    yield "title", plain(said.title)
    yield "name", said.name
    for line in document.text[document.start :].split("\n", _TOP)[:_TOP]:
        if line.strip():
            yield "head", plain(line)


def _where(document: Document, forms: Sequence[str]) -> Text:
    """The first of these that holds one of the forms, as it stands there."""
    for place, words in _sources(document):
        at = next((at for form in forms if (at := words.find(form)) >= 0), -1)
        if at >= 0:
            shown = words[max(0, at - _SHOWN // 3) :][:_SHOWN]
            return _SAID[place].fill(words=shown)
    return _SAID["text"] if forms else _SAID["nothing"]


def _forms(region: str, vocabulary: Vocabulary) -> list[str]:
    """How a region may be printed: by its names, or by the last part of its name."""
    known = vocabulary.region(region)
    names = [region, *(known.aliases if known else ())]
    tails = [region[i:] for i in range(1, len(region) - 1)]
    return [*names, *tails, region[:-1]] if len(region) > 2 else names


def _kind(document: Document) -> Text:
    pattern = dict(KINDS).get(document.description.kind)
    if pattern is None:
        return _SAID["nothing"]
    for place, words in _sources(document):
        if found := pattern.search(words):
            return _SAID[place].fill(words=found[0])
    return _SAID["text"]


def _digits(document: Document) -> list[str]:
    said = document.description
    years = [*(said.plan_years or ()), *(said.result_years or ())]
    return [str(year) for year in dict.fromkeys(years)]


def _years(document: Document, language: str) -> str:
    said = document.description
    spans = {"results": said.result_years, "plans": said.plan_years}
    told = [
        _SAID[name].fill(years="-".join(map(str, dict.fromkeys(span)))).say(language)
        for name, span in spans.items()
        if span
    ]
    return " ".join(told) or "—"
