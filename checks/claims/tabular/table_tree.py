"""Under which row each row of a table stands: by the codes beside the names, else by how far they are set in."""

from collections.abc import Sequence
from itertools import pairwise

from checks.claims.tabular.table_rows import RowName

UNKNOWN = -2
_UNNUMBERED = 9
_MOSTLY = 0.6  # of the rows that bear a code, where codes tell


def parents(names: Sequence[RowName], indents: Sequence[int], codes: Sequence[str]) -> list[int]:
    """The row each row stands under: -1 for none, `UNKNOWN` for all where neither codes nor white space tell."""
    if tell(codes):
        return _by_codes(codes)
    if len({indent for indent, name in zip(indents, names, strict=True) if not name.part}) < 2:
        return [UNKNOWN] * len(names)
    return _by_indents(names, indents)


def depths(indents: Sequence[int], codes: Sequence[str]) -> Sequence[int]:
    """How far in each row stands, in characters: by its code where codes tell, else by the white space before it."""
    return [len(code) for code in codes] if tell(codes) else indents


def tell(codes: Sequence[str]) -> bool:
    """Whether codes say which row stands under which: most rows bear one, and some nest."""
    filled = [code for code in codes if code]
    nested = any(b.startswith(a) and len(b) > len(a) for a, b in pairwise(filled))
    return nested and len(filled) >= _MOSTLY * len(codes)


def _by_codes(codes: Sequence[str]) -> list[int]:
    """205 over 20502 over 2050201; a row without a code stands under none."""
    out: list[int] = []
    open_: list[int] = []
    for i, code in enumerate(codes):
        while open_ and not (code and code.startswith(codes[open_[-1]]) and code != codes[open_[-1]]):
            open_.pop()
        out.append(open_[-1] if open_ else -1)
        if code:
            open_.append(i)
    return out


def _by_indents(names: Sequence[RowName], indents: Sequence[int]) -> list[int]:
    """The last row above that is set in less; of rows set in alike, a numbered one is over those without a number.

    What follows 其中 in its list stands as far in as 其中 itself, or as the name behind it. A total that bears a name
    stands at the edge, wherever it was set; a bare one over and under nothing.
    """
    out: list[int] = []
    open_: list[int] = []
    for i, name in enumerate(names):
        if name.total or not name.text:
            out.append(-1)
            continue
        own = (0 if name.sums else indents[i], name.rank or _UNNUMBERED)
        while open_ and not _over(names[open_[-1]], indents[open_[-1]], own):
            open_.pop()
        out.append(open_[-1] if open_ else -1)
        open_.append(i)
    return out


def _over(name: RowName, indent: int, own: tuple[int, int]) -> bool:
    at = 0 if name.sums else indent + name.inset
    return at < own[0] or (at == own[0] and 0 < name.rank < own[1])
