"""What a document says of itself: title, issuing body, region, kind, years and date, from its name and first lines."""

import re
from dataclasses import dataclass
from itertools import pairwise

from checks.chinese.lexicon import any_of, lexicon
from checks.chinese.time import HAN_YEAR, YEAR, Years
from checks.documents.chrome import find_chrome
from checks.documents.dating import issued, years
from checks.documents.headings import heading_of
from checks.documents.lines import Line, split
from checks.documents.normal import plain
from checks.regions.speaking import (
    at_own_level,
    county_in,
    names_several,
    namesake,
    own_region,
    own_zone,
    parents,
    region_in,
    zone_in,
)
from checks.vocabulary.entries import Region
from checks.vocabulary.vocabulary import NATION, Vocabulary

HEAD = 6000  # characters in which a document names itself

_TOP = 8  # lines above the text of a communiqué whose title is a picture
_LINKS = 200  # characters of a line of links
_PLACE_ALONE = 12  # characters of a line that is a place and nothing else
_TITLE = re.compile("报告|计划|规划|纲要|公报|预算|决算|方案|要点")
_COMPLETE = re.compile("报告|公报|纲要|规划|方案|要点|(?:草案|计划[（(].{1,8})[）)]?$")
_TITLE_ENDS = re.compile("(?:报告|计划|规划|纲要|公报|方案|要点|草案|通知|公开)(?:[（(].{1,6}[）)])?$")
_NAMES_ITSELF = re.compile(rf"{YEAR}|{HAN_YEAR}|(?:报告|规划|纲要|公报)(?:[（(].{{1,20}}[）)])?$")
_LINE_OF_TITLE = re.compile("[一-龥][一-龥\\d○、（）()“”—~～-]{1,39}")  # a title may be printed in several
_NO_LINE_OF_TITLE = re.compile("[局队日月号会厅]$|目录")
_GOES_ON = re.compile("[和与及暨]|(?:预算|计划)?(?:草案|执行)|情况|国民经济|统计公报|第.{1,3}个五年")
KINDS = (  # the first that fits decides
    ("communique", re.compile("统计公报|公报")),
    ("budget_report", re.compile("预算(?:执行)?|决算")),
    ("annual_plan", re.compile("计划执行情况|发展计划(?!纲要)(?!.{0,4}五年)|计划草案|年度计划")),
    (
        "five_year_outline",
        re.compile(
            "五年(?:[（(][^（）()]{1,12}[）)])?(?:发展)?(?:规划|计划)|五年.{0,30}纲要|规划纲要"
            "|[一二三四五六七八九十]{1,3}五.{0,6}(?:规划|计划|纲要)"
        ),
    ),
    ("work_report", re.compile("工作报告|政府报告")),
)  # fmt: skip
_WORK = re.compile(
    "代表[^，。]{0,16}(?:人民政府|国务院|市政府|省政府)[^。]{0,20}(?:报告|作).{0,6}工作|向大会(?:作|报告)"
)
_CHARGED = re.compile("受[^，。；]{0,12}(?:政府|国务院|管委会|财政[厅局])的?委托[^。；]{0,60}")
_REVIEW = re.compile(r"[一1][、.](?:\d{4}年(?:政府)?|过去五年(?:政府)?)工作回顾")  # a report without its title
_SURVEYORS = re.compile("[一-龥]{1,16}统计局国家统计局[一-龥]{1,16}调查(?:总)?队")  # who issues communiqués
_PLACE = re.compile(
    "([一-龥]{2,7}?(?:特别行政区|自治区|省))?([一-龥]{2,9}?(?:自治州|地区|市|盟))?([一-龥]{2,12}?(?:新区|开发区|自治县|自治旗|县|区|市|旗))?"
)
_DATED = re.compile(
    rf"(?:{YEAR}|{HAN_YEAR})\s?[年\-/.]"
    r"\s?[\d一二三十]{1,3}\s?[月\-/.]\s?[\d一二三四五六七八九十]{1,3}\s?日?"
)
_NAME = "[\u4e00-\u5727\u5729-\u9fa5]{1,16}?(?:省|市|自治区|自治州|州|盟|县|区|旗)"  # any Chinese but 在
_SESSION = re.compile(rf"(?:^|在|[^一-龥])({_NAME})第[一二三四五六七八九十百\d]{{1,4}}届")
_ON_BEHALF = re.compile(rf"代表({_NAME})(?:(?:人民)?政府|(?:党工委、)?管(?:理委员|委)会)")
_NOT_A_PLACE = re.compile(
    "^(?:[全我本各在到为与和关于的]|城市|县市|国民|第|今|去|会)|^.{0,3}(?:代表|政府|人民)|[了的是，]"
    "|^(?:自治区|自治州|自治县|自治旗|新区|开发区|特别行政区|地区)$"
)
# A committee that speaks for its zone by what it is alone: 我代表新区管委会.
_COMMITTEE = re.compile(rf"代表({any_of(lexicon('places')['zones'])})(?:(?:党工委|党委|工委)、)?管(?:理委员|委)会")
_NATIONAL = re.compile("^(?:国务院|中华人民共和国(?!.{2,12}[省市])|国家统计局(?:$|关于))|代表国务院|国务院总理")
_HAN = re.compile("[一-鿿](?<![年在于的和市])$")
_ISSUER = re.compile(
    "^[一-龥（）()]{2,30}(?:人民政府|管委会?|管理委员会|发展和改革委员会|发展改革委|财政厅|办公室|办公厅|局)(?:办公室)?$"
)


