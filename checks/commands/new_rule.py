"""`check rules new`: a commented rule file."""

from pathlib import Path

import click

from checks.errors import InputError, Place
from checks.rulebook.scaffold import rule_text
from checks.wording import Text
from checks.writing import write_all


def run(file: Path, fields: dict[str, str], language: str) -> int:
    """Writes the file and says what to do next. Raises `InputError` where the file exists."""
    if file.exists():
        raise InputError(Text("文件已存在", "the file exists"), place=Place(str(file)))
    write_all({file: rule_text(**fields)})
    said = Text(f"已写入 {file}。下一步：check rules test {file}", f"wrote {file}. Next: check rules test {file}")
    click.echo(said.say(language))
    return 0
