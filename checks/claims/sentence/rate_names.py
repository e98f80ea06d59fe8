"""Of what a rate is that only says how much is done: 办理代表建议8件、政协提案5件，满意率… is of both."""

import re

from checks.chinese.lexicon import any_of, lexicon, pattern_of
from checks.claims.drafting.drafts import AMOUNTS, Draft, Spot, State
from checks.claims.lexing.sentences import CLAUSE_END
from checks.claims.names.indicators import IndicatorReader
from checks.claims.names.nouns import NounReader
from checks.claims.names.topics import TopicReader

_WORDS = lexicon("things")
_HOW, _DONE_RATES = any_of((*_WORDS["rates_how"], *_WORDS["rates_of"])), any_of(_WORDS["rates_done"])
_ONE_RATE = rf"(?:{_HOW}|{_DONE_RATES})*(?P<done>{_DONE_RATES})率"
RATE = re.compile(rf"(?:(?:{_DONE_RATES})率[、和与及]?)*{_ONE_RATE}|{any_of(_WORDS['rates_of_money'])}")
_RATE_AT_END = re.compile(rf"(?<=..)(?:{RATE.pattern})$")
_ANSWERED, _OF_ALL = frozenset(_WORDS["rates_answered"]), frozenset(_WORDS["rates_of_all"])
_OF_ANY = tuple(_WORDS["rates_of"])
_SUMMED = pattern_of("rate_names", "summed")
_LISTED = pattern_of("rate_names", "listed")
_JOINING = tuple("、和与及")
_HALF = pattern_of("rate_names", "half")
_GROUPS = ("count", "households", "people")
_STOP = re.compile("[；;。]")
_DIGIT = re.compile(r"\d")
URGING = re.compile(rf"^.{{0,4}}?(?:{any_of(_WORDS['building'])})")
_SHORTEST, _LONGEST, _LONG = 2, 24, 16


class RateNamer:
    """Finds of what a rate is. Holds no state of a sentence: what came before is passed in."""

    def __init__(self, indicators: IndicatorReader, nouns: NounReader, topics: TopicReader) -> None:
        self._indicators = indicators
        self._nouns = nouns
        self._topics = topics

    def of(self, rate: re.Match[str], spot: Spot, state: State) -> tuple[str, str]:
        """应届毕业生就业8727人，就业率…; 办理代表建议8件、政协提案5件，满意率…; 推进疫苗接种，接种率…: of what a rate
        tells how much is done."""
        done, last = rate["done"] or "", next((d for d in reversed(state.drafts) if not d.aside), None)
        gap = spot.text[last.end : spot.number.start] if last is not None else "。"
        near = len(CLAUSE_END.findall(gap)) < _SHORTEST and not _STOP.search(gap)
        before = _RATE_AT_END.search(last.name) if last is not None and near else None
        if before and last is not None and not _HALF.search(last.name[: before.start()]):
            return last.name[: before.start()], "sentence"
        answered = done in _ANSWERED and not _STOP.search(gap)
        if last is not None and last.measure in AMOUNTS and (near or answered):
            told = self._without(last.name, done)
            if told or answered or done in _OF_ALL or last.unit.dimension in _GROUPS:
                return told or (self._all_listed(last, spot, state) if answered else self.plain(last)), "sentence"
        clause = CLAUSE_END.split(spot.before.strip("，, "))[-1]
        at = -1 if _DIGIT.search(clause) else clause.find(done)
        said = URGING.sub("", self._indicators.strip_leading(clause[:at])[0]) if at >= _SHORTEST else ""
        said = said if len(said) <= _LONG else ""
        of_any = any(word in rate[0] for word in _OF_ANY)  # 实施挂牌督战，资金到位率: of all there is
        return said or ("" if of_any else self._topics.about(spot.before)), "assumed"

    def uncut(self, bare: str, spot: Spot) -> str:
        """A rate as it is printed, of which the name left a part alone: 三岁以上人群接种覆盖率; else empty."""
        printed = self._indicators.strip_leading(spot.left.noun)[0]
        own = printed != bare and printed.endswith(bare) and not printed.removesuffix(bare).endswith(_JOINING)
        return printed if own and len(printed) <= _LONGEST else ""

    def _without(self, name: str, done: str) -> str:
        """What is left of a name without what it says is done: 疫苗 of 完成疫苗接种; empty where it says none."""
        at = name.find(done)
        left = name[:at] + name[at + len(done) :] if at >= 0 else ""
        left = _SUMMED.sub("", left[self._nouns.begun(left) :] or left)
        return left if _SHORTEST <= len(left) <= _LONGEST else ""

    def _all_listed(self, last: Draft, spot: Spot, state: State) -> str:
        """Everything that a list counts which ends with a number: 代表建议、政协提案."""
        out, at = [self.plain(last)], last
        for draft in reversed(state.drafts[: state.drafts.index(last)]):
            if draft.unit.canonical != at.unit.canonical or not _LISTED.fullmatch(spot.text, draft.end, at.start):
                break
            out, at = [self.plain(draft), *out], draft
        joined = "、".join(filter(None, out))
        return joined if len(joined) <= _LONGEST else out[-1]

    def plain(self, draft: Draft) -> str:
        """The name of what is counted, without what is done to it."""
        name = _SUMMED.sub("", draft.name[self._nouns.begun(draft.name) :] or draft.name)
        return "" if len(name) < _SHORTEST or draft.named_from == "unknown" else name
