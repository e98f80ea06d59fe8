"""What can be relied on in a claim: its years, its indicator, and that it speaks of the whole region.

Extraction gives every claim its best reading. A finding accuses, so shapes take away what is only inherited and may be
wrong: years that are not printed in a paragraph on several of them, an indicator named far from its number, a region
that words before the number restrict.
"""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from checks.expectations.quantities import Quantity

SHORTEST_PART = 4
WINDOW, AFTER = 40, 8  # characters before and after a number where its indicator may be named
_SEVERAL_YEARS = re.compile(
    r"[两三四五六七八九十]年[来间内累]|[过今]去?后?[三四五]年|连续[一-鿿]年|每年|年均|时期|“[八九十][一二三四]?五”|与\d{4}年相比"
)
_OVER_YEARS = re.compile(r"[两三四五六七八九十]年[来间内]|累计")
_REACHED = re.compile(r"达到?|突破|[提增升扩][高加长升大]到|由|从|跨越|超过")
_ONE_YEAR = re.compile(r"全年|年末|今年|年内")
_COORDINATED = re.compile(r"分别|均|各")
_SHARE_OF_ALL = re.compile(r"[，,]占全[省市区州县国]")
_RESTRICTED = re.compile(
    r"形成|其中|民营|对[^，。]{2,16}(?:国家|地区|企业)|业实现|带动|园区|示范区|片区|新区|产业园|乡镇|街道|集团|公司|项目"
    r"|重点企业|个[一-鿿]{0,6}[区县镇村]"
)


def settle(claims: Sequence[Quantity]) -> None:
    """Take doubtful years away, and mark which claims name their indicator and which are of a part of the region."""
    known = {q.claim: q for q in claims}
    _forget_shared_years(claims, known)
    _forget_doubtful_years(claims)
    _mark_named(claims, known)
    _mark_restricted(claims, known)


def _forget_shared_years(claims: Sequence[Quantity], known: dict[str, Quantity]) -> None:
    """In 由A提高到B the year of A is not printed: where A was given B's years, they are taken away from it."""
    for q in claims:
        base = known.get(q.base)
        if base is not None and base.measure == q.measure and base.years == q.years:
            _forget(base)


def _forget_doubtful_years(claims: Sequence[Quantity]) -> None:
    """Where a paragraph or section speaks of several years, years that are not printed may be other ones."""
    several = {
        (q.document, q.paragraph)
        for q in claims
        if q.paragraph >= 0 and (0 < q.period_start < q.period_end or _SEVERAL_YEARS.search(q.sentence))
    }
    for q in claims:
        if q.origin == "text" and q.period_end and _doubtful(q, (q.document, q.paragraph) in several):
            _forget(q)


def _doubtful(q: Quantity, several: bool) -> bool:
    """Whether a claim's years may be other ones.

    What happened or was counted piles up over the years of its paragraph (五年来新增就业99.2万人 is no figure of one
    year), and a goal set there is one for the last of them. A state that was reached is left to its year. 全年 speaks
    of one year, whatever the plan's span; an average over one year is one whose years are not known.
    """
    one = q.period_start == q.period_end
    if q.measure == "growth_avg" and one:
        return True
    total = "累计" in q.clause and q.measure == "level" and one
    if q.period_printed:
        return total and bool(_SEVERAL_YEARS.search(q.sentence))
    if not one:
        return q.measure == "growth" and (q.stance == "actual" or bool(_ONE_YEAR.search(q.clause)))
    if q.stance == "target" and _of_another_span(q):
        return True
    if not several and not _SEVERAL_YEARS.search(q.section):
        return total
    done = (
        q.measure == "level" and not q.state and bool(_OVER_YEARS.search(q.sentence)) and not _REACHED.search(q.clause)
    )
    happened = q.piles_up or q.measure in ("growth", "delta", "cumulative") or total or done
    later_goal = q.stance == "target" and (q.plan_end > q.period_end or bool(_SEVERAL_YEARS.search(q.sentence)))
    return happened or later_goal


def _of_another_span(q: Quantity) -> bool:
    """Whether a goal given a later year may be the next year's: 全年, or a report that plans one year and several."""
    if _ONE_YEAR.search(q.clause) and q.period_end > q.result_end + 1 > 1:
        return True
    return q.document_kind == "work_report" and q.period_end > q.result_end + 1 > 1


