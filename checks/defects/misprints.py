"""Misprints: those that are listed, years that lost their 年, and those of fixed terms (工业设中心, 提挡升级).

A stretch is accused only where one slip of the keyboard makes a fixed term of it, where it is set off from what stands
around it like a term, and where the slip ties its characters far more firmly than they are as printed (`language.py`).
Replaced characters must sound alike: others are ordinary language too often (加快 and 加强, 全省 and 全市).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from operator import add
from pathlib import Path

from checks.chinese.lexicon import pattern_of
from checks.defects.language import BESIDE, FIRM, LONG, LOOSEST, Language, language
from checks.defects.sounds import sounds
from checks.documents.document import Cell, Document
from checks.files import read_yaml

_RUN = pattern_of("misprints", "run")
_NUMERALS = frozenset("一二三四五六七八九十百千万亿零两")
_PARTICLES = frozenset("之及")  # 政府之能, 普及及普惠: words by themselves wherever they stand
# Words of one character, which a writer puts where a term has one of two: 全落实 and 全面落实, 老小区 and 老旧小区.
_WORDS = frozenset("不全更新旧老小高低再多大快最很均都也已未可须应必能会将被把让使向按据")
LONGEST = 8  # characters of a term
SAME_SOUND, MOVED, TWICE = 4.0, 3.0, 0.0  # bits that a slip must gain
LEFT_OVER = 3.0  # bits by which what a lost character leaves behind must be torn from its word
UNBOUND = 1.0  # bits by which it may be bound where it stands: 新材 and 服务网 are short forms and names
OFTEN_ALONE = 40.0  # bits that count against a character which always stands alone
APART = 1.0  # bits by which a term's bounds are looser than what they bound
MOST = 200  # accusations of a document that are looked up in its text


@dataclass(frozen=True, slots=True)
class Misprint:
    """A stretch of the document's text, or of a run of characters in it, and what is meant."""

    start: int
    end: int
    term: str


def fixed_terms(document: Document) -> Iterator[Misprint]:
    """The misprints of fixed terms in the paragraphs and cells of a document, each printed only once in it."""
    known, asked = language(), 0
    for text, source in _texts(document):
        for run in _RUN.finditer(text):
            for slip in _slips(known, run[0]):
                asked += 1
                if asked > MOST:
                    return
                if document.text.count(run[0][slip.start : slip.end]) <= 1:
                    start, end = source(run.start() + slip.start, run.start() + slip.end)
                    yield Misprint(start, end, slip.term)


Source = Callable[[int, int], tuple[int, int]]


def _texts(document: Document) -> Iterator[tuple[str, Source]]:
    """Every paragraph and cell, and where its characters stand in the document."""
    for flow in document.flows:
        yield flow.text, flow.source
    for table in document.tables:
        for row in table.rows:
            for cell in row:
                if len(cell.text) > 3:
                    yield cell.text, partial(_in_cell, cell)


def _in_cell(cell: Cell, start: int, end: int) -> tuple[int, int]:
    """The source span of a stretch of a cell; all of the cell where its text was normalised."""
    same = cell.end - cell.start == len(cell.text)
    return (cell.start + start, cell.start + end) if same else (cell.start, cell.end)


def _slips(known: Language, run: str) -> list[Misprint]:
    """The slips in a run of Chinese characters; of those that overlap, the one of the longest term."""
    pairs = list(map(add, run, run[1:]))
    found: list[Misprint] = []
    for at, four in enumerate(map(add, pairs, pairs[BESIDE:]), BESIDE):
        if four in known.by_gap:
            found += _lost(known, run, at)
    ties = known.ties
    unknown = [at for at, pair in enumerate(pairs, 1) if ties[pair] <= LOOSEST]
    sounded = sounds(run) if unknown else ""
    for at in unknown:
        found += _replaced(known, run, sounded, at)
        found += _moved(known, run, at)
        found += _doubled(known, run, at)
    if not found:
        return found
    chosen: list[Misprint] = []
    for slip in sorted(found, key=lambda s: (-len(s.term), s.start, s.end, s.term)):
        if all(slip.end <= other.start or other.end <= slip.start for other in chosen):
            chosen.append(slip)
    return sorted(chosen, key=lambda s: s.start)


def _lost(known: Language, run: str, at: int) -> Iterator[Misprint]:
    """A character lost at `at`: 拓展国市场. The beginning of its word (国) must stay, and be bound to nothing.

    Where the end of a word stays, the writer may have shortened it: 产业群, 贷款额 and 生态市 are good.
    """
    for term, place in known.by_gap[run[at - BESIDE : at + BESIDE]]:
        start, end = at - place, at - place + len(term) - 1
        if start < 0 or run[start:end] != term[:place] + term[place + 1 :] or not _apart(known, run, start, end):
            continue
        if _torn(known, run, at - 1, run[at - 1] + term[place]) >= LEFT_OVER:
            yield Misprint(start, end, term)


def _torn(known: Language, run: str, at: int, word: str) -> float:
    """How much firmer the character was bound in `word` than it is where it stands, less for one often alone."""
    if run[at] in _WORDS:
        return LOOSEST
    bound = max(known.ties[run[at - 1 : at + 1]], known.ties[run[at : at + 2]])
    if bound > UNBOUND:
        return LOOSEST
    return known.ties[word] - bound - OFTEN_ALONE * known.alone.get(run[at], 1.0)


