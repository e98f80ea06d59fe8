"""`check rules new`: a commented rule file."""

import os
from pathlib import Path

import click

from checks.errors import InputError, Place
from checks.rulebook.scaffold import SCHEMA, rule_text
from checks.wording import Text
from checks.workspace import find_workspace
from checks.writing import write_all


def run(file: Path, fields: dict[str, str], language: str) -> int:
    """Writes the file and says what to do next. Raises `InputError` where the file exists."""
    if file.exists():
        raise InputError(Text("文件已存在", "the file exists"), place=Place(str(file)))
    write_all({file: rule_text(**fields, schema=_schema(file))})
    said = Text(f"已写入 {file}。下一步：check rules test {file}", f"wrote {file}. Next: check rules test {file}")
    click.echo(said.say(language))
    _check_formula(fields["formula"], language)
    return 0


def _check_formula(formula: str, language: str) -> None:
    """Says at once what is wrong with the formula; the file is there to be mended."""
    from checks.formulas.names import check_formula
    from checks.vocabulary.vocabulary import load_vocabulary

    try:
        check_formula(formula, load_vocabulary(find_workspace(None).vocabulary))
    except InputError as error:
        if error.place is None or error.place.file == "formula":
            click.echo(error.show(language), err=True)


def _schema(file: Path) -> str:
    """The way from the new file to the workspace's JSON Schema, so that editors complete while typing."""
    try:
        root = find_workspace(None).root
    except InputError:
        return SCHEMA
    schema = (root / "schemas" / "suite.schema.json").resolve()
    return Path(os.path.relpath(schema, file.resolve().parent)).as_posix() if schema.exists() else SCHEMA
