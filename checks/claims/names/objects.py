"""What money was put into and of what a size is, where that stands behind the number: 投资4亿元的码头项目, 投资3亿元
改善办学条件, 占地40亩的公园.
"""

import re

from checks.chinese.lexicon import any_of, fragment_of, lexicon, pattern_of, words_of

_WORDS = lexicon("things")
_BEHIND = pattern_of("objects", "behind")
_NEXT = pattern_of("objects", "next")
_PHRASE = re.compile(r"[^，。；：（）()\s]{2,60}")
_LED = pattern_of("objects", "led")
_QUANTITY = fragment_of("objects", "quantity")
_COUNTED = pattern_of("objects", "counted")
_COUNT_AT_END = re.compile(rf"{_QUANTITY}$")
_SO_ON = pattern_of("objects", "so_on")
_SIZED = re.compile(any_of((*_WORDS["spent"], *_WORDS["sizes"])))
_SHORTEST, _LONGEST, _FULL = 2, 24, 4

_TOWARD = pattern_of("objects", "toward")
_TO, _FOR = pattern_of("objects", "to"), pattern_of("objects", "for")
_ENDS_OF_CLAUSES = words_of("objects", "ends_of_clauses")
_MADE = _WORDS["made"]
_PLANT = pattern_of("objects", "plant")
_FARM = pattern_of("objects", "farm")
_BERTH = re.compile(f"(.*(?:{any_of(_WORDS['berths'])}))(?:{any_of(_WORDS['ready'])})?")
_FUND = pattern_of("objects", "fund")
_REST = pattern_of("objects", "rest")
_GENERATING = re.compile(any_of(_WORDS["generating"]))


def put_into(text: str, at: int) -> str:
    """What is done with the money that ends at `at`, as the words right behind it say; empty where they say none."""
    found = _BEHIND.match(text, at)
    return _object(text, found.end()) if found else ""


def done_with(text: str, at: int) -> str:
    """What was done with it, as the next clause says: 投资2亿元，完成了滨河路改造."""
    found = _NEXT.match(text, at)
    return _object(text, found.end()) if found else ""


def size_of_what_follows(said: str) -> str:
    """The size or sum that a phrase is, which says no more than that of what stands behind it: 占地; else empty."""
    found = _SIZED.fullmatch(said)
    return _WORDS["sizes"].get(found[0], found[0]) if found else ""


def done_to(noun: str, behind: str, text: str, at: int) -> tuple[str, str]:
    """The words before a number at `at` and the noun behind it, which says what is done to or for those that are
    counted where a preposition does: 对9家企业实行帮扶 counts 实行帮扶的企业."""
    toward = _TOWARD.search(text, max(0, at - _SHORTEST), at)
    said = (_FOR if toward["other"] else _TO).fullmatch(behind) if toward else None
    if not toward or not said:
        return noun, behind
    got = "获" if toward["other"] else ""
    before = noun.removesuffix(toward[0])
    return "" if before.endswith(_ENDS_OF_CLAUSES) else before, f"{got}{said['done'] or ''}{said['what']}的{said['of']}"


def capacity(name: str, text: str, at: int, dimension: str) -> str:
    """What a project can make, whose name holds how much that is (30万吨燃料乙醇等项目, 2.6万吨硫酸二甲酯、…等项目), by
    the name of the number that ends at `at`; else empty."""
    if dimension == "mass" and (berth := _BERTH.fullmatch(name)):
        return berth[1] + _WORDS["sizes_of"]["berth"]  # 40万吨铁矿石码头
    if dimension == "money" and (fund := _FUND.match(name)) and text.startswith(name, at):
        return fund[1] + _WORDS["sizes_of"]["fund"]  # 50亿元产业投资基金
    farm = text[at - 1 : at] in _WORDS["livestock"] and _FARM.match(text, at)
    if not farm and (dimension not in _MADE or not _PLANT.match(text, at)):
        return ""
    of = _REST.sub("", name).removeprefix("年产").replace("年产", "")
    made = _MADE[dimension if dimension in _MADE and _GENERATING.search(of) else "mass"]
    return f"{of}项目{made}" if len(of) >= _SHORTEST and not of.endswith((*_MADE.values(), "能力", "项目")) else ""


def _object(text: str, at: int) -> str:
    """The object of the verb at `at`: without adverbs, idle verbs, how many of it there are, and examples of it."""
    phrase = _PHRASE.match(text, at)
    if not phrase:
        return ""
    said = phrase[0]
    led = _LED.match(said)
    said = said[led.end() :] if led else said
    so_on = _SO_ON.match(said)
    said = said[so_on.end() :] if so_on else said
    said = _COUNT_AT_END.sub("", _COUNTED.sub("", said, count=1) if _COUNTED.match(said) else said)
    _, of, what = said.rpartition("的")
    said = what if of and len(what) >= _SHORTEST else said
    first = said.split("、")[0]
    said = first if len(first) >= _FULL else said
    fits = _SHORTEST <= len(said) <= _LONGEST and not said[0].isdigit() and said.count("“") == said.count("”")
    return said if fits else ""