@dataclass(frozen=True)
class Deduced:
    """What was found; empty or None where nothing was."""

    title: str
    issuer: str
    region: str
    kind: str
    result_years: Years | None
    plan_years: Years | None
    issued: str


def deduce(name: str, text: str, vocabulary: Vocabulary, publisher: str = "") -> Deduced:
    """Read a document's description off its file name and first lines; failing these, its place off its publisher."""
    lines = split(text[:HEAD])
    find_chrome(lines)
    top = [line for line in _behind_front_matter(lines) if line.role != "chrome" and line.text[0] != "|"]
    named = [line for line in lines if line.role != "chrome"]
    title = _title([line for line in named if not _is_list(line)]) or _title(named)
    kind = _kind(title, name, text)
    date, session = issued(top, lines, text)
    results, plans = years(kind, name, title, top, text, date, session)
    region = _region(name, title, top, text, vocabulary) or region_in(publisher)
    return Deduced(title, _issuer(lines), region, kind, results, plans, date)


def _behind_front_matter(lines: list[Line]) -> list[Line]:
    """The lines without the page's own record in front (--- title: … source: … ---)."""
    if not lines or lines[0].text.strip() != "---":
        return lines
    end = next((i for i, line in enumerate(lines[1:20], 1) if line.text.strip() == "---"), 0)
    return lines[end + 1 :] if end else lines


def _is_list(line: Line) -> bool:
    """Whether a line is a list of links to the pages of other places."""
    return len(line.text) <= _LINKS and names_several(line.text)


def _title(top: list[Line]) -> str:
    """The first line that names a report or plan, with the lines it goes on from and runs on into; rather one that
    says its year, or ends as titles do."""
    said = [plain(line.text.lstrip("#").removeprefix("title:")) for line in top[:24]]
    named = [
        i
        for i, body in enumerate(said[:20])
        if "。" not in body and len(body) <= 120 and _TITLE.search(body) and not body.endswith(("：", ":"))
    ]
    telling = (i for i in named if _NAMES_ITSELF.search(said[i]) and not _is_numbered(said[i]))
    best = next(telling, next(iter(named), None))
    return "" if best is None else re.sub(r"\[\d{1,2}\]$", "", _whole_title(said, best))


def _whole_title(said: list[str], at: int) -> str:
    """A title with the lines above and below that belong to it."""
    body, above = said[at], said[at - 1] if at else ""
    if _GOES_ON.match(body) and _may_belong(above) and not _TITLE_ENDS.search(above):
        body = above + body
    for below in said[at + 1 : at + 3]:
        if not body.endswith(("和", "与", "及", "的", "暨")):
            ends = _COMPLETE.search(body) or not _may_belong(below)
            if ends or not (_GOES_ON.match(below) or (_TITLE_ENDS.search(below) and not below[0].isdigit())):
                break
        body += below
    return body


def _may_belong(line: str) -> bool:
    """Whether a line may be one of the lines of a title."""
    return bool(_LINE_OF_TITLE.fullmatch(line)) and not (_NO_LINE_OF_TITLE.search(line) or _is_numbered(line))


