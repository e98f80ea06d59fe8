"""Zones that a document calls by several names, as one: 甲市经济技术开发区, 甲经开区 and 经开区."""

from collections.abc import Iterable

from checks.chinese.lexicon import lexicon
from checks.comparing.quantities import Quantity

_SHORT: dict[str, str] = lexicon("owners")["bodies"]["short"]


def name_alike(told: Iterable[Quantity]) -> None:
    """Give what the zones of a document's own region have one subject, the longest of its names."""
    names: dict[tuple[str, str, str], set[str]] = {}
    zones = [(q, (q.document, q.region, kind)) for q in told if (kind := _kind(q.subject, q.region))]
    for q, zone in zones:
        names.setdefault(zone, set()).add(q.subject)
    for q, zone in zones:
        q.subject = max(names[zone], key=len)


def _kind(subject: str, region: str) -> str:
    """Which kind of zone a subject is that bears no other name than its region's; empty where it is none."""
    bare = next((subject.removeprefix(p) for p in (region, region[:-1]) if p and subject.startswith(p)), subject)
    return _SHORT.get(bare, bare if bare in _SHORT.values() else "")
