"""All pictures of a report, each with the table behind it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from checks.reporting.pictures.coverage import coverage
from checks.reporting.pictures.goals import goals
from checks.reporting.pictures.picture import Picture
from checks.reporting.pictures.upper_lower import levels

Row = Mapping[str, Any]


def gallery(comparisons: Sequence[Row], documents: Mapping[str, Row]) -> list[Picture]:
    """The pictures there is something to draw for."""
    claims = list(_claims(comparisons, documents))
    drawn = (goals(claims), levels(comparisons), coverage(documents))
    return [picture for picture in drawn if picture.parts]


def _claims(comparisons: Iterable[Row], documents: Mapping[str, Row]) -> Iterable[Row]:
    """Every claim once: from the documents where their rows say what they are about, else from what was compared."""
    seen = set()
    for document in documents.values():
        for claim in document.get("claims") or ():
            if claim.get("indicator") and claim["claim"] not in seen:
                seen.add(claim["claim"])
                yield claim
    for row in comparisons:
        for side in row.get("evidence") or ():
            if side.get("claim") and side.get("indicator") and side["claim"] not in seen:
                seen.add(side["claim"])
                yield side
