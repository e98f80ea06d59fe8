"""What the words around a number say that rules ask for, as a closed set of flags: the column `wording`.

After extraction nobody reads a sentence again; a rule that has to know whether a goal is a limit, or a multiple a
growth, asks the claim.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.chinese.lexicon import any_of, fragment_of, lexicon, pattern_of, words_of
from checks.chinese.words import SIZE_OF_A_THING
from checks.claims.listing.list_begins import VIEW
from checks.claims.listing.sums import TOTALS
from checks.claims.model import Claim

_WORDS: dict[str, list[str]] = {
    name: words for name, words in lexicon("wording").items() if name not in ("notes", "estimates", "survey")
}
_OF_GOALS = ("limit", "lowering", "kept", "ladder")
_OF_AMOUNTS = ("newly", "gross", "reached", "all")
_MOVES = ("raised", "lowered")
_UP_TO_AMOUNTS = ("added", "begun", "finished", "yearly")
_PER_PEOPLE = ("per_hundred", "per_thousand", "per_ten_thousand")
_UNIT = 3  # characters right behind a number that may be the rest of its unit: 户/百人
_OF_ALL_NAMES = ("per_head", "fickle")
_OF_NAMES = {"share": (*_OF_ALL_NAMES, "classed", "rest")}
_ANY = {name: re.compile(any_of(words)) for name, words in _WORDS.items()}
_MOVED_TO = fragment_of("flags", "moved_to")
_MOVED = {name: re.compile(rf"(?:{any_of(_WORDS[name])}){_MOVED_TO}") for name in _MOVES}
_A_YEAR = pattern_of("flags", "a_year")  # an average over years is none of places
_COUNTED = words_of("flags", "counted")
_INTENSIVE = pattern_of("flags", "intensive")
_SET_ASIDE = tuple(_WORDS["set_aside"])
_OTHER_LEVEL = 40  # characters before a change in which the level it is a change of may stand
_BASE = 24  # characters before a change in which what it is counted from may stand
_ELSE = pattern_of("flags", "else")
_STOP = re.compile(r"[;；]")
_ENDED = re.compile(r"[;；\d]")
_BARE_ITEM = pattern_of("flags", "bare_item")
_WITH_ANOTHER = re.compile(r"\d[^\d，、]*、[^，、]*$")  # 甲240万亩、乙: told together with the amount before it
_PERCENTAGE = re.compile(r"[\d.．]+\s?[%％]")
_CELL = re.compile(r"[\t|]")
_WORDED = pattern_of("flags", "worded")
_DIGIT = re.compile(r"\d")
_LIST = pattern_of("flags", "list")
_ASIDE = re.compile(r"[（(][^（）()]{0,120}[）)]")
_HASH = re.compile(r"[\s　|]*[#＃]")
_VIEW = re.compile(VIEW)
_EARLY = re.compile(rf"[\d\W]{{0,4}}(?:{any_of(_WORDS['early'])})")  # a note's mark may stand before it
_BESIDE = pattern_of("flags", "beside")
_LOCAL = pattern_of("flags", "local")
_OPENED = re.compile(r"[（(]")
_CLOSED = re.compile(r"[)）]")
_EXPECTED = pattern_of("flags", "expected")
_INCREASE = pattern_of("flags", "increase")
_ESTIMATES = pattern_of("flags", "estimates")
_PACE = pattern_of("flags", "pace")
_BASED = pattern_of("flags", "based")
SHORTEST_NAME = 5
_CHANGES = frozenset(("growth", "delta", "share"))
_STATES = frozenset(("level", "share", "rate"))
_BARE = ("", "倍")
_AMOUNTS = frozenset(("level", "delta", "cumulative", "share", "rate", "completion"))


def note_wording(claims: Sequence[Claim], *, spelled: bool = False) -> None:
    """Set `wording` of every claim of a document; `claims` are in the order of the text.

    `spelled`: the document prints its amounts in words, as those of before about 1990 do; their grammar is little read.
    """
    said = {claim.claim: list(_said(claim)) for claim in claims}
    for before, claim in pairwise(claims):
        if "added" in said[before.claim] and "added" not in said[claim.claim] and _goes_on(before, claim):
            said[claim.claim].append("added")
    for claim, flag in _of_lists(claims):
        said[claim.claim].append(flag)
    for claim in _estimates(claims):
        if "estimated" not in said[claim.claim]:
            said[claim.claim].append("estimated")
    for claim in claims:
        claim.wording = ",".join([*said[claim.claim], *(["spelled"] * spelled)])


def _estimates(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The results that a bracket says to be estimates: （预计完成数）, and with 下同 all of the document behind it."""
    lasting = False
    for claim in claims:
        found = _ESTIMATES.search(claim.sentence, 0, claim.start - claim.sentence_start)
        lasting = lasting or (found is not None and bool(found["lasting"]))
        if claim.stance == "actual" and (found or lasting):
            yield claim


