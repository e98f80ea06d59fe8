"""Leads of parallel paragraphs that lost their full stop: ——内需加速释放总投资145亿元…, beside ——综合实力增强。…."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from checks.documents.document import Document, Flow

FEWEST = 4  # paragraphs that make a pattern
LONGEST, LONGER = 16, 4  # characters of a lead; by how many more a run-on one is told
SHOWN = 14
_STOP = re.compile("[，。；：！？、,;:!?]")


class Lead(NamedTuple):
    """How a paragraph begins: `size` characters up to its first mark of punctuation, `stop`."""

    flow: Flow
    size: int
    stop: str

    @property
    def whole(self) -> bool:
        """Whether it is a short sentence of its own."""
        return self.stop == "。" and self.size <= LONGEST


def run_on_leads(document: Document) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Where a lead runs on, and a lead beside it that is whole; only where every paragraph is one or the other."""
    for run in _runs(document):
        leads = [_lead(flow) for flow in run]
        whole = [lead for lead in leads if lead.whole]
        longest = max((lead.size for lead in whole), default=0)
        broken = [lead for lead in leads if lead.stop != "。" and lead.size >= longest + LONGER]
        if len(whole) < 2 or len(whole) + len(broken) < len(leads):
            continue
        for lead in broken:
            intact = whole[0].flow.source(0, whole[0].size + 1)
            yield lead.flow.source(0, min(SHOWN, lead.size)), intact


def _runs(document: Document) -> Iterator[list[Flow]]:
    """Paragraphs one behind the other that begin with a dash."""
    run: list[Flow] = []
    for flow in document.flows:
        before = document.text[max(0, flow.offsets[0] - 4) : flow.offsets[0]]
        if flow.kind == "item" and before.rstrip("* ")[-1:] in ("—", "－"):
            run.append(flow)
            continue
        if len(run) >= FEWEST:
            yield run
        run = []
    if len(run) >= FEWEST:
        yield run


def _lead(flow: Flow) -> Lead:
    stop = _STOP.search(flow.text)
    return Lead(flow, stop.start() if stop else len(flow.text), stop[0] if stop else "")
