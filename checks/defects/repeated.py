"""A slogan said again: “1+4+N”创新平台体系 must be the same sum wherever the document names that system."""

import re
from collections.abc import Iterator

from checks.defects.counted import CountedList, Member
from checks.documents.document import Document, Flow

_SLOGAN = re.compile(r"[“\"]?(?P<sum>\d(?:\+(?:\d{1,2}|[NnXx])){1,5})[”\"](?P<noun>[一-龥]{4,8})")
_TERM = re.compile(r"\d{1,2}|[NnXx]")
SURE = 6  # a name this long is the same thing; 发展战略 and 政策体系 may be two


def repeated_slogans(document: Document) -> Iterator[CountedList]:
    """Each later saying of a slogan against the first of the same name: as many terms, and the same."""
    first: dict[str, tuple[Flow, re.Match[str]]] = {}
    for flow in document.flows:
        if "+" not in flow.text:
            continue
        for match in _SLOGAN.finditer(flow.text):
            early, before = first.setdefault(_name(match)[:4], (flow, match))
            same = before["sum"].upper() == match["sum"].upper()
            sure = len(_name(match)) >= SURE and _name(before)[:SURE] == _name(match)[:SURE]
            if before is not match and (same or sure):
                yield _compared(flow, match, early, before)


def _name(match: re.Match[str]) -> str:
    """What the slogan is about."""
    return match["noun"].replace("等", "").replace("的", "")


def _compared(flow: Flow, match: re.Match[str], early: Flow, before: re.Match[str]) -> CountedList:
    """The later saying as a count of its terms, and the terms of the first that agree with them."""
    terms = list(_TERM.finditer(flow.text, *match.span("sum")))
    earlier = list(_TERM.finditer(early.text, *before.span("sum")))
    same = [e for e, t in zip(earlier, terms, strict=False) if e[0].upper() == t[0].upper()]
    members = tuple(Member(e[0], *early.source(*e.span())) for e in (same if len(earlier) == len(terms) else earlier))
    noun = f"个组成部分（{match['sum']}{match['noun']}）"
    count = len(terms)
    return CountedList(*flow.source(match.start("sum"), match.end("noun")), count, count, noun, "slogan", members)
