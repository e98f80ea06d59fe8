"""Labels of identity: whether a claim says whose number it is, of what, when, and against what.

A label file begins with a line {document, sha256, ranges, ignore} and has one label a line: where the number stands,
its value and unit, and the identity a careful reader gives it: `indicator` with `aliases`, `region`, `owner` (empty:
the region as a whole), `scope`, `measure`, `period_start`, `period_end`, `part_of_year`, `stance`, `base`, `whole`. The
text may stay elsewhere: it is known by its hash.

Counted strictly: a name is right only where it is the label's or an alias, with nothing more than the owner, scope,
region or book that the label states beside it; an owner that the label does not have is an error, as is one left out.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checks.chinese.lexicon import lexicon, pattern_of
from checks.claims.model import Claim
from checks.errors import InputError, InputErrors, place
from checks.scoring.gold import records
from checks.wording import Text

FIELDS = ("indicator", "region", "owner", "scope", "measure", "period", "stance", "unit")
LINKS = ("base", "whole")
NEEDED = frozenset(
    ("start", "end", "value", "unit", "indicator", "region", "owner", "scope", "measure", "period_start", "period_end",
     "stance")
)  # fmt: skip
_MARKS = pattern_of("identity", "marks")
_LISTED = re.compile("[、；;]")


@dataclass(frozen=True, slots=True)
class IdentityGold:
    """A file of identity labels. `rows` are the labels as written; `ranges` and `ignore` are spans of the text."""

    name: str
    document: str
    sha256: str
    ranges: tuple[tuple[int, int], ...]
    ignore: tuple[tuple[int, int], ...]
    rows: tuple[Mapping[str, Any], ...]


@dataclass(slots=True)
class IdentityScore:
    """Counts over one file: `right` by field among the found; of the labelled `links`, those `linked` rightly."""

    gold: str
    labels: int
    found: int = 0
    all_right: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))
    linked: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LINKS, 0))
    links: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LINKS, 0))
    misses: list[tuple[str, str]] = field(default_factory=list)  # (fields that are wrong or "missed", the quote)

    def as_dict(self) -> dict[str, Any]:
        """The score as JSON: the counts, and each rate to four places."""
        share = {f: round(n / max(1, self.found), 4) for f, n in self.right.items()}
        links = {f: round(self.linked[f] / n, 4) for f, n in self.links.items() if n}
        return {
            "gold": self.gold, "labels": self.labels, "found": self.found, "all_right": self.all_right,
            "all_right_of_labels": round(self.all_right / max(1, self.labels), 4), "right": share, "links": links,
        }  # fmt: skip


def is_identity_gold(file: Path) -> bool:
    """Whether a file's first line is the header of identity labels."""
    try:
        with file.open(encoding="utf-8") as source:
            head = json.loads(source.readline())
    except (OSError, ValueError):
        return False
    return isinstance(head, dict) and "sha256" in head and "ranges" in head


def load_identity(file: Path) -> IdentityGold:
    """Read a file of identity labels. Raises `InputErrors` with every line that is no JSON object or lacks a field."""
    errors: list[InputError] = []
    (_, head), *rows = records(file, errors)
    for number, row in rows:
        if missing := "、".join(sorted(NEEDED - row.keys())):
            message = Text(f"标注缺少{missing}", f"the label lacks {missing}")
            errors.append(InputError(message, place=place(file, number)))
    if errors:
        raise InputErrors(errors)
    spans = {key: tuple((int(a), int(b)) for a, b in head.get(key) or ()) for key in ("ranges", "ignore")}
    return IdentityGold(file.name, str(head["document"]), head["sha256"], **spans, rows=tuple(r for _, r in rows))


def find_text(gold: IdentityGold, files: Iterable[Path]) -> Path:
    """The file whose content is the text the labels were made for. Raises `InputError` where none is."""
    for file in files:
        if hashlib.sha256(file.read_bytes()).hexdigest() == gold.sha256:
            return file
    raise InputError(
        Text(
            f"找不到标注所依据的文本“{gold.document}”",
            f'the text the labels were made for, "{gold.document}", is not here',
        ),
        hint=Text("用 --documents 指定存放该文本的目录", "name the folder that holds it with --documents"),
    )


def score_identity(gold: IdentityGold, claims: Sequence[Claim]) -> IdentityScore:
    """Every label against the claim on its number that agrees with it most."""
    score = IdentityScore(gold.name, len(gold.rows))
    by_id = {c.claim: c for c in claims}
    used: set[str] = set()
    for label in gold.rows:
        readings = [label, *({**label, **other} for other in label.get("alt") or ())]
        hits = [c for c in claims if c.claim not in used and _meets(label, c)]
        judged = [(_wrong(reading, c), c) for c in hits for reading in readings]
        if not judged:
            score.misses.append(("missed", str(label.get("quote", ""))))
            continue
        wrong, claim = min(judged, key=lambda j: len(j[0]))
        used.add(claim.claim)
        score.found += 1
        score.all_right += not wrong
        for name in FIELDS:
            score.right[name] += name not in wrong
        if wrong:
            score.misses.append(("+".join(wrong), str(label.get("quote", ""))))
        for name in LINKS:
            if label.get(name) is not None:
                score.links[name] += 1
                others = [by_id[c] for c in _linked(label, claim, name) if c in by_id]
                score.linked[name] += any(o.start <= label[name] < o.end for o in others)
    return score


