"""Damage that shows in a document's structure: lost cells, repeated words, two names for one document."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from checks.chinese.lexicon import pattern_of
from checks.defects.impossible_dates import impossible_dates
from checks.defects.language import FIRM, language
from checks.defects.leads import run_on_leads
from checks.defects.mark import Mark, mark_at
from checks.defects.misprints import find_misprints
from checks.documents.document import Document, Flow, Table, extent

_REPEATED = pattern_of("marks", "repeated")
_PUNCTUATION = re.compile("[，。、；：]{2,}")
_BREAK = re.compile(r"\n\s*\n")
_HAN = pattern_of("marks", "han")
_DASH_AS_ONE = pattern_of("marks", "dash_as_one")
_PLACEHOLDER = frozenset({"—", "－", "-", "–", "/", "——", "……"})
_NAMED = re.compile("《([^《》]{12,80})》")
_NOTICE = pattern_of("marks", "notice")
_DIGIT = re.compile(r"\d")
_COUNTING = frozenset("一二三四五六七八九十")
_TOWNS = frozenset("县镇乡村")  # a county and its town are often of one name
BOUND = 3.0  # bits by which a word printed twice is bound on both sides together, where it is two words
MOST_NAMES = 12
_GAP = re.compile(r"[ \t　]")
MOST_SLIPS = 200  # repeated words that are looked up in the whole text


def find_marks(document: Document) -> list[Mark]:
    """The damage in document order."""
    found = [*_names(document), *_dates(document), *impossible_dates(document)]
    slips: dict[str, bool] = {}
    for flow in document.flows:
        found += _words(document, flow, slips)
    for table in document.tables:
        found += _cells(document, table)
    found += [mark_at(document, *place, "stop_lost", "", intact) for place, intact in run_on_leads(document)]
    found += _misprints(document, found)
    return sorted(found, key=lambda m: (m.start, m.end, m.kind))


_CLOCK = pattern_of("marks", "clock")
_WRITTEN = pattern_of("marks", "written")


def _dates(document: Document) -> Iterator[Mark]:
    """A page put online before the document on it was written."""
    clock: tuple[int, ...] = ()
    seen = (-1, -1)
    for span in document.chrome[:60]:
        said = document.text[span.start : span.end]
        shown, written = _CLOCK.search(said), _WRITTEN.search(said)
        if shown and not clock:
            clock, seen = tuple(map(int, shown.groups())), (span.start, span.end)
        if written and clock and tuple(map(int, written.groups())) > clock:
            yield mark_at(document, *seen, "date_conflict", "", (span.start, span.end))
            return


def _words(document: Document, flow: Flow, slips: dict[str, bool]) -> Iterator[Mark]:
    """Words printed twice, also across a page break; marks of punctuation that cannot follow one another."""
    start, end = flow.source(0, len(flow.text))
    source = document.text[start:end]
    for match in _BREAK.finditer(source):
        twice = _twice(source, match.start(), match.end())
        if twice:
            a, b = start + match.start() - twice, start + match.end() + twice
            yield mark_at(document, a, b, "repeated_word", document.text[a : a + twice])
    for match in _REPEATED.finditer(flow.text):
        word = match["word"]
        if word not in slips:
            slips[word] = len(slips) < MOST_SLIPS and _is_slip(document.text, word)
        columns = _GAP.match(document.text, flow.source(*match.span("word"))[1])  # heads of a table: 占比 占比
        if slips[word] and not columns and not _goes_on(flow.text, match):
            yield mark_at(document, *flow.source(*match.span()), "repeated_word", match["word"])
    for match in _PUNCTUATION.finditer(flow.text):
        yield mark_at(document, *flow.source(*match.span()), "garbled", match[0][0] if len(set(match[0])) == 1 else "")
    for match in _DASH_AS_ONE.finditer(flow.text):
        yield mark_at(document, *flow.source(*match.span()), "garbled", match[0].replace("一", "—"))


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether a word printed twice is meant: a whole title, a saying, or two words.

    A saying goes on (落实落实再落实) or turns round (项目大谋划谋划大项目). Two words: the second begins a longer one
    (博士博士后, 甲水甲水镇), or what stands before the first and behind the second binds them (教育补助 / 资助 / 资金).
    """
    start, end = match.span()
    before, behind, word = text[:start][-1:], text[end : end + 1], match["word"]
    if (before in ("《", "“") and behind in ("》", "”")) or (before and before == behind):
        return True
    if text.startswith("再" + word, end) or (behind and behind in _TOWNS):
        return True
    ties = language().ties
    out = ties[word[-1] + behind]
    return out >= FIRM or out + ties[before + word[0]] >= BOUND


