"""Names that hold a number, said again: 七大千亿级产业集群, “1+4+N”创新平台体系, “三山一滩”, 第七届城市运动会.

Sayings that begin alike are held against one another. Whether it is the same name is read from how many
characters both have in common beside the numbers, and before them.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checks.chinese.lexicon import fragment_of, pattern_of
from checks.chinese.numerals import numeral
from checks.defects.bounds import OPENERS
from checks.documents.document import Document, Flow

# `name`: the number is part of a name. `count`: it may count things of which there are others. `series`: 第七届.
Kind = Literal["name", "count", "series"]

_HAN = fragment_of("named_counts", "han")
_NUMERAL = re.compile(rf"[{_HAN}]|\d+|[NnXx](?![A-Za-z])")
_RUN = re.compile(rf"(?:[{_HAN}+＋]|\d+|[NnXx](?![A-Za-z]))+")
_QUOTED = pattern_of("named_counts", "quoted")
_COUNTED = pattern_of("named_counts", "counted")
_NOTED = pattern_of("named_counts", "noted")
_OPENING = ("“", '"')
_CONTEXT = pattern_of("named_counts", "context")
_VERB = re.compile(f'{OPENERS.pattern}|[“”"]')
_NOT_NAMED = pattern_of("named_counts", "not_named")
_OF_YEARS = "□年"  # 国企改革三年行动: what it is stands before the number
_DEFINED = pattern_of("named_counts", "defined")
_ENTRY = re.compile(r"\d{0,3}[.．、\s]*[“\"]?$")  # what stands before the name that an entry of a glossary explains
_ENDED = pattern_of("named_counts", "ended")
_NUMBERED = pattern_of("named_counts", "numbered")
_GROWING = pattern_of("named_counts", "growing")
_AIMS = pattern_of("named_counts", "aims")
_HEADED = pattern_of("named_counts", "headed")
_OPEN = frozenset("NX")
_CODE = 5  # digits of a name that spells the numbers of one year's plan
_OF_A_YEAR = pattern_of("named_counts", "of_a_year")
_DONE = pattern_of("named_counts", "done")
ALIKE = 4  # characters that make it the same name, with those before it
SURE = 6  # characters of a name that names one thing only; 发展战略 and 政策体系 may be two
MOST = 40  # sayings of one form that a later one is held against


@dataclass(frozen=True, slots=True)
class Saying:
    """A name with its numbers, at `start` to `end` of the source; `form` has each number replaced."""

    start: int
    end: int
    quote: str
    numbers: tuple[str, ...]
    form: str
    before: str
    kind: Kind
    grows: bool = False
    explained: bool = False  # at the head of a glossary's entry: another entry explains another name
    year: str = ""  # of the headings it stands under
    quoted: str = ""  # all that stands in its quotation marks, its numbers replaced, where both marks are there

    def named(self, other: "Saying") -> int:
        """How many characters beside the numbers and the counting word the two names begin with alike."""
        return len(_NOT_NAMED.sub("", self.form[: _alike(self.form, other.form)]))

    def same(self, other: "Saying") -> bool:
        """Whether both are the same name, with the words before it, and hold the same numbers.

        What stands in quotation marks as a whole is a name by itself: “两个确保”, “三大改造”; also where it is said
        without them (八个着力等民生实事).
        """
        if self.numbers == other.numbers and (self._quotes(other) or other._quotes(self)):
            return True
        if self.form.startswith(_OF_YEARS):
            return self.numbers == other.numbers and self._plans(other)
        named = self.named(other)
        before = _alike(self.before[::-1], other.before[::-1])
        further = 2 * (len(self.numbers) - 1)  # 三河一库 is no less a name than 三大河流
        return self.numbers == other.numbers and named > 1 and named + before + further >= ALIKE

    def surely(self, other: "Saying") -> bool:
        """Whether both are the same name, whatever numbers they hold."""
        return self._plans(other) if self.form.startswith(_OF_YEARS) else self.named(other) >= SURE

    def _quotes(self, other: "Saying") -> bool:
        """Whether this stands in quotation marks as a whole, and the other begins with it."""
        return bool(self.quoted) and (
            self.quoted == other.quoted or (len(self.quoted) >= ALIKE and other.form.startswith(self.quoted))
        )

    def _plans(self, other: "Saying") -> bool:
        """Whether both are the plan for some years of one thing, as all the words before them say.

        国企高质量发展 and 交通高质量发展 are two, and what follows a plan that is over is another one.
        """
        alike = _alike(self.before[::-1], other.before[::-1])
        whole = all(not rest or _VERB.search(rest[-2:]) for rest in (self.before[:-alike], other.before[:-alike]))
        over = _DONE.search(other.form) and not _DONE.search(self.form)
        return self.named(other) > 1 and alike >= ALIKE and whole and not (over and self.numbers != other.numbers)


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def said_again(document: Document) -> Iterator[tuple[Saying, ...]]:
    """Every name that is said again, each time with one set of numbers; or two sayings of one name that differ.

    Of sayings that differ the later is first: what has other numbers than the first that surely is the same name.
    """
    groups: dict[str, list[Saying]] = defaultdict(list)
    for flow in document.flows:
        headed = _HEADED.search(" ".join(document.sections[flow.section].path))
        for saying in _sayings(flow, headed[0] if headed else ""):
            if len(group := groups[saying.form[:4]]) < MOST:
                group.append(saying)
    found = [sayings for group in groups.values() for sayings in _told(group)]
    return iter(sorted(found, key=lambda sayings: sayings[0].start))


def _told(group: list[Saying]) -> Iterator[tuple[Saying, ...]]:
    chains: list[list[Saying]] = []
    for i, later in enumerate(group):
        chain = next((c for c in chains if later.same(c[0])), None)
        if chain is not None:
            chain.append(later)
            continue
        chains.append([later])
        other = next((s for s in group[:i] if later.surely(s)), None)
        if other is not None and not _may_grow(later, other) and not any(later.same(s) for s in group[i + 1 :]):
            yield later, other
    yield from (tuple(chain) for chain in chains if len(chain) > 1)


def _may_grow(later: Saying, other: Saying) -> bool:
    """Whether both may be right: one is begun or to grow, or leaves open what the other says (1+N, 1+6); goals of two
    years.
    """
    if later.year != other.year and _AIMS.search(later.quote):
        return True
    differ = [{a, b} for a, b in zip(later.numbers, other.numbers, strict=False) if a != b]
    opened = len(later.numbers) == len(other.numbers) and all(_OPEN & pair for pair in differ)
    return later.grows or other.grows or opened or (later.explained and other.explained)


def _sayings(flow: Flow, year: str) -> Iterator[Saying]:
    text, taken = flow.text, 0
    found = (*_NOTED.finditer(text), *_QUOTED.finditer(text), *_COUNTED.finditer(text))
    for match in sorted(found, key=lambda m: m.start()):
        said = match["said"]
        numbers = ("1",) if said == "首届" else tuple(str(numeral(n) or n.upper()) for n in _NUMERAL.findall(said))
        if match.start() < taken or not numbers or (said.isdecimal() and len(said) < ALIKE - 1):
            continue
        if _DEFINED.match(match["behind"]):
            continue  # what explains one name says nothing of another: “九有”指…, “十一有”指…
        taken = match.end("said")
        behind = _ENDED.split(match["behind"], maxsplit=1)[0]
        before = _CONTEXT.search(text, max(0, match.start() - 8), match.start())
        form = "第□届" if said == "首届" else _RUN.sub("□", said)
        yield Saying(
            *flow.source(match.start("said"), match.end("said") + len(behind)),
            said + behind,
            numbers,
            form + behind,
            (before[0] if form.startswith(_OF_YEARS) else _VERB.split(before[0])[-1]) if before else "",
            _kind(match, said),
            bool(_GROWING.search(text, max(0, match.start() - 12), match.start())),
            bool(_ENTRY.match(text[: match.start()])) and text[match.end() :].startswith(("：", ":")),
            year,
            form if match.re is _NOTED or (match.re is _QUOTED and _opened(text, match.start())) else "",
        )


def _opened(text: str, at: int) -> bool:
    return text[at - 1 : at] in _OPENING


def _kind(match: re.Match[str], said: str) -> Kind:
    if match.re is _COUNTED and (match["ordinal"] or said[-1] in "届期"):
        return "series"
    if (said.isdecimal() and len(said) >= _CODE) or (match.re is _QUOTED and _OF_A_YEAR.search(match["behind"])):
        return "count"
    if _NUMBERED.search(said) or (match.re is _COUNTED and (said[0].isdecimal() or said[-1] not in "大年")):
        return "count"
    return "name"
