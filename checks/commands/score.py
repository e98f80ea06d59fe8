"""`check score`: how well the extraction reads, by hand-labelled documents or by what it says of any documents."""

from pathlib import Path

import click

from checks.errors import InputError, Place
from checks.wording import Text
from checks.workspace import TEXT_SUFFIXES, workspace_or_templates


def run(
    *,
    paths: tuple[Path, ...],
    workspace: Path | None,
    documents: Path | None,
    collisions: bool,
    rates: bool,
    as_json: bool,
    show: int,
    language: str,
) -> int:
    """Prints the scores of each gold file, or what is measured without labels. Returns 0."""
    if collisions or rates:
        click.echo(_unlabelled(paths, workspace, collisions, rates, as_json, language), nl=False)
        return 0
    if not paths:
        raise InputError(Text("没有给出标注文件", "no files of labels are given"))
    _labelled(paths, workspace, documents, as_json, show, language)
    return 0


def _unlabelled(
    paths: tuple[Path, ...], workspace: Path | None, collisions: bool, rates: bool, as_json: bool, language: str
) -> str:
    from checks import audit
    from checks.pipeline import kinds_of
    from checks.scoring import consistency

    where = workspace_or_templates(workspace)
    options = audit.Options(paths=paths)
    done = audit.run_audit(where, audit.load_inputs(where, options), options)
    kinds = kinds_of(done.documents)
    colliding = consistency.collisions(done.claims, kinds) if collisions else []
    told = consistency.rates(done.comparisons) if rates else []
    if as_json:
        return consistency.as_json({"collisions": colliding, "rates": told})
    shown = [consistency.show_collisions(colliding, language)] if collisions else []
    return "\n".join(shown + ([consistency.show_rates(told, language)] if rates else []))


def _labelled(
    paths: tuple[Path, ...], workspace: Path | None, documents: Path | None, as_json: bool, show: int, language: str
) -> None:
    from checks.documents.registry import load_registry
    from checks.pipeline import extract_all, read_described
    from checks.scoring.attributes import score
    from checks.scoring.gold import find_document, load_gold, locate
    from checks.scoring.identity import find_text, is_identity_gold, load_identity, score_identity
    from checks.scoring.identity_table import as_json as identities_json
    from checks.scoring.identity_table import show as identities_text
    from checks.scoring.score_table import as_json as scores_json
    from checks.scoring.score_table import show as scores_text
    from checks.vocabulary.vocabulary import load_vocabulary

    where = workspace_or_templates(workspace)
    vocabulary, registry = load_vocabulary(where.vocabulary), load_registry(where.registry)
    files = _documents(documents) if documents else where.document_files()
    scores, identities = [], []
    for path in paths:
        if is_identity_gold(path):
            made = load_identity(path)
            file = find_text(made, _around(path, files))
            document = read_described(file, file.stem, registry=registry, vocabulary=vocabulary)
            claims = extract_all({document.name: document}, vocabulary).extractions[document.name].claims
            identities.append(score_identity(made, claims))
            continue
        labels = load_gold(path)
        file = find_document(labels, files)
        document = read_described(file, file.stem, registry=registry, vocabulary=vocabulary)
        claims = extract_all({document.name: document}, vocabulary).extractions[document.name].claims
        placed = locate(labels, document.text)
        scores += [score(placed, claims, document.text, core=core) for core in (False, True)]
    if scores or not identities:
        click.echo(scores_json(scores) if as_json else scores_text(scores, language, show), nl=False)
    if identities:
        click.echo(identities_json(identities) if as_json else identities_text(identities, language, show), nl=False)


def _around(gold: Path, files: list[Path]) -> list[Path]:
    """The documents given, and those beside the labels."""
    return [*files, *sorted(f for f in gold.parent.iterdir() if f.suffix in TEXT_SUFFIXES)]


def _documents(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise InputError(Text("目录不存在", "no such folder"), place=Place(str(folder)))
    return sorted(f for f in folder.iterdir() if f.suffix in TEXT_SUFFIXES)
