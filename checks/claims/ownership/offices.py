"""Offices of a government that tell of their own budget or account: whose it is, by a heading or the first lines."""

import re

from checks.chinese.lexicon import any_of, fragment_of, lexicon, pattern_of
from checks.chinese.time import YEAR
from checks.documents.document import Document

LONGEST = 18  # characters of the name of a body
_WORDS = lexicon("owners")
_OFFICES = _WORDS["offices"]
LEADS = re.compile(any_of(_WORDS["leads"]))
_ENDS, _TELL = any_of(_OFFICES["ends"]), any_of(_OFFICES["tell"])
NUMBERING = fragment_of("offices", "numbering")
_OFFICE = re.compile(
    rf"[#\s]{{0,4}}(?:{YEAR}\s?年度?|{NUMBERING}){{0,2}}(?:纳入|关于)?(?P<name>[一-鿿]{{2,{LONGEST}}}?(?:{_ENDS}))"
    rf"(?:（[^（）]{{1,12}}）)?(?:{YEAR}\s?年度?)?的?(?:{_TELL})"
)
"""An office whose own budget is told: 3．市某局某年部门预算安排情况."""
OFFICE_NEXT = pattern_of("offices", "office_next")
"""The rest of the name of an office that begins with its region's: 甲市 / 商务委员会."""
_OWN_BUDGET = re.compile(_TELL)
_DONE = pattern_of("offices", "done")
_BLANK = re.compile(r"\s+")
_TITLE_END = pattern_of("offices", "title_end")
_FIRST_LINES = 300  # characters in which a document names the office whose budget it is
_TITLE_LINES = 5  # over which the title of a document may be broken
_OFFICE_END = re.compile(f"(?:{_ENDS})$")
_LABELLED = re.compile(
    rf"^\s*(?:{any_of(_OFFICES['label'])})[：:]\s*(?P<name>[一-鿿]{{2,{2 * LONGEST}}}(?:{_ENDS}))\s*"
    r"(?:[（(][^（）()]{1,12}[）)])?\s*$",
    re.MULTILINE,
)
"""The office whose own budget a document is, on its first lines: 预算单位：甲市乙区某局."""


def office(text: str) -> dict[str, str]:
    """The office whose own budget or account a heading or a paragraph begins to tell; empty where it is of none."""
    found = _OFFICE.match(text)
    return {"subject": found["name"], "tier": ""} if found and not LEADS.match(found["name"]) else {}


def is_own_budget(document: Document) -> bool:
    """Whether a document is an office's budget by its first lines, so that it tells of the year planned for."""
    first = _first_lines(document)
    return bool(_OWN_BUDGET.search(first)) and not _DONE.search(first)


def titled_office(document: Document) -> dict[str, str]:
    """The office whose own budget a whole document is, by its first lines; empty where it is no office's."""
    first = _first_lines(document)
    found = _LABELLED.search(first) if _OWN_BUDGET.search(first) else None
    if found:
        return {"subject": found["name"], "tier": ""}
    lines = [text for line in first.split("\n") if (text := _BLANK.sub("", line))]
    for last in range(1, min(_TITLE_LINES, len(lines)) + 1):
        title = "".join(lines[:last])
        named = _OFFICE.match(title)
        if named and _TITLE_END.fullmatch(title, named.end()):
            return office(title)
    return {}


def _first_lines(document: Document) -> str:
    return document.text[document.start : document.start + _FIRST_LINES]


def is_office(name: str) -> bool:
    """Whether a name is that of an office."""
    return bool(_OFFICE_END.search(name))
