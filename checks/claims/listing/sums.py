"""Sums: the amounts that a total (收入总计, 合计) adds up, of its sentence and of the one before it."""

import re

from checks.chinese.lexicon import any_of, lexicon, pattern_of
from checks.claims.drafting.amounts import size
from checks.claims.drafting.drafts import AMOUNTS, MONEY, Draft, State
from checks.claims.listing.list_ends import SURE_DIGITS, is_slip_of
from checks.claims.ownership.owner_words import stands_beside

_WORDS = lexicon("lists")
TOTALS = tuple(_WORDS["totals"])
_SUMS = tuple(side + total for side in _WORDS["sides"] for total in _WORDS["totals"])
MINUS = "-－−—"
ROLLED = tuple(_WORDS["rolled"])
_BEYOND = tuple(_WORDS["beyond"])
_ADDS = "|".join(f"{word}(?!{any_of(no)})" for word, no in _WORDS["adding"].items())
ADDING = re.compile(f"(?:{_ADDS})(?=[一-鿿]{{2}})")  # 加上转移性收入
_ADDING = re.compile(rf"(?:^|[，,；;。]|(?<=[入出]))(?:{any_of(_WORDS['adding'])})(?=[一-鿿]{{2}})")
_UNCOUNTED = pattern_of("sums", "uncounted")
_NOTED = re.compile(r"[（(][^（）()]*[）)]")
_SIDES = tuple(_WORDS["sides"])
_PAUSE = re.compile(rf"[；;](?!{any_of(_WORDS['adding'])})")
_NEVER = re.compile(r"(?!)")
_EXACT = 1e-6  # relative: a sum that is printed as one
_NEAR = 0.1  # relative: a sum that misses its total by more holds something else
_FEWEST = 2  # summands of a sum
_LISTED = 3  # amounts in a row before a 收入总计 that are what it adds up, without a word that says so


def adds_up(draft: Draft, earlier: list[Draft], text: str, start: int, state: State) -> bool:
    """Make what a total (收入总计, 合计) adds up its parts: the amounts before it, and the one they are added to."""
    if draft.name.endswith(ROLLED):
        return _rolls_up(draft, earlier, text)
    summed = bool(set(TOTALS) & set(draft.left.words))
    bare = summed and not draft.left.noun
    if not (summed and _divided_by(draft, state)) and (
        draft.unit.dimension not in MONEY or not (bare or draft.name.endswith(TOTALS))
    ):
        return False
    parts = _summed(draft, earlier, text)
    since = max((d.end for d in earlier if d.totals or d.name.endswith(TOTALS)), default=max(0, start - 1))
    added = _ADDING.search(text, since, draft.start)
    leading = [d for d in parts if added and d.end <= added.start()]
    begins = parts[0].end if parts else start
    told = True
    if added and not leading:
        kinds_of = next((d.whole for d in earlier if d.whole in state.before and d.end <= added.start()), None)
        first = [kinds_of] if kinds_of else _added_to(text[start : added.start()], draft, state)
        parts += first
        told = bool(first)  # else what all this is added to is not
    exact = _misses(draft, parts) < _EXACT or _slipped(draft, parts)
    # 加上补助、调入资金等，收入总计: what is added is not all in numbers
    between = _NOTED.sub("", text[begins : draft.start])  # …11.9亿元（其中市级9亿元），收入总计
    whole = exact or (told and not _UNCOUNTED.search(between))
    listed = whole and len(parts) >= _LISTED and (draft.name.endswith(_SUMS) or _divided_by(draft, state))
    if (
        not exact
        and not listed
        and (not added or len(leading) > 1 or (not whole and sum(map(size, parts)) > size(draft)))
    ):
        return False
    if len(parts) < (_FEWEST if whole else 1):
        return False
    for part in parts:
        part.whole, part.partition, part.whole_from = draft, "closed" if whole else "open", "sentence"
    draft.totals, state.inside, state.head = True, "", draft
    if added and stands_beside(draft.name):
        draft.named_from = (
            "assumed"  # 收入9亿元，加上补助、调入资金，财政总收入12亿元: of what, each year has another list
        )
    return True


