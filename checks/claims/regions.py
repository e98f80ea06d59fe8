"""Which area a claim is about, and which park, project or company of it."""

import re

from checks.documents.model import Description
from checks.vocabulary.vocabulary import Vocabulary

_SUBJECT = re.compile(
    r"(?:把|将|推动|支持|依托|建设|加快|打造|提升|抓好|做强|围绕|推进|引导|确保)?([^，。；、：（）“”\d]{2,18}?(?:产业园|园区|科技园|工业园|示范区产业园|综保区|保税区|高新区产业园|开发园|新城|创新园))"
)
_MADE = re.compile(
    r"(?:把|将)([^，。；、：（）“”\d]{2,16}?(?:园区|产业园|科技园|工业园|新城|示范区|开发区))(?:打造|建设|建|发展|培育)成?"
)
_INNER = ("园区", "区内", "园内", "入园")


class Places:
    """The regions of one document: what 全市 and 全省 mean in it, and the names of parks in a sentence."""

    def __init__(self, about: Description, vocabulary: Vocabulary) -> None:
        self.own = about.region
        self._words: dict[str, str] = {}
        known = vocabulary.region_names
        for name in (about.region, *vocabulary.above(about.region)):
            found = known.get(name)
            if found:
                for word in (*vocabulary.own_words(name), found.name, *found.aliases):
                    self._words.setdefault(word, found.name)
        for name, region in known.items():
            self._words.setdefault(name, region.name)

    def named(self, word: str) -> str:
        """The region a word means in this document, or empty."""
        return self._words.get(word, "")

    def of(self, named_region: str, lead: str) -> str:
        """The region of a claim whose noun phrase opens with `lead`: its own where the phrase names none."""
        for size in (4, 3, 2):
            for at in range(max(0, len(lead) - size) + 1):
                word = lead[at : at + size]
                if word in self._words and len(word) == size:
                    return self._words[word]
        return named_region or self.own


def subject(text: str, name: str) -> str:
    """The park or project a clause speaks of, where its own words point back to one (力争园区产值突破80亿元)."""
    made = _MADE.search(text) if "把" in text or "将" in text else None
    if made:
        return made[1]
    if not name.startswith(_INNER):
        return ""
    found = _SUBJECT.findall(text)
    return found[-1] if found else ""
