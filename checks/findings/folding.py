"""Findings told together: those of the same numbers, and rows of one table, or of two tables, that fail alike."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from checks.comparisons import Severity
from checks.documents.document import Document
from checks.findings.finding import Finding
from checks.findings.problems import SUITE
from checks.sides import Side, stretch
from checks.wording import sentences

TABLE, TEXT = "table", "text"
ALIKE = 4  # findings of the same tables that fail alike: they have one cause, which is asked for once


def folded(findings: Sequence[Finding], documents: Mapping[str, Document]) -> list[Finding]:
    """The findings, of those told together only the first: the others stand under it.

    What is answered for is not hidden by what is not, nor the other way round, and no contradiction by another row's.
    """
    return list(_of_causes(_of_numbers(findings), documents))


def _of_numbers(findings: Sequence[Finding]) -> list[Finding]:
    """Of findings that speak of the same numbers the first, with the others under it."""
    groups: list[list[Finding]] = []
    by_number: dict[str, list[int]] = defaultdict(list)
    for finding in findings:
        numbers = _numbers(finding)
        near = by_number[min(numbers)] if len(numbers) > 1 else []
        same = (g for g in near if groups[g][0].status == finding.status and numbers <= _numbers(groups[g][0]))
        at = next(same, None)
        if at is not None:
            groups[at].append(finding)
            continue
        for number in numbers:
            by_number[number].append(len(groups))
        groups.append([finding])
    return [replace(one, also=tuple(others)) for one, *others in groups]


def _of_causes(findings: Sequence[Finding], documents: Mapping[str, Document]) -> Iterable[Finding]:
    """Of what one rule asks of row after row of a table, or remarks all over a text, the first, with a count."""
    alike: dict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for finding in findings:
        if cause := _cause(finding, documents):
            alike[cause].append(finding)
    first = {id(group[0]): (cause[0], group) for cause, group in alike.items() if len(group) >= ALIKE}
    under = {id(one) for _, group in first.values() for one in group[1:]}
    for finding in findings:
        if id(finding) in first:
            where, group = first[id(finding)]
            message = sentences("findings")["alike"][str(where)].fill(n=str(len(group)), message=finding.message)
            others = (*finding.also, *(each for one in group[1:] for each in (one, *one.also)))
            # a text's remarks compare nothing, so that all their places can stand side by side
            places = tuple(side for one in group for side in one.evidence) if where == TEXT else finding.evidence
            also = tuple(replace(each, also=()) for each in others)
            yield replace(finding, message=message, evidence=places, also=also)
        elif id(finding) not in under:
            yield finding


def _cause(finding: Finding, documents: Mapping[str, Document]) -> tuple[object, ...] | None:
    """What a finding has in common with those that fail alike, None where nothing: of a question the rule, the tables
    its numbers stand in, and whether these are of one row; of a remark on the text the rule and the document. A
    contradiction stands for itself.
    """
    sides = [side for side in finding.evidence if side["claim"]]
    if not sides and finding.evidence and finding.severity is Severity.INFO and finding.suite != SUITE:
        return TEXT, finding.rule, finding.status, finding.evidence[0]["document"]
    tables = frozenset(_table(side, documents) for side in sides)
    if not tables or None in tables or finding.severity is Severity.CRITICAL:
        return None
    in_row = len({side["line"] for side in sides}) == 1
    return TABLE, finding.rule, finding.severity, finding.status, tables, in_row


def _table(side: Side, documents: Mapping[str, Document]) -> tuple[str, int] | None:
    """The table a side stands in: its document and its beginning."""
    document, start = documents.get(side["document"]), stretch(side)[0]
    tables = document.tables if document else ()
    return next(((side["document"], t.start) for t in tables if t.start <= start < t.end), None)


def _numbers(finding: Finding) -> set[str]:
    """The places of its numbers: a printed ratio is one, whichever of its shares is compared."""
    return {f"{side['document']}:{side['start']}" for side in finding.evidence if side["claim"]}
