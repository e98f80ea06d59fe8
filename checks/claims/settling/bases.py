"""Against what the claims of a document are measured, and of what they are parts, where that stands elsewhere in it.

Runs over finished claims, which say whose number each is, of what and when.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from math import isinf

from checks.chinese.lexicon import lexicon, pattern_of
from checks.chinese.words import PLAN_END
from checks.claims.listing.complete_sets import is_sum
from checks.claims.listing.sums import MINUS, TOTALS
from checks.claims.model import Claim
from checks.claims.names.phrases import SIDES
from checks.vocabulary.vocabulary import Vocabulary

_IN_BOOKS = {part: total for total, parts in lexicon("owners")["in_books"].items() for part in parts}
_AMOUNTS = ("level", "cumulative")
_CHANGES = ("growth", "delta")
_PLANNED = ("budget", "target")
_ALL_OF = pattern_of("bases", "all_of")
_BUDGET = "预算"  # in what a change is measured against: last year's budget is its base
_OF_ITSELF, _ALL = ("总额", "总量", "总数"), 100  # a share of all that its part is called by; percent
_SPENT = frozenset(lexicon("balances")["spent"])
_SIDES = tuple(lexicon("lists")["sides"])
_ESTIMATES = frozenset(lexicon("wording")["estimates"])  # how final a number is says nothing of what it covers
_SIDE = 2  # characters that say on which side of a pace a distance lies: 高于
_RECENT = 40  # amounts back in which a whole is looked for by the end of its name
_AHEAD = 8  # amounts ahead within which the total of what a section tells stands
_Key = tuple[str, ...]


def link(claims: Iterable[Claim], within: Mapping[str, str], vocabulary: Vocabulary) -> None:
    """Set base, and whole where `within` names it for a claim, among the claims of one document in their order.

    An amount of the running text that no list makes a part of anything is one of the whole the vocabulary has for it,
    where that was given before in its section or beside it, or right behind it, of the same owner and time.

    The base of a growth is the level of the year before of the same identity, that of a completion the planned level
    of the same year; of several different ones none. That of a distance (高于…增速2个百分点) is the
    rate it is one from. A change beside a level starts from what the level is printed to
    have been (由A增加到B，增长…). The base of a share is the amount of its part, as in a table, its whole where that
    amount is not printed; the amount is a part of the whole.
    """
    rows = list(claims)
    known = {c.claim: c for c in rows}
    levels: dict[_Key, list[Claim]] = defaultdict(list)
    for claim in rows:
        if claim.measure in _AMOUNTS and claim.period_start == claim.period_end and claim.period_end:
            levels[_key(claim, claim.indicator)].append(claim)
    seen, paces = _Seen(), dict[_Key, Claim]()
    parts: dict[str, list[Claim]] = defaultdict(list)
    for claim in rows:
        if claim.whole and claim.whole_from != "document":
            parts[claim.whole].append(claim)
    for claim in rows:
        name = within.get(claim.claim, "")
        if name and not claim.whole:
            _belong(claim, seen.latest(claim, name))
        elif not claim.whole and claim.measure in _AMOUNTS and claim.origin == "text" and claim.period_end:
            _belong_by_nature(claim, seen.whole_told(claim) or seen.last(claim, _whole_of(claim, vocabulary)))
        if claim.measure in ("share", "ratio_part"):
            _share(claim, known, seen, vocabulary)
        elif not claim.base and claim.period_end and claim.period_start == claim.period_end:
            _measure(claim, known, levels, seen)
        _from(claim, known, paces)
        if claim.measure in _AMOUNTS:
            _complete(claim, parts.get(claim.claim, ()), seen)
            seen.add(claim)
    _add_up_to(rows, vocabulary)


def _from(change: Claim, known: Mapping[str, Claim], paces: dict[_Key, Claim]) -> None:
    """What a change is measured from: the value that the level beside it was, or the rate that it is a distance from.

    `paces` are the rates of growth told so far.
    """
    if change.measure == "growth":
        paces[_owned(change, change.indicator)] = change
    if change.base or change.measure not in (*_CHANGES, "growth_avg"):
        return
    level = known.get(change.beside)
    base, read = (known.get(level.base), level.base_from) if level is not None else (None, "")
    if level is None or base is None or not level.sentence_start == base.sentence_start == change.sentence_start:
        apart = change.measure == "delta" and change.basis.startswith(SIDES)
        base, read = (paces.get(_owned(change, change.basis[_SIDE:])), "document") if apart else (None, "")
    if base is not None:
        change.base, change.base_from = base.claim, read


def _key(claim: Claim, indicator: str) -> _Key:
    return (claim.region, claim.subject, _tier(claim), claim.account, indicator, claim.part_of_year)


class _Seen:
    """The amounts read so far: the last of each owner, name and time, and the last few of all."""

    def __init__(self) -> None:
        self._last: dict[_Key, Claim] = {}
        self._recent: deque[Claim] = deque(maxlen=_RECENT)

    def add(self, claim: Claim) -> None:
        """Take notice of an amount."""
        self._last[_owned(claim, claim.indicator)] = claim
        self._recent.append(claim)

    def last(self, claim: Claim, name: str) -> Claim | None:
        """The last amount of the owner and time of `claim` that is called just so, if it is called anything."""
        return self._last.get(_owned(claim, name)) if name else None

    def whole_told(self, claim: Claim) -> Claim | None:
        """The whole of an amount told again: 债券9亿元，其中新增债券6亿元…。新增债券6亿元主要用于…."""
        before = self.last(claim, claim.indicator)
        again = before is not None and before.quote == claim.quote and before.subject == claim.subject
        return next((c for c in self._recent if before and again and c.claim == before.whole), None)

    def latest(self, claim: Claim, name: str) -> Claim | None:
        """The last amount of the owner and time of `claim` that is called as a phrase is, or as it ends."""
        exact = self._last.get(_owned(claim, name))
        if exact is not None and exact is not claim:
            return exact
        for c in reversed(self._recent):
            called = name.endswith(c.indicator) or (c.indicator.endswith(name) and not c.whole)
            if called and c is not claim and _owned(c, "") == _owned(claim, ""):
                return c
        return None

    def planned(self, done: Claim) -> list[Claim]:
        """The budget right before an amount that says only that it was spent: 安排补助9万元，实际支出8万元."""
        before = next((c for c in reversed(self._recent) if c is not done), None)
        if before is None or before.sentence_start != done.sentence_start or before.stance not in _PLANNED:
            return []
        if done.indicator not in _SPENT and not done.indicator.startswith(PLAN_END.sub("", before.indicator)):
            return []
        return [before] if (before.period_end, before.canonical_unit) == (done.period_end, done.canonical_unit) else []


def _tier(claim: Claim) -> str:
    """The level of government, empty for all of them together, whether that is said (全市) or not."""
    return "" if claim.tier.startswith("全") else claim.tier


def _owned(claim: Claim, name: str) -> _Key:
    done = "done" if claim.stance == "actual" else "planned"
    return (claim.region, _tier(claim), name, f"{claim.period_start}-{claim.period_end}", done)


def _belong(claim: Claim, whole: Claim | None) -> None:
    if whole is not None and whole is not claim:
        claim.whole, claim.whole_from = whole.claim, "document"
        claim.partition = "open" if claim.measure not in ("share", "ratio_part") else ""


def _whole_of(claim: Claim, vocabulary: Vocabulary) -> str:
    """What the vocabulary makes a quantity a part of, or the total of the book it stands in; empty where nothing."""
    known = vocabulary.indicator(claim.indicator) if claim.registered else None
    total = _IN_BOOKS.get(claim.indicator, "")
    return (known.whole if known else "") or (total if claim.account and total.startswith(claim.account) else "")


def _belong_by_nature(claim: Claim, whole: Claim | None) -> None:
    """Make an amount a part of what it is by its nature a part of; it makes no list with others that are."""
    if whole is None or not _near(claim.section, whole.section):
        return
    if _can_be_of(claim, whole):
        claim.whole, claim.whole_from = whole.claim, "document"


def _can_be_of(claim: Claim, whole: Claim) -> bool:
    """Whether an amount of the owner and time of a whole is measured like it, not larger, and no deficit."""
    alike = ("subject", "account", "part_of_year", "canonical_unit", "measure")
    covers = {claim.scope, whole.scope} - {"", *_ESTIMATES}
    if len(covers) > 1 or (covers and "" in (claim.scope, whole.scope)):
        return False
    fits = claim.lo <= whole.hi and not whole.damage and not claim.quote.startswith(tuple(MINUS))
    return fits and all(getattr(claim, a) == getattr(whole, a) for a in alike)


def _complete(total: Claim, parts: Sequence[Claim], seen: "_Seen") -> None:
    """Make the side of a book a part of its total where it stood before, and only what was added stands by the total.

    全市一般公共预算收入9亿元。…加上转移性收入4亿元后，收入总计13亿元.
    """
    side = next((s for s in _SIDES if total.indicator.startswith(s) and total.indicator.endswith(TOTALS)), "")
    told = seen.last(total, total.account + side) if side and total.account and parts else None
    if told is None or told.whole or told.canonical_unit != total.canonical_unit or told.subject != total.subject:
        return
    if told not in parts and is_sum((told, *parts), total):
        told.whole, told.whole_from, told.partition = total.claim, "document", "closed"


def _add_up_to(rows: list[Claim], vocabulary: Vocabulary) -> None:
    """Make amounts parts of the total that their section tells behind them: 一般债务限额2亿元。债务限额合计5亿元."""
    ahead: dict[_Key, tuple[int, Claim]] = {}
    amounts = [c for c in rows if c.measure in _AMOUNTS and c.origin == "text" and c.period_end]
    for place in range(len(amounts) - 1, -1, -1):
        claim = amounts[place]
        name = "" if claim.whole else _whole_of(claim, vocabulary)
        found = ahead.get((*_owned(claim, name), claim.section)) if name else None
        if found is not None and found[0] - place <= _AHEAD and _can_be_of(claim, found[1]):
            claim.whole, claim.whole_from = found[1].claim, "document"
        ahead[(*_owned(claim, claim.indicator), claim.section)] = place, claim


def _near(one: str, other: str) -> bool:
    """Whether two sections are one, stand beside one another, or the other is above the one."""
    above = other.rpartition(" / ")[0]
    return one == other or (bool(other) and one.startswith(f"{other} / ")) or (bool(above) and one.startswith(above))


def _share(claim: Claim, known: Mapping[str, Claim], seen: _Seen, vocabulary: Vocabulary) -> None:
    part, whole = known.get(claim.beside), known.get(claim.whole)
    named = vocabulary.indicator(claim.indicator)
    if part is None and named and named.share_part:
        part = seen.last(claim, named.share_part)
    share_of = claim.share_of or (named.share_of if named else "")
    if whole is None and claim.measure in ("share", "ratio_part"):
        whole = _listed(part, share_of, known) or (seen.latest(part or claim, share_of) if share_of else None)
        whole = None if _too_small(part, whole) else whole
        _belong(claim, whole)
    if claim.origin != "text" or claim.base:
        return
    amount = part is not None and part.measure in _AMOUNTS
    if amount and part is not None and part.canonical_unit != claim.canonical_unit:
        claim.base, claim.base_from = part.claim, "clause" if claim.beside else "document"
        if share_of in _OF_ITSELF and not part.subject and claim.hi < _ALL:
            part.subject_from = "assumed"  # 甲产业引进外资42亿美元，占总额的81%: not what the region used
    elif whole is not None:
        claim.base, claim.base_from = whole.claim, claim.whole_from or "document"
    if whole is None:
        return
    alike = part is not None and part.canonical_unit == whole.canonical_unit and part.hi <= whole.hi
    if part is not None and alike and not part.whole and part is not whole:
        _belong(part, whole)
        part.partition = ""  # it makes no list with the other parts: 采购9亿元，其中…。中小企业合同3亿元，占采购的33%


def _listed(part: Claim | None, share_of: str, known: Mapping[str, Claim]) -> Claim | None:
    """What a list makes an amount a part of, where the share beside it is of that by its name or names nothing."""
    whole = known.get(part.whole) if part is not None and part.whole_from != "document" else None
    return whole if whole is not None and _core(whole.indicator).endswith(_core(share_of)) else None


def _core(name: str) -> str:
    """A name without words that say only that it is all of it: 部门预算总支出 is 部门支出."""
    return _ALL_OF.sub("", name)


def _too_small(part: Claim | None, whole: Claim | None) -> bool:
    """Whether what is taken for the whole of an amount is less than it, or of another body."""
    if part is None or whole is None or part.canonical_unit != whole.canonical_unit:
        return False
    return part.lo > whole.hi or part.subject != whole.subject


def _measure(claim: Claim, known: Mapping[str, Claim], levels: Mapping[_Key, list[Claim]], seen: "_Seen") -> None:
    """The level of the year before that a growth rests on, or the plan that a completion fulfils."""
    beside = known.get(claim.beside)
    if claim.measure == "completion" and claim.origin != "table":  # in a table its own row says it, or nobody
        year = claim.period_end
    elif claim.measure in _CHANGES and claim.period_end and (not claim.basis or _BUDGET in claim.basis):
        year = claim.period_end - 1
    else:
        return
    unit = beside.canonical_unit if beside else ""
    planned = claim.measure == "completion" or bool(claim.basis)
    found = [
        c
        for c in levels.get(_key(claim, claim.indicator), ())
        if c.period_end == year
        and (c.stance in _PLANNED) == planned
        and (planned or c.scope == claim.scope or (beside is not None and c.scope == beside.scope))
        and unit in ("", c.canonical_unit)
        and c is not beside
    ]
    if planned and len(found) > 1:
        found = [c for c in found if c.scope and c.scope in claim.basis + claim.scope] or found
    if beside is not None and planned and len(found) > 1:
        found = [c for c in found if _follows(claim, beside, c)] or found
    if beside is not None and claim.measure == "completion" and not found:
        found = seen.planned(beside)
    if found and all(c.lo <= d.hi and d.lo <= c.hi for c in found for d in found):
        # 2112亿元, not 突破2000亿元, and what the sentence itself prints rather than a table that says it, too
        first = min(
            found,
            key=lambda c: (
                isinf(c.hi - c.lo) or not c.quote[:1].isdigit(), c.sentence_start != claim.sentence_start,
            ),
        )  # fmt: skip
        claim.base, claim.base_from = first.claim, "document"


def _follows(claim: Claim, level: Claim, base: Claim) -> bool:
    """Whether a printed rate is what a level makes of a base: of the first and the changed budget, the one meant."""
    if claim.canonical_unit != "%" or base.lo <= 0:
        return False
    without = 0 if claim.measure == "completion" else 100
    return 100 * level.lo / base.hi - without <= claim.hi and claim.lo <= 100 * level.hi / base.lo - without
