"""`check extract`: the indicator table of plans, printed or written."""

import sys
from functools import partial
from pathlib import Path

import click

from checks.errors import InputError, InputErrors
from checks.wording import Text
from checks.workspace import find_documents, workspace_or_templates
from checks.writing import write_all


def run(
    *, paths: tuple[Path, ...], workspace: Path | None, format_: str, output: Path | None, show: bool, language: str
) -> int:
    """Prints or writes the claims of all documents, in document order. Returns 0."""
    from checks.claims.corrections import apply_corrections, load_corrections
    from checks.claims.output import claims_csv, claims_jsonl, claims_workbook, marked_text, printed_table
    from checks.commands.formats import colour_wanted
    from checks.documents.registry import load_registry
    from checks.pipeline import extract_all, read_all, read_file
    from checks.vocabulary.vocabulary import load_vocabulary

    where = workspace_or_templates(workspace)
    vocabulary = load_vocabulary(where.vocabulary)
    registry = load_registry(where.registry)
    read = partial(read_file, registry=registry, vocabulary=vocabulary)
    documents, failed = read_all(find_documents(list(paths)), read, iter)
    if failed and not documents:
        raise InputErrors([e for _, e in failed if isinstance(e, InputError)])
    for _, error in failed:
        click.echo(error.show(language), err=True)
    extracted = extract_all(documents, vocabulary)
    claims = [c for e in extracted.extractions.values() for c in e.claims]
    claims = list(apply_corrections(claims, load_corrections(where.corrections), vocabulary).claims)
    if show:
        for document in documents.values():
            own = [c for c in claims if c.document == document.name]
            click.echo(marked_text(document, own, colour=colour_wanted(), language=language))
        return 0
    if format_ == "xlsx":
        if output is None:
            raise InputError(Text("xlsx 要用 --output 指定文件", "xlsx needs --output FILE"))
        write_all({output: claims_workbook(claims)})
        return 0
    render = {"jsonl": claims_jsonl, "csv": claims_csv}
    text = render[format_](claims) if format_ in render else printed_table(claims, language)
    if output is None:
        sys.stdout.write(text)
    else:
        write_all({output: text})
    return 0
