"""Reading a sentence in a test: claims as short tuples."""

from functools import cache
from pathlib import Path

from checks.claims.extract import extract
from checks.claims.model import Claim, Extraction
from checks.documents.document import Description
from checks.documents.read import document_of
from checks.vocabulary.vocabulary import Vocabulary, load_vocabulary

ROOT = Path(__file__).parents[2]


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "data" / "vocabulary")


def extraction(
    text: str,
    kind: str = "annual_plan",
    results: tuple[int, int] | None = (2021, 2021),
    plans: tuple[int, int] | None = (2022, 2022),
) -> Extraction:
    about = Description("plan", "plan.txt", "", "", "威海市", kind, results, plans, "")
    found = extract(document_of(text, about, vocabulary()), vocabulary())
    for claim in found.claims:
        assert text[claim.start : claim.end] == claim.quote
        assert claim.lo <= claim.hi
    assert len({c.claim for c in found.claims}) == len(found.claims)
    return found


def outline(text: str) -> list[Claim]:
    return extraction(text, "five_year_outline", (2016, 2020), (2021, 2025)).claims


def claims(text: str) -> list[Claim]:
    return extraction(text).claims


def said(text: str) -> list[tuple[str, str, float]]:
    """Indicator, measure and value of each claim."""
    return [(c.indicator, c.measure, c.value) for c in claims(text)]


def named(text: str) -> list[tuple[str, float]]:
    return [(c.indicator, c.value) for c in claims(text)]