def _linked(label: Mapping[str, Any], claim: Claim, name: str) -> tuple[str, ...]:
    """The claims that a label's link may mean. A share that is labelled with one number has it as its base: the amount
    of its part or its whole, which a claim tells apart."""
    one = name == "base" and label["measure"] == "share" and label.get("whole") is None
    return (claim.base, claim.whole) if one else (getattr(claim, name),)


def _meets(label: Mapping[str, Any], claim: Claim) -> bool:
    return claim.start < label["end"] and claim.end > label["start"] and _same(abs(label["value"]), abs(claim.value))


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-9 * max(1.0, abs(one))


def _wrong(label: Mapping[str, Any], claim: Claim) -> tuple[str, ...]:
    """The fields of identity in which a claim differs from a label."""
    measures = {label["measure"], *(label.get("measure_ok") or ()), *_ALIKE.get(label["measure"], ())}
    right = {
        "indicator": _indicator(label, claim),
        "region": _plain(claim.region) == _plain(label["region"]) or _plain(claim.region) in _owners(label),
        "owner": _owner(label, claim),
        "scope": _scope(label, claim),
        "measure": claim.measure in measures,
        "period": _period(label, claim),
        "stance": claim.stance in {label["stance"], *_STANCES.get(label["stance"], ())},
        "unit": _unit(claim.unit) == _unit(label["unit"]) or label["measure"] in ("rank", "multiple"),
    }
    return tuple(name for name in FIELDS if not right[name])


# What two careful readers file differently and no rule tells apart.
_ALIKE = {
    "share": ("rate",),
    "rate": ("share",),
    "ratio_part": ("share",),
    "level": ("cumulative",),
    "cumulative": ("level",),
}
_STANCES = {"budget": ("target",), "target": ("budget",), "requirement": ("target", "actual", "budget")}


def _plain(text: object) -> str:
    return _MARKS.sub("", str(text or ""))


def _unit(text: object) -> str:
    return _plain(text).replace("％", "%")


def _owners(label: Mapping[str, Any]) -> set[str]:
    """The forms in which the owner of a label may be stated: 市级 is 市本级."""
    out = {_plain(o) for o in _LISTED.split(label["owner"]) if o}
    for forms in lexicon("places")["same_tiers"]:
        out |= set(forms) if out & set(forms) else set()
    return out


def _owner(label: Mapping[str, Any], claim: Claim) -> bool:
    wanted = _owners(label)
    level = "" if _plain(claim.region) in wanted else claim.tier  # 区级 of a zone is the zone's
    own = {"", *lexicon("places")["whole"], _plain(label["region"])}
    others = [x for x in map(_plain, (claim.subject, level)) if x not in own]
    everything = _plain(claim.region + claim.subject + claim.tier + claim.account + claim.indicator + claim.scope)
    if not wanted:
        return not others or label.get("owner_optional", False)
    there = any(x in everything for x in wanted) or label.get("owner_optional", False)
    known = [w for w in (*wanted, *map(_plain, (label["scope"], *(label.get("may") or ())))) if w]
    return bool(there) and all(any(x in w or w in x for w in known) for x in others)


def _scope(label: Mapping[str, Any], claim: Claim) -> bool:
    everything = _plain(claim.scope + claim.account + claim.indicator + claim.subject + claim.growth_kind)
    wanted = [_plain(x) for x in re.split("[；;]", label["scope"]) if x]
    return label.get("scope_optional", False) or all(x in everything for x in wanted)


def _indicator(label: Mapping[str, Any], claim: Claim) -> bool:
    beside = [label["scope"], label["region"], claim.subject, claim.tier, claim.account, *_LISTED.split(label["owner"])]
    beside += [*(label.get("may") or ()), *lexicon("places")["whole"]]
    wanted = {_bare(name, beside) for name in (label["indicator"], *(label.get("aliases") or ()))}
    forms = {
        claim.indicator,
        claim.account + claim.indicator,
        claim.subject + claim.indicator,
        claim.indicator + claim.scope,
    }
    return bool(wanted & {_bare(form, beside) for form in forms})


def _bare(name: str, beside: Iterable[str]) -> str:
    """A name without marks and without what is stated beside it."""
    text = _plain(name)
    for words in sorted({_plain(b) for b in beside if b}, key=len, reverse=True):
        if words != text and len(words) > 1:
            text = text.replace(words, "", 1)
    for tail in lexicon("places")["idle_tails"]:
        if text.endswith(tail) and len(text) > len(tail) + 1:
            text = text.removesuffix(tail)
            break
    return text


def _period(label: Mapping[str, Any], claim: Claim) -> bool:
    years = (str(claim.period_start or ""), str(claim.period_end or ""))
    wanted = {(label["period_start"], label["period_end"])}
    for other in label.get("period_ok") or ():
        first, _, last = str(other).partition("-")
        wanted.add((first, last or first))
    return years in wanted
