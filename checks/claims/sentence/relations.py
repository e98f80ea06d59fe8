"""How the numbers of a sentence stand to one another: part and whole, an earlier value, the level of a growth."""

import re

from checks.chinese.lexicon import any_of, lexicon, pattern_of
from checks.chinese.words import ADJUSTED_BUDGET
from checks.claims.drafting.amounts import alike, candidates, is_of, size
from checks.claims.drafting.drafts import AMOUNTS, ORIGINALLY, Draft, State, reaches
from checks.claims.listing.complete_sets import beside_in_set
from checks.claims.listing.list_ends import SURE_DIGITS, ended, is_slip_of, leave_net
from checks.claims.listing.shared_out import shared_from
from checks.claims.listing.sums import ADDING, MINUS, ROLLED, TOTALS, adds_up
from checks.claims.names.nouns import common_end
from checks.claims.names.phrases import LEFT_OUT, Left
from checks.claims.ownership.owner_words import is_public
from checks.claims.sentence.kin import PURSES

_WORDS = lexicon("lists")
_EARLIER = pattern_of("relations", "earlier")
_TAKING = pattern_of("relations", "taking")
_AFTER_THAT = pattern_of("relations", "after_that")
_NEARLY = 0.1  # relative: what misses the whole by more is of something else
_AVERAGE = re.compile(any_of(_WORDS["averages"]))
_LOSS = re.compile(any_of(_WORDS["losses"]))
_SAME_MEASURE = 2  # characters that also the names of different measures end alike with: 工资性收入, 可支配收入
_REACH = 200  # characters before a number in which what is taken off is looked for
_RESTATING = re.compile(any_of((*_WORDS["restating"], *LEFT_OUT)))
_THAN = pattern_of("relations", "than")
_PLANNED = pattern_of("relations", "planned")
_BUDGET = "预算"
_CHANGED_TO = re.compile(rf"(?:{any_of(_WORDS['budget_changed'])})$")
_CHANGES = ("growth", "growth_avg", "delta", "multiple", "completion")
_WAN = 10_000
_MOVES = ("growth", "delta")
_LEVELS = ("level", "cumulative", "share", "rate")


def relate(drafts: list[Draft], left: Left, text: str, start: int, state: State) -> None:
    """Set whole, base, beside and head among the drafts just read (the last of the state) and those before."""
    earlier = state.drafts[: -len(drafts)]
    planned = not ORIGINALLY.isdisjoint(left.words) and not left.noun.endswith(("比", "较"))
    for draft in drafts:
        draft.required = draft.required or ("planned" if planned else "")
        if draft.measure in _CHANGES:
            outside = [] if state.outer else [d for d in earlier if not d.aside]  # 30亿元（含甲区10亿元），增长2%
            draft.beside = _level_of(draft.name, outside) or _level_of(draft.name, earlier)
            if draft.measure == "delta" and draft.left.budget and draft.beside and draft.beside.left.budget:
                draft.base, draft.beside = draft.beside, None  # 年初预算9亿元，执行中调增收入预算2亿元
            if draft.beside is None and draft.measure in _MOVES:  # 总计9亿元。与上年相比，总计增加1亿元，增长12.5%
                draft.beside = _level_of(draft.name, state.before[-1:])
            if draft.measure == "completion" and earlier and earlier[-1].is_plan:
                draft.base = earlier[-1]
        elif draft.measure == "share":
            _share(draft, earlier)
    if earlier and reaches(left, state):
        _from_to(drafts, earlier, text)
    for draft in drafts:
        _than(draft, earlier)
    for draft in drafts:
        if draft.measure in AMOUNTS and not draft.left.aimed:
            _rests_on(draft, earlier, text)
            _adjusts(draft, earlier)
            gap = text[earlier[-1].end : draft.start] if earlier else ""
            shared = shared_from(draft.printed, size(draft), draft.unit, earlier, state, gap)
            if shared is not None:
                draft.aside = state.outer is not None
                _join(draft, shared, "open", state)
                state.members.append(draft)
            elif not adds_up(draft, earlier, text, start, state) and not _taken(draft, earlier, text, start):
                _place_in_list(draft, text, state)
            _remains(draft, earlier, text, start)
            _flows_into(draft, earlier or state.before, text)
            _of_purse(draft, earlier)


def _level_of(name: str, earlier: list[Draft]) -> Draft | None:
    levels = (d for d in reversed(earlier) if d.name == name and d.measure in _LEVELS)
    return next((d for d in levels if not (d.is_base or d.is_plan)), None)


