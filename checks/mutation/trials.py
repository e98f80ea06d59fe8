"""Alterations tried out: the altered document read again, the rules run, and what they say of the altered number."""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checks.calibration.standing import Record, graded
from checks.claims.extract import extract
from checks.comparisons import Severity
from checks.documents.read import document_of
from checks.findings.assemble import find, report_comparisons, titles_of
from checks.findings.evidence import Source
from checks.findings.finding import Finding, Reported
from checks.findings.localise import suggest
from checks.formulas.setting import formulas_with
from checks.mutation.alterations import Alteration, alterations
from checks.pipeline import Extracted, kinds_of, rows_by_claim, tables_of
from checks.sides import Side, stretch
from checks.suites.build import build, table_of
from checks.suites.gx import quiet_great_expectations
from checks.suites.load import Suite
from checks.suites.run import RuleRun
from checks.vocabulary.vocabulary import Vocabulary

SHOWN = (Severity.CRITICAL, Severity.WARNING)


@dataclass(frozen=True)
class Bench:
    """An audit to alter: what was read, the suites, and what they said of the text as it is."""

    extracted: Extracted
    suites: Sequence[Suite]
    vocabulary: Vocabulary
    record: Record | None
    reported: Sequence[Reported]
    known: frozenset[str]  # fingerprints of the findings in the text as it is


@dataclass(frozen=True)
class Tried:
    """What became of one alteration: new findings that cite the number, new ones elsewhere, and who is named.

    `remarks` are findings that weigh nothing (info) and cite it. `named` is True where the first suggestion names the
    altered number, False where it names another, None where nothing is said.
    """

    alteration: Alteration
    cited: tuple[Finding, ...]
    others: tuple[Finding, ...]
    remarks: tuple[Finding, ...]
    named: bool | None

    @property
    def noticed(self) -> bool:
        """Whether a finding that weighs something cites the altered number."""
        return bool(self.cited)

    @property
    def remarked(self) -> bool:
        """Whether only a remark cites it."""
        return bool(self.remarks) and not self.cited


def bench(extracted: Extracted, suites: Sequence[Suite], vocabulary: Vocabulary, record: Record | None = None) -> Bench:
    """Run the rules on the text as it is; without a `record` findings have the severity of their rules."""
    reported, findings = _run(extracted, suites, vocabulary, record)
    return Bench(extracted, suites, vocabulary, record, reported, frozenset(f.fingerprint for f in findings))


def chosen(bench: Bench, size: int, seed: int) -> list[Alteration]:
    """So many alterations, drawn evenly over rules and kinds of slip, each text once. `seed` fixes the draw."""
    strata: dict[tuple[str, str], list[Alteration]] = {}
    for item in alterations(bench.reported, bench.extracted.documents, seed):
        strata.setdefault((item.rule, item.kind), []).append(item)
    chance = random.Random(seed)
    for key in sorted(strata):
        chance.shuffle(strata[key])
    out: dict[tuple[str, int, int, str], Alteration] = {}
    queue = [strata[key] for key in sorted(strata)]
    while queue and len(out) < size:
        for stratum in queue:
            item = stratum.pop()
            if len(out) < size:
                out.setdefault((item.document, item.start, item.end, item.new), item)
        queue = [s for s in queue if s]
    return list(out.values())


def tried(bench: Bench, todo: Iterable[Alteration]) -> Iterator[Tried]:
    """Each alteration on its own, one after the other."""
    for alteration in todo:
        yield _try(bench, alteration)


def _try(bench: Bench, alteration: Alteration) -> Tried:
    altered = _altered(bench, alteration)
    reported, findings = _run(altered, bench.suites, bench.vocabulary, bench.record)
    new = [f for f in findings if f.fingerprint not in bench.known]
    shown = [f for f in new if f.severity in SHOWN]
    cited = tuple(f for f in shown if _cites(f, alteration))
    others = tuple(f for f in shown if not _cites(f, alteration))
    remarks = tuple(f for f in new if f.severity not in SHOWN and _cites(f, alteration))
    return Tried(alteration, cited, others, remarks, _named(cited, reported, alteration))


def _altered(bench: Bench, alteration: Alteration) -> Extracted:
    """The documents with one of them altered and read again; all others are as they were read before."""
    before = bench.extracted.documents[alteration.document]
    document = document_of(alteration.text(before), before.description, bench.vocabulary)
    return Extracted(
        {**bench.extracted.documents, document.name: document},
        {**bench.extracted.extractions, document.name: extract(document, bench.vocabulary)},
    )


def _run(
    extracted: Extracted, suites: Sequence[Suite], vocabulary: Vocabulary, record: Record | None
) -> tuple[list[Reported], list[Finding]]:
    """What our own expectation types say, asked directly: Great Expectations would take most of the time.

    Its built-in types are left out.
    """
    quiet_great_expectations()
    from checks.claims.frame import unchecked_frame
    from checks.expectations.base import Shape

    claims = unchecked_frame([c for e in extracted.extractions.values() for c in e.claims])
    tables = tables_of(extracted, claims, vocabulary, [])
    with formulas_with(vocabulary):
        runs = [
            RuleRun(b.suite, b.rule, b.expectation.compare(tables[table_of(b)]))
            for b in build(list(suites))
            if isinstance(b.expectation, Shape)
        ]
    reported = report_comparisons(runs, Source(extracted.documents, rows_by_claim(tables["claims"])))
    if record is not None:
        reported = graded(reported, record, kinds_of(extracted.documents))
    return reported, find(reported, titles_of(runs))


def _cites(finding: Finding, alteration: Alteration) -> bool:
    return any(_covers(side, alteration) for side in finding.evidence)


def _covers(side: Side, alteration: Alteration) -> bool:
    """Whether a side stands where the altered number does."""
    (start, end), (first, last) = stretch(side), alteration.claim_span()
    return side["document"] == alteration.document and start < last and first < end


def _named(cited: Sequence[Finding], reported: Sequence[Reported], alteration: Alteration) -> bool | None:
    """Whether the first suggestion among the findings that cite the number names it."""
    if not cited:
        return None
    made = suggest(cited, reported)
    for finding in cited:
        said = made.get(finding.fingerprint)
        if said:
            side = next(s for s in finding.evidence if s["claim"] == said["claim"])
            return _covers(side, alteration)
    return None
