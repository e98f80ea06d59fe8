"""Small documents with what a careful reader concludes of them, through the whole program.

A scenario that is `open` is not read right yet: it may pass, and then its mark should go.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from checks.claims.frame import unchecked_frame
from checks.claims.model import Claim
from checks.comparisons import Outcome, Severity
from checks.documents.read import document_of
from checks.documents.registry import Entry, Registry, describe
from checks.findings.assemble import report_comparisons
from checks.findings.finding import Finding, Reported
from checks.mutation.trials import bench
from checks.pipeline import Extracted, compare, extract_all
from checks.rulebook.examples import with_places
from checks.suites.build import build
from checks.suites.builtin_types import is_builtin
from checks.suites.load import Suite, load_suites
from checks.vocabulary.vocabulary import Vocabulary, load_vocabulary

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LOUD = (Severity.CRITICAL, Severity.WARNING)
EXPECTED = ("silent", "not a word", "question", "remark", "claims")
KEYS = {"id", "why", "documents", "expect", "cites", "claims", "apart", "never", "without", "only", "open"}


@dataclass(frozen=True)
class Scenario:
    """One entry of a file. `expect`: silent (not a word: no remark either), question, remark, or claims."""

    said: Mapping[str, Any]

    @property
    def id(self) -> str:
        return str(self.said["id"])


def scenarios() -> Iterator[tuple[str, Scenario]]:
    for file in sorted(HERE.glob("*.yaml")):
        for said in yaml.safe_load(file.read_text("utf-8"))["scenarios"]:
            yield file.stem, Scenario(said)


ALL = list(scenarios())
PARAMETERS = [
    pytest.param(s, id=f"{theme}-{s.id}", marks=[pytest.mark.xfail(strict=False)] if s.said.get("open") else [])
    for theme, s in ALL
]


@cache
def vocabulary() -> Vocabulary:
    return with_places(load_vocabulary(ROOT / "data" / "vocabulary"))


@cache
def suites() -> tuple[Suite, ...]:
    return tuple(load_suites(ROOT / "expectations"))


@cache
def extracted(scenario_id: str) -> Extracted:
    """The scenario's documents, read. Each is named after its scenario, so that all can stand in one audit."""
    scenario = next(s for _, s in ALL if s.id == scenario_id)
    documents = {}
    for key, given in scenario.said["documents"].items():
        said = {"text": given} if isinstance(given, str) else given
        name = f"{scenario_id}--{key}"
        registry = Registry((Entry.model_validate({"file": f"{name}.txt", **_described(said)}),))
        about = describe(Path(f"{name}.txt"), said["text"], registry, vocabulary())
        documents[name] = document_of(said["text"], about, vocabulary())
    return extract_all(documents, vocabulary())


def _described(said: Mapping[str, Any]) -> dict[str, Any]:
    """What is stated of a document: a report of 甲市 on 2021 and for 2022 where it does not say otherwise."""
    if said.get("described") == "by itself":
        return {}
    own = {k: v for k, v in said.items() if k not in ("text", "described")}
    plans = {} if own.get("kind") == "communique" else {"plan_years": 2022}
    return {"region": "甲市", "kind": "other", "result_years": 2021, **plans, **own}


def told(scenario_id: str) -> list[Reported | Finding]:
    """What the project's rules say of the scenario's documents, and rows that break a schema."""
    tried = bench(extracted(scenario_id), suites(), vocabulary())
    said = [r for r in tried.reported if r.outcome is Outcome.CONTRADICTS]
    return [*said, *(r for r in built_in() if _is_of(r, scenario_id))]


def loud(scenario_id: str) -> list[Reported | Finding]:
    """What of it is said gravely."""
    return [item for item in told(scenario_id) if item.severity in LOUD]


@cache
def built_in() -> list[Reported | Finding]:
    """What Great Expectations' own types say, one row at a time: asked once for all scenarios, since it is slow."""
    own = {b.rule.meta.id for b in build(list(suites())) if is_builtin(type(b.expectation))}
    rules = [
        replace(s, content=s.content.model_copy(update={"expectations": tuple(r for r in s.rules if r.meta.id in own)}))
        for s in suites()
    ]
    read = [extracted(s.id) for _, s in ALL]
    together = Extracted(
        {n: d for e in read for n, d in e.documents.items()}, {n: x for e in read for n, x in e.extractions.items()}
    )
    claims = unchecked_frame([c for x in together.extractions.values() for c in x.claims])
    done = compare(together, claims, vocabulary(), rules)
    said = report_comparisons(done.runs, done.source)
    return [*(r for r in said if r.outcome is Outcome.CONTRADICTS), *done.problems]