def _replaced(known: Language, run: str, sounded: str, at: int) -> Iterator[Misprint]:
    """One of the characters before and after `at` replaced by one that sounds alike: 提挡升级."""
    for start in range(max(0, at - LONGEST), at + 1):
        for term in known.by_sound.get(sounded[start : start + 4], ()):
            end = start + len(term)
            printed = run[start:end]
            places = [i for i, (one, other) in enumerate(zip(term, printed, strict=False)) if one != other]
            if len(printed) != len(term) or len(places) != 1 or start + places[0] not in (at - 1, at):
                continue
            place = places[0]
            if sounded[start + place] != sounds(term[place]) or _may_stand(term, place, printed[place]):
                continue
            loose = _made(known, printed, term) <= UNBOUND  # 闯新 in 改革闯新路 is bound: it is a word
            if loose and _gain(known, printed, term) >= SAME_SOUND and _apart(known, run, start, end):
                yield Misprint(start, end, term)


def _may_stand(term: str, place: int, printed: str) -> bool:
    """Whether a character may well be meant: a numeral, another spelling, or at the bound of a short term."""
    if len(term) < LONG and place in (0, len(term) - 1):
        return True
    return bool((_NUMERALS | _PARTICLES) & {term[place], printed}) or frozenset((term[place], printed)) in _listed()[1]


def _moved(known: Language, run: str, at: int) -> Iterator[Misprint]:
    """Neighbouring characters in the wrong order: 劳动率生产."""
    ties = known.ties
    for first, second in ((1, 1), (1, 2), (2, 1)):
        size = first + second
        for begin in range(max(0, at - size), min(at, len(run) - size) + 1):
            block = run[begin : begin + size]
            turned = block[first:] + block[:first]
            if ties[turned[:2]] <= LOOSEST or ties[turned[-2:]] <= LOOSEST:
                continue  # most often: what is gained must be known
            mended = run[:begin] + turned + run[begin + size :]
            yield from _mended(known, run, mended, (begin, begin + size), MOVED)


def _doubled(known: Language, run: str, at: int) -> Iterator[Misprint]:
    """A character or a word of two printed twice inside a term."""
    for size in (1, 2):
        for end in (at, at + size):
            begin = end - size
            twice = run[begin:end]
            longer = size > 1 and known.ties[run[end - 1 : end + 1]] >= FIRM  # 博士博士后
            if begin >= size and twice == run[begin - size : begin] and twice not in _PARTICLES and not longer:
                yield from _mended(known, run, run[:begin] + run[end:], (begin - size, begin), TWICE)


def _mended(known: Language, run: str, mended: str, slip: tuple[int, int], least: float) -> Iterator[Misprint]:
    """The long terms of the mended run around the slip; 展开 for 开展 is none, since what is printed is a word too."""
    more = len(run) - len(mended)
    block = run[slip[0] : slip[1] + more]
    if _made(known, block, mended[slip[0] : slip[1]]) > LOOSEST:
        return
    for start in range(max(0, slip[1] - LONGEST), slip[0] + 1):
        for term in known.by_start.get(mended[start : start + 4], ()):
            end = start + len(term)
            if len(term) < LONG or end < slip[1] or not mended.startswith(term, start):
                continue
            printed = run[start : end + more]
            if _gain(known, printed, term) < least:
                continue
            if _apart(known, run, start, end + more):
                yield Misprint(start, end + more, term)


def _gain(known: Language, printed: str, term: str) -> float:
    """How much firmer the firmest tie is that a slip has cut than the firmest it has made."""
    return _made(known, term, printed) - _made(known, printed, term)


def _made(known: Language, printed: str, term: str) -> float:
    """The firmest tie of what is printed that the term has not."""
    pairs = set(map(add, printed, printed[1:])).difference(map(add, term, term[1:]))
    return max(map(known.ties.__getitem__, pairs), default=LOOSEST)


def _apart(known: Language, run: str, start: int, end: int) -> bool:
    """Whether a stretch is bound to its surroundings more loosely than in itself: not 险种 in 保险险种."""
    loose = start == 0 or known.ties[run[start - 1 : start + 1]] < known.ties[run[start : start + 2]] - APART
    return loose and (end == len(run) or known.ties[run[end - 1 : end + 1]] < known.ties[run[end - 2 : end]] - APART)


@cache
def _listed() -> tuple[dict[str, str], frozenset[frozenset[str]]]:
    data, _, _ = read_yaml(Path(__file__).with_name("misprints.yaml"))
    spellings = frozenset(frozenset(str(pair)) for pair in data["spellings"])
    return {str(wrong): str(right) for wrong, right in data["misprints"].items()}, spellings


def common(document: Document) -> Iterator[Misprint]:
    """The misprints of misprints.yaml."""
    for wrong, right in _listed()[0].items():
        at = document.text.find(wrong)
        while at >= 0:
            yield Misprint(at, at + len(wrong), right)
            at = document.text.find(wrong, at + len(wrong))


_BARE_YEAR = pattern_of("misprints", "bare_year")


def bare_years(document: Document) -> Iterator[Misprint]:
    """Years after 到 or 至 that have lost their 年."""
    for flow in document.flows:
        for match in _BARE_YEAR.finditer(flow.text):
            yield Misprint(*flow.source(*match.span()), match[0] + "年")


def find_misprints(document: Document) -> Iterator[Misprint]:
    """All of them; what misprints.yaml lists is not said again."""
    listed = [*common(document), *bare_years(document)]
    yield from listed
    for found in fixed_terms(document):
        if all(found.end <= other.start or other.end <= found.start for other in listed):
            yield found
