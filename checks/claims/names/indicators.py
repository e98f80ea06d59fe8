"""What a noun phrase names: an indicator of the vocabulary, a variant of one, or a thing under its own words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from checks.chinese.lexicon import any_of, fragment_of, lexicon, pattern_of, words_of
from checks.chinese.words import BECOMING, CONJUNCTIONS, LEADING, MAKING, NOT_LEADING, NOUNLIKE, WHOLE
from checks.claims.lexing.units import lengths_by_first
from checks.claims.ownership.offices import is_office
from checks.claims.ownership.owner_words import is_public
from checks.vocabulary.entries import Indicator
from checks.vocabulary.vocabulary import Vocabulary

MAX_PHRASE = 48
_KEPT = 100_000  # phrases whose reading is remembered
ENUMERATING = words_of("indicators", "enumerating")
_NAMES = lexicon("names")
TAILS = tuple(_NAMES["tails"])
_TAILS = frozenset(TAILS)
_TAIL_SIZES = {c: sorted({len(t) for t in TAILS if t[-1] == c}, reverse=True) for c in {t[-1] for t in TAILS}}
NOT_PLACES = frozenset(words_of("indicators", "not_places"))
"""Names of regions that say nothing of place in front of a noun: 国家科技型中小企业, 中国专利奖."""
_NOUNS_TOO = NOUNLIKE.difference(_NAMES["only_verbs"])
_OPENED = "（("  # of a bracket whose words were read off: 工业总产值（按可比价计算）
_CLOSE = "”\"'’》）)】]—-：:，,；;。 　的"
INVESTED = fragment_of("indicators", "invested")
"""What is invested, as it stands behind a size: 50万元以上 / 固定资产投资."""
"""From what size on projects or firms are counted, in front of a name: 500万元口径投资, 50万元以上固定资产投资."""
_ENDS = frozenset(words_of("indicators", "ends"))
_EACH_TIME = words_of("indicators", "each_time")
_FOR_SOMEBODY = pattern_of("indicators", "for_somebody")
_GRADED = pattern_of("indicators", "graded")
"""A class within the class that follows: 国家重点高新技术企业 are some of all 高新技术企业."""
_UNNAMED = pattern_of("indicators", "unnamed")
_YEAR_IN_FRONT = pattern_of("indicators", "year_in_front")
_ATTRIBUTIVE, _CONTENT = frozenset(_NAMES["attributive"]), tuple(_NAMES["content_verbs"])
_OF_CLASS = tuple(_NAMES["ends_of_classes"])
_LOCATED = tuple(lexicon("places")["located"])
_NO_END = tuple("位期")
_A_YEAR = "年度"
_YEAR_AT_END = pattern_of("indicators", "year_at_end")
_MID_TIME = pattern_of("indicators", "mid_time")
_OWNER = pattern_of("indicators", "owner")


@dataclass(frozen=True, slots=True)
class Named:
    """What a phrase names. `registered`: the vocabulary knows `name`; `modifier`: the words in front that narrow it."""

    name: str
    registered: bool
    indicator: Indicator | None = None
    region: str = ""
    modifier: str = ""
    lead: str = ""  # words dropped from the front

    @property
    def lists(self) -> bool:
        """Whether what is listed narrows a known name: 跨境电商、市场采购等出口."""
        return self.indicator is not None and "、" in self.modifier and self.modifier.endswith("等")


_SHORTEST_LEADING = 4  # characters of a name that a clause may be about
_GOES_ON = "的和、与及占等以比"  # what stands behind a name that is not the whole of what a clause is about


class IndicatorReader:
    """Resolves phrases by the vocabulary: the longest known name at the end of the phrase wins."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.names = vocabulary.indicator_names
        self.regions = {n: r.name for n, r in vocabulary.region_names.items() if n not in NOT_PLACES}
        self._ratios = [(n, i) for n, i in self.names.items() if i.parts]
        self._longest = max((len(n) for n in self.names), default=1)
        owners = lexicon("owners")
        self._own = frozenset(owners["tiers"]["own"])
        self._into = tuple(owners["into"])  # 调出到一般公共预算支出 is none of that budget
        self._tiers = frozenset((*owners["tiers"]["own"], *owners["tiers"]["money"]))
        self._money = re.compile(rf"(?:[（(][^（）()]{{2,60}}[）)])?(?P<of>{any_of(owners['money'])})")
        levels = {w for words in vocabulary.level_words.values() for w in words} - NOT_PLACES
        own = {w for r in vocabulary.regions for w in r.own_words}
        self._leading = set(LEADING) | levels | own | set(self.regions)
        self._boundary = (self._leading | set(MAKING) | set(CONJUNCTIONS)) - _NOUNS_TOO
        self._doing = (set(LEADING) | set(MAKING)) - _ATTRIBUTIVE
        self._doing_sizes = sorted({len(w) for w in self._doing})
        self._leading |= self._tiers
        self._by_first = lengths_by_first(self._leading)
        self._by_last = _by_last(self._boundary)
        self.resolve = lru_cache(_KEPT)(self._resolve)
        """What a phrase names; an empty name where it names nothing."""
        self.strip_leading = lru_cache(_KEPT)(self._strip_leading)
        """A text without words that name nothing in front, those words, and the region among them."""

    def _resolve(self, phrase: str) -> Named:  # noqa: PLR0911 - a decision a line
        text = phrase.strip(_CLOSE + " ").lstrip(_CLOSE).rstrip(_OPENED)[-MAX_PHRASE:]
        text = text.replace(" ", "")
        text = _MID_TIME.sub(r"\1", text) if "五" in text else text
        if not text:
            return Named("", False)
        rest, lead, region = self.strip_leading(text)
        known = self.names.get(text) or self.names.get(rest) or self._known(text) or self._known(rest)
        if known:
            return Named(known.name, True, known, region, "", lead)
        found = self._suffix(rest)
        if found is None:
            return Named(rest, False, None, region, "", lead)
        at, indicator = found
        before = rest[:at]
        modifier = self._modifier(_YEAR_AT_END.sub("", before))
        if (
            modifier in self._tiers
            and indicator.dimension == "money"
            and (modifier in self._own or self._money.match(rest, at))
        ):
            modifier = ""  # the level of government that money belongs to is no part of its name
        if before.endswith((*ENUMERATING, *BECOMING, *self._into)):
            return Named(rest, False, None, region, "", lead)
        owner = _OWNER.search(before)
        if not modifier and owner and owner[1] not in self.regions:
            name = self.strip_leading(owner[1])[0] + rest[at:]
            if name in self.names:  # 工业实现增加值
                return Named(self.names[name].name, True, self.names[name], region, "", lead)
            return Named(name, False, indicator, region, owner[1], lead)
        if not modifier:
            return Named(indicator.name, True, indicator, region, "", lead + before)
        name = modifier + rest[at:]
        return Named(name, False, indicator, region, modifier, lead)

    def leading(self, clause: str) -> Named | None:
        """The known name that a clause begins with and says something of: 一般公共预算收入逆势增长; none for a list."""
        rest, lead, region = self.strip_leading(clause)
        for size in range(min(self._longest, len(rest) - 1), _SHORTEST_LEADING - 1, -1):
            known = self.names.get(rest[:size])
            if known and rest[size] not in _GOES_ON:
                return Named(known.name, True, known, region, "", lead)
        return None

    def _known(self, text: str) -> Indicator | None:
        """The indicator `text` names, also with a tail that adds nothing (总额, 数量)."""
        for each in _untailed(text):
            found = self.names.get(each)
            if found:
                return found
        return None

    def _suffix(self, text: str) -> tuple[int, Indicator] | None:
        """The longest known name that ends `text`, of at least two characters, and where it begins."""
        variants = _untailed(text)
        for at in range(max(1, len(text) - self._longest - 4), len(text) - 1):
            for each in variants:
                found = self.names.get(each[at:]) if len(each) > at + 1 else None
                if found:
                    return at, found
        return None

    def _strip_leading(self, text: str) -> tuple[str, str, str]:
        at, region = 0, ""
        while at < len(text) - 1 and (at == 0 or text[at:] not in self.names):
            size = self._leading_at(text, at)
            if not size:
                time = _UNNAMED.match(text, at)
                size = time.end() - at if time and (time.end() < len(text) or text.endswith(_A_YEAR)) else 0
            if not size:
                if text[at] in "，、,：: ":
                    size = 1
                else:
                    break
            word = text[at : at + size]
            region = self.regions.get(word, region)
            at += size
        return text[at:], text[:at], region

    def _leading_at(self, text: str, at: int) -> int:  # noqa: PLR0911 - a decision a line
        sizes = self._by_first.get(text[at])
        if sizes is None or any(text[at : at + size] in NOT_LEADING for size in (2, 3, 4)):
            return 0
        if text[at] == "在" and text.startswith(_LOCATED, at + 2):
            return 0  # 在汉高校
        for size in sizes:
            word = text[at : at + size]
            if word.endswith("到") and text[at + size : at + size + 1] in _NO_END:
                continue  # 争取到位资金: 争取
            if text[at + size :] not in _ENDS and word in self._leading:  # 完成率 is no 率
                # A level of government leads only money: 市级财政收入, 市级（含新区）收入, but 市级项目.
                money = self._money.match(text, at + size) if word in self._tiers else None
                if word in self._tiers:
                    return money.start("of") - at if money else 0
                if _FOR_SOMEBODY.match(text, at):
                    return 0
                if word in _ATTRIBUTIVE and not self._does(text, at + size):
                    return 0
                if word in _CONTENT and classified_by_deed(text[at:]):
                    return 0
                if word in self.regions and word.endswith("市") and text.startswith("区", at + size):
                    return size + 1
                return size
        return 0

    def _does(self, text: str, at: int) -> bool:
        """Whether a verb, or a word that leads to one, begins at `at`."""
        return any(text[at : at + size] in self._doing for size in self._doing_sizes)

    def is_leading(self, phrase: str) -> bool:
        """Whether a phrase says only whose something is, or what is done, and names nothing."""
        return phrase in self._leading and phrase not in self.regions and phrase not in self._tiers

    def _modifier(self, before: str) -> str:  # 人户分离的人口 is no 人口, 国有固定资产投资 no 固定资产投资
        """What narrows a known name: the words in front of it back to the last word that names nothing."""
        if before.endswith("的") or before[-2:] in WHOLE:
            return before
        if before.endswith(_EACH_TIME):
            return before[-2:]  # 月均接待游客 are fewer than 接待游客
        graded = _GRADED.search(before)
        if graded:
            return graded[0]
        for cut in range(len(before), 0, -1):
            for size in self._by_last.get(before[cut - 1], ()):
                if size <= cut and before[cut - size : cut] in self._boundary:
                    if len(before) == cut:
                        return ""
                    if size > 1:
                        return before[cut:]
        return before

    def without_owner(self, name: str, owner: str, whole: str = "") -> str:
        """The known name of public money that is left of one without its owner in front, or any of an office's; else
        empty.

        In a list it may be left with the end of the name of the `whole`: 一般预算收入9亿元，其中甲县收入2亿元.
        """
        office = is_office(owner)
        if office:  # also without its region, which leads what is told: 商务局2025年收支总预算
            owner = next((o for at in range(len(owner) - 2) if name.startswith(o := owner[at:])), owner)
        left = name.removeprefix(owner)
        if not owner or left in ("", name):
            return ""
        rest = self.resolve(whole if whole.endswith(left) else left)
        if rest.registered and is_public(rest.name):
            return rest.name
        left = _YEAR_IN_FRONT.sub("", left)
        return left if office and len(left) > 1 else ""

    def last_ratio(self, text: str, count: int) -> tuple[str, ...]:
        """The parts of the ratio of `count` members that a text speaks of last, empty where it speaks of none."""
        found = [(text.rfind(n), i.parts) for n, i in self._ratios if len(i.parts) == count and n in text]
        return max(found)[1] if found else ()


def classified_by_deed(text: str) -> bool:
    """Whether a phrase tells things of a class apart by what they are to do: 巩固拓展脱贫攻坚成果 / 项目."""
    return text.endswith(_OF_CLASS) and text.startswith(_CONTENT)


def _untailed(text: str) -> list[str]:
    """`text`, and what is left of it without a tail that adds nothing."""
    out = [text]
    for size in _TAIL_SIZES.get(text[-1:], ()):
        if text[-size:] in _TAILS and len(text) > size + 1:
            out.append(text[:-size])
    return out


def _by_last(words: set[str]) -> dict[str, tuple[int, ...]]:
    out: dict[str, set[int]] = {}
    for word in words:
        out.setdefault(word[-1], set()).add(len(word))
    return {c: tuple(sorted(sizes, reverse=True)) for c, sizes in out.items()}
