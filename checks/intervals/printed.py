"""Printed digits as exact numbers."""

import re
from fractions import Fraction

MAX_DIGITS = 60
# Only digits that are digits: a superscript or a Chinese numeral is not one.
_LOOSE = str.maketrans(
    dict(zip("０１２３４５６７８９．＋－−–", "0123456789.+---", strict=True)) | dict.fromkeys(",， \u00a0\u3000\t")
)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?|[+-]?\.\d+", re.ASCII)


def parse_number(number: str) -> tuple[Fraction, int]:
    """The value of printed digits, and how many decimal places are printed.

    Takes full-width digits, spaces, thousands separators and either minus sign. Raises `ValueError` for anything else.
    """
    if len(number) > MAX_DIGITS:
        raise ValueError(f"a number of more than {MAX_DIGITS} characters")
    plain = number.translate(_LOOSE)
    if not _NUMBER.fullmatch(plain):
        raise ValueError(f"not a number: {number!r}")
    return Fraction(plain), len(plain.partition(".")[2])
