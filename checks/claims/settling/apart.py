"""What tells apart numbers of one name that are printed of different things, where the name alone does not say it.

其中参保职工 behind the pensioned and behind the insured are two things, and so are the goals of 一是… and of 二是….
Only words that no vocabulary knows: a known quantity is the same wherever it stands, unless it divides an unknown kind
of itself (专项债券 of 新增限额债券), or may be told of anything (利润总额, 货物周转量, 金牌): that is of what its part
of the sentence begins with.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from checks.chinese.lexicon import any_of, lexicon, pattern_of
from checks.claims.lexing.sentences import CLAUSE_END
from checks.claims.model import Claim

_ITEM = pattern_of("apart", "item")
_Key = tuple[object, ...]
_CURRENCIES = {word: kind for kind, words in lexicon("wording")["currencies"].items() for word in words}
_CURRENCY = re.compile(any_of(_CURRENCIES))
_YUAN = "亿元"
_DOLLARS = "亿美元"
_IN_DOLLARS = "以美元计"
_PART_OF = "其中："  # how the notes of `tell_apart` look
_ITEM_END = "是"
_OF = "所属："
_CUT = pattern_of("apart", "cut")
_BARE, _PART = pattern_of("apart", "bare"), pattern_of("apart", "part")
_NO_HEAD, _SAID = pattern_of("apart", "no_head"), pattern_of("apart", "said")
_LONGEST_HEAD, _STOPS = 24, "，,：: 　"
_LONGEST_ITEM = 3


def tell_apart(claims: Iterable[Claim]) -> None:
    """Note in the scope what each of several numbers of one identity and different values is a part of.

    `claims` are those of one document. Numbers that are parts of one whole, or of none, are left as they are: they may
    contradict one another.
    """
    rows = list(claims)
    known = {c.claim: c for c in rows}
    _tell_currencies(rows, known)
    alike: dict[_Key, list[Claim]] = defaultdict(list)
    for claim in rows:
        if claim.origin == "text" and (not claim.registered or _is_kind(claim, known)):
            alike[_identity(claim)].append(claim)
    for claim in rows:
        whole = known.get(claim.whole)
        if whole is not None and _identity(whole) == _identity(claim) and claim.hi < whole.lo:
            claim.note(f"{_PART_OF}{whole.indicator}")
    for same in alike.values():
        if len({(c.lo, c.hi) for c in same}) < len(same):
            continue  # one of them is printed twice: a quantity that the document comes back to
        parts = [_part_of(c, known) or _item(c) for c in same]
        if len(same) > 1 and len(set(parts)) > 1:
            for claim, part in zip(same, parts, strict=True):
                claim.note(part)
    _tell_heads(rows)
    for claim in rows:  # what is told beside an amount is of the same thing
        level = known.get(claim.beside)
        notes = [n for n in level.scope.split("；") if n.startswith((_OF, _PART_OF))] if level is not None else []
        if notes and level is not None and level.indicator == claim.indicator and not _is_noted(claim):
            claim.note(*notes)


def _tell_heads(rows: list[Claim]) -> None:
    """Note in the scope of what may be told of anything the thing that its part of the sentence begins with:
    城市低保对象1.3万人，发放低保金2.1亿元；农村低保对象6.6万人，发放低保金6亿元."""
    firsts: dict[tuple[int, int], int] = {}
    alike: dict[_Key, list[Claim]] = defaultdict(list)
    for claim in rows:
        if claim.origin == "text":
            for begin in (0, _begin(claim)):
                place = claim.sentence_start, begin
                firsts[place] = min(claim.start, firsts.get(place, claim.start))
            if _BARE.fullmatch(claim.indicator):
                alike[_identity(claim)].append(claim)
    for same in alike.values():
        if len({(c.lo, c.hi) for c in same}) < len(same) or len(same) == 1:
            continue
        heads = [_head(c, firsts) for c in same]
        told = [h for h in heads if h]  # one of them may be what all of them make
        if len(told) < len(heads) - 1 or any(a in b for i, a in enumerate(told) for b in told[:i] + told[i + 1 :]):
            continue
        for claim, head in zip(same, heads, strict=True):
            claim.note(head and _OF + head)


def _begin(claim: Claim) -> int:
    """Where the part of its sentence begins in which a number stands, which semicolons part."""
    return max((m.end() for m in _PART.finditer(claim.sentence, 0, claim.start - claim.sentence_start)), default=0)


def _head(claim: Claim, firsts: Mapping[tuple[int, int], int]) -> str:
    """What the part of a sentence in which a number stands is about, else its sentence; empty where nothing says that.

    `firsts` is where the first number of each stands.
    """
    for begin in (_begin(claim), 0):
        said = claim.sentence[begin : firsts[claim.sentence_start, begin] - claim.sentence_start]
        said = _NO_HEAD.sub("", said.partition(claim.indicator)[0].strip(_STOPS))
        head = _SAID.sub("", said if len(said) <= _LONGEST_HEAD else CLAUSE_END.split(said)[-1])
        if 1 < len(head) <= _LONGEST_HEAD and head not in claim.indicator and not _CUT.search(head):
            return head
    return ""


def _tell_currencies(rows: list[Claim], known: Mapping[str, Claim]) -> None:
    """Note in the scope of what grew in dollars that it did, where its text says so or tells the amount in yuan too.

    外资8000亿元，下降20%，折1100亿美元，下降22%: one thing fell by two rates.
    """
    in_yuan = {_amount(c) for c in rows if c.measure == "level" and c.canonical_unit == _YUAN}
    for claim in rows:
        if claim.measure != "growth" or claim.origin != "text":
            continue
        level = known.get(claim.beside)
        dollars = level is not None and level.canonical_unit == _DOLLARS and _amount(level) in in_yuan
        clause, number = (at - claim.sentence_start for at in (claim.clause_start, claim.start))
        said = _CURRENCY.findall(claim.sentence, clause, number)
        if dollars or (said and _CURRENCIES[said[-1]] == _DOLLARS):
            claim.note(_IN_DOLLARS)


def _amount(claim: Claim) -> _Key:
    return claim.region, claim.subject, claim.indicator, claim.period_start, claim.period_end, claim.part_of_year


def _is_kind(claim: Claim, known: Mapping[str, Claim]) -> bool:
    """Whether a number divides an amount that no vocabulary knows, and that is called by the same noun."""
    whole = known.get(claim.whole)
    return whole is not None and not whole.registered and whole.indicator[-2:] == claim.indicator[-2:]


def is_apart(note: str) -> bool:
    """Whether a scope note is one of `tell_apart`: which of several things of one name a number is of."""
    return note.startswith((_PART_OF, _OF)) or (len(note) <= _LONGEST_ITEM and note.endswith(_ITEM_END))


def _is_noted(claim: Claim) -> bool:
    """Whether a scope says already which of several things of one name a number is of."""
    return any(map(is_apart, claim.scope.split("；")))


def _identity(claim: Claim) -> _Key:
    return (
        claim.region, claim.subject, claim.tier, claim.account, claim.indicator, claim.measure, claim.period_start,
        claim.period_end, claim.part_of_year, claim.stance, claim.canonical_unit, claim.scope,
    )  # fmt: skip


def _part_of(claim: Claim, known: Mapping[str, Claim]) -> str:
    """The whole that a number, or the amount it stands beside, is printed as a part of; empty where there is none."""
    beside = known.get(claim.beside, claim)
    whole = known.get(claim.whole or beside.whole)
    return f"{_PART_OF}{whole.indicator}" if whole is not None and whole.indicator != claim.indicator else ""


def _item(claim: Claim) -> str:
    """The item of an enumeration that a number stands in: 二是."""
    items = _ITEM.findall(claim.sentence, 0, claim.start - claim.sentence_start)
    return f"{items[-1]}{_ITEM_END}" if items else ""
