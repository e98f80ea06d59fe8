"""Which area a claim is about, and which park, project or company of it."""

import re

from checks.claims.indicators import NOT_PLACES
from checks.documents.model import Description
from checks.vocabulary.vocabulary import Vocabulary

_SUBJECT = re.compile(
    r"(?:把|将|推动|支持|依托|建设|加快|打造|提升|抓好|做强|围绕|推进|引导|确保)?([^，。；、：（）“”\d]{2,18}?(?:产业园|园区|科技园|工业园|示范区产业园|综保区|保税区|高新区产业园|开发园|新城|创新园))"
)
_MADE = re.compile(
    r"(?:把|将)([^，。；、：（）“”\d]{2,16}?(?:园区|产业园|科技园|工业园|新城|示范区|开发区))(?:打造|建设|建|发展|培育)成?"
)
_FRONT = re.compile(r"(?:其中|预计|全年|今年|去年|(?:19|20)\d\d年|年末|年底|目前|力争|确保|截至|使|[，,、：:])*")
"""Words that may stand in front of a region that a claim is about; behind a verb 全国 is a rank (新增全国示范县)."""
# A part of the region that a sentence is about: 罗定片区引进…，完成…; 全市产业集聚区完成…. 全市 alone takes it back.
_AREA = re.compile(
    r"(?:^|[，。；：,;:])[^，。；：,;:\d]{0,14}?"
    r"([一-鿿·]{0,8}(?:片区|园区|产业园|科技园|工业园|新区|开发区|集聚区|集中区|工业区|新城区|示范区|高新区|保税区|自贸区|合作区|功能区"
    r"|经济区|兵团|县域|县区|区县|矿区|垦区))"
    r"(?=[^，。；：,;:的]{0,6}(?:开发建设|引进|完成|实现|累计|新增|入园|入驻|达|突破|增长|生产总值|国内生产总值|工业|固定|规模|财政|投资|税收|营业|产值|技工贸|增加值))"
)
_WHOLE = re.compile(r"全[市省区县国州盟]|我[市省区县州国]|全社会")
_INNER = ("园区", "区内", "园内", "入园")


class Places:
    """The regions of one document: what 全市 and 全省 mean in it, and the names of parks in a sentence."""

    def __init__(self, about: Description, vocabulary: Vocabulary) -> None:
        self.own = about.region
        home = vocabulary.region(about.region)
        self.own_names: tuple[str, ...] = (about.region, *(home.aliases if home else ()))
        self._words: dict[str, str] = {}
        known = vocabulary.region_names
        for name in (about.region, *vocabulary.above(about.region)):
            found = known.get(name)
            if found:
                for word in (*vocabulary.own_words(name), found.name, *found.aliases):
                    self._words.setdefault(word, found.name)
        for name, region in known.items():
            if name not in NOT_PLACES:
                self._words.setdefault(name, region.name)

    def named(self, word: str) -> str:
        """The region a word means in this document, or empty."""
        return self._words.get(word, "")

    def of(self, named_region: str, lead: str) -> str:
        """The region of a claim whose noun phrase opens with `lead`: its own where the phrase names none."""
        found = _FRONT.match(lead)
        at = found.end() if found else 0
        for size in range(min(8, len(lead) - at), 1, -1):
            if lead[at : at + size] in self._words:
                return self._words[lead[at : at + size]]
        return named_region or self.own


def area(text: str, own: tuple[str, ...]) -> str:
    """The part of the region that a sentence has been about up to its end; empty where it speaks of the whole.

    `own` are the words for the document's own region, which may itself be a zone.
    """
    found = ""
    place = 0
    for match in _AREA.finditer(text):
        name = match[1]
        if not any(word in name for word in own if len(word) > 1):
            found, place = _WHOLE.sub("", name), match.end()
    return "" if found and _WHOLE.search(text, place) else found


def subject(text: str, name: str) -> str:
    """The park or project a clause speaks of, where its own words point back to one (力争园区产值突破80亿元)."""
    made = _MADE.search(text) if "把" in text or "将" in text else None
    if made:
        return made[1]
    if not name.startswith(_INNER):
        return ""
    found = _SUBJECT.findall(text)
    return found[-1] if found else ""
