"""`check waive`: answer for a finding. It stays in every report, marked."""

from datetime import date
from pathlib import Path
from typing import cast

import click

from checks.commands.explain import chosen, last_report
from checks.errors import InputError
from checks.findings.waivers import Answer, Waiver, load_answers, with_waiver
from checks.wording import Text
from checks.workspace import find_workspace
from checks.writing import write_all


def run(
    *, fingerprint: str, answer: str, reason: str, owner: str, expires: str, workspace: Path | None, language: str
) -> int:
    """Adds the waiver to expectations/waivers.yaml, with one for each row under the finding that fails alike.

    Raises `InputError` for an unknown finding or a wrong date.
    """
    where = find_workspace(workspace)
    finding = chosen(last_report(where.reports), fingerprint)
    if "fingerprint" not in finding:
        raise InputError(Text(f"“{fingerprint}”是规则，不是问题", f'"{fingerprint}" is a rule, not a finding'))
    _check_date(expires)
    alike = [each["fingerprint"] for each in finding.get("also", ()) if each["rule"] == finding["rule"]]
    load_answers(where.waivers, where.baseline)
    text = where.waivers.read_text("utf-8") if where.waivers.exists() else ""
    for name in (finding["fingerprint"], *alike):
        said_as = {"as": cast(Answer, answer)}
        text = with_waiver(text, Waiver(fingerprint=name, **said_as, reason=reason, owner=owner, expires=expires))
    write_all({where.waivers: text})
    said = Text(
        f"已写入 {where.waivers}：{finding['message']['zh']}", f"written to {where.waivers}: {finding['message']['en']}"
    )
    click.echo(said.say(language))
    return 0


def _check_date(expires: str) -> None:
    try:
        day = date.fromisoformat(expires)
    except ValueError as error:
        raise InputError(
            Text(f"“{expires}”不是日期", f'"{expires}" is not a date'),
            hint=Text("写作 2027-12-31", "write it as 2027-12-31"),
        ) from error
    if day < date.today():
        raise InputError(Text(f"{expires} 已经过去", f"{expires} is already past"))
