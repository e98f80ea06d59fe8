"""What a document says of itself: title, issuing body, region, kind, years and date, from its name and first lines."""

import re
from dataclasses import dataclass

from checks.documents.chrome import find_chrome
from checks.documents.headings import heading_of
from checks.documents.lines import Line, split
from checks.documents.normal import plain
from checks.documents.numerals import numeral
from checks.vocabulary.vocabulary import Vocabulary

HEAD = 6000  # characters in which a document names itself
NATION = "全国"
Years = tuple[int, int]

_TITLE = re.compile("报告|计划|规划|纲要|公报|预算|决算|方案|要点")
_KINDS = (  # the first that fits decides
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
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s?年|(?!\d))")
_DATE = re.compile(r"((?:19|20)\d\d)\s?[年\-/.]\s?(\d{1,2})\s?[月\-/.]\s?(\d{1,2})\s?日?")
_REVIEW = re.compile(r"((?:19|20)\d\d)\s?年(?:度|的)?[^，。；\n]{0,14}(?:回顾|总结|执行情况|完成情况|工作情况)")
_AHEAD = re.compile(r"((?:19|20)\d\d)\s?年(?:度|的)?[^，。；\n]{0,20}(?:安排|任务|重点|目标|要求|计划|打算|建议|思路)")
_FIVE_BACK = re.compile("(?:过去|本届|近|这)(?:政府)?的?五年|五年来?(?:的)?(?:工作)?回顾|(?:届|五年)(?:政府)?工作回顾")
_FIVE_ON = re.compile("(?:今后|未来|下一个?)五年")
_SPAN = re.compile(r"((?:19|20)\d\d)\s?年?\s?[—–\-～~至到]{1,2}\s?((?:19|20)\d\d)\s?年")
_PLAN_NUMBER = re.compile(
    '第([一二三四五六七八九十]{1,3})个五年|[“"]([一二三四五六七八九十]{1,3})五[”"]'
    "|([一二三四五六七八九十]{2,3})五(?:规划|计划|纲要)|([十][一二三四五六七八九]?)五"
)
_PLACE = re.compile(
    "([一-龥]{2,7}?(?:特别行政区|自治区|省))?([一-龥]{2,9}?(?:自治州|地区|市|盟))?([一-龥]{2,12}?(?:新区|开发区|自治县|自治旗|县|区|市|旗))?"
)
_NAME = "[\u4e00-\u5727\u5729-\u9fa5]{2,16}?(?:省|市|自治区|自治州|州|盟|县|区|旗)"  # any Chinese but 在
_SESSION = re.compile(rf"(?:^|在|[^一-龥])({_NAME})第[一二三四五六七八九十百\d]{{1,4}}届")
_ON_BEHALF = re.compile(rf"代表({_NAME})(?:人民)?政府")
_NOT_A_PLACE = re.compile(
    "^(?:[全我本各在到为与和关于的]|城市|县市|国民|第|今|去|会)|^.{0,3}(?:代表|政府|人民)|[了的是，]"
    "|^(?:自治区|自治州|自治县|自治旗|新区|开发区|特别行政区|地区)$"
)
_NATIONAL = re.compile("^(?:国务院|中华人民共和国|国家统计局)|代表国务院|国务院总理")
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


def deduce(name: str, text: str, vocabulary: Vocabulary) -> Deduced:
    """Read a document's description off its file name and its first lines."""
    lines = split(text[:HEAD])
    find_chrome(lines)
    top = [line for line in lines if line.role != "chrome"]
    title = _title(top)
    kind = _kind(title, name, text)
    heads = _headings(text)
    year = _year(name, title, top)
    issued = _issued(lines, top) or _imprinted(text)
    if issued and year in (0, int(issued[:4])) and kind != "communique":
        # A session in November or December is about the year that follows.
        year = int(issued[:4]) + (int(issued[5:7]) >= 11)
    results, plans = _years(kind, year, title or name, heads)
    return Deduced(title, _issuer(lines), _region(name, title, top, vocabulary), kind, results, plans, issued)


def _title(top: list[Line]) -> str:
    """The first line that names a report or plan, with a line it runs on into."""
    for i, line in enumerate(top[:20]):
        body = plain(line.text.lstrip("#"))
        if "。" in body or len(body) > 120:
            continue
        if _TITLE.search(body) and not body.endswith(("：", ":")):
            if body.endswith(("和", "与", "及", "的", "暨")) and i + 1 < len(top):
                body += plain(top[i + 1].text)
            return re.sub(r"\[\d{1,2}\]$", "", body)
    return ""


