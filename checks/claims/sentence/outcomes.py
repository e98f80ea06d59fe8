"""What a number whose clause names nothing says of the one before: how many there are in all, what a change came to,
what place it gives."""

import re
from dataclasses import replace
from fractions import Fraction

from checks.chinese.deeds import stage_at_end
from checks.chinese.lexicon import any_of, lexicon, pattern_of, words_of
from checks.chinese.words import BEGUN, FORGIVING
from checks.claims.drafting.amounts import size
from checks.claims.drafting.drafts import AMOUNTS, COUNTS, MONEY, Draft, Spot, State, fits, reaches
from checks.claims.lexing.lexer import Number
from checks.claims.lexing.units import PrintedUnit
from checks.claims.names.indicators import IndicatorReader, Named
from checks.claims.names.nouns import Name, NounReader
from checks.claims.names.phrases import Left

_NEWLY = pattern_of("outcomes", "newly")
_FINISHED, _PLANS = frozenset(words_of("outcomes", "finished")), frozenset(words_of("outcomes", "plans"))
_RISING = pattern_of("outcomes", "rising")
ADDED = words_of("outcomes", "added")
ALL_OF = frozenset(words_of("outcomes", "all_of"))
PACES = frozenset(words_of("outcomes", "paces"))
_PACE = "增速"
_LASTED = lexicon("things")["lasted"]
_LASTING = "连续"
_AGAIN, _YEARS = frozenset(_LASTED["again"]), _LASTED["terms"]
_STAGED = frozenset(words_of("outcomes", "staged"))
_LEFT_BEHIND = pattern_of("outcomes", "left_behind")
_WHAT_LASTS = pattern_of("outcomes", "what_lasts")
_OF_QUANTITIES = re.compile(any_of(_LASTED["of_quantities"]))
_ANY_TOTAL = 5  # characters from which on a name that begins with 新增 names something alone


def recent(drafts: list[Draft], count: int) -> list[Name]:
    """The last `count` different indicators of the sentence, or amounts of one that differ in their unit."""
    units = [d for d in drafts if d.measure in AMOUNTS and not d.aside]
    for key, among in ((lambda d: d.name, drafts), (lambda d: (d.name, d.unit.canonical), units)):
        out: dict[object, Name] = {}
        for draft in reversed(among):
            out.setdefault(key(draft), Name(draft.name, draft.named))
            if len(out) == count:
                return list(out.values())[::-1]
    return []


def ended(spot: Spot, state: State) -> Name | None:
    """占比重由20.7%提高到23.7%: the end of a change that the percentage before it begins."""
    last = state.last
    if last is None or not spot.percent or not last.begins or not reaches(spot.left, state):
        return None
    part = last.name if last.measure == "share" and state.name != last.name else ""
    return Name(last.name, last.named, part=part, whole=last.share_of)


def in_a_row(last: Draft | None, number: Number, unit: PrintedUnit) -> bool:
    """Whether a number stands right behind another, so that only a column says what it is: 农药53万吨45万吨, a row
    of a table that lost its lines."""
    if last is None or last.end != number.start or not last.unit.name:
        return False
    return unit.canonical == last.unit.canonical or not number.unit


def in_all(spot: Spot, state: State) -> str:
    """The name of how many there are in all, where the number before says how many were added; else empty."""
    left, last = spot.left, state.last
    told = left.noun in ALL_OF or bool(left.kinds & {"level", "to_rise"} or "累计" in left.words)
    all_of = left.noun in ALL_OF
    if (spot.percent and not (all_of and left.change)) or not told or left.aimed:
        return ""
    if all_of and (verb := NounReader.verb(state.name)).startswith("新") and not state.name.startswith(ADDED):
        return state.name.removeprefix(verb)  # 新设企业增长20%，总数突破211万户
    if state.name.startswith(ADDED) and (len(state.name) > _ANY_TOTAL or _exceeds(spot, last)):
        return without_adding(state.name)  # 净增企业22家、总数达到113家
    newly = _NEWLY.search(state.name) if _exceeds(spot, last) else None
    if newly and last is not None and last.name == state.name:
        return state.name.replace(newly[0], "")  # 综保区新落户企业9户、达到41户
    if left.noun in ALL_OF and any(d.name == state.name and d.measure == "level" for d in state.drafts):
        return state.name + left.noun  # 通过认定14家、总数37家
    return ""


def finished(name: Name, spot: Spot, state: State) -> Name:
    """What was finished of the things that the number before counts: 20件实事完成19件; else the name as it is."""
    last = state.last
    if last is None or last.name != name.name or last.unit.canonical != spot.unit.canonical:
        return name
    counted = last.measure in AMOUNTS and spot.unit.dimension in COUNTS and not (last.planned or last.required)
    done = next((w for w in spot.left.words if w in _FINISHED), "") if _PLANS.isdisjoint(last.left.words) else ""
    whole = done + name.name.removeprefix(state.verb)
    return replace(name, name=whole, named=Named(whole, False, None, name.named.region)) if counted and done else name


def without_adding(name: str) -> str:
    """The name of what there is in all, of that of what was added to it."""
    return name[2:] if name.startswith(ADDED) else name


