"""The class of a comparison: what reliability is counted by."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checks.findings.finding import Reported
from checks.findings.localise import explained

BETTER = 1.0  # a slip that explains a number no better than chance explains nothing


class ComparisonClass(NamedTuple):
    """One rule, how its sides are linked, the weakest place an attribute was read at, and the kinds of documents.

    An empty `source` or `kind` stands for all of them.
    """

    rule: str
    link: str
    source: str = ""
    kind: str = ""

    def wider(self) -> Iterator["ComparisonClass"]:
        """This class, then those it lies in: of all sources, then of all kinds of document."""
        yield self
        yield self._replace(source="")
        yield self._replace(source="", kind="")


def class_of(reported: Reported, kinds: Mapping[str, str]) -> ComparisonClass:
    """The class of a comparison; `kinds` gives the kind of every document."""
    found = {kinds.get(side["document"], "") for side in reported.evidence} - {""}
    return ComparisonClass(reported.rule, reported.link.value, reported.source, "+".join(sorted(found)))


def one_slip_away(reported: Reported) -> bool:
    """Whether a single slip of the hand in one of its numbers would make a comparison hold.

    Errors in print are mostly such slips; numbers of two different things are one slip apart by chance only.
    """
    for side, need in zip(reported.evidence, reported.needs, strict=False):
        if need is not None and side["claim"] and explained(side, need)[1] > BETTER:
            return True
    return False
