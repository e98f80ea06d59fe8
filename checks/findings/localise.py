"""Whose number is wrong: for every connected group of contradictions, the claim whose change would settle them.

Contradictions that share claims make a group. For each group the cheapest sets of claims to change are found
(`checks.findings.cover`), weighed by how well a single slip explains each (`checks.findings.slips`), and a claim is
named only where a slip of it outweighs everything else. Where the data do not decide, nothing is said.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from checks.comparisons import Outcome, Severity
from checks.findings.cover import Change, Covering, Edit, cheapest
from checks.findings.finding import Finding, Reported
from checks.findings.fingerprint import fingerprint
from checks.findings.slips import Printed, Slip, digits_in, narrow, out_of_line, slips
from checks.findings.suggestion import Verdict, suggestion
from checks.intervals import Interval
from checks.sides import Side

MOST_CLAIMS = 60  # of a group; a larger one is a matter of definitions, not of a slip
MOST_CHANGES = 3  # beyond that the statements are not about one thing
SURE = 0.8  # the share of the weight that names a claim
ODDS = 40.0  # how much likelier one error is than two
WITHIN = 0.9  # how much dearer than the cheapest a set may be and still be weighed
PROSE, CELL = 1.0, 1.5  # the price of changing a number: a table cell is trusted over prose
# How likely a difference is a slip, by how many relations within one document say so independently: between documents
# figures are revised and scopes change, and of two statements in one either may be about something else.
SLIPS = (0.03, 0.5, 0.9)
EXCUSE = 0.3  # the price of leaving a one-sided relation (a goal below its base) as it is: it may be meant
_UNSIGNED = frozenset({"level", "share", "rate", "cumulative", "multiple", "rank", "ratio_part", "completion"})


@dataclass(frozen=True)
class Tie:
    """A reported comparison with what it needs of each of its claims."""

    reported: Reported
    needs: dict[str, Interval | None]
    sides: dict[str, Side]

    @property
    def broken(self) -> bool:
        """Whether it contradicts."""
        return self.reported.outcome is Outcome.CONTRADICTS

    @property
    def one_sided(self) -> bool:
        """Whether it only asks for more or less (a goal above its base): such a contradiction may be meant."""
        known = [n for n in self.needs.values() if n is not None]
        return bool(known) and all(not n.bounded for n in known)

    @property
    def at_home(self) -> bool:
        """Whether all its sides stand in one document."""
        return len({s["document"] for s in self.sides.values()}) == 1

    def settled_by(self, claim: str, lies: Interval) -> bool:
        """Whether it holds once a claim lies there."""
        need = self.needs.get(claim)
        return need is not None and need.meets(lies)

    def relation(self) -> Edit:
        """As the solver takes it."""
        remark = self.reported.severity is Severity.INFO
        soft = self.broken and (remark or self.one_sided)
        return Edit(self.needs, self.broken, EXCUSE if soft else None)


def suggest(findings: Iterable[Finding], reported: Iterable[Reported]) -> dict[str, dict[str, Any]]:
    """By fingerprint, the number most likely wrong in each finding where the data decide.

    A suggestion is {zh, en, claim, printed, lo, hi, unit, slip, instead}: the claim, its words, the interval in its
    printed unit in which the number would have to lie, and the single slip that explains it, with what would have been
    printed without it.
    """
    wanted = {f.fingerprint for f in findings}
    compared = [c for r in reported if (c := _compared(r)) is not None]
    by_claim: dict[str, list[Tie]] = {}
    for c in compared:
        for claim in c.needs:
            by_claim.setdefault(claim, []).append(c)
    out: dict[str, dict[str, Any]] = {}
    for group in groups([c for c in compared if c.broken]):
        verdicts = decide(group, by_claim)
        for c in group:
            name = fingerprint(c.reported.rule, list(c.reported.evidence), c.reported.message.zh)
            named = [v for v in verdicts if c.settled_by(v.claim, v.lies)]
            if named and name in wanted:
                out.setdefault(name, suggestion(named[0], list(c.sides.values())))
    return out


def groups(broken: Sequence[Tie]) -> list[list[Tie]]:
    """Contradictions connected by the claims they share, each group in the order of the comparisons."""
    parent: dict[str, str] = {}

    def root(claim: str) -> str:
        while parent.setdefault(claim, claim) != claim:
            parent[claim] = parent[parent[claim]]
            claim = parent[claim]
        return claim

    for c in broken:
        first, *others = c.needs
        for other in others:
            parent[root(other)] = root(first)
    out: dict[str, list[Tie]] = {}
    for c in broken:
        out.setdefault(root(next(iter(c.needs))), []).append(c)
    return list(out.values())


def decide(group: Sequence[Tie], by_claim: Mapping[str, Sequence[Tie]]) -> list[Verdict]:
    """The claims of a group that are most likely wrong, likeliest first; none where the data do not decide."""
    suspects = {claim for c in group for claim in c.needs}
    firm = [c for c in group if c.relation().excuse is None and c.relation().solvable]
    if not firm or len(suspects) > MOST_CLAIMS:
        return []
    around = {id(c): c for claim in sorted(suspects) for c in by_claim[claim]}
    relations = list(around.values())
    sides = {claim: side for c in relations for claim, side in c.sides.items()}
    names = sorted(sides, key=lambda c: (c not in suspects, sides[c]["document"], sides[c]["start"], c))
    problem = Covering(
        {c: CELL if sides[c]["origin"] == "table" else PROSE for c in names},
        tuple(c.relation() for c in relations),
        {c: possible for c in names if (possible := _possible(sides[c])) is not None},
    )
    changes = cheapest(problem, WITHIN)
    if not changes or len(changes[0].claims) > min(MOST_CHANGES, len(suspects) // 2):
        return []
    return _verdicts(changes, sides, relations)


def _possible(side: Side) -> Interval | None:
    """What a number of its kind can be at all: a level is not negative, a share not above the whole."""
    if side["measure"] not in _UNSIGNED or (side["lo"] or 0) < 0:
        return None
    share = side["measure"] == "share" and side["canonical_unit"] == "%"
    return Interval(0, 100) if share else Interval.at_least(0)


def _verdicts(changes: Sequence[Change], sides: Mapping[str, Side], relations: Sequence[Tie]) -> list[Verdict]:
    """The claims that carry at least `SURE` of the weight of all explanations, likeliest first.

    Without a slip that explains it, a claim is only named where relations of different kinds single it out.
    """
    total = 0.0
    named: Counter[str] = Counter()
    slipped: Counter[str] = Counter()
    for change in changes:
        terms = {c: _terms(c, change, sides, relations) for c in change.claims}
        weight = ODDS**-change.price * math.prod(slip + other for slip, other in terms.values())
        total += weight
        for claim, (slip, other) in terms.items():
            named[claim] += weight
            slipped[claim] += weight * slip / (slip + other) if slip else 0.0  # type: ignore[assignment]
    out = []
    for claim, weight in named.items():
        lies = next(c.lies[claim] for c in changes if claim in c.claims)
        if total <= 0 or weight / total < SURE or lies is None:
            continue
        settled = [c for c in relations if c.broken and c.settled_by(claim, lies)]
        slip = slipped[claim] / total >= SURE
        if slip or _singled_out(claim, settled):
            found = explained(sides[claim], lies)[0] if slip else []
            verdict = Verdict(claim, sides[claim], lies, printed_number(sides[claim]), found, len(settled))
            out.append((weight / total, verdict))
    return [verdict for _, verdict in sorted(out, key=lambda pair: -pair[0])]


def _singled_out(claim: str, settled: Sequence[Tie]) -> bool:
    """Whether relations of different kinds within one document have nothing but the claim in common."""
    at_home = [c for c in settled if c.at_home and not c.one_sided]
    return _apart(claim, at_home) >= 2 and len({c.reported.rule for c in at_home}) >= 2


def _terms(claim: str, change: Change, sides: Mapping[str, Side], relations: Sequence[Tie]) -> tuple[float, float]:
    """How well a slip, and anything else, explains that a claim of a set is not where it should be.

    Anything else is mostly no wrong number at all but another scope, another year, or a revised figure.
    """
    lies = change.lies[claim]
    settled = [] if lies is None else [c for c in relations if c.broken and c.settled_by(claim, lies)]
    trust = SLIPS[min(2, _apart(claim, [c for c in settled if c.at_home]))]
    if lies is None:
        return 0.0, 1 - trust
    found, better = explained(sides[claim], lies)
    impossible = not found and _countless(sides[claim], lies)
    return trust * better, 0.0 if impossible else 1 - trust


def _apart(claim: str, settled: Sequence[Tie]) -> int:
    """How many of some relations have nothing but the claim in common, taken in their order."""
    seen: set[str] = set()
    count = 0
    for c in settled:
        others = set(c.needs) - {claim}
        if not others & seen:
            count += 1
        seen |= others
    return count


def explained(side: Side, lies: Interval) -> tuple[list[Slip], float]:
    """The slips that explain a number which would have to lie in an interval, and how much better than chance."""
    return slips(printed_number(side), lies)


def unlike(reported: Reported) -> bool:
    """Whether one of its numbers is printed unlike the others and would be like them without one slip."""
    sides = [side for side in reported.evidence if side["claim"]]
    if reported.severity is Severity.INFO or len({side["stance"] for side in sides} - {"budget"}) > 1:
        return False
    return any(
        out_of_line(printed_number(side), need, [printed_number(other) for other in sides if other is not side])
        for side, need in zip(reported.evidence, reported.needs, strict=False)
        if need is not None and not narrow(need) and side["claim"]
    )


def _countless(side: Side, lies: Interval) -> bool:
    """Whether no number of the printed precision lies where an exact number (a count, a goal) would have to."""
    printed = printed_number(side)
    if not printed.exact or not printed.digits or not lies.bounded:
        return False
    places = len(printed.digits.partition(".")[2])
    step = printed.scale / 10**places
    first = math.ceil(Fraction(lies.lo) / step) * step
    return not any(x in lies for x in (first, first + step))


def _compared(reported: Reported) -> Tie | None:
    """A comparison that is decided, with its claims; None for others."""
    if reported.outcome is Outcome.CANNOT_TELL or not reported.needs:
        return None
    pairs = [(s, n) for s, n in zip(reported.evidence, reported.needs, strict=True) if s["claim"]]
    counted = Counter(s["claim"] for s, _ in pairs)
    needs = {s["claim"]: n if counted[s["claim"]] == 1 else None for s, n in pairs}
    if not any(n is not None for n in needs.values()):
        return None
    return Tie(reported, needs, {s["claim"]: s for s, _ in pairs})


def printed_number(side: Side) -> Printed:
    """A side's number as it is printed: digits, scale from the printed to the canonical unit, sign, and reading."""
    key = (
        side["quote"], side["unit"] or "", side["measure"] or "", side["comparator"] or "", side["value"],
        side["lo"], side["hi"], side["stance"] or "",
    )  # fmt: skip
    return _printed(*key)


@lru_cache(maxsize=4096)
def _printed(
    quote: str, unit: str, measure: str, comparator: str, value: float | None, lo: float | None, hi: float | None,
    stance: str,
) -> Printed:  # fmt: skip
    ends = [Fraction(repr(float(e))) for e in (lo, hi) if e is not None]
    at = sum(ends, Fraction(0)) / len(ends) if ends else Fraction(0)
    digits = "" if value is None or comparator == "range" else digits_in(quote, abs(value))
    scale = _decimal(abs(at / Fraction(repr(float(value))))) if value and at else Fraction(1)
    exact = len(ends) < 2 or ends[0] == ends[1]
    # Goals are compared by the number they print, whatever their hedge allows.
    hedge = "" if stance != "actual" else "≥" if hi is None else "≤" if lo is None else ""
    return Printed(digits, unit, scale, -1 if at < 0 else 1, exact, measure, hedge)  # type: ignore[arg-type]


def _decimal(ratio: Fraction) -> Fraction:
    """The power of ten a ratio stands for (the middle of a rounded interval is near the number, not on it)."""
    power = round(math.log10(ratio))
    return Fraction(10) ** power if abs(math.log10(ratio) - power) < 0.02 else ratio