def _share(draft: Draft, earlier: list[Draft]) -> None:
    """A share stands beside the amount it is of; one that does not say of what is of the whole of that amount."""
    last = earlier[-1] if earlier else None
    if last is None or last.measure not in (*AMOUNTS, "growth"):
        return
    part = last if last.measure in AMOUNTS else last.beside
    indicator = draft.named.indicator
    own = indicator.share_part if indicator else ""
    if part is None:
        return
    of = draft.name.partition("占")[0]
    if part.name not in (own, of) and not (draft.left.noun.startswith("占") and part.name.endswith(of)):
        return  # 建设甲基地支出9亿元，占8%: the verb is no part of the name of the share
    draft.beside = part
    if not draft.share_of and part.whole is not None:
        draft.whole, draft.whole_from = part.whole, part.whole_from


def _from_to(drafts: list[Draft], earlier: list[Draft], text: str) -> None:
    """由A增加到B: A is the base of B, and B is called as A; so for each member of two ratios."""
    before = earlier[-len(drafts) :]
    if len(before) < len(drafts):
        return
    for old, new in zip(before, drafts, strict=True):
        if old.unit.canonical == new.unit.canonical and old.begins and old.measure == new.measure:
            new.base, old.is_base, old.whole = old, True, None
            new.name, new.named, new.named_from = old.name, old.named, "sentence"
            if is_public(new.name) and _CHANGED_TO.search(text, old.end, new.start):
                old.left.budget = old.left.budget or _BUDGET
            if old.left.budget:
                new.left.budget = new.scope = ADJUSTED_BUDGET  # 支出预算由A变动为B


def _rests_on(draft: Draft, earlier: list[Draft], text: str) -> None:
    """A，上年同期B and A，比2020年（B）下降: B is what A is measured against."""
    last = earlier[-1] if earlier else None
    if last is None or last.measure not in AMOUNTS or last.unit.canonical != draft.unit.canonical:
        return
    if _EARLIER.fullmatch(text, last.end, draft.start):
        last.base, draft.is_base = draft, True
        draft.name, draft.named, draft.named_from = last.name, last.named, "sentence"


def _adjusts(draft: Draft, earlier: list[Draft]) -> None:
    """年初预算9亿元，调增2亿元，调整后预算为11亿元: what it was adjusted by leads from the one budget to the other."""
    if draft.left.budget != ADJUSTED_BUDGET or draft.base is not None:
        return
    steps = [d for d in earlier if d.measure == "delta" and d.left.budget and d.base is not None and d.beside is None]
    steps = [d for d in steps if d.name == draft.name and d.unit.canonical == draft.unit.canonical]
    if len(steps) == 1:
        steps[0].beside, draft.base = draft, steps[0].base


def _than(draft: Draft, earlier: list[Draft]) -> None:
    """397元 in 560元，比1985年的397元增长41%: what it was, or what was planned, which the change behind is from."""
    left = draft.left
    if not _THAN.match(left.comparison) or left.kinds or left.distance or draft.measure not in _LEVELS:
        return
    level = _level_of(draft.name, earlier)
    if level is None or level.unit.canonical != draft.unit.canonical or draft.named_from != "sentence":
        return
    draft.than, draft.whole = True, None
    if _PLANNED.search(left.comparison):
        draft.required = "planned"
    else:
        level.base, draft.is_base = draft, True


def _join(draft: Draft, whole: Draft, partition: str, state: State) -> None:
    if draft is whole or whole.whole is draft or draft.required:
        return
    if _LOSS.search(draft.name) and not _LOSS.search(whole.name):
        return  # 利润9亿元，其中亏损企业亏损额2亿元
    if draft.measure == "delta" and whole.measure != "delta" and draft.sign < 0 <= whole.sign:
        return  # what is cut from a limit is no part of it
    if _AVERAGE.search(whole.name) and len(common_end(draft.name, whole.name)) > _SAME_MEASURE:
        return
    draft.whole, draft.partition = whole, partition
    draft.whole_from = "sentence" if any(d is whole for d in state.drafts) else "paragraph"


