"""What each of several numbers is of where 分别 shares them out and the members are listed in the clause before.

甲产业、乙产业加快发展，产值分别增长15%、10%; 城区和县城污水处理率分别达到98%和95%，垃圾处理率分别达到100%和99%.
"""

from functools import reduce

from checks.chinese.lexicon import pattern_of, words_of
from checks.claims.drafting.drafts import AMOUNTS, MONEY, Draft, State
from checks.claims.lexing.sentences import BEFORE, CLAUSE_END
from checks.claims.names.coordinations import JOINED, Coordinations
from checks.claims.names.indicators import IndicatorReader
from checks.claims.names.nouns import NounReader, common_end
from checks.claims.names.phrases import Left, told_in
from checks.claims.names.topics import without_predicate

RESPECTIVELY = "分别"
_NO_THINGS = (*MONEY, "percent", "percentage_point", "")
_SO_ON = pattern_of("each_told", "so_on")
_GOING = pattern_of("each_told", "going")
_OF_THINGS = pattern_of("each_told", "of_things")
_NO_LIST = pattern_of("each_told", "no_list")
_SIZE, _BETWEEN = pattern_of("each_told", "size"), pattern_of("each_told", "between")
_PAIR = 2
_SHORT = 3  # characters of an end that several names may share by chance
_TOTALS = frozenset(words_of("each_told", "totals"))


class EachTold:
    """Finds the members that a measure with 分别 is of. Holds no state of a sentence."""

    def __init__(self, indicators: IndicatorReader, nouns: NounReader, lists: Coordinations) -> None:
        self._indicators = indicators
        self._nouns = nouns
        self._lists = lists

    def told(self, left: Left, count: int, state: State, before: str, until: str) -> list[tuple[str, str]]:
        """The full name of each of `count` numbers whose clause says only what is measured of each, and what sets it
        apart from others of the name; empty where none are told. `until` is the text up to the first of them."""
        clause = CLAUSE_END.split(until[-BEFORE:])[-1]
        names = self._names(left, count, state, before, clause) if count > 1 else []
        sized = count > 1 and not names and RESPECTIVELY in left.words
        return self._by_size(left.noun, count, clause) if sized else [(n, "") for n in names]

    def _names(self, left: Left, count: int, state: State, before: str, clause: str) -> list[str]:
        listed, said, measured = left.noun.rpartition(RESPECTIVELY)
        noun = self._indicators.strip_leading(measured)[0]
        if (not listed and JOINED.search(clause)) or not noun or noun in _TOTALS or any(c.isdigit() for c in noun):
            return []
        counted = self._counted(count, state, listed)
        if listed:
            members = counted if counted and counted[-1].endswith(listed) else []
        else:
            each = bool(said) or RESPECTIVELY in left.words
            members = (self.listed(before, count) or self._owners(count, state)) if each else []
            members = members or (counted if _OF_THINGS.fullmatch(noun) else [])
        return [m if m.endswith(noun) else m + noun for m in members]

    def _by_size(self, noun: str, count: int, clause: str) -> list[tuple[str, str]]:
        """What a clause tells of things from several sizes on, and these: 收入超10万元、超30万元村占比分别达9%、2%."""
        at = clause.rfind(noun) if noun else -1
        whole = clause[: at + len(noun)] if at >= 0 else ""
        parts = _BETWEEN.split(self._indicators.strip_leading(whole)[0]) if _SIZE.search(whole) else []
        if len(parts) != count:
            return []
        sizes = [max((m.end() for m in _SIZE.finditer(p)), default=0) for p in parts]
        rests = [p[at:].removeprefix("的") for p, at in zip(parts, sizes, strict=True)]
        rests = [r or rests[-1] for r in rests]
        names = rests if len(set(rests)) == 1 else self._lists.members("、".join(rests), count)
        return [(n, p[:at]) for n, p, at in zip(names, parts, sizes, strict=True)] if len(names) == count else []

    def listed(self, before: str, count: int) -> list[str]:
        """The members that the clause before lists, which has no number of its own and of which something is said."""
        clause = told_in(before)
        if before[-1:] not in ("，", ",") or any(c.isdigit() for c in clause) or _NO_LIST.search(clause):
            return []
        bare = self._indicators.strip_leading(clause)[0]
        thing = _SO_ON.sub("", _GOING.sub("", without_predicate(bare)))
        members = self._lists.members(thing[self._nouns.begun(thing) :], count)
        vague = count == _PAIR and any(len(m) <= _PAIR for m in members)  # 质量和效益
        return members if len(members) == count == len(set(members)) and not vague else []

    def _owners(self, count: int, state: State) -> list[str]:
        """What sets the numbers before apart, which another measure of the same things goes on about."""
        names = [d.name for d in state.group]
        end = reduce(common_end, names) if len(set(names)) == count else ""
        whole = (end[at:] for at in range(len(end)) if end[at:] in self._indicators.names)
        end = next(whole, end if len(end) > _SHORT else "")
        return [n.removesuffix(end) for n in names] if end and end not in names else []

    def _counted(self, count: int, state: State, listed: str) -> list[str]:
        """The things that the numbers right before count, one each, or one number for all: 学校、幼儿园22所."""
        drafts = [d for d in state.drafts[-count:] if d.unit.dimension not in _NO_THINGS]
        names = [d.name for d in drafts if d.measure in (*AMOUNTS, "delta")]
        if len(set(names)) == count:
            return names
        last: Draft | None = state.last
        if last is None or listed or last.unit.dimension in _NO_THINGS:
            return []
        members = self._lists.members(last.name[self._nouns.begun(last.name) :], count)
        return members if len(members) == count else []
