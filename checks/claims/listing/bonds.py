"""Bonds that are divided twice: 一般债券9亿元（新增债券5亿元、再融资债券4亿元）."""

import re
from itertools import takewhile

from checks.chinese.lexicon import any_of, lexicon, pattern_of
from checks.claims.drafting.drafts import State

_WORDS = lexicon("lists")["bonds"]
_COMES = re.compile(any_of(_WORDS["comes"]))
_BOOKS = pattern_of("bonds", "books")
_PAID = re.compile(f"(?:{any_of(_WORDS['paid'])})$")
_HELD = pattern_of("bonds", "held")
_DEBT = "债务"
_CEILING = "限额"
_OUTSTANDING = "余额"
_BOND = pattern_of("bonds", "bond")


def as_part(name: str, whole: str) -> str:
    """What bonds or debts are called as a part of others, or of debt owed, handed on or repaid: 再融资一般债券.

    The name itself where the whole says nothing that it does not say.
    """
    held = _HELD.search(whole)
    if held and name.endswith(_DEBT) and _BOOKS.search(name):
        return f"{name}{held[1]}"
    found, of = _BOND.search(name), _BOND.search(whole)
    if found is None or not name.endswith("债券") or "债" not in whole:
        return name
    comes, book = _COMES.search(name), _BOOKS.search(name)
    if of and book and not comes and _COMES.search(whole) and not _BOOKS.search(whole):
        return f"{whole[: of.start()]}{book[0]}债券"
    if comes and not book:
        said = _BOOKS.search(whole)
        name = f"{name[: found.start()]}{said[0]}债券" if said else name
    paid = _PAID.search(whole)
    return f"{name}{paid[0]}" if paid else name


def owed(noun: str, state: State) -> str:
    """What is outstanding under the ceiling before it, or the ceiling of what is: of all debt, behind both kinds.

    一般债务限额9亿元，余额8亿元; 一般债务、专项债务余额分别为3亿元、5亿元，控制在限额9亿元内.
    """
    if noun == _OUTSTANDING and state.name.endswith(_CEILING):
        return state.name.removesuffix(_CEILING) + _OUTSTANDING
    if noun != _CEILING or not state.name.endswith(_DEBT + _OUTSTANDING):
        return ""
    kinds = {d.name for d in takewhile(lambda d: d.name.endswith(_OUTSTANDING), reversed(state.drafts))}
    return (_DEBT if len(kinds) > 1 else state.name.removesuffix(_OUTSTANDING)) + _CEILING