def _place_in_list(draft: Draft, text: str, state: State) -> None:
    """Make a draft a part of the total before it while a list of parts goes on, else the total of the next."""
    if state.outer:
        draft.aside = True
        if not state.inside:
            _in_bracket(draft, text, state)
            return
    head = state.head
    if state.inside and head and beside_in_set(draft.printed or draft.name, head.name):
        head = state.head = _of_same_group(draft, head, state)
        state.inside = "open" if head else ""
    if state.inside and _told_again(draft, state):
        state.inside, state.head, state.part = "", draft, draft.name
        return
    if (
        state.inside
        and head
        and head.whole
        and head.unit.canonical == draft.unit.canonical
        and size(draft) > size(head)
    ):
        head = state.head = head.whole  # 其中A…，其中B…: B is beside A, not within it
    leave_net(draft, head, state)
    along = _along(draft, head, state) if state.inside and head else None
    over = state.inside and (_outnumbers(draft, head, state) or ended(draft, text, state))
    if along is None and over and not (state.view or state.within):
        head = _outer(draft, text, state)
        state.inside = "open" if head else ""
    if along is not None:
        _join(draft, along, state.inside, state)
    elif not state.inside:
        if draft.beside is None and not draft.aside:
            state.head = draft
    elif state.view or state.within:
        _part_of_view(draft, state)
    elif head and head is not draft and alike(draft, head) and draft.beside is None:
        _join(draft, _counterpart(draft, head, state), state.inside, state)
    if draft.whole is not None:
        state.members.append(draft)
    state.part = draft.name


def _outnumbers(draft: Draft, head: Draft | None, state: State) -> bool:
    """Whether there are more of it than of what it is counted among: 472个城市中建成2935个小区."""
    return head is not None and head is state.counted and size(draft) > size(head)


def _outer(draft: Draft, text: str, state: State) -> Draft | None:
    """What an amount is a part of behind a list that ended: what the whole of that list is itself a part of.

    支出9亿元，其中基本支出7亿元，包括甲5亿元、乙2亿元；项目支出2亿元.
    """
    while state.head is not None and any(d is state.head for d in state.members):
        state.head = state.head.whole
        if state.head is not None and not ended(draft, text, state):
            return state.head
    return None


def _of_same_group(draft: Draft, head: Draft, state: State) -> Draft | None:
    """What a part is of that names another group than the total before it (城镇工资性收入 behind 农村居民收入): the
    amount of its own group, else what both groups make.
    """
    found = (d for d in candidates(state) if d is not draft and alike(draft, d) and size(d) >= size(draft))
    own = (
        d for d in found if beside_in_set(d.name, head.name) and not beside_in_set(draft.printed or draft.name, d.name)
    )
    return next(own, head.whole)


def _told_again(draft: Draft, state: State) -> bool:
    """Whether it only takes up an amount told before, to divide it: 12个甲产业和7个乙产业，其中12个甲产业包括…."""
    same = (d for d in candidates(state) if (d.digits, d.unit.canonical) == (draft.digits, draft.unit.canonical))
    return not draft.left.noun.removeprefix("其中") and any(
        d is not draft and d.name.endswith(draft.name) for d in same
    )


def _counterpart(draft: Draft, head: Draft, state: State) -> Draft:
    """Of amounts that are divided together, the one in a part's own unit: A 20所、B 800个，其中C 5所、D 300个."""
    if draft.unit.canonical == head.unit.canonical or not head.end:
        return head
    beside = [d for d in state.drafts if d.end <= head.start and d.measure in AMOUNTS and d.whole is head.whole]
    return beside[-1] if beside and beside[-1].unit.canonical == draft.unit.canonical else head


def _along(draft: Draft, head: Draft, state: State) -> Draft | None:
    """What the whole is told with, where a part is told with the same: 134起、死亡31人，其中甲87起、死亡20人."""
    last = state.drafts[-2] if len(state.drafts) > 1 else None
    around = [*state.before, *state.drafts]
    behind = next((around[i + 1] for i, d in enumerate(around[:-1]) if d is head), None)
    if last is None or behind is None or last.whole is not head or behind.measure not in AMOUNTS:
        return None
    suffered = behind.name.removeprefix(head.name.removeprefix("发生")).removesuffix("人数")
    akin = suffered == draft.name.removeprefix(last.name).removesuffix("人数")
    other = draft.unit.canonical != head.unit.canonical  # 新增企业9户、新增资本7亿元，其中外资企业3户、外资资本2亿元
    akin = akin or (other and len(common_end(behind.name, draft.name)) > _SAME_MEASURE)
    same = akin and behind.unit.canonical == draft.unit.canonical and behind.beside is None
    return behind if same and size(draft) <= size(behind) and behind is not draft else None


