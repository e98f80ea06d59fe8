"""What a clause without a number is about: 农业园启动建设，完成投资8亿元 is money for the 农业园."""

import re

from checks.chinese.lexicon import any_of, lexicon, pattern_of
from checks.chinese.words import ADVERB, LEADING
from checks.claims.lexing.sentences import BEFORE, CLAUSE_END
from checks.claims.names.indicators import IndicatorReader
from checks.claims.names.nouns import NounReader, quoted
from checks.claims.names.phrases import NUMBERED

_WORDS = lexicon("things")
_MANNER = any_of({*_WORDS["going"], *_WORDS["growing"]} - {*_WORDS["not_manner"]})
# How a thing goes, at the end of its clause: 规模迅速扩大, 建设进展顺利, 园区启动建设, 规划获批, 项目落地我市.
_SAID = re.compile(
    rf"(?<=[一-鿿”）]{{2}})(?<![的在和与及、提到人户亩平])[均已也将]?(?:(?:保持|维持|呈)?(?:{_MANNER})+(?!建设投资)(?:(?!的)[一-鿿]){{2,4}}"
    rf"|(?:{any_of((*_WORDS['ready'], *_WORDS['states']))})"
    rf"|(?:{any_of(_WORDS['become'])})(?!项目|企业|工程|率|面积)[^、和]{{0,24}})$"
)
_NO_THING = re.compile(f"(?:{any_of((*LEADING, *ADVERB, *_WORDS['going']))})+")
_AND_DID = pattern_of("topics", "and_did")
_AMID = pattern_of("topics", "amid")
_SEVERAL = pattern_of("topics", "several")
_SO_ON = pattern_of("topics", "so_on")
_ABSTRACT = re.compile(f"(?<=..)(?:{any_of(_WORDS['abstract'])})$")
_NOT_ABOUT, _WIDE = tuple(_WORDS["not_about"]), frozenset((*lexicon("deeds")["wide"], *_WORDS["classes"]))
_BRINGING = pattern_of("topics", "bringing")
_FIELD = pattern_of("topics", "field")
_URGED = pattern_of("topics", "urged")
_DIGIT = re.compile(r"\d")
_SHORTEST, _LONGEST = 2, 24


def without_predicate(clause: str) -> str:
    """The words before what is said of them at the end of a clause; the clause itself where nothing is."""
    found = _SAID.search(clause)
    if not found or _NO_THING.fullmatch(clause, 0, found.start()):
        return clause
    return _AMID.sub("", clause[: found.start()])


class TopicReader:
    """Reads of what clauses without numbers are. Holds no state of a sentence."""

    def __init__(self, indicators: IndicatorReader, nouns: NounReader) -> None:
        self._indicators = indicators
        self._nouns = nouns

    def about(self, before: str, *, told: bool = False, done: bool = False) -> str:
        """What the clause is about that a text ends with; empty where it has a number or names nothing alone.

        `told`: only of what something is said (高中教育规模迅速扩大), or what a verb brings forth (壮大水草产业), not
        of anything that is done to something (推动重点项目建设). `done`: that only where a known verb says so.
        """
        clause = self._clause(before)
        if not clause or _DIGIT.search(clause):
            return ""
        bare, lead, _ = self._indicators.strip_leading(NUMBERED.sub("", clause))
        if field := _FIELD.fullmatch(bare):
            return field["of"]
        subject = without_predicate(bare)
        brings = _BRINGING.match(clause) if subject == bare else None
        if told and subject == bare and not brings:
            return ""
        subject = clause[brings.end() :] if brings else subject
        at = self._nouns.begun(subject) if subject == bare else 0
        if done and not (at or lead or brings or subject != bare or _URGED.match(subject)):
            return ""
        thing = _URGED.sub("", self._indicators.strip_leading(_SO_ON.sub("", subject[at:]))[0])
        thing = _ABSTRACT.sub("", _SEVERAL.sub("", thing.removesuffix("工作")))
        thing = quoted(thing)
        wrong = thing.startswith(_NOT_ABOUT) or thing.endswith(tuple(_WORDS["no_labels"])) or lead.endswith("使")
        wrong = wrong or thing in _WIDE or bool(_AND_DID.search(thing)) or thing.count("“") != thing.count("”")
        return "" if wrong or not _SHORTEST <= len(thing) <= _LONGEST else thing

    @staticmethod
    def _clause(before: str) -> str:
        """The last whole clause of a text, which ends where the next one begins."""
        said = before.strip("，,；;：:。、 ")
        clause = CLAUSE_END.split(said)[-1]
        return "" if len(before) >= BEFORE and clause == said else clause
