"""A rule's examples, run through the whole program: extracted, joined, compared, each with what came out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checks.claims.frame import unchecked_frame
from checks.comparisons import Outcome
from checks.documents.document import Description
from checks.documents.read import document_of
from checks.errors import ToolError
from checks.findings.assemble import report_comparisons
from checks.findings.finding import Reported
from checks.pipeline import RulesRun, compare, extract_all
from checks.suites.load import Suite
from checks.suites.rule import Example, ExampleDocument, Rule, Years
from checks.vocabulary.entries import Region
from checks.vocabulary.vocabulary import Vocabulary
from checks.wording import Text

if TYPE_CHECKING:
    import pandas as pd

# The governments of examples: one city, its two districts, and the province above, none of them real.
PLACES = (
    Region(name="某省", level="province", parent=""),
    Region(name="甲市", level="city", parent="某省"),
    Region(name="甲区", level="district", parent="甲市"),
    Region(name="乙区", level="district", parent="甲市"),
)
REGION, RESULTS, PLANS = "甲市", 2021, 2022


@dataclass(frozen=True)
class Trial:
    """One example of one rule: what was expected, what came out, and everything in between."""

    rule: str
    text: str
    expected: Outcome
    counts: dict[Outcome, int]
    claims: "pd.DataFrame"
    comparisons: tuple[Reported, ...]

    @property
    def passed(self) -> bool:
        """The expected outcome came out, and no contradiction where none was expected."""
        others = self.counts[Outcome.CONTRADICTS] if self.expected is not Outcome.CONTRADICTS else 0
        return self.counts[self.expected] > 0 and not others


def example_of(rule: Rule, outcome: Outcome) -> Example | None:
    """The rule's example for an outcome."""
    examples = rule.meta.examples
    return {
        Outcome.AGREES: examples.agrees,
        Outcome.CONTRADICTS: examples.contradicts,
        Outcome.CANNOT_TELL: examples.cannot_tell,
    }[outcome]


def with_places(vocabulary: Vocabulary) -> Vocabulary:
    """The vocabulary with the governments that examples speak of."""
    known = {r.name for r in vocabulary.regions}
    missing = tuple(p for p in PLACES if p.name not in known)
    return replace(vocabulary, regions=vocabulary.regions + missing) if missing else vocabulary


def run_example(suite: Suite, rule: Rule, example: Example, vocabulary: Vocabulary) -> RulesRun:
    """One example through the whole program, with this one rule, also where it is inactive."""
    active = rule.model_copy(update={"meta": rule.meta.model_copy(update={"status": "active"})})
    alone = replace(suite, content=suite.content.model_copy(update={"expectations": (active,)}))
    return run_text([alone], example, vocabulary)


def run_text(suites: Sequence[Suite], text: Example, vocabulary: Vocabulary) -> RulesRun:
    """Sentences, or several documents, through the whole program with these rules.

    Raises `ToolError` where the program fails on any of it: an example is to test all.
    """
    parts = (ExampleDocument(text=text),) if isinstance(text, str) else text
    places = with_places(vocabulary)
    documents = {f"例{i}": document_of(p.text, _described(f"例{i}", p), places) for i, p in enumerate(parts, start=1)}
    extracted = extract_all(documents, places)
    claims = unchecked_frame([c for e in extracted.extractions.values() for c in e.claims])
    done = compare(extracted, claims, places, suites)
    for failed in done.failures:
        said = f"{failed.stage} {failed.name}: {failed.reason}"
        raise ToolError(Text(f"程序出错：{said}", f"the program failed: {said}"))
    return done


def trials(suites: Sequence[Suite], vocabulary: Vocabulary) -> Iterator[Trial]:
    """Every example of every rule, in the order of the files."""
    vocabulary = with_places(vocabulary)
    for suite in suites:
        for rule in suite.rules:
            for outcome in Outcome:
                example = example_of(rule, outcome)
                if example is not None:
                    yield trial(suite, rule, example, outcome, vocabulary)


def trial(suite: Suite, rule: Rule, example: Example, expected: Outcome, vocabulary: Vocabulary) -> Trial:
    """One example, run and counted."""
    done = run_example(suite, rule, example, vocabulary)
    counts = dict.fromkeys(Outcome, 0)
    for run in done.runs:
        for outcome, number in run.compared.counts.items():
            counts[outcome] += number
    reported = tuple(report_comparisons(done.runs, done.source))
    return Trial(rule.meta.id, text_of(example), expected, counts, done.tables["claims"], reported)


def text_of(example: Example) -> str:
    """The example's text, that of several documents one after the other."""
    return example if isinstance(example, str) else "\n".join(part.text for part in example)


def _described(name: str, part: ExampleDocument) -> Description:
    return Description(
        name=name,
        path=name,
        title="",
        issuer="",
        region=part.region or REGION,
        kind=part.kind,
        result_years=_span(part.results, RESULTS),
        plan_years=_span(part.plans, PLANS),
        issued=part.issued,
    )


def _span(years: Years, default: int) -> tuple[int, int] | None:
    if years == "unknown":
        return None
    if years is None:
        return default, default
    return (years, years) if isinstance(years, int) else years


__all__ = ["Trial", "example_of", "run_example", "run_text", "text_of", "trial", "trials", "with_places"]
