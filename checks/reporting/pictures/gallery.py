"""All pictures of a report."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup


def gallery(report: Mapping[str, Any], comparisons: Sequence[Mapping[str, Any]],
            documents: Mapping[str, Mapping[str, Any]]) -> list[Any]:  # fmt: skip
    return []


def networks(report: Mapping[str, Any], comparisons: Sequence[Mapping[str, Any]]) -> dict[str, Markup]:
    return {}