def _said(claim: Claim) -> Iterator[str]:
    """The flags of a claim, in a fixed order."""
    clause = _clause(claim)
    yield from _of_budget(claim)
    if _EARLY.match(claim.sentence):
        yield "early"
    if claim.stance == "target":
        yield from _of_goal(claim, clause)
    if claim.measure in _AMOUNTS:
        yield from (name for name in _OF_AMOUNTS if _ANY[name].search(clause))
    yield from (name for name in _OF_NAMES.get(claim.measure, _OF_ALL_NAMES) if _ANY[name].search(claim.indicator))
    if _INTENSIVE.search(claim.indicator) and claim.canonical_unit not in _COUNTED:
        yield "intensive"
    before = clause[: clause.find(claim.quote) + len(claim.quote)]
    if claim.stance == "actual" and SIZE_OF_A_THING.search(before.removesuffix(claim.quote)):
        yield "sized"
    ratio = claim.canonical_unit in _BARE  # 城乡居民人均收入之比 is of means, and none itself
    if not ratio and _ANY["mean"].search(_A_YEAR.sub("", before)) and not _ANY["mean"].search(claim.indicator):
        yield "mean"
    yield from _of_so_many(claim, before)
    if claim.measure in _AMOUNTS:
        yield from _of_amount(claim, before)
    yield from _of_move(claim)
    if "、" in before:
        yield "joined"
    if claim.measure in ("delta", "cumulative") and _ANY["distance"].search(before):
        yield "distance"
    if claim.measure == "delta":
        yield from _of_delta(_before(claim)[-_OTHER_LEVEL:], before)
    if claim.measure == "multiple":
        yield from _of_multiple(claim, clause)
    if claim.ratio and _ANY["structure"].search(clause + claim.indicator):
        yield "structure"


def _of_amount(claim: Claim, before: str) -> Iterator[str]:
    """What the words before an amount say it is one of, and that it was told before its year was over."""
    yield from (name for name in _UP_TO_AMOUNTS if _ANY[name].search(before))
    if claim.stance == "actual" and _ANY["estimated"].search(_before(claim)):
        yield "estimated"
    if "居民" in claim.indicator and _ANY["residents"].search(_before(claim)):
        yield "residents"
    if _LOCAL.search(before):
        yield "local"


def _of_so_many(claim: Claim, before: str) -> Iterator[str]:
    """For how many people each a level is told, of which the unit may speak: 每千人, 户/百人."""
    if claim.measure == "level":
        spoken = before + _behind(claim)[:_UNIT]
        yield from (name for name in _PER_PEOPLE if _ANY[name].search(spoken))
        if _ANY["per_person"].search(before):
            yield "per_person"


def _of_goal(claim: Claim, clause: str) -> Iterator[str]:
    """What kind of goal it is, and what stands behind it of who set it and why."""
    yield from (name for name in _OF_GOALS if _ANY[name].search(clause))
    if _ANY["assigned"].search(_behind(claim)):
        yield "assigned"
    if _ANY["explained"].search(claim.sentence, claim.end - claim.sentence_start):
        yield "explained"


def _of_move(claim: Claim) -> Iterator[str]:
    """That an amount is printed to have risen, or to have fallen, to what it is."""
    if claim.base and claim.measure in _STATES:
        yield from (name for name in _MOVES if _MOVED[name].search(_before(claim)))


def _of_budget(claim: Claim) -> Iterator[str]:
    """What a book of public money sets aside to be spent, and that its sides are said to be equal."""
    if claim.measure == "level" and claim.origin == "text":
        if _ANY["balanced"].search(_behind(claim)):
            yield "balanced"
        if _ANY["matched"].search(_ENDED.split(_before(claim))[-1]):
            yield "matched"
    if claim.account and claim.stance == "target" and claim.measure == "level" and claim.indicator.endswith(_SET_ASIDE):
        yield "set_aside"


def _of_delta(before: str, clause: str) -> Iterator[str]:
    """What the words before a change say it is counted from, and that what was lost is set off against it."""
    if _ANY["netted"].search(clause):
        yield "netted"
    if _EXPECTED.search(before[-_BASE:]):
        yield "expected"
    if _ANY["net"].search(before):
        yield "net"


def _goes_on(before: Claim, claim: Claim) -> bool:
    """Whether an amount is one more of a list of what came new: 新增煤炭产能1500万吨，发电装机容量900万千瓦."""
    between = _between(before, claim)
    new = claim.measure == "delta" and claim.indicator.startswith("新")  # it shares the verb: 新认定甲1个、乙2个
    plain = (claim.measure == "level" or new) and claim.canonical_unit != "%" and claim.origin == "text"
    return plain and bool(_BARE_ITEM.fullmatch(between)) and not _ANY["reached"].search(between)


def _of_multiple(claim: Claim, clause: str) -> Iterator[str]:
    if _ANY["doubling"].search(claim.quote) or _ANY["doubling"].search(clause):
        yield "doubling"
    if _INCREASE.search(claim.quote) or _INCREASE.search(clause):
        yield "increase"
    based = _BASED.search(clause)
    if _PACE.search(clause) or (based and int(based["year"]) + 1 != claim.period_start):
        yield "pace"


