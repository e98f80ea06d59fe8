"""Scope words near a number: what it includes or leaves out (不含农户, 全口径), and notes that hold on (下同)."""

import re

from checks.documents.model import Document, Flow

_NEAR = re.compile(
    r"[（(](?=[^（）()]{0,40}(?:含|口径|不包括|剔除|扣除|按|常住|户籍|折合))([^（）()]{2,40})[）)]|(全口径|同口径|不含[^，。；（）\d]{1,12}|剔除[^，。；（）\d]{1,16}(?:因素|影响)|扣除[^，。；（）\d]{1,14}(?:因素|影响))"
)
_CLAUSE = re.compile("[，,；;。]")
_STOP = re.compile("[；;。]")
_HINT = re.compile("口径|含|剔除|扣除|常住|户籍|折合")
_LASTING = "下同"


def _near(sentence: str, place: int, match: re.Match[str]) -> bool:
    """Whether scope words bear on the number at `place`: in its own clause behind it, or not a full clause before."""
    if match.start() >= place:
        return match.start() - place < 30 and not _CLAUSE.search(sentence, place, match.start())
    return place - match.end() < 40 and not _STOP.search(sentence, match.end(), place)


class ScopeReader:
    """Scope words of a document. A note that says 下同 holds from there to the end of its chapter."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lasting = ""
        self._chapter = -1

    def note(self, flow: Flow) -> None:
        """Take notice of a paragraph without numbers."""
        if _LASTING in flow.text:
            self._remember(flow, flow.text)

    def at(self, flow: Flow, sentence: str, place: int) -> str:
        """The scope words that bear on the number at `place` of a sentence."""
        out: list[str] = []
        if _HINT.search(sentence):
            for match in _NEAR.finditer(sentence):
                if _near(sentence, place, match):
                    word = (match[1] or match[2]).strip("，,； ")
                    if word not in out:
                        out.append(word)
            if _LASTING in sentence:
                self._remember(flow, sentence)
        if self._lasting and self._chapter == self._top(flow) and self._lasting not in out:
            out.append(self._lasting)
        return "；".join(out)

    def _remember(self, flow: Flow, text: str) -> None:
        for match in _NEAR.finditer(text):
            word = match[1] or ""
            if _LASTING in word:
                self._lasting = re.sub(r"[，,]?下同", "", word)
                self._chapter = self._top(flow)

    def _top(self, flow: Flow) -> int:
        """The chapter a flow stands in."""
        sections = self._document.sections
        index = flow.section
        while 0 <= index < len(sections) and sections[index].level > 1:
            index = sections[index].parent
        return index
