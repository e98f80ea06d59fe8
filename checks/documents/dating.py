"""When a document was issued, and the years it reports and plans for: from its session, its title, its headings."""

import re
from collections import Counter

from checks.chinese.lexicon import pattern_of
from checks.chinese.numerals import numeral
from checks.chinese.time import BARE_YEAR, Years, years_of_plan
from checks.documents.headings import heading_of
from checks.documents.lines import Line, split
from checks.documents.normal import plain

OPENING = 4000  # characters in which a report without dated headings says which year it looks back on
TERM = 5  # years of a term, and of a plan
_AGAIN = 3  # sentences that measure a year against the one before, where it is a year of results
_LATE = 11  # a session in November or December is about the year that follows

_YEAR = re.compile(BARE_YEAR)
_HAN = pattern_of("dating", "han")
_DATE = pattern_of("dating", "date")
_WRITTEN = pattern_of("dating", "written")
_SESSION = pattern_of("dating", "session")
_REVIEW = pattern_of("dating", "review")
_ACCOUNTS = pattern_of("dating", "accounts")
_AHEAD = pattern_of("dating", "ahead")
_AGAINST = pattern_of("dating", "against")
_LOOKED_BACK = pattern_of("dating", "looked_back")
_TERM_BACK = pattern_of("dating", "term_back")
_YEARS_GONE = re.compile(
    r"(?:(?<!超)过去|这)的?([三四五六3-6])年|(?:^|[。！!，,：:—])([三四五六3-6])年来", re.MULTILINE
)
_FIVE_ON = pattern_of("dating", "five_on")
_SPAN = pattern_of("dating", "span")
_PLAN_NUMBER = pattern_of("dating", "plan_number")


def issued(top: list[Line], lines: list[Line], text: str) -> tuple[str, bool]:
    """The ISO date of issue (empty if none is printed), and whether it is that of a session.

    `top` are the first lines without the page's own, `lines` with them: the session's or the signature's date, else
    成文日期, else that of the imprint.
    """
    dated = [(plain(line.text), _date(plain(line.text))) for line in top[:30]]
    short = [(body, date) for body, date in dated if date and len(body) <= 80 and "。" not in body]
    for body, date in short:
        if _SESSION.search(body):
            return date, True
    if short:
        return short[0][1], False
    for line in lines[:30]:
        if re.search("成文|发布|印发", line.text) and (date := _date(line.text)):
            return date, False
    for line in split(text[-1500:]):
        if line.text.endswith("印发") and (date := _date(line.text)):
            return date, False
    return "", False


def years(
    kind: str, name: str, title: str, top: list[Line], text: str, date: str, session: bool
) -> tuple[Years | None, Years | None]:
    """The first and last year a document reports, and those it plans for; None where nothing says so.

    A term counts from its last year back, one to come has five years.
    """
    if kind == "five_year_outline":
        span = _outline_span(title)
        return (None, span) if span is None else ((span[0] - 5, span[0] - 1), span)
    stated = _stated(name, title, top)
    held = int(date[:4]) + (int(date[5:7]) >= _LATE) if date else 0
    if kind == "communique":
        year = stated or (held - 1 if held else 0)
        return ((year, year), None) if year else (None, None)
    short = [body for line in top[:30] if len(body := plain(line.text)) <= 60 and "。" not in body]
    heads = _HAN.sub(lambda m: f"{numeral(m[1])}年", "\n".join([title, *short, *_headings(text)]))
    year = held if held and (session or stated in (0, int(date[:4]))) else stated
    past = kind == "other" and 0 < stated < held  # published the year after the one it is of: an account of it
    last = _last(year, heads, text) if not past else stated
    if kind == "other" and last:
        last = max(last, _measured(text))
    if not last:
        return None, None
    first = last - term(text) + 1 if _TERM_BACK.search(heads) else last
    until = last + 5 if _FIVE_ON.search(heads) else last + 1
    return (first, last), (last + 1, until)


def term(text: str) -> int:
    """How many years the term had that a report looks back on: five, unless it speaks of other ones (过去四年)."""
    told = Counter(numeral(a or b) for a, b in _YEARS_GONE.findall(text))
    return max(told, key=lambda n: (told[n], n == TERM), default=TERM)


def _last(year: int, heads: str, text: str) -> int:
    """The last year a report looks back on; `year` is what it is of, 0 where nothing says so."""
    for told in (_REVIEW, _ACCOUNTS):
        review = [int(y) for y in told.findall(heads) if not year or int(y) in (year - 1, year)]
        if not review:
            continue
        return min(review) if year else max(review)
    ahead = [int(y) for y in _AHEAD.findall(heads) if not year or int(y) in (year, year + 1)]
    if ahead:
        return min(ahead) - 1
    if year:
        return year - 1
    back = [int(y) for y in _LOOKED_BACK.findall(plain(text[:OPENING]))]
    return back[0] if back else 0


def _measured(text: str) -> int:
    """The last year that a text measures again and again against the one before: 2025年…同比增长; 0 for none."""
    counts = Counter(int(y) for y in _AGAINST.findall(plain(text)))
    return max((year for year, count in counts.items() if count >= _AGAIN), default=0)


def _headings(text: str) -> list[str]:
    return [plain(line.text) for line in split(text) if len(line.text) <= 60 and heading_of(line.text)]


def _stated(name: str, title: str, top: list[Line]) -> int:
    """The year a document is of: as its title, its name or its first dated line says."""
    short = [plain(line.text) for line in top[:8] if len(line.text) < 90 and "。" not in line.text]
    for source in (title, name, *short):
        found = [int(y) for y in _YEAR.findall(source)] + [numeral(y) for y in _HAN.findall(source)]
        if found:
            return max(found)
    return 0


def _date(text: str) -> str:
    found = _DATE.search(text)
    if found:
        year, month, day = (int(g) for g in found.groups())
    else:
        written = _WRITTEN.search(text)
        if written is None:
            return ""
        year, month, day = (numeral(g) for g in written.groups())
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _outline_span(title: str) -> Years | None:
    """The years of a five-year plan: as printed, or by its number."""
    printed = _SPAN.search(title)
    if printed:
        return int(printed[1]), int(printed[2])
    found = _PLAN_NUMBER.search(title)
    number = next((numeral(g) for g in found.groups() if g), 0) if found else 0
    return years_of_plan(number)
