"""How much of what a careful reader wrote down was extracted, and how much of what was extracted is right.

A label and a claim match when their spans overlap and their values are equal; each claim matches one label at most, the
one whose indicator agrees being preferred. *Found* is the share of labels matched, *precision* the share of claims
matched (claims inside the labelled ranges only), *all attributes* the share of all labels whose match also has the
right indicator, measure, comparator, period and stance. Each attribute's own share is of the matched labels.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from checks.chinese.lexicon import pattern_of
from checks.claims.frame import period
from checks.scoring.gold import Gold, GoldLabel

ATTRIBUTES = ("indicator", "measure", "comparator", "period", "stance")
MISSED, EXTRA, WRONG = "missed", "extra", "wrong"

# A label's measure, and the measures that count as the same: how much was added in a year may be read as a level too.
SAME_MEASURE: dict[str, frozenset[str]] = {
    "level": frozenset({"level", "cumulative", "delta"}),
    "cumulative": frozenset({"level", "cumulative", "delta"}),
    "delta": frozenset({"level", "cumulative", "delta"}),
    "growth": frozenset({"growth"}),
    "growth_avg": frozenset({"growth_avg"}),
    "share": frozenset({"share", "rate"}),
    "rate": frozenset({"share", "rate"}),
    "multiple": frozenset({"multiple", "growth"}),
    "rank": frozenset({"rank"}),
    "ratio_part": frozenset({"ratio_part", "share"}),
    "completion": frozenset({"completion", "rate", "share"}),
}
SAME_NAME = 0.6  # share of the shorter name's pairs of characters that must be in the longer
_IDLE = pattern_of("attributes", "idle")


class Scored(Protocol):
    """What a claim must have to be scored: the columns of the indicator table."""

    start: int
    end: int
    value: float
    subject: str
    indicator: str
    measure: str
    comparator: str
    stance: str
    period_start: int | None
    period_end: int | None


@dataclass(frozen=True, slots=True)
class Miss:
    """One disagreement: a label nobody extracted, a claim nobody labelled, or a match with wrong `attributes`.

    `wanted` and `got` say the attributes on both sides, empty where there is no such side.
    """

    kind: str  # MISSED, EXTRA or WRONG
    start: int
    end: int
    quote: str
    context: str
    core: bool
    attributes: tuple[str, ...]
    wanted: dict[str, str]
    got: dict[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of one gold file (of its core labels only where `core`), the rates made of them, and the misses."""

    gold: str
    document: str
    core: bool
    labels: int
    matched: int
    claims: int
    used: int  # claims that match a label, core or not
    right: dict[str, int]  # matches that agree, by attribute
    strict: int  # matches that agree in every attribute
    misses: tuple[Miss, ...] = ()

    @property
    def found(self) -> float:
        """Share of the labels that were extracted (recall)."""
        return self.matched / max(1, self.labels)

    @property
    def precision(self) -> float:
        """Share of the claims that somebody labelled."""
        return self.used / max(1, self.claims)

    @property
    def f1(self) -> float:
        """The harmonic mean of found and precision."""
        return 2 * self.precision * self.found / max(1e-9, self.precision + self.found)

    @property
    def all_attributes(self) -> float:
        """Share of all labels that were extracted with every attribute right."""
        return self.strict / max(1, self.labels)

    def rate(self, attribute: str) -> float:
        """Share of the matches that agree in one attribute."""
        return self.right[attribute] / max(1, self.matched)

    def as_dict(self, misses: bool = True) -> dict[str, Any]:
        """The score as JSON: counts, rates to four places, and the misses."""
        out: dict[str, Any] = {
            "gold": self.gold,
            "document": self.document,
            "core": self.core,
            "labels": self.labels,
            "matched": self.matched,
            "claims": self.claims,
            "claims_matched": self.used,
            "found": round(self.found, 4),
            "precision": round(self.precision, 4),
            "f1": round(self.f1, 4),
            "all_attributes": round(self.all_attributes, 4),
            "attributes": {a: round(self.rate(a), 4) for a in ATTRIBUTES},
        }
        if misses:
            out["misses"] = [asdict(m) for m in self.misses]
        return out


