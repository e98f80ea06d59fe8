"""What a change is measured against where that is printed, and whether it is reckoned on a like basis."""

import re
from dataclasses import dataclass

from checks.chinese.lexicon import any_of, lexicon, pattern_of, words_of
from checks.chinese.numerals import numeral
from checks.chinese.time import WORDS, Time, times
from checks.chinese.words import PRONOUNS
from checks.claims.drafting.drafts import Draft
from checks.claims.lexing.sentences import CLAUSE_END
from checks.claims.ownership.owner_words import is_item, is_public

_CHANGES = frozenset(("growth", "growth_avg", "delta", "multiple"))
_KIND_OF_BASIS = {word: kind for kind, words in WORDS["basis"].items() for word in words}
_NEAR = re.compile(any_of(_KIND_OF_BASIS))
_USUAL = pattern_of("against", "usual")
_LIKE = pattern_of("against", "like")
_RATE = pattern_of("against", "rate")
_TOGETHER = words_of("against", "together")
_LEADING = words_of("against", "leading")
_REACH = 80  # characters before a number in which the base of a whole sentence may be printed
_AGAINST = words_of("against", "against")
_COMPARING = words_of("against", "comparing")


_OF_ACCOUNT = pattern_of("against", "of_account")
_BRACKET = re.compile(r"[（(]([^（）()]{2,30})[）)]")
_LASTING = re.compile(rf"[，,]?{lexicon('owners')['notes']['lasting']}$")
_BARE_LASTING = re.compile(rf"[（(]{lexicon('owners')['notes']['lasting']}[）)]")
_YEAR = pattern_of("against", "year")
_YEARS_AGO = pattern_of("against", "years_ago")


@dataclass(slots=True)
class AgainstReader:
    """What the changes of one document are measured against.

    What a budget says of it (较2025年预算数) goes on for its paragraph, and with 下同 for all changes of public money
    behind it, until another is said.
    """

    _lasting: str = ""
    _said: tuple[int, str] = (-1, "")

    def of(self, draft: Draft, sentence: str, start: int, paragraph: int, last: int | None) -> str:
        """What a change is measured against, where it is printed and is not the year before; else empty.

        `year_start` (比年初), `period_before` (环比), `standard` (比国家规定), `span_before` (五年累计翻两番),
        `years_average` (两年平均), years (比2019年, 比“十五”末, 比五年前), or a budget as it is called (2025年预算数).
        It holds for its clause and for the clauses behind it that name nothing new; 与2019年相比 for all of its
        sentence. `sentence` begins at `start` of its text.
        """
        if draft.measure not in _CHANGES:
            return ""
        place = draft.start - start
        before = sentence[max(0, place - _REACH) : place]
        if draft.measure == "multiple" and before.endswith(_TOGETHER):
            return "span_before"
        own = self._behind(sentence[draft.end - start :], last, paragraph)
        if own is not None:
            return own
        found = [(m.end(), _KIND_OF_BASIS[m[0]]) for m in _NEAR.finditer(before)]
        if any(c in before for c in _COMPARING):
            found += [(m.end(), str(last - numeral(m["n"]))) for m in _YEARS_AGO.finditer(before) if last]
            found += [(t.end, year) for t in times(before) if (year := _year_against(t, before))]
            found += self._accounts(before, last, paragraph)
        for end, kind in sorted(found, reverse=True):
            if _holds(draft, before[end:]):
                return "" if last and kind == str(last - 1) else kind
        return "" if _USUAL.search(before) or found else self._going_on(draft, paragraph)

    def _behind(self, rest: str, last: int | None, paragraph: int) -> str | None:
        """What a bracket right behind a change says of it; none where it says nothing."""
        match = _BRACKET.match(rest)
        said = _OF_ACCOUNT.match(_LASTING.sub("", match[1])) if match else None
        if match is None or said is None:
            return None
        return self._keep(_account(said, last), paragraph, lasting=bool(_LASTING.search(match[1])))

    def _accounts(self, before: str, last: int | None, paragraph: int) -> list[tuple[int, str]]:
        """The budgets and accounts that the words before a change measure it against, and where each ends."""
        found = []
        for said in _OF_ACCOUNT.finditer(before):
            if before[: said.start()].endswith(("（", "(")):
                continue  # in a bracket behind another number
            lasting = bool(_BARE_LASTING.match(before, said.end()))
            found.append((said.end(), self._keep(_account(said, last), paragraph, lasting=lasting)))
        return found

    def _keep(self, kind: str, paragraph: int, *, lasting: bool) -> str:
        self._said = paragraph, kind
        if lasting:
            self._lasting = kind
        return kind

    def _going_on(self, draft: Draft, paragraph: int) -> str:
        """What was said before and goes on, for public money alone."""
        kind = self._said[1] if self._said[0] == paragraph else self._lasting
        return kind if kind and (is_public(draft.name) or is_item(draft.name)) else ""


def _account(said: re.Match[str], last: int | None) -> str:
    """A budget as it is called; of accounts the year, which is empty for the year before."""
    if said["planned"]:
        return "".join(said["what"].split())
    year = _YEAR.search(said["what"])
    return year[1] if year and last and int(year[1]) != last - 1 else ""


def _year_against(time: Time, text: str) -> str:
    """The year that a change is measured against: 比2019年, 比“十二五”末, 与2019年相比."""
    before, after = text[: time.start], text[time.end : time.end + 4]
    named = time.name and (time.kind != "plan" or after.startswith(("规划", "计划", "目标")))
    if not time.last or named or time.kind not in ("year", "plan"):
        return ""
    if not before.endswith(_AGAINST) and not (before.endswith(("与", "同", "和", "跟")) and "相比" in after):
        return ""
    return str(time.last) if time.first == time.last or time.edge else f"{time.first}-{time.last}"


def _holds(draft: Draft, between: str) -> bool:
    """Whether what stands before a number is still its base: in its clause, or in clauses that go on with it."""
    if _USUAL.search(between):
        return False
    goes_on = draft.left.noun in PRONOUNS or not draft.left.noun or "相比" in between[:6]
    return goes_on or not CLAUSE_END.search(between)


def like_for_like(draft: Draft, sentence: str, clause: int, place: int) -> str:
    """The words that say a change is reckoned on a like basis (同口径, 剔除…因素), printed before it.

    `clause` is where its clause begins, `place` the number: the words stand between, or in the clause before.
    """
    if draft.measure not in _CHANGES:
        return ""
    found = _LIKE.search(sentence, max(0, clause), place)
    if found is None and clause > 0:
        begins = max((m.end() for m in CLAUSE_END.finditer(sentence, 0, clause - 1)), default=0)
        leads = sentence.startswith(_LEADING, begins) and not _RATE.search(sentence, begins, clause)
        found = _LIKE.search(sentence, begins, clause) if leads else None
    return found[0] if found else ""
