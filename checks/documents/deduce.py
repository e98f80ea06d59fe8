"""What a document says of itself: title, issuing body, region, kind, years and date, from its name and first lines."""

import re
from dataclasses import dataclass
from itertools import pairwise

from checks.chinese.lexicon import pattern_of
from checks.chinese.time import Years
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
_TITLE = pattern_of("deduce", "title")
_COMPLETE = pattern_of("deduce", "complete")
_TITLE_ENDS = pattern_of("deduce", "title_ends")
_NAMES_ITSELF = pattern_of("deduce", "names_itself")
_LINE_OF_TITLE = pattern_of("deduce", "line_of_title")
_NO_LINE_OF_TITLE = pattern_of("deduce", "no_line_of_title")
_GOES_ON = pattern_of("deduce", "goes_on")
KIND_COMMUNIQUE = pattern_of("deduce", "kind_communique")
KIND_BUDGET_REPORT = pattern_of("deduce", "kind_budget_report")
KIND_ANNUAL_PLAN = pattern_of("deduce", "kind_annual_plan")
KIND_FIVE_YEAR_OUTLINE = pattern_of("deduce", "kind_five_year_outline")
KIND_WORK_REPORT = pattern_of("deduce", "kind_work_report")
KINDS = (  # the first that fits decides
    ("communique", KIND_COMMUNIQUE),
    ("budget_report", KIND_BUDGET_REPORT),
    ("annual_plan", KIND_ANNUAL_PLAN),
    (
        "five_year_outline",
        KIND_FIVE_YEAR_OUTLINE,
    ),
    ("work_report", KIND_WORK_REPORT),
)  # fmt: skip
_WORK = pattern_of("deduce", "work")
_CHARGED = pattern_of("deduce", "charged")
_REVIEW = pattern_of("deduce", "review")
_SURVEYORS = pattern_of("deduce", "surveyors")
_PLACE = pattern_of("deduce", "place")
_DATED = pattern_of("deduce", "dated")
_SESSION = pattern_of("deduce", "session")
_ON_BEHALF = pattern_of("deduce", "on_behalf")
_NOT_A_PLACE = pattern_of("deduce", "not_a_place")
_COMMITTEE = pattern_of("deduce", "committee")
_NATIONAL = pattern_of("deduce", "national")
_HAN = pattern_of("deduce", "han")
_ISSUER = pattern_of("deduce", "issuer")


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
