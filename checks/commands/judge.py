"""`check judge`: findings for a reader to judge, and what the verdicts say of the rules."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import click

from checks.calibration.judgements import Judgement
from checks.errors import InputError, Place
from checks.wording import sentences
from checks.workspace import find_workspace
from checks.writing import write_all

_SAID = sentences("calibration")["said"]


def draw(*, output: Path, sample: int, seed: int, remarks: bool, workspace: Path | None, language: str) -> int:
    """Writes the sheet as OUTPUT.xlsx and OUTPUT.jsonl and returns 0. Raises `InputError` where nothing is to judge."""
    from checks.calibration.judgements import load_judgements
    from checks.calibration.reading_sheet import drawn, jsonl, sheet_rows, workbook
    from checks.commands.explain import last_report

    where = find_workspace(workspace)
    judged = (j.fingerprint for j in load_judgements(where.judgements))
    rows = sheet_rows(drawn(last_report(where.reports), judged, sample, seed, remarks=remarks), language)
    if not rows:
        raise InputError(_SAID["nothing_to_judge"])
    files: dict[Path, str | bytes] = {
        output.with_suffix(".xlsx"): workbook(rows, language),
        output.with_suffix(".jsonl"): jsonl(rows),
    }
    write_all(files)
    click.echo(_SAID["drawn"].fill(n=len(rows), files=" ".join(map(str, files))).say(language))
    return 0


def read(*, sheet: Path, name: str, workspace: Path | None, language: str) -> int:
    """Writes the verdicts into data/judgements, prints the precision of every rule, and returns 0."""
    from checks.calibration.judgements import judgements_text
    from checks.calibration.reading_sheet import read_sheet

    where = find_workspace(workspace)
    made = read_sheet(sheet)
    if not made:
        raise InputError(_SAID["no_verdict"], place=Place(str(sheet)), hint=_SAID["choose"])
    file = where.judgements / f"{name or sheet.stem}.jsonl"
    write_all({file: judgements_text(made)})
    click.echo(_SAID["written"].fill(file=file).say(language))
    click.echo(precision(made, language), nl=False)
    return 0


def mend(*, name: str, audited: Iterable[Path], workspace: Path | None, language: str) -> int:
    """Marks in data/judgements which verdicts of a look are on findings no longer made, and returns 0.

    Raises `InputError` where there is no such look, or an audited workspace has no report.
    """
    from checks.calibration.judgements import judgements_text, load_look, mended
    from checks.commands.explain import last_report

    file = find_workspace(workspace).judgements / f"{name}.jsonl"
    reports = [last_report(find_workspace(where).reports) for where in audited]
    made = [f for report in reports for one in report["findings"] for f in (one, *one.get("also", ()))]
    marked = mended(load_look(file), made)
    write_all({file: judgements_text(marked)})
    click.echo(_SAID["mended"].fill(m=sum(j.mended for j in marked), n=len(marked), file=file).say(language))
    return 0


def precision(judgements: Iterable[Judgement], language: str) -> str:
    """A table: how many findings of each rule and link were right, with the interval of their share (Wilson)."""
    from checks.calibration.standing import wilson
    from checks.scoring.consistency import LINK
    from checks.scoring.score_table import aligned

    groups: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for one in judgements:
        right = one.verdict == "right"
        groups[one.rule, LINK[one.link].say(language)].append(right)
        groups["￿", ""].append(right)
    rows = [[head.say(language) for head in sentences("calibration")["precision"].values()]]
    for (rule, link), verdicts in sorted(groups.items()):
        n_right, n = sum(verdicts), len(verdicts)
        low, high = wilson(n_right, n)
        name = rule if link else _SAID["total"].say(language)
        rows.append([name, link, str(n), str(n_right), f"{n_right / n:.0%}", f"{low:.0%}–{high:.0%}"])
    return "\n".join(aligned(rows)) + "\n"
