"""`check mutate`: numbers of the plans altered one at a time, and how many of them the rules notice."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checks.commands.all import progress
from checks.wording import Text, sentences
from checks.workspace import find_workspace

if TYPE_CHECKING:
    from checks.mutation.trials import Tried


MOST_SHOWN = 40  # alterations nobody noticed


def run(
    paths: tuple[Path, ...],
    *,
    workspace: Path | None,
    sample: int,
    seed: int,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    as_json: bool,
    language: str,
) -> int:
    """Returns the exit code, which is always 0: an alteration nobody notices is no error."""
    from checks.audit import Options, load_inputs
    from checks.documents.registry import load_registry
    from checks.mutation.trials import bench, chosen, tried
    from checks.pipeline import extract_all, read_all, read_file

    where = find_workspace(workspace)
    inputs = load_inputs(where, Options(paths=paths, select=select, ignore=ignore))
    read = partial(read_file, registry=load_registry(where.registry), vocabulary=inputs.vocabulary)
    documents, failed = read_all(inputs.files, read, iter)
    if not documents:
        raise failed[0][1]
    extracted = extract_all(documents, inputs.vocabulary)
    ready = bench(extracted, inputs.suites, inputs.vocabulary, inputs.record)
    todo = chosen(ready, sample, seed)
    done = list(tried(ready, progress(Text("改动", "altering"), language)(todo)))
    summary = summed(done)
    click.echo(json.dumps(summary, ensure_ascii=False, indent=2) if as_json else shown(summary, language))
    return 0


def summed(done: Sequence["Tried"]) -> dict[str, Any]:
    """Counts by rule and by kind of slip, how often the altered number was named, and every alteration missed."""
    real = [t for t in done if t.alteration.kind != "small"]
    small = [t for t in done if t.alteration.kind == "small"]
    decidable = [t for t in real if t.noticed and t.alteration.decidable]
    return {
        "altered": len(real),
        "noticed": sum(t.noticed for t in real),
        "remarked": sum(t.remarked for t in real),
        "rules": _counted((t.alteration.rule, t) for t in real),
        "kinds": _counted((t.alteration.kind, t) for t in real),
        "decidable": {"altered": len(decidable), "named": sum(t.named is True for t in decidable)},
        "suggested": {"altered": sum(t.named is not None for t in real), "named": sum(t.named is True for t in real)},
        "small": {"altered": len(small), "noticed": sum(t.noticed for t in small)},
        "missed": [_entry(t) for t in real if not t.noticed and not t.remarked],
    }


def _counted(pairs: Iterable[tuple[str, "Tried"]]) -> dict[str, dict[str, int]]:
    altered: Counter[str] = Counter()
    noticed: Counter[str] = Counter()
    remarked: Counter[str] = Counter()
    for name, one in pairs:
        altered[name] += 1
        noticed[name] += one.noticed
        remarked[name] += one.remarked
    return {
        name: {"altered": altered[name], "noticed": noticed[name], "remarked": remarked[name]}
        for name in sorted(altered)
    }


def _entry(one: "Tried") -> dict[str, Any]:
    a = one.alteration
    return {
        "rule": a.rule, "kind": a.kind, "document": a.document, "start": a.start, "old": a.old, "new": a.new,
        "around": a.around,
    }  # fmt: skip


def shown(summary: dict[str, Any], language: str) -> str:
    """The summary for people: a table by rule, one by kind, what was named, and what was missed."""
    from checks.reporting.width import pad

    words, slips, heads = (sentences("scores")[part] for part in ("mutation", "slip", "mutation_head"))
    if not summary["altered"]:
        return words["none"].say(language)
    kinds = {slips[k].say(language): v for k, v in summary["kinds"].items()}
    total = {words["total"].say(language): {k: summary[k] for k in ("altered", "noticed", "remarked")}}
    lines: list[str] = []
    for rows in ({**summary["rules"]}, {**kinds, **total}):
        lines.append(
            "  ".join(pad(t.say(language), w) for t, w in zip(heads.values(), (28, 8, 8, 8, 8), strict=True)).rstrip()
        )
        for name, v in rows.items():
            share = f"{v['noticed'] / v['altered']:.0%}"
            lines.append(f"{pad(name, 28)}  {v['altered']:<8}  {v['noticed']:<8}  {v['remarked']:<8}  {share}")
        lines.append("")
    for sentence, named in (("suggested", summary["suggested"]), ("named", summary["decidable"])):
        lines.append(words[sentence].fill(n=named["altered"], k=named["named"]).say(language))
    small = summary["small"]
    lines.append(words["small"].fill(n=small["altered"], k=small["noticed"]).say(language))
    missed = summary["missed"][:MOST_SHOWN]
    if missed:
        lines += ["", words["missed"].say(language)]
        lines += [f"  {m['rule']}  {m['document']}  {m['old']} → {m['new']}  {m['around']}" for m in missed]
    return "\n".join(lines)