def _kind(title: str, name: str, text: str) -> str:
    for source in (title, name):
        for kind, pattern in _KINDS:
            if pattern.search(source):
                return kind
    return "work_report" if _WORK.search(plain(text[:HEAD])) else "other"


def _headings(text: str) -> list[str]:
    out = []
    for line in split(text):
        if len(line.text) <= 60 and heading_of(line.text):
            out.append(plain(line.text))
    return out


def _year(name: str, title: str, top: list[Line]) -> int:
    """The year a document is of: as its title, its name or its first dated line says."""
    for source in (title, name, *(plain(line.text) for line in top[:8] if len(line.text) < 90)):
        found = _YEAR.findall(source)
        if found:
            return max(int(y) for y in found)
    return 0


def _issued(lines: list[Line], top: list[Line]) -> str:
    """The date of issue: of the signature or the session, else the page's 成文日期."""
    for line in top[:30]:
        body = plain(line.text)
        found = _DATE.search(body)
        if found and len(body) <= 80 and "。" not in body:
            return _iso(found)
    for line in lines[:30]:
        found = _DATE.search(line.text)
        if found and re.search("成文|发布|印发", line.text):
            return _iso(found)
    return ""


def _imprinted(text: str) -> str:
    """The date of the imprint at the end: 2021年7月8日印发."""
    for line in split(text[-1500:]):
        found = _DATE.search(line.text)
        if found and line.text.endswith("印发"):
            return _iso(found)
    return ""


def _iso(found: re.Match[str]) -> str:
    year, month, day = (int(g) for g in found.groups())
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def _years(kind: str, year: int, title: str, heads: list[str]) -> tuple[Years | None, Years | None]:
    """Years of results and of plans. A five-year term counts from its last year back, from its first year on."""
    if kind == "five_year_outline":
        span = _outline_span(title)
        return (None, span) if span is None else ((span[0] - 5, span[0] - 1), span)
    if not year:
        return None, None
    if kind == "communique":
        return (year, year), None
    joined = "\n".join([title, *heads])
    review = [int(y) for y in _REVIEW.findall(joined) if int(y) in (year - 1, year)]
    ahead = [int(y) for y in _AHEAD.findall(joined) if int(y) in (year, year + 1)]
    last = min(review) if review else (min(ahead) - 1 if ahead else year - 1)
    first = last - 4 if _FIVE_BACK.search(joined) else last
    until = last + 5 if _FIVE_ON.search(joined) else last + 1
    return (first, last), (last + 1, until)


def _outline_span(title: str) -> Years | None:
    """The years of a five-year plan: as printed, or by its number (the first began in 1953, the sixth in 1981)."""
    printed = _SPAN.search(title)
    if printed:
        return int(printed[1]), int(printed[2])
    found = _PLAN_NUMBER.search(title)
    number = next((numeral(g) for g in found.groups() if g), 0) if found else 0
    return (1951 + 5 * number, 1955 + 5 * number) if number >= 6 else None


def _region(name: str, title: str, top: list[Line], vocabulary: Vocabulary) -> str:
    heads = [_DATE.sub("", plain(line.text)).removeprefix("在") for line in top[:12]]
    session = [m[1] for h in heads for p in (_SESSION, _ON_BEHALF) for m in [p.search(h)] if m]
    for source in (*session, title, name, *(h for h in heads[:6] if len(h) <= 60 and "。" not in h)):
        found = _known(source, vocabulary)
        if found:
            return found
    if any(_NATIONAL.search(h) for h in (name, title, *heads)):
        return NATION
    short = [h for h in heads[:6] if len(h) <= 60 and "。" not in h]
    for source in (*session, title, *reversed(re.split(r"[_\-\s]", name)), *short):
        found = _printed(source)
        if found:
            return found
    return ""


def _known(source: str, vocabulary: Vocabulary) -> str:
    """The lowest region of the vocabulary named in `source`, the longest name first."""
    best = ("", -1, 0)
    for name, region in vocabulary.region_names.items():
        if len(name) > 1 and region.level != "nation" and name in source:
            depth = len(vocabulary.above(region.name))
            if (depth, len(name)) > best[1:]:
                best = (region.name, depth, len(name))
    return best[0]


def _printed(source: str) -> str:
    """A region by the form of its name: the last part of 甲省乙市丙区."""
    source = re.sub(r"^[（(\d年\s]*(?:关于)?", "", source)
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