def _mark_named(claims: Sequence[Quantity], known: dict[str, Quantity]) -> None:
    """Sets `indicator_read`: whether the indicator is printed near enough to its number to be surely what it is about.

    Between the name and the number no other claim may stand, unless the clause coordinates (分别); a rate printed
    beside a level is named where the level is.
    """
    before: Quantity | None = None
    for q in claims:
        same = before is not None and _one_sentence(before, q)
        first = before.place[1] if same and before is not None and before.place[1] <= q.place[0] else 0
        window = q.sentence[max(first, q.place[0] - WINDOW) : q.place[1] + AFTER]
        coordinated = q.clause if _COORDINATED.search(q.clause) else ""
        names = (q.indicator, *q.indicator_names.split("/"))
        if q.origin != "table" and not any(_mentions(text, names) for text in (window, coordinated) if text):
            q.indicator_read = "assumed"
        before = q
    for last, q in zip((None, *claims), claims, strict=False):
        beside = known.get(q.beside or q.base)
        if beside is None and last is not None and q.measure == "share" and _one_sentence(last, q):
            beside = last  # 零售总额125亿元，占全市的25%
        same = beside is not None and beside.indicator in (q.indicator, _part(q.indicator))
        if beside is not None and same and beside.named and not q.named:
            q.indicator_read = beside.indicator_read


def _mentions(text: str, names: Sequence[str]) -> bool:
    """Whether a text mentions an indicator: one of its names, or most characters of one in order.

    Of a share the part is enough: 高新技术产业产值比重 leaves out of what.
    """
    plain = [_plain(name) for name in dict.fromkeys(names) if name]
    return any(name in text for name in plain) or any(_mostly(text, name) for name in plain)


def _one_sentence(a: Quantity, b: Quantity) -> bool:
    return (a.document, a.sentence_start) == (b.document, b.sentence_start)


def _part(name: str) -> str:
    """What a share is of, by its name: 甲占乙比重 is of 甲."""
    return name.partition("占")[0]


def _plain(name: str) -> str:
    part = _part(name)
    return "".join(c for c in (part if len(part) >= SHORTEST_PART else name) if c.isalnum())


def _mostly(text: str, name: str) -> bool:
    if sum(c in text for c in name) * 5 < len(name) * 3:
        return False  # not even the characters are there: no need to look at their order
    blocks = SequenceMatcher(None, text, name, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) * 5 >= len(name) * 3


def _mark_restricted(claims: Sequence[Quantity], known: dict[str, Quantity]) -> None:
    """Sets `owner_read`: words before the number, or the total it is a part of, restrict it to a part of the region.

    招商引资形成固定资产投资, 10个园区…增长20%, 对“一带一路”沿线国家进出口总额…，其中出口….
    """
    for q in claims:
        if q.origin == "text" and not q.whole and _restricts(q):
            q.owner_read = "unknown"
    for q, after in pairwise(claims):
        # 完成进出口额43.7亿美元，占全区的60.5%: what is a share of the region is not the region's.
        # A share of another indicator (实际使用外资1.4亿美元，制造业利用外资占比60%) names a part of it, not it.
        beside = (q.document, q.sentence_start, q.indicator) == (after.document, after.sentence_start, after.indicator)
        if beside and after.measure == "share" and after.share_of in (q.region, q.indicator) and q.measure == "level":
            q.owner_read = "unknown"
    for q in claims:
        whole = known.get(q.whole)
        if whole is None or whole.origin != "text":
            continue
        if whole.restricted or not whole.registered or _restricts(whole):
            q.owner_read = "unknown"


def _restricts(q: Quantity) -> bool:
    own = q.clause[: max(0, q.clause.find(q.quote))].replace(q.region, "").replace(q.indicator, "")
    share = _SHARE_OF_ALL.match(q.sentence, q.place[1])
    of_all = share is not None and share[0][-1] not in {r[-1] for r in q.above}  # 占全市 of a district is of its city
    return q.before.startswith("其中") or bool(of_all or _RESTRICTED.search(own))


def _forget(q: Quantity) -> None:
    q.period_start = q.period_end = 0
