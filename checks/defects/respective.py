"""Names and the numbers given to each in turn: 粮食、油料、蔬菜产量分别增长3%、5%、7%."""

import re
from collections.abc import Iterator

from checks.chinese.lexicon import any_of, fragment_of, lexicon, pattern_of
from checks.defects.counted import CountedList, Member
from checks.documents.document import Flow

_VALUE = fragment_of("respective", "value")
_TURN = pattern_of("respective", "turn")
_APART = re.compile("、|”“")
_JOINED = pattern_of("respective", "joined")
_TWOFOLD = re.compile(any_of(lexicon("lists")["twofold"]))
_NO_NAME = pattern_of("respective", "no_name")
_VALUES = re.compile(_VALUE)


def respective_lists(flow: Flow) -> Iterator[CountedList]:
    """Every run of names with 分别 and its numbers: as many numbers as names.

    A conjunction, and a word like 城乡, may join two names or stand inside one, so that the names are between two
    counts. Two names without 、 between them may each be one of several: only that their numbers fit is said of them.
    """
    if "分别" not in flow.text:
        return
    for match in _TURN.finditer(flow.text):
        begin = match.start("names")
        for part in re.finditer("[^、]+、", match["names"]):
            begin = match.start("names") + part.end() if _NO_NAME.search(part[0]) else begin
        names = flow.text[begin : match.end("names")]
        low = len(_APART.findall(names)) + 1
        if _NO_NAME.search(names):
            continue
        most = names if begin == match.start("names") else match["names"]  # 4K电视、机器人产量
        high = len(_APART.findall(most)) + 1 + len(_JOINED.findall(most)) + len(_TWOFOLD.findall(most))
        values = tuple(
            Member.at(flow, match.start("values") + v.start(), match.start("values") + v.end())
            for v in _VALUES.finditer(match["values"])
        )
        if low > 1 or (most == names and len(values) <= high):
            yield CountedList(*flow.source(begin, match.end("names")), low, high, names, "respective", values)