def _is_slip(text: str, word: str) -> bool:
    """Whether a word printed twice is a slip: not 一户一户, 九次十次十一次, nor 企业创业创新, where 业创 is no word.

    A word of two characters is one if it stands elsewhere in the text, and its reverse (创业) does not.
    """
    if word[0] == word[-1] or not _COUNTING.isdisjoint(word):
        return False
    if len(word) > 2:
        return True
    twice = text.count(word + word)
    return text.count(word) > 2 * twice and text.count(word[::-1]) <= twice


def _misprints(document: Document, told: list[Mark]) -> Iterator[Mark]:
    """Misprints, but where the same characters are already marked as words repeated."""
    spans = [(m.start, m.end) for m in told if m.kind in ("repeated_word", "garbled")]
    for found in find_misprints(document):
        if all(found.end <= start or end <= found.start for start, end in spans):
            yield mark_at(document, found.start, found.end, "garbled", found.term)


def _twice(source: str, before: int, after: int) -> int:
    """How many characters stand at the end of one page and again at the start of the next."""
    for size in (4, 3, 2, 1):
        word = source[max(0, before - size) : before]
        if len(word) == size and source.startswith(word, after) and all(_HAN.match(c) for c in word):
            two = size == 1 and _bound(source[before - 2 : before]) and _bound(source[after : after + 2])
            return 0 if two else size  # 供应 / 应急: two words
    return 0


def _bound(pair: str) -> bool:
    return language().ties[pair] >= BOUND


def _cells(document: Document, table: Table) -> Iterator[Mark]:
    """Empty cells in a column of values, in a table that writes — where there is no value."""
    body = table.rows[table.header :]
    if not any(c.text in _PLACEHOLDER for row in body for c in row):
        return
    width = max((len(row) for row in table.rows), default=0)
    filled = [sum(1 for row in body if len(row) > i and row[i].text) for i in range(width)]
    above: dict[int, str] = {}
    block: list[tuple[int, int]] = []  # rows one below the other that lack the same cell: one merged cell was lost
    column = -1
    for row in [*body, ()]:
        lost = [i for i in range(2, len(row)) if not row[i].text and filled[i] >= 0.7 * len(body)]
        if lost and not (any(c.text for c in row[: lost[0]]) and any(c.text for c in row[lost[0] + 1 :])):
            lost = []  # a row that heads the ones below it, or one side of two (income and spending) that is shorter
        if any(c.text and filled[i] < 0.5 * len(body) for i, c in enumerate(row)):
            lost = []  # one of two columns of which most rows fill the other: a level, or a growth
        damaged = bool(lost) and len(row) == width and row[-1].text not in _PLACEHOLDER
        if block and (not damaged or lost[0] != column):
            yield mark_at(document, block[0][0], block[-1][1], "cell_lost", above.get(column, ""))
            block = []
        if damaged:
            column = lost[0]
            block.append(extent(row))
        else:
            above = {i: c.text for i, c in enumerate(row) if c.text and not _DIGIT.search(c.text)}


def _names(document: Document) -> Iterator[Mark]:
    """The document named in two ways: 计划 in the notice, 规划 in the text it comes with."""
    names: list[tuple[str, int, int]] = []
    for flow in document.flows[:40]:
        if flow.section or len(names) >= MOST_NAMES:
            break
        if flow.kind == "heading" and 12 <= len(flow.text) <= 120:
            names.append((_NOTICE.sub("", flow.text), *flow.source(0, len(flow.text))))
        for match in _NAMED.finditer(flow.text):
            names.append((match[1], *flow.source(*match.span(1))))
    for i, (name, start, end) in enumerate(names):
        for other, a, b in names[:i]:
            if _differ(other, name):
                yield mark_at(document, start, end, "title_conflict", other, (a, b))
                break


def _differ(one: str, two: str) -> bool:
    """Whether two names are the same but for a few words that are no numbers, and are of one body."""
    if one.endswith("表") and two.endswith("表"):
        return False  # two tables
    if "关于" in one and "关于" in two and one.partition("关于")[0] != two.partition("关于")[0]:
        return False
    if one == two or _DIGIT.findall(one) != _DIGIT.findall(two) or abs(len(one) - len(two)) > 6:
        return False
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    changed = [(o, one[a:b], two[c:d]) for o, a, b, c, d in matcher.get_opcodes() if o != "equal"]
    replaced = any(o == "replace" for o, _, _ in changed)
    return replaced and matcher.ratio() >= 0.85 and all(len(x) <= 4 and len(y) <= 4 for _, x, y in changed)