def _is_of(item: Reported | Finding, scenario_id: str) -> bool:
    return any(side["document"].startswith(f"{scenario_id}--") for side in item.evidence)


@pytest.mark.parametrize("scenario", PARAMETERS)
def test_a_careful_reader_would_say_the_same(scenario: Scenario) -> None:
    said = scenario.said
    claims = [c for e in extracted(scenario.id).extractions.values() for c in e.claims]
    quotes = {c.claim: c.quote for c in claims}
    wanted_claims = said.get("claims", ())
    short = [f"not read: {wanted}" for wanted in wanted_claims if not any(_fits(c, wanted, quotes) for c in claims)]
    short += [f"misnamed: {c.indicator}" for c in claims if c.indicator in said.get("never", ())]
    short += [f"misnamed: {c.indicator}" for c in claims for part in said.get("without", ()) if part in c.indicator]
    if said.get("only") and len(claims) != len(said["claims"]):
        short.append("read what is not there")
    short += [f"taken for one: {a} {b}" for a, b in combinations(said.get("apart", ()), 2) if _one(claims, a, b)]
    if said["expect"] == "silent":
        short += [f"accused: {r.rule} {r.message.zh}" for r in loud(scenario.id)]
    elif said["expect"] == "not a word":
        short += [f"remarked: {r.rule} {r.message.zh}" for r in told(scenario.id)]
    elif said["expect"] in ("question", "remark"):
        found = loud(scenario.id) if said["expect"] == "question" else told(scenario.id)
        short += _unasked(found, said["cites"])
    assert not short, "\n".join([*short, f"right: {said['why']}", *map(_line, claims)])


def _unasked(found: list[Reported | Finding], cites: list[str]) -> list[str]:
    """Nothing, where one finding cites all that is named."""
    for item in found:
        quotes = [str(side["quote"]) for side in item.evidence]
        if all(any(_same(quote, cite) for quote in quotes) for cite in cites):
            return []
    return [f"not asked: {cites}", *(f"asked instead: {r.rule} {r.message.zh}" for r in found)]


def _fits(claim: Claim, wanted: Mapping[str, Any], quotes: Mapping[str, str]) -> bool:
    for key, value in wanted.items():
        if key in ("whole", "base"):  # given as the quote of the other number
            if quotes.get(getattr(claim, key), "") != value:
                return False
            continue
        if key == "period":
            span = (value, value) if isinstance(value, int) else tuple(value)
            if (claim.period_start, claim.period_end) != span:
                return False
        elif not _same(getattr(claim, key), value):
            return False
    return True


def _one(claims: list[Claim], first: str, second: str) -> bool:
    """Whether two numbers, by their quotes, are read as two statements of one quantity."""
    known = [{_quantity(c) for c in claims if c.quote == quote} for quote in (first, second)]
    assert all(known), f"not read: {first} {second}"
    return bool(known[0] & known[1])


def _quantity(c: Claim) -> tuple[object, ...]:
    return (c.region, c.subject, c.indicator, c.measure, c.period_start, c.period_end, c.stance, c.tier, c.account)


def _same(read: object, wanted: object) -> bool:
    """Equal, or one of several (divided by |), or containing what follows a ~ that is not the whole."""
    if not isinstance(wanted, str):
        return read == wanted
    for choice in wanted.split("|"):
        part = choice.startswith("~") and len(choice) > 1
        if (part and choice[1:] in str(read)) or str(read) == choice:
            return True
        if isinstance(read, float) and not part and _number(choice) == read:
            return True
    return False


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _line(c: Claim) -> str:
    read = (c.region, c.subject, c.indicator, c.measure, f"{c.period_start}-{c.period_end}", c.stance, c.comparator)
    return f"  {c.quote} = {c.value} {c.unit}: " + " | ".join(read)


def test_files_say_what_the_tests_ask() -> None:
    ids = [s.id for _, s in ALL]
    assert len(ids) == len(set(ids))
    for _, scenario in ALL:
        said = scenario.said
        assert set(said) <= KEYS and said["expect"] in EXPECTED, scenario.id
        assert ("cites" in said) == (said["expect"] in ("question", "remark")), scenario.id
        assert said["expect"] != "claims" or "claims" in said, scenario.id
