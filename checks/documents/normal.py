"""A stretch of source as it reads: marks and stray spaces dropped, full-width digits and signs made ordinary.

Every step keeps, for each character that stays, where it came from. All patterns are linear: single classes repeated,
no alternatives that overlap. They begin with a class of characters where they can: `re` skips to one of these.
"""

import re
from array import array
from collections.abc import Iterable

from checks.chinese.lexicon import pattern_of

_SPACE_CLASS = "[ \\t\\r\\n\\f\\v\u00a0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]"
_MARK = re.compile(
    r"(?=[*_<&\[（(①-⑳])(?:\*{1,3}|__|</?(?:b|strong|u|i|em|sup|sub|p|span|font|center)\s{0,3}/?>|<br\s{0,3}/?>|&nbsp;|&emsp;|&ensp;"
    # footnote markers behind a word: 国内生产总值[2]397983亿元, 人口[^1]
    r"|(?<=[一-鿿）)”%％])\[\^?\d{1,3}\]"
    # 生产总值②达到…, 三次产业结构③为…: a number of a list stands behind a sign, and before what it numbers
    r"|(?<=[一-鿿])[①-⑳](?=[\d，。；：、）（为是达比超完实看占共约])"
    # what a newspaper prints where a page ends: （下转第四版）
    r"|[（(][下上紧](?:转|接)第?[^（）()\n]{1,6}版[）)])",
    re.IGNORECASE,
)
_MARK_HINT = pattern_of("normal", "mark_hint")
_SPACE = re.compile(f"{_SPACE_CLASS}{_SPACE_CLASS}*")
_WORD = "[一-鿿](?<![万亿千百十个元角分倍公平米吨人名户家项亩度岁年月日时次件台辆张条所座处位级克升成折股左以余多])"
_SIGN_HINT = re.compile("[０-９％﹪．∶＋－＜＞＝～／Ａ-Ｚａ-ｚ：]")
_SIGN = re.compile(
    "[０-９％﹪∶＋－＜＞＝～／Ａ-Ｚａ-ｚ]|(?<=[0-9０-９])[．：](?=[0-9０-９])|(?<=[０-９])，(?=[０-９]{3})"
)
_THOUSANDS = pattern_of("normal", "thousands")
_BLANK_IN = pattern_of("normal", "blank_in")
# A clause number glued to its words (3.1本期…), with those of its chapter that follow behind a unit.
_CLAUSE = re.compile(rf"(\d{{1,2}})\.\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}(?={_WORD})")
_SIGNS = {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)} | {"﹪": "%", "∶": ":"}


def normalise(text: str, start: int, end: int) -> tuple[str, "array[int]"]:
    """The normalised text of `text[start:end]` and its offsets: one more entry than characters, the last is `end`."""
    piece = text[start:end]
    offsets = array("i", range(start, end + 1))
    if _MARK_HINT.search(piece):
        piece, offsets = _cut(piece, offsets, [m.span() for m in _MARK.finditer(piece)])
    piece, offsets = _squeeze(piece, offsets)
    if ", " in piece:
        blanks = [m.start() + i for m in _BLANK_IN.finditer(piece) for i, c in enumerate(m[0]) if c == " "]
        piece, offsets = _cut(piece, offsets, [(at, at + 1) for at in blanks])
    if _SIGN_HINT.search(piece):
        piece = _SIGN.sub(lambda m: _SIGNS[m[0]], piece)
    if "，" in piece:
        piece = _THOUSANDS.sub(lambda m: m[0].replace("，", ","), piece)
    return piece, offsets


def unnumbered(piece: str, offsets: "array[int]") -> tuple[str, "array[int]"]:
    """A normalised paragraph without the clause numbers glued to its words (3.1本期…万元3.2本期…)."""
    number = _CLAUSE.match(piece)
    if not number:
        return piece, offsets
    behind = re.compile(rf"(?<=[一-鿿%。；]){number[1]}\.\d{{1,2}}(?={_WORD})")
    return _cut(piece, offsets, [number.span(), *(m.span() for m in behind.finditer(piece))])


def plain(text: str) -> str:
    """`text` normalised, without offsets: for titles, cells and look-ups."""
    return normalise(text, 0, len(text))[0]


def _squeeze(piece: str, offsets: "array[int]") -> tuple[str, "array[int]"]:
    """Drop white space at the ends, beside Chinese characters and signs, and all but one blank elsewhere."""
    cuts: list[tuple[int, int]] = []
    size = len(piece)
    changed = False
    for match in _SPACE.finditer(piece):
        a, b = match.span()
        keep = a > 0 and b < size and _keeps(piece[a - 1], piece[b], "\n" in match[0])
        changed = changed or (keep and match[0][0] != " ")
        cuts.append((a + 1 if keep else a, b))
    if not cuts:
        return piece, offsets
    piece, offsets = _cut(piece, offsets, cuts)
    return (_SPACE.sub(" ", piece) if changed else piece), offsets


def _keeps(before: str, after: str, broken: bool) -> bool:
    """Whether a blank between two characters parts words: two Latin words, or two numbers on one line."""
    if before > "\x7f" or after > "\x7f":
        return False
    if before.isalpha() and after.isalpha():
        return True
    if before.isdigit() and after.isdigit():
        return not broken
    if broken:
        return False
    return (before.isalnum() and after.isalnum()) or (before == "," and after.isdigit())


def _cut(piece: str, offsets: "array[int]", cuts: list[tuple[int, int]]) -> tuple[str, "array[int]"]:
    """`piece` without the stretches `cuts`, which are in order and do not overlap."""
    return replaced(piece, offsets, ((a, b, "") for a, b in cuts if a < b))


def replaced(piece: str, offsets: "array[int]", stretches: Iterable[tuple[int, int, str]]) -> tuple[str, "array[int]"]:
    """`piece` with other words in place of some stretches, none of them empty, in order and apart; the last character
    of what stands there now comes from where the last came from before."""
    parts: list[str] = []
    kept: array[int] = array("i")
    at = 0
    for a, b, said in stretches:
        parts += (piece[at:a], said)
        kept += offsets[at:a]
        if said:
            first = offsets[a : a + min(len(said), b - a) - 1]
            kept += first + array("i", [offsets[b - 1]] * (len(said) - len(first)))
        at = b
    parts.append(piece[at:])
    kept += offsets[at:]
    return "".join(parts), kept
