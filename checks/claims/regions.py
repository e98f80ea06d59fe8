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
_ZONES = (
    "经(?:济技术)?开(?:发)?区", "高新技术产业开发区", "开发区", "高新区", "保税区", "综保区", "自贸区",
    "自由贸易试验区", "片区", "度假区", "(?<!创)新区",
)  # fmt: skip
_ZONE = f"[一-鿿]{{0,12}}?(?:{'|'.join(_ZONES)})"
# A sentence that opens with a zone goes on about it: 扎实推进某某高新技术产业开发区产城融合，…，财政收入突破10亿元.
_OPENED = re.compile(
    r"^[\s—*#-]{0,4}(?:(?:扎实|深入|全力|大力|积极|加快|加速|着力|全面|充分|继续|支持|推动|推进|促进|抓好|加强|强化|提升|建设|打造|发挥|做大|做强|依托|以|高标准|高水平|高质量)好?){0,3}"
    rf"({_ZONE})(?!域)"
)
# Other countries that a trade or an investment is with: 其中某某沿线国家…；…, 对沿线国家投资额、进出口额….
_PARTNERS = re.compile(
    r"(?P<among>其中[，,]?(?![对与向]))?(?:(?:^|(?<=[，；,;中]))(?:我国)?[对与向])?([“《]?[一-鿿]{2,10}[”》]?\s?(?:\[\d{1,3}\])?\s?[一-鿿]{0,6}(?:国家和地区|国家地区|国家))"
    r"(?=投资|进出口|出口|进口|贸易|吸收|实际|直接|对华|非金融|完成|新设)"
)
# A paragraph about another body with a government: 生产建设兵团经济社会发展…。, 过去的一年，也是原某市…的一年。
_BODY = re.compile(
    r"^[\s—*#-]{0,4}(?:[^，。！；：\d]{2,8}[！!：:，,]){0,2}(?:[^，。；]{0,12}(?:年|时期|期间|来)[，,])?(?:也?是)?"
    r"(?:(?P<former>原[一-鿿]{2,5}?[市县区](?=经济|社会|国民|地区|各项|的|发展))"
    r"|[一-鿿]{0,8}?(?P<body>(?:[一-鿿]{2}生产建设|生产建设)?兵团))"
)
# A paragraph that opens with a short sentence on its parks, and goes on about them: 创新园区管理建设机制。…。
_PARKS = re.compile(r"^[\s—*#-]{0,4}[^，。；：\d]{0,8}(园区)[^，。；：\d]{0,8}。")
_OFTEN = 4  # how often it names them
_HEADED = re.compile(
    r"^[\s*#（(]*(?:[一二三四五六七八九十\d]{1,3}[）)、.．]\s*)?(?!.?(?:推进|推动|加快|建设|打造|支持|提升|做|改造))"
    rf"(?!.*片区)((?:{_ZONE})|[一-鿿]{{0,8}}兵团)$"
)
_WHOLE = re.compile(r"全[市省区县国州盟]|我[市省区县州国]|全社会")
_JOINED = re.compile("[和与及等、]")
_CLAUSE = re.compile("[，；,;]")
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
        if not _is_own(name, own):
            found, place = _WHOLE.sub("", name), match.end()
    return "" if found and _WHOLE.search(text, place) else found


def opened(text: str, own: tuple[str, ...]) -> str:
    """The zone that a sentence opens with and has not left up to its end, or the countries its trade is with."""
    place = text.rfind("；") + 1
    match = _OPENED.match(text) if not place else None
    if match and not _is_this(match[1], own) and not _JOINED.search(match[1]):
        return "" if _WHOLE.search(text, match.end()) else match[1]
    partners = ""
    for found in _PARTNERS.finditer(text) if "国家" in text else ():
        if found["among"] or not _CLAUSE.search(text, found.end()):
            partners = re.sub(r"[“”《》\s]|\[\d+\]", "", found[2])
    return partners


def headed(title: str, text: str, own: tuple[str, ...]) -> tuple[str, int]:
    """The other body that a paragraph is about, by its opening or its heading, and where its own words begin.

    The place is -1 where words for the whole (全市) mean that body itself: a city that has been merged.
    """
    match = _BODY.match(text)
    if match and match["former"]:
        return match["former"], -1
    name, end = (match["body"], match.end()) if match else ("", 0)
    if not match:
        parks = _PARKS.match(text) if text.count("园区") >= _OFTEN else None
        over = parks or _HEADED.match(title)
        name, end = over[1] if over else "", parks.end() if parks else 0
    return (name, end) if name and not _is_this(name, own) else ("", 0)


def _is_this(name: str, own: tuple[str, ...]) -> bool:
    """Whether a body is the document's own: named as it is, or by the end of its name."""
    zone = not name.endswith("兵团")
    return any(name in word or (zone and word in name) for word in own if len(word) > 1)


def speaks_of_all(text: str) -> bool:
    """Whether a text comes back to the whole region: 全市, 我省."""
    return bool(_WHOLE.search(text))


def _is_own(name: str, own: tuple[str, ...]) -> bool:
    return any(word in name for word in own if len(word) > 1)


def subject(text: str, name: str) -> str:
    """The park or project a clause speaks of, where its own words point back to one (力争园区产值突破80亿元)."""
    made = _MADE.search(text) if "把" in text or "将" in text else None
    if made:
        return made[1]
    if not name.startswith(_INNER):
        return ""
    found = _SUBJECT.findall(text)
    return found[-1] if found else ""
