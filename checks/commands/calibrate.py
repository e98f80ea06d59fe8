"""`check calibrate`: how often comparisons of each class agree on many documents."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checks.errors import InputError
from checks.wording import sentences
from checks.workspace import Workspace, workspace_or_templates
from checks.writing import write_all

if TYPE_CHECKING:
    from checks.calibration.figures import Counts


def run(*, folders: tuple[Path, ...], workspace: Path | None, output: Path | None, jobs: int, language: str) -> int:
    """Writes data/calibration.yaml, or `output`, and returns 0. Every folder is audited by itself."""
    from checks.calibration.figures import calibration_of, calibration_text

    said = sentences("calibration")["said"]
    where = workspace_or_templates(workspace)
    file = output or where.calibration
    each = partial(_counted, where)
    with ProcessPoolExecutor(jobs) as pool:
        done = list(pool.map(each, folders) if jobs > 1 else map(each, folders))
    for problem in (p for *_, p in done if p):
        click.echo(problem.show(language), err=True)
    documents = sum(n for _, n, _ in done)
    if not documents:
        raise InputError(said["no_document"])
    counts: Counts = sum((c for c, *_ in done), Counter())
    made = calibration_of(counts, date.today().isoformat(), documents)
    write_all({file: calibration_text(made)})
    click.echo(said["calibrated"].fill(file=file, n=documents, m=len(made.classes)).say(language))
    return 0


def _counted(where: Workspace, folder: Path) -> "tuple[Counts, int, InputError | None]":
    """What the comparisons in a folder said, of how many documents, and why it cannot be read."""
    from checks.audit import Options, compared_in, load_inputs
    from checks.calibration.figures import counted

    options = Options(paths=(folder,))
    try:
        reported, kinds = compared_in(where, load_inputs(where, options), options)
    except InputError as error:
        return Counter(), 0, error
    return counted(reported, kinds), len(kinds), None
