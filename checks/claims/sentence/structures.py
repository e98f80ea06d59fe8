"""Of what a printed ratio is the structure: of output, or of something else that has sectors (投资, 就业, 民营经济)."""

import re
from collections.abc import Sequence

from checks.chinese.lexicon import any_of, lexicon, pattern_of, words_of
from checks.claims.drafting.drafts import Draft
from checks.claims.names.indicators import IndicatorReader

_STRUCTURED = re.compile(any_of([*lexicon("lists")["structured"], *lexicon("lists")["economies"]]))
SECTORS = re.compile(any_of(lexicon("lists")["sectors"]))
_TOLD = pattern_of("structures", "told")
_NUMERALS = "一二三"
_TO = words_of("structures", "to")
_BEFORE = 120  # characters before a ratio in which the sectors may have been told of


def structured(text: str, clause: int, number: int, noun: str) -> tuple[bool, str]:
    """Whether the ratio at `number` is the structure of something else than output, and its noun with that in it.

    A noun that only says 三次产业 goes on about what was told of each sector just before: 第三产业投资下降9%。
    """
    if _STRUCTURED.search(text, clause, number):
        return True, noun
    told = list(_TOLD.finditer(text, max(0, clause - _BEFORE), clause)) if SECTORS.search(noun) else []
    word = _STRUCTURED.search(told[-1][1]) if told else None
    return word is not None, SECTORS.sub(rf"\g<0>{word[0]}", noun) if word else noun


def by_sector(noun: str, count: int, drafts: Sequence[Draft]) -> list[str]:
    """What each of three numbers is called that a phrase tells of the three sectors: 三次产业对经济增长的贡献率; or of
    what the three numbers before are of: 三次产业结构为5:45:50，对经济增长的贡献率…. Empty for others.
    """
    each = [f"第{n}产业" for n in _NUMERALS]
    if count != len(each):
        return []
    if SECTORS.search(noun):
        return [SECTORS.sub(sector, noun, count=1) for sector in each]
    before = [d.name for d in drafts[-count:]]
    told = len(before) == count and all(map(str.startswith, before, each))
    return [sector + noun for sector in each] if told and noun.startswith(_TO) else []


def by_part(noun: str, count: int, indicators: IndicatorReader) -> list[str]:
    """三次产业分别增长5%、14%和15%: what the members of a structure are shares of; of 三次产业占比分别为 those."""
    structure, shared, of = noun.partition("占")
    known = indicators.resolve(structure).indicator
    if known is None or len(known.parts) != count:
        return []
    shares = [indicators.names[p] for p in known.parts]
    whole = indicators.resolve(of.rstrip("的比例重")).name if shared else ""
    if whole not in ("", *(s.share_of for s in shares)):
        return []
    return [s.name if shared else s.share_part or s.name for s in shares]