def score(gold: Gold, claims: Iterable[Scored], text: str, core: bool = False) -> Score:
    """Measure the `claims` of one document against its labels. `text` is the document's, for the misses' context.

    With `core`, only core labels are counted as labels; a claim that matches any label still counts as precise.
    """
    kept = [c for c in claims if gold.ranges is None or any(a <= c.start < b for a, b in gold.ranges)]
    pairs, used = _match(gold.labels, kept)
    wanted = [(label, claim) for label, claim in pairs if label.core or not core]
    right = dict.fromkeys(ATTRIBUTES, 0)
    strict, matched = 0, 0
    misses: list[Miss] = []
    for label, claim in wanted:
        if claim is None:
            misses.append(_miss(MISSED, label, None, text))
            continue
        matched += 1
        agreement = _agreement(label, claim)
        for attribute in ATTRIBUTES:
            right[attribute] += agreement[attribute]
        wrong = tuple(a for a in ATTRIBUTES if not agreement[a])
        if wrong:
            misses.append(_miss(WRONG, label, claim, text, wrong))
        else:
            strict += 1
    misses += [_miss(EXTRA, None, c, text) for i, c in enumerate(kept) if i not in used]
    misses.sort(key=lambda m: (m.kind != MISSED, m.kind != WRONG, m.start, m.end))
    return Score(
        gold.name, gold.document, core, len(wanted), matched, len(kept), len(used), right, strict, tuple(misses)
    )


def same_indicator(one: str, other: str) -> bool:
    """Two names for one indicator: equal but for idle words, or sharing most of the shorter one's character pairs."""
    a, b = _name(one), _name(other)
    if a == b:
        return True
    x, y = _pairs(a), _pairs(b)
    return len(x & y) / max(1, min(len(x), len(y))) >= SAME_NAME


def _match(
    labels: Sequence[GoldLabel], claims: Sequence[Scored]
) -> tuple[list[tuple[GoldLabel, Scored | None]], set[int]]:
    """Each label with its claim, and the claims used. A label takes the first free claim that fits, same name first."""
    order = sorted(range(len(claims)), key=lambda i: (claims[i].start, i))
    starts = [claims[i].start for i in order]
    longest = max((c.end - c.start for c in claims), default=0)
    used: set[int] = set()
    pairs: list[tuple[GoldLabel, Scored | None]] = []
    for label in labels:
        near = order[bisect_left(starts, label.start - longest) : bisect_left(starts, label.end)]
        hits = sorted(i for i in near if i not in used and _fits(label, claims[i]))
        if not hits:
            pairs.append((label, None))
            continue
        best = min(hits, key=lambda i: (not same_indicator(label.indicator, claims[i].indicator), i))
        used.add(best)
        pairs.append((label, claims[best]))
    return pairs, used


def _fits(label: GoldLabel, claim: Scored) -> bool:
    overlaps = claim.start < label.end and claim.end > label.start
    return overlaps and abs(claim.value - label.value) < 1e-9 * max(1.0, abs(label.value))


def _agreement(label: GoldLabel, claim: Scored) -> dict[str, bool]:
    ours = period(claim)
    strictness = {label.comparator, claim.comparator}  # 超过 and 以上 are told apart by few readers
    return {
        "indicator": same_indicator(label.indicator, claim.subject + claim.indicator),
        "measure": claim.measure in SAME_MEASURE[label.measure],
        "comparator": len(strictness) == 1 or strictness == {">", ">="},
        "period": label.period in ("", ours) or ours.endswith(label.period[-4:]),
        "stance": label.stance in (claim.stance, "requirement"),
    }


def _name(name: str) -> str:
    return _IDLE.sub("", name).replace("增加值增速", "增加值").replace("速", "")


def _pairs(name: str) -> set[str]:
    return {name[i : i + 2] for i in range(len(name) - 1)} or {name}


def _miss(
    kind: str, label: GoldLabel | None, claim: Scored | None, text: str, attributes: tuple[str, ...] = ()
) -> Miss:
    place: GoldLabel | Scored | None = label or claim
    assert place is not None
    wanted = (
        {a: str(getattr(label, a)) for a in ATTRIBUTES} | {"value": f"{label.value:g}", "unit": label.unit}
        if label
        else {}
    )
    got: dict[str, str] = {}
    if claim:
        got = {a: str(getattr(claim, a)) for a in ATTRIBUTES if a != "period"}
        got |= {"subject": claim.subject, "period": period(claim), "value": f"{claim.value:g}"}
    context = label.context if label else text[max(0, place.start - 20) : place.end + 10].replace("\n", " ")
    quote = label.quote if label else text[place.start : place.end]
    return Miss(kind, place.start, place.end, quote, context, bool(label and label.core), attributes, wanted, got)