def _in_bracket(draft: Draft, text: str, state: State) -> None:
    whole = state.aside
    words = "".join(draft.left.words) + draft.left.noun + draft.left.comparison
    if whole is None or not alike(draft, whole) or _RESTATING.search(words):
        return
    last = next((d for d in reversed(state.drafts) if d.start < draft.start), None)
    listed = last is not None and last.whole is whole and text.startswith("、", last.end)  # （地上2600个、地下1600个）
    if size(draft) > size(whole) and not (listed or _in_wrong_unit(draft, whole)):
        return
    _join(draft, whole, "open", state)
    draft.whole_from = "clause"


def _in_wrong_unit(draft: Draft, whole: Draft) -> bool:
    """Whether 亿 stands where the whole has 万, and in that the amount would be within it."""
    same = draft.unit.name.replace("亿", "万") == whole.unit.name != draft.unit.name
    return same and size(draft) <= size(whole) * _WAN


def _part_of_view(draft: Draft, state: State) -> None:
    """A part of a division of what the sentences before said: of the amount the vocabulary makes it a part of."""
    indicator, found = draft.named.indicator, state.head if state.within else None
    name = state.within or (indicator.whole if indicator else "")
    if found is None and name and not state.within:
        found = next((d for d in candidates(state) if is_of(d, name) and d is not draft), None)
        if found is not None and found.whole is not None and is_of(found.whole, name):
            found = found.whole  # 按区划分，…甲县零售总额4亿元。按消费形态分: divides what the counties divide
    if found is None and not name:
        found, name = state.head, state.divided
    if draft.beside is not None:
        return
    if found is not None and alike(draft, found) and not (size(draft) > size(found) and state.view):
        _join(draft, found, "open", state)
    elif found is None:
        draft.within = state.divided = name


def _taken(draft: Draft, earlier: list[Draft], text: str, start: int) -> bool:
    """Make what is taken off an amount a part of it: 收入9亿元，减去调入公共预算2亿元、返还1亿元."""
    taking = _TAKING.search(text, max(start, draft.start - _REACH), draft.start)
    if taking and ADDING.search(text, start, taking.start()):
        return False  # 预算9亿元，加上补助2亿元，减去短收1亿元: taken off the sum of both
    found = (d for d in reversed(earlier) if taking and d.end <= taking.start())
    whole = next((d for d in found if d.measure in AMOUNTS and d.beside is None and not d.aside), None)
    if whole is None or whole.unit.canonical != draft.unit.canonical or size(draft) > size(whole):
        return False
    draft.whole, draft.partition, draft.whole_from = whole, "open", "sentence"
    return True


def _remains(draft: Draft, earlier: list[Draft], text: str, start: int) -> None:
    """支出总计69亿元，剔除还本支出1亿元后，支出68亿元: what is taken off and what remains make the whole.

    Or nearly do, or would but for one slip: what misses it by much is of something else.
    """
    last = earlier[-1] if earlier else None
    whole = last.whole if last else None
    if last is None or whole is None or not _AFTER_THAT.match(text, last.end):
        return
    if not _TAKING.search(text, max(start, last.start - _REACH), last.start) or not alike(draft, whole):
        return
    off = [d for d in earlier if d.whole is whole and d.start > whole.start and d.partition == "open"]
    missing = size(whole) - sum(map(size, off)) - size(draft)
    slipped = is_slip_of(whole, size(whole) - missing, SURE_DIGITS) or any(
        is_slip_of(d, size(d) + missing, SURE_DIGITS) for d in (*off, draft)
    )
    if draft.whole is None and (slipped or abs(missing) <= _NEARLY * size(whole)):
        for part in (*off, draft):
            part.whole, part.partition, part.whole_from = whole, "closed", "sentence"


def _of_purse(draft: Draft, earlier: list[Draft]) -> None:
    """预备费12亿元，支出3亿元，结余9亿元: what became of it are parts of it."""
    found = (
        d for d in reversed(earlier) if d.name.endswith(PURSES) and draft.name in (d.name + "支出", d.name + "结余")
    )
    purse = next(found, None)
    if purse is not None and alike(purse, draft) and size(draft) <= size(purse):
        draft.whole, draft.partition, draft.whole_from = purse, "open", "sentence"


def _flows_into(draft: Draft, earlier: list[Draft], text: str) -> None:
    """当年收支结余9亿元，年末滚存结余130亿元: the amount before is a part of this one, as the vocabulary says."""
    last = earlier[-1] if earlier and draft.name.endswith((*ROLLED, *TOTALS)) else None
    indicator = last.named.indicator if last else None
    if not last or not indicator or indicator.whole != draft.name or last.whole is not None:
        return
    if alike(last, draft) and size(last) <= size(draft) and text[last.start] not in MINUS:
        last.whole, last.partition, last.whole_from = draft, "open", "sentence"
