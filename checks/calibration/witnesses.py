"""What bears a contradiction out: other comparisons of the two places its sides stand in, or of the number at fault."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from checks.calibration.classes import AMONG, slip_away
from checks.comparisons import Link, Outcome
from checks.findings.finding import Reported
from checks.findings.localise import explained
from checks.intervals import Interval
from checks.sides import Side

AGREEING = 2  # relations that ask the same of one number, and have nothing else in common


def borne_out(reported: Iterable[Reported]) -> set[int]:
    """The `id` of each contradiction that something else bears out, so that it is hardly a misreading.

    What two places tell twice is of one thing where they agree in what else they tell of it: a table and a sentence
    with one amount and two growths of it, a paragraph and a table that agree in all else. And a number is wrong where
    it keeps two relations from holding that share nothing else, and one slip of it keeps it from both.
    """
    told = [r for r in reported if r.outcome is not Outcome.CANNOT_TELL and r.link is not Link.DOCUMENTS]
    return _told_alike(told) | _asked_alike([r for r in told if r.outcome is Outcome.CONTRADICTS])


def _told_alike(told: Sequence[Reported]) -> set[int]:
    twice = [r for r in told if [side["role"] for side in r.evidence] == ["stated", "restated"]]
    agreed = {_places(r) for r in twice if r.outcome is Outcome.AGREES and _telling(r)}
    failing = [r for r in twice if r.outcome is Outcome.CONTRADICTS and _places(r) in agreed]
    failing += _alone_in_table(twice)
    # Of one amount there are several completions, each of another budget.
    return {id(r) for r in failing if r.evidence[0]["measure"] != "completion" and _as_exact(r) and slip_away(r)}


def _alone_in_table(twice: Sequence[Reported]) -> list[Reported]:
    """What a paragraph and a table tell twice and differ in, where they agree in nearly all else they both tell."""
    across = [r for r in twice if {side["origin"] for side in r.evidence} == {"text", "table"}]
    agreed = Counter(_stretches(r) for r in across if r.outcome is Outcome.AGREES and _telling(r))
    failing = [r for r in across if r.outcome is Outcome.CONTRADICTS]
    broken = Counter(map(_stretches, failing))
    return [r for r in failing if agreed[_stretches(r)] >= AMONG * broken[_stretches(r)]]


def _stretches(r: Reported) -> frozenset[tuple[str, ...]]:
    """The paragraph, and the tables of a section, that two sides stand in."""
    return frozenset(
        (side["document"], side["section"] if side["origin"] == "table" else str(side["line"])) for side in r.evidence
    )


def _places(r: Reported) -> tuple[Any, ...]:
    """The two places something is told at, and of what."""
    places = frozenset((side["document"], side["sentence_start"]) for side in r.evidence)
    first = r.evidence[0]
    what = (first["indicator"], first["region"], first["subject"], first["period_end"], first["stance"])
    return places, what


def _as_exact(r: Reported) -> bool:
    """Whether both sides are printed in as many digits: else the last of one may only have been cut off."""
    one, other = ((side["hi"] or 0) - (side["lo"] or 0) for side in r.evidence)
    return math.isclose(one, other, rel_tol=0.01)


def _telling(r: Reported) -> bool:
    """Whether both sides print the same number, of two digits at least."""
    one, other = r.evidence
    digits = f"{abs(one['value'] or 0):.6f}".replace(".", "").strip("0")
    return one["value"] == other["value"] and len(digits) > 1


def _asked_alike(broken: Sequence[Reported]) -> set[int]:
    asked: dict[str, list[tuple[Reported, Side, Interval]]] = defaultdict(list)
    for r in broken:
        for side, need in zip(r.evidence, r.needs, strict=False):
            if side["claim"] and need is not None and need.bounded:
                asked[side["claim"]].append((r, side, need))
    out: set[int] = set()
    for claim, asking in asked.items():
        alike: list[Reported] = []
        others: set[str] = set()
        lies = asking[0][2]
        for r, side, need in asking:
            rest = {s["claim"] for s in r.evidence} - {claim}
            common = lies.meet(need)
            if common is not None and not rest & others and explained(side, common)[1] > 0:
                lies, others = common, others | rest
                alike.append(r)
        out |= {id(r) for r in alike if len(alike) >= AGREEING}
    return out
