"""Everything the reading of claims looks up, made once for a vocabulary."""

from dataclasses import dataclass

from checks.claims.lexing.lexer import Lexer
from checks.claims.lexing.numbers import HedgeReader
from checks.claims.lexing.units import UnitReader
from checks.claims.names.indicators import IndicatorReader
from checks.claims.sentence.clauses import ClauseReader
from checks.claims.tabular.table_claims import TableReader
from checks.vocabulary.vocabulary import Vocabulary


@dataclass(frozen=True)
class Grammar:
    """The readers that share one vocabulary."""

    vocabulary: Vocabulary
    units: UnitReader
    hedges: HedgeReader
    indicators: IndicatorReader
    lexer: Lexer
    clauses: ClauseReader
    tables: TableReader


_MADE: list[Grammar] = []
_KEPT = 4


def grammar(vocabulary: Vocabulary) -> Grammar:
    """The grammar of a vocabulary; the last few are kept."""
    for made in _MADE:
        if made.vocabulary is vocabulary:
            return made
    units, hedges, indicators = UnitReader(vocabulary), HedgeReader(vocabulary.hedges), IndicatorReader(vocabulary)
    clauses = ClauseReader(units, hedges, indicators)
    made = Grammar(vocabulary, units, hedges, indicators, Lexer(units, hedges), clauses, TableReader(vocabulary))
    _MADE.append(made)
    del _MADE[:-_KEPT]
    return made