def _rolls_up(draft: Draft, earlier: list[Draft], text: str) -> bool:
    """Make the balance of the year and the one before parts of the one that both make, where they do."""
    parts = _summed(draft, earlier, text)
    made = sum(-size(d) if text[d.start] in MINUS else size(d) for d in parts)
    if len(parts) < _FEWEST or made != size(draft):
        return False
    for part in parts:
        part.whole, part.partition, part.whole_from = draft, "closed", "sentence"
    return True


def _divided_by(total: Draft, state: State) -> bool:
    """Whether a total is what its sentence began to divide: 在等级航道中，…，等级航道合计1104公里."""
    return bool(state.within) and (total.name.endswith(state.within) or state.within.endswith(total.name))


def _summed(total: Draft, earlier: list[Draft], text: str) -> list[Draft]:
    """What a total adds up: the amounts back to a semicolon, or beyond it where that comes nearer to the total.

    A，增长4%；B、C，收入总计D: the semicolon only divides how the first of them changed from the rest.
    """
    near = _summands(total, earlier, text, _PAUSE)
    far = _summands(total, earlier, text, _NEVER)
    if _misses(total, near) < _EXACT:
        return near
    longer = (far[:n] for n in range(len(near) + 1, len(far) + 1))
    closing = next((parts for parts in longer if _misses(total, parts) < _EXACT), far)
    return closing if _misses(total, closing) < min(_NEAR, _misses(total, near)) else near


def _slipped(total: Draft, parts: list[Draft]) -> bool:
    """Whether several parts make their total but for one slip of the hand, in one of them or in the total.

    Of two parts only a longer number tells that.
    """
    over = sum(map(size, parts)) - size(total)
    if len(parts) < _FEWEST:
        return False
    digits = SURE_DIGITS + (len(parts) < _LISTED)
    in_part = any(is_slip_of(d, size(d) - over, digits) for d in parts)
    return in_part or is_slip_of(total, size(total) + over, digits)


def _misses(total: Draft, parts: list[Draft]) -> float:
    """How far the sum of parts is from a total, relative to it."""
    return float(abs(sum(map(size, parts)) - size(total)) / (size(total) or 1))


def _summands(total: Draft, earlier: list[Draft], text: str, pause: re.Pattern[str]) -> list[Draft]:
    """The amounts before a total back to the last total or pause, the nearest first."""
    parts: list[Draft] = []
    for draft in reversed(earlier):
        gap = text[draft.end : parts[-1].start if parts else total.start]
        if draft.name.endswith(TOTALS) or draft.totals or pause.search(gap):
            break
        inside = draft.whole is not None and draft.whole.start < draft.start  # 其中税收8亿元
        own = (
            draft.measure in AMOUNTS
            and not (draft.aside or inside or draft.is_plan or draft.is_base)
            and draft.beside is None
        )
        if own and draft.unit.canonical == total.unit.canonical and not draft.left.why:
            parts.append(draft)
    return parts


def _added_to(phrase: str, total: Draft, state: State) -> list[Draft]:
    """The amount of the sentence before that a sentence adds to: 一般公共预算收入，加…, or without a name 加上…."""
    free = [d for d in state.before if d.whole is None and not d.is_base]
    if phrase:
        return [d for d in free if phrase.endswith(d.name) or d.name.endswith(phrase) or d.name.startswith(phrase)][-1:]
    side = next((side for side in _SIDES if side in total.name), "")
    found = [d for d in free if side and d.beside is None and d.name.endswith(side)]
    found = [d for d in found if not d.name.startswith(_BEYOND)]
    named = [d for d in found if d.name == found[-1].name and d.unit.canonical == total.unit.canonical]
    return [d for d in named if not d.is_plan][-1:]
