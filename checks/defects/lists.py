"""Every counted list of a document."""

from checks.defects.announced import announced_lists
from checks.defects.counted import CountedList
from checks.defects.enumerations import inline_lists
from checks.defects.numbering import numbered_rows
from checks.defects.slogans import slogans
from checks.defects.told_by_word import told_by_word
from checks.documents.document import Document


def find_lists(document: Document) -> list[CountedList]:
    """The counted lists in document order, one a count: what stands beside it before what comes after it."""
    found = [one for flow in document.flows if flow.kind != "heading" for one in inline_lists(flow)]
    found += announced_lists(document)
    found += slogans(document)
    found += [one for flow in document.flows for one in told_by_word(flow)]
    found += [one for table in document.tables for one in numbered_rows(table)]
    placed: dict[int, CountedList] = {}
    for one in found:
        placed.setdefault(one.start, one)
    return [placed[start] for start in sorted(placed)]