def _of_lists(claims: Sequence[Claim]) -> Iterator[tuple[Claim, str]]:
    """How the parts of one whole make lists: where a list `begins` anew (another 其中, a bracket that closed), where a
    part stands `apart` (behind a semicolon or a full stop), `parallel` all the same (each told with its change, or in
    one division of the total), or behind a clause of `another` matter; which parts `follow` their total, with nothing
    else told in between."""
    known = {claim.claim: claim for claim in claims}
    changed = {claim.beside for claim in claims if claim.measure in _CHANGES}
    changed |= {claim.claim for claim in claims if _ANY["unchanged"].search(_behind(claim))}
    parts: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.whole in known:
            parts.setdefault(claim.whole, []).append(claim)
    for name, listed in parts.items():
        total = known[name]
        if total.origin == "text" and _ELSE.search(_between(total, listed[0])):
            yield listed[0], "another"
        yield from ((part, "follows") for part in _following(total, listed, claims))
        if listed[0].origin == "table":
            hashed = [bool(_HASH.match(_label(part))) for part in listed]
            marks = hashed if not all(hashed) else [False] * len(listed)  # # before each row begins nothing
            yield from ((p, "begins") for p, mark in zip(listed, marks, strict=True) if mark or "其中" in _label(p))
        for before, part in pairwise(p for p in listed if p.origin == "text"):
            between = _between(before, part)
            aside = _ASIDE.sub("", between)  # 甲3亿元（其中丙1亿元），乙2亿元
            if len(_CLOSED.findall(between)) > len(_OPENED.findall(between)) or _LIST.search(aside):
                yield part, "begins"
            if part.sentence_start != before.sentence_start:
                if part.whole_from == "document":
                    yield part, "begins"  # what a share beside it makes a part
                elif before.sentence_start == total.sentence_start:
                    yield part, "apart"
            elif _STOP.search(between) and not _STOP.search(_between(total, before)):
                yield part, "apart"
                if _parallel(total, before, part, changed) or _VIEW.search(_before(listed[0])):
                    yield part, "parallel"


def _parallel(total: Claim, before: Claim, part: Claim, changed: set[str]) -> bool:
    """Whether two parts are of one list all the same.

    Each is told with how it changed (A 3亿元，增长5%；B 2亿元，下降4%), or both are of a total of an
    account (收入总计9亿元，其中：A 3亿元；B 6亿元), which holds nothing else.
    """
    told = {before.claim, part.claim, total.claim} <= changed or total.indicator.endswith(TOTALS)
    return told and before.canonical_unit == part.canonical_unit


def _following(total: Claim, listed: Sequence[Claim], claims: Sequence[Claim]) -> Iterator[Claim]:
    """The parts that directly follow their one total, and one another, in one sentence.

    The total may be told with what it takes, in another unit (项目260个，投资400亿元，其中产业项目180个).
    """
    before = total
    if _WITH_ANOTHER.search(_before(total)):
        return
    for part in listed:
        between = _between(before, part)
        if before is total and _BESIDE.fullmatch(between):
            told = [c for c in claims if total.end <= c.start < part.start]
            if part.unit == total.unit and all(c.canonical_unit != total.canonical_unit for c in told):
                between = between[between.rindex("其中") :]
        newly = before is not total and _ANY["newly"].search(between)
        if part.origin != "text" or not between or newly or _ENDED.search(_PERCENTAGE.sub("", between)):
            return
        yield part
        before = part


def letters(noun: str) -> str:
    """A noun's characters in one order, without the words for doing; empty where too little is left to go by."""
    kept = re.sub(r"[\W\d]", "", _ANY["doing"].sub("", noun.replace("投入", "投资")))
    return "".join(sorted(kept)) if len(kept) >= SHORTEST_NAME else ""


def _clause(claim: Claim) -> str:
    """The clause a number stands in; all of its row in a table."""
    if claim.origin == "table":
        return claim.sentence
    return claim.sentence[claim.clause_start - claim.sentence_start : claim.clause_end - claim.sentence_start]


def _before(claim: Claim) -> str:
    return claim.sentence[: claim.start - claim.sentence_start]


def _label(claim: Claim) -> str:
    """The cells of words that name the cell of a row, without those of another half of the table before it."""
    words: list[str] = []
    for cell in reversed(_CELL.split(_before(claim))):
        if _WORDED.search(cell):
            words.append(cell)
        elif words and _DIGIT.search(cell):
            break
    return " ".join(words)


def _behind(claim: Claim) -> str:
    """What follows a number, up to a semicolon or the next number."""
    return _ENDED.split(claim.sentence[claim.end - claim.sentence_start :], maxsplit=1)[0]


def _between(one: Claim, other: Claim) -> str:
    """What one sentence says between two numbers; empty where they stand in two."""
    if one.sentence_start != other.sentence_start:
        return ""
    return one.sentence[one.end - one.sentence_start : other.start - one.sentence_start]
