"""Amounts that a document prints in words, as digits: 四百十一点九七亿元 → 411.97亿元, 百分之五 → 5%.

Reports of the years before about 1990 print no amount in digits. Others are left as they are: there a number in words
is a manner of speaking (三大攻坚战, 一批). What is read behind this step knows amounts by their digits alone.
"""

import re
from array import array
from decimal import Decimal

from checks.chinese.lexicon import pattern_of
from checks.chinese.numerals import decimal, numeral
from checks.documents.normal import replaced

_AMOUNT = pattern_of("spelled", "amount")
_YEAR = pattern_of("spelled", "year")
_RATE = pattern_of("spelled", "rate")
_GROUPS = re.compile("[、，]")
_PRINTED = pattern_of("spelled", "printed")
_SIGN = {"百分之": "%", "千分之": "‰"}
_POWER = {"万": 4, "亿": 8}
_SEEN = 20_000  # characters by which a document is known to print in words
_LEAST = 12  # amounts in words that make it a manner of printing
_FEW = 60  # amounts in digits, at most


def spells(text: str) -> bool:
    """Whether a document prints its amounts in words: many in words, and hardly one in digits."""
    head = text[:_SEEN]
    printed = sum(1 for _ in _PRINTED.finditer(head))
    if printed > _FEW:
        return False
    words = sum(1 for _ in _AMOUNT.finditer(head)) + sum(1 for _ in _RATE.finditer(head))
    return words >= _LEAST and words > 2 * printed


def in_digits(piece: str, offsets: "array[int]") -> tuple[str, "array[int]"]:
    """A normalised text with its years and amounts in digits, and its offsets as `normalise` has them."""
    for pattern in (_YEAR, _RATE, _AMOUNT):
        found = ((match, *_said(match)) for match in pattern.finditer(piece))
        piece, offsets = replaced(piece, offsets, [(m.start(), end, said) for m, said, end in found if said])
    return piece, offsets


def _said(match: re.Match[str]) -> tuple[str, int]:
    """What stands in place of an amount in words, and where that ends; empty for what is no number."""
    if match.re is _YEAR:
        return str(numeral(match["year"])), match.end()
    if match.re is _RATE:
        number = decimal(match["whole"])
        return (number + _SIGN[match["of"]] if number else ""), match.end()
    if match["grouped"]:
        return decimal(_GROUPS.sub("", match["grouped"])), match.end()
    number = decimal(match["whole"])
    if not number or not match["scale"]:
        return number, match.end("whole")
    rest = decimal(match["rest"])
    return (_of_two(match, Decimal(number), Decimal(rest)) if rest else ""), match.end()


def _of_two(match: re.Match[str], number: Decimal, rest: Decimal) -> str:
    """A number of one measure and what is said of a lower one: 3亿5000万 → 3.5亿, 1万6000亿 → 16000亿."""
    scale, lower = match["scale"], match["lower"]
    if lower == "亿":
        return f"{number.scaleb(_POWER[scale]) + rest:f}{lower}"
    total = number + rest.scaleb((_POWER[lower] if lower else 0) - _POWER[scale])
    return f"{total.normalize():f}{scale}"