def _is_numbered(line: str) -> bool:
    heading = heading_of(line)
    return heading is not None and bool(heading.number)


def _kind(title: str, name: str, text: str) -> str:
    for source in (title, name):
        for kind, pattern in KINDS:
            if pattern.search(source):
                return kind
    head = plain(text[:HEAD])
    if _WORK.search(head) or _REVIEW.match(head):
        return "work_report"
    if any(_SURVEYORS.fullmatch(plain(line.text)) for line in split(text[:HEAD])[:_TOP]) or _SURVEYORS.match(head):
        return "communique"
    told = _CHARGED.search(head)
    return next((kind for kind, pattern in KINDS if told and pattern.search(told[0])), "other")


def _region(name: str, title: str, top: list[Line], text: str, vocabulary: Vocabulary) -> str:
    heads = [_DATED.sub("", plain(line.text)).removeprefix("在") for line in top[:12]]
    short = [h for h in heads[:6] if len(h) <= 60 and "。" not in h and not names_several(h)]
    session = [m[1] for h in heads for p in (_SESSION, _ON_BEHALF) for m in [p.search(h)] if m]
    own = re.sub(r"^[（(\d年\s]*(?:关于)?", "", title)
    over = next((a for a, b in pairwise(short) if b == title and len(a) <= _PLACE_ALONE), "")
    sources = (*session, over + own, own, *reversed(re.split(r"[_\-\s]", name)), *short)
    divisions = [found for found in map(region_in, sources) if found]
    divisions = [one for s in session if not region_in(s) and (one := namesake(s, text))] + divisions
    if any(_NATIONAL.search(h) for h in (name, title)):
        return NATION
    zone = next((z for s in sources if (z := _listed_zone(s, divisions, vocabulary))), "")
    if zone:
        return zone
    spoken = next((own_zone(m[1], text) for h in heads if (m := _COMMITTEE.search(h))), "")
    if spoken:
        return spoken
    if divisions:
        lowest = next((d for d in divisions if divisions[0] in parents(d)), divisions[0])
        region = at_own_level(lowest, text)
        found = vocabulary.region(region)
        return found.name if found else region
    if any(_NATIONAL.search(h) for h in heads):
        return NATION
    named = next((z for s in (*session, own) if (z := zone_in(s))), "")
    return named or county_in(own) or own_region(text) or next((p for s in sources if (p := _printed(s))), "")


def _listed_zone(source: str, divisions: list[str], vocabulary: Vocabulary) -> str:
    """A region below a city that only the workspace's list has, the longest name first.

    One that goes by a common name (经区) is meant only where no other city is named, and not at the end of another
    name (丙经区, of a county-level city that goes without its end).
    """
    best = ("", 0)
    for name, region in vocabulary.region_names.items():
        if region.level in ("zone", "town") and len(name) > best[1] and _stands_alone(name, source, region, vocabulary):
            over = vocabulary.above(region.name)
            named = [d for d in divisions if d not in (region.name, *over) and not set(parents(d)) & set(over[:1])]
            elsewhere = [d for d in named if vocabulary.region(d) not in (None, region)]
            if not elsewhere:
                best = (region.name, len(name))
    return best[0]


def _stands_alone(name: str, source: str, region: Region, vocabulary: Vocabulary) -> bool:
    """Whether a text names a region with nothing before its name but other words or what it lies in."""
    before, found, _ = source.partition(name)
    over = (known for up in vocabulary.above(region.name) if (known := vocabulary.region(up)))
    return bool(found) and (
        not _HAN.search(before) or before.endswith(tuple(n for known in over for n in (known.name, *known.aliases)))
    )


def _printed(source: str) -> str:
    """A region by the form of its name that no list has: the last part of 甲省乙市丙区."""
    found = _PLACE.match(source)
    parts = [g for g in found.groups() if g] if found else []
    return parts[-1] if parts and not _NOT_A_PLACE.match(parts[-1]) else ""


def _issuer(lines: list[Line]) -> str:
    for line in lines[:30]:
        body = plain(line.text.lstrip("•·*- "))
        body = re.sub("^(?:发布机构|发布单位|发布部门)[：:]?", "", body).removesuffix("文件")
        if _ISSUER.match(body):
            return body
    return ""