def totals_told(found: list[Name], left: Left, sizes: list[Fraction], drafts: list[Draft]) -> bool:
    """Whether numbers say how many there are in all of each thing that was added: 新增甲企业6家、乙企业4家，分别达到
    49家和28家."""
    if not found or not left.kinds & {"level", "to_rise"}:
        return False
    added = {d.name: size(d) for d in drafts if d.name.startswith(ADDED)}
    return all(n.name in added and total > added[n.name] for n, total in zip(found, sizes, strict=True))


def ranked(spot: Spot, state: State) -> Name | None:
    """What a place is given for: what the number in front of it is of, or its pace; nothing for what is no place.

    增长4.2%、增速居全省第5位 and 总量居全省第6位 are two places, of the growth and of the quantity itself.
    """
    if spot.number.kind != "rank" or state.last is None or state.last.aside:
        return None
    last, words = state.last, {*spot.left.words}
    if last.unit.dimension == "time" and (last.named.registered or last.name[:2] == last.printed[:2] != ""):
        words |= {*last.left.words}  # 零售总额增幅连续三年居首位
    else:  # 总量连续四年排名第三
        last = next((d for d in reversed(state.drafts) if d.unit.dimension != "time"), last)
    long = last.unit.dimension == "time" and last.printed and not last.named.registered
    named = Named(last.printed, False) if long else last.named  # 贷款增量连续三年排名全区第一
    name = named.name if last.unit.dimension == "time" else last.name
    grown = last.measure == "growth" and spot.left.noun == "" and not spot.left.kinds
    grown = grown and not any(d.name == last.name and d.measure in AMOUNTS for d in state.drafts)  # 增长4%、居第5位
    if (PACES.isdisjoint(words) and not grown) or name.endswith(_PACE):
        return Name(name, named, read="sentence")
    return Name(name + _PACE, Named(name + _PACE, False), read="sentence")


def came_new(name: str, spot: Spot, indicators: IndicatorReader) -> Name | None:
    """市场主体新增42万户: the verb behind the thing is that of 新增市场主体."""
    if spot.percent or spot.unit.dimension in MONEY or not (risen := _RISING.match(name)):
        return None
    added, thing = map(indicators.resolve, (risen[2] + risen[1], risen[1]))
    known = added if added.registered or thing.modifier or not fits(spot.unit, thing) else thing
    named = known if known.registered else Named(risen[2] + risen[1], False)
    return Name(named.name, named, risen[2])


def paced(name: Name, spot: Spot) -> Name:
    """The pace of what is named, where a place is said to be that of its pace: 进出口增速居全省第3位."""
    if spot.number.kind != "rank" or PACES.isdisjoint(spot.left.words) or name.name.endswith(_PACE):
        return name
    return replace(name, name=name.name + _PACE, named=Named(name.name + _PACE, False, None, name.named.region))


def _exceeds(spot: Spot, last: Draft | None) -> bool:
    """Whether a number is of the unit of the one before, and more."""
    alike = last is not None and spot.unit.canonical == last.unit.canonical
    return alike and last is not None and spot.unit.dimension in (*MONEY, *COUNTS) and spot.size > size(last)


def lasting(text: str, number: Number) -> tuple[str, str]:
    """What went on for how long, and what counts that: 连续五年 / 获评先进 is 获评先进 and 年数; else empty."""
    counter = _LASTED["counters"].get(number.unit, "") if text.endswith(_LASTING, 0, number.start) else ""
    found = _WHAT_LASTS.match(text, number.end) if counter else None
    return (found[1], counter) if found else ("", "")


def streak(topic: Name, said: str, counter: str, left: Left) -> Name:
    """The name of how long something went on: 粮食产量连续增长年数. What is ranked behind it is its topic still."""
    of = _LEFT_BEHIND.sub("", topic.name) + (_PACE if topic.name and PACES & {*left.words} else "")
    return Name(f"{of}{_LASTING}{said}{counter}", topic.named, behind=True)


def prolonged(noun: str, left: Left, number: Number) -> Name | None:
    """承包到期后再延长30年试点: for how long, of what stands before, whatever is said behind."""
    again = next((w for w in left.words if w in _AGAIN), "") if noun and number.unit in _YEARS else ""
    name = f"{noun}{again}{_YEARS[number.unit]}" if again else ""
    return Name(name, Named(name, False)) if name else None


def staged(named: Named, bare: str, verb: str, spot: Spot) -> Name | None:
    """What a known name is called behind a verb that says how far something is: 筹集保障性住房, 开工…, 减免税费."""
    indicator = named.indicator if named.registered else None
    if indicator and (verb in FORGIVING or (verb in BEGUN and indicator.stock)):
        return Name(bare, Named(bare, False, None, named.region), verb)
    homes = indicator is not None and indicator.unit in _STAGED and fits(spot.unit, named)
    stage = stage_at_end(named.lead) if homes else ""
    name = stage + named.name
    return Name(name, Named(name, False, None, named.region), verb or stage) if stage else None


def of_quantity(said: str) -> bool:
    """Whether words say something of a quantity, which stands before if they name none: 居全省第一, 保持两位数增长."""
    return bool(_OF_QUANTITIES.match(said))
