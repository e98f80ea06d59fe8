"""Digits as they are printed: whether one slip of the hand leads from one number to another."""

from collections.abc import Iterator
from itertools import pairwise

_SEVERAL = 4  # digits of a number that a slip explains where what was meant is only known about


def slip_between(a: float, b: float) -> bool:
    """Whether one slip turns the digits of one number into those of the other."""
    one, other = (f"{x:.6f}".rstrip("0").rstrip(".") for x in (a, b))
    if digits_of(one) == digits_of(other):
        return True  # the decimal point moved
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        wrong = [i for i, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
        if len(wrong) != 2:
            return len(wrong) == 1
        i, k = wrong
        return one[i + 1 : k] in ("", ".") and one[i] == other[k] and one[k] == other[i]
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def slip_near(printed: float, meant: float, places: int, away: int) -> bool:
    """Whether one slip leads to a printed number from what was meant, or, where it has several digits and keeps them
    all, from up to so many units of the last of some `places` beside that: what others made is rounded."""
    if slip_between(printed, round(meant, places)):
        return True
    about = (round(meant + k / 10**places, places) for k in range(-away, away + 1))
    long = digit_count(printed)
    return long >= _SEVERAL and any(x > 0 and digit_count(x) == long and slip_between(printed, x) for x in about)


def digit_count(value: float) -> int:
    """How many digits a number that is not below zero has, without the zeros around them."""
    return len(digits_of(f"{value:.6f}"))


def digits_of(number: str) -> str:
    """The digits that are left of a printed number without its point and the zeros around them."""
    return number.replace(".", "").strip("0")


def decimals(value: float) -> int:
    """How many digits a number is printed with behind its point, up to six."""
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def changed(text: str) -> Iterator[str]:
    """The digits of a number with one of them replaced by another."""
    for i, old in enumerate(text):
        if old != ".":
            yield from (text[:i] + new + text[i + 1 :] for new in "0123456789" if new != old)


def swapped(text: str) -> Iterator[str]:
    """The digits of a number with two neighbours exchanged, also across a decimal point."""
    places = [i for i, c in enumerate(text) if c != "."]
    for i, j in pairwise(places):
        if text[i] != text[j]:
            chars = list(text)
            chars[i], chars[j] = chars[j], chars[i]
            yield "".join(chars)
