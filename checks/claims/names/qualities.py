"""Quantities stated without a number: 实际使用外资量稳质升, 物价总体稳定."""

import math
import re
from dataclasses import dataclass

from checks.claims.names.indicators import IndicatorReader, Named
from checks.vocabulary.entries import Hedges, Quality

_BOUNDARY = re.compile(r"[，,；;：:。、！？（）()\d]")


@dataclass(frozen=True, slots=True)
class QualityMatch:
    """A quality word and the indicator it speaks of. Offsets are into the flow's text."""

    start: int
    end: int
    named: Named
    measure: str
    comparator: str
    lo: float
    hi: float
    unit: str


class QualityReader:
    """Finds quality words whose clause names a known indicator right before them."""

    def __init__(self, hedges: Hedges, indicators: IndicatorReader) -> None:
        self._by_word: dict[str, Quality] = {w: q for q in hedges.qualities for w in q.words}
        words = sorted(self._by_word, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, words))) if words else None
        self._indicators = indicators

    def find(self, text: str) -> list[QualityMatch]:
        """The qualities of a text, in order."""
        if self._pattern is None:
            return []
        out = []
        for match in self._pattern.finditer(text):
            piece = text[max(0, match.start() - 24) : match.start()]
            noun = _BOUNDARY.split(piece)[-1]
            named = self._indicators.resolve(noun) if noun else None
            if named is None or not named.registered or len(noun) < 2:
                continue
            out.append(self._match(match.start(), match.end(), named, self._by_word[match[0]]))
        return out

    @staticmethod
    def _match(start: int, end: int, named: Named, quality: Quality) -> QualityMatch:
        lo = -math.inf if quality.lo is None else quality.lo
        hi = math.inf if quality.hi is None else quality.hi
        if quality.lo is not None and quality.hi is not None:
            comparator = "=" if lo == hi else "~"
        else:
            comparator = ">=" if quality.lo is not None else "<="
        return QualityMatch(start, end, named, quality.measure, comparator, lo, hi, quality.unit)
