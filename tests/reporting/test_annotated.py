"""What becomes of a claim: the gravest outcome of the comparisons it took part in."""

from types import SimpleNamespace

import pytest

from checks.reports import annotated
from checks.tables.claims import COLUMNS


def outcome_of(*outcomes):
    lines = [{"outcome": o, "evidence": [{"claim": "a"}]} for o in outcomes]
    claim = SimpleNamespace(**dict.fromkeys(COLUMNS, "") | {"claim": "a", "document": "d"})
    document = SimpleNamespace(text="", sections=[], line=lambda offset: 1)
    audit = SimpleNamespace(
        comparisons=lines,
        documents={"d": document},
        claims=[claim],
        report={"findings": [], "documents": [{"document": "d"}]},
    )
    return annotated(audit)["d"]["claims"][0]["outcome"]


@pytest.mark.parametrize(
    ("outcomes", "expected"),
    [
        ((), ""),
        (("cannot tell",), "cannot tell"),
        (("cannot tell", "agrees", "cannot tell"), "agrees"),
        (("agrees", "contradicts", "agrees"), "contradicts"),
    ],
)
def test_the_gravest_outcome_counts(outcomes, expected):
    assert outcome_of(*outcomes) == expected
