"""Lists of parts that are all there is of their whole, though no word says so.

By the nature of things: 城镇 and 乡村, 男 and 女, four meats. Or because each part is told together with another
number, and these make what is told with the whole:
64万人，增加3.1万人，其中甲52万人，增加2.6万人；乙12万人，增加0.5万人.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from checks.chinese.lexicon import lexicon
from checks.claims.model import Claim
from checks.intervals.digits import digits_of

_Set = tuple[tuple[str, ...], ...]
_COMPONENTS, _COMPLETE = (
    tuple(tuple(tuple(names) for names in members) for members in lexicon("lists")[key])
    for key in ("components", "complete")
)
_DIVISIONS = tuple(d for d in lexicon("lists")["divisions"] if "as" not in d)
_AVERAGES = tuple(lexicon("lists")["averages"])
_RELATED = tuple(lexicon("lists")["related"])
_SETS: tuple[_Set, ...] = (*_COMPLETE, *_COMPONENTS)
_TWO = 2
_HUNDRED, _ROUNDED = 100, 0.051  # percent, and how far shares rounded to two places may miss it
_EXACT = 1e-6  # relative: a sum that is printed as one
_FEWEST_DIGITS = 2  # of a number that what is told along makes: 2人 of 1人 and 1人 comes about by chance
_SURE_DIGITS, _NEAR = 3, 0.1  # 48 of 17 and 65 may, too, where the parts miss their total by more than so much of it
_LONGEST = 9  # parts of a list that a misplaced point keeps apart


def close(claims: Sequence[Claim]) -> None:
    """Say that a list of the running text is all of its whole (`partition`) where its parts are a complete set, or
    where what is told along with them closes.

    `claims` are those of one document, in the order of the text. Every part must be another member of the set, and
    every member be there.
    """
    parts: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.whole and claim.origin == "text" and claim.partition == "open":
            parts.setdefault(claim.whole, []).append(claim)
    along, known = _told_along(claims), {c.claim: c for c in claims}
    shares = {c.beside: c for c in claims if c.measure == "share" and c.beside and c.origin == "text"}
    for whole, listed in parts.items():
        # 365亿元，其中财产险…；人身险…；寿险…: the rest is of what the set has. Where all that is listed makes the
        # total, all are parts of it: 新增债务86亿元（一般债券12亿元、专项债券53亿元、再融资债券21亿元）.
        every = len(listed) if _makes(listed, known[whole]) else 0
        kinds = [members for members in _SETS if len(members) >= every]
        sets = [listed[: len(members)] for members in kinds if _is_complete(listed[: len(members)], members)]
        closes = _closes_along(known[whole], listed, along) or _shares_close(listed, shares)
        for claim in max(sets, key=len, default=listed if closes else []):
            claim.partition = "closed"
        _divide_along(known[whole], listed, along)
    rows = _rows(claims)
    for whole, listed in list(parts.items()):
        for kind in dict.fromkeys(map(_kind, listed)):
            own = [c for c in listed if _kind(c) == kind]
            total = _of_kind(known[whole], own[0], rows)
            if total is not None:
                _go_on(total, own, rows)
    _close_with_bodies(claims)
    _divide_again(claims, parts, known)
    _close_divisions(claims)
    _rejoin(claims, parts)


def _divide_again(claims: Sequence[Claim], parts: Mapping[str, list[Claim]], known: Mapping[str, Claim]) -> None:
    """Make amounts that make a total once more, behind the list in its sentence that makes it, parts of it too.

    债务余额18亿元，其中：一般债务4亿元，专项债务14亿元；市级6亿元，县级12亿元.
    """
    free: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.origin == "text" and claim.measure == "level" and not claim.whole:
            free.setdefault(claim.sentence_start, []).append(claim)
    for whole, listed in parts.items():
        total, run = known[whole], []
        if len(listed) < _TWO or listed[-1].sentence_start != total.sentence_start or not _makes(listed, total):
            continue
        for claim in free.get(total.sentence_start, ()):
            if claim.start > listed[-1].end and claim.canonical_unit == total.canonical_unit:
                run.append(claim)
                if is_sum(run, total):
                    if len(run) >= _TWO:
                        _list_under(total, run, "sentence")
                    break


def _list_under(total: Claim, parts: Sequence[Claim], read: str = "paragraph") -> None:
    """Make amounts all the parts there are of another, as a sentence or its paragraph tells."""
    for part in parts:
        part.whole, part.whole_from, part.partition = total.claim, read, "closed"


def is_sum(parts: Sequence[Claim], total: Claim) -> bool:
    """Whether amounts make another to the last digit."""
    return abs(sum(map(_signed, parts)) - _signed(total)) < _EXACT * abs(_signed(total))


def _close_divisions(claims: Sequence[Claim]) -> None:
    """Make amounts parts of what they are known to divide, though something else was said to have them, or nothing.

    财产险108亿元；人身险258亿元；寿险181亿元，健康险67亿元。意外险10亿元: the last three are of 人身险.
    They stand one right after another, behind their whole in its paragraph.
    """
    for row in _rows(claims).values():
        for division in _DIVISIONS:
            size = len(division["parts"])
            for first in range(1, len(row) - size + 1):
                parts = row[first : first + size]
                if _are_members([c.indicator for c in parts], division["parts"]):
                    _divide(row[:first], parts, division)


def _rejoin(claims: Sequence[Claim], parts: Mapping[str, Sequence[Claim]]) -> None:
    """Join lists that one misplaced point, or 万 for 亿, kept apart: what exceeds a total is read as no part of it.

    151.88亿元（甲740.3亿元，乙77.85亿元）: with the point of the first mended they make their total to the last digit.
    Some are read as its parts, or they are a complete set.
    """
    for row in _rows(claims).values():
        for i, total in enumerate(row):
            listed = parts.get(total.claim, ())
            run: list[Claim] = []
            for claim in () if _makes(listed, total) else row[i + 1 :]:
                if any(claim.whole == c.claim for c in run):
                    continue
                if claim.whole not in ("", total.claim) or len(run) == _LONGEST:
                    break
                run.append(claim)
                if len(run) >= _TWO and (_holds(run, listed) or _known_set(run)) and _moved(total, run):
                    _list_under(total, run)
                    break


def _holds(run: Sequence[Claim], listed: Sequence[Claim]) -> bool:
    """Whether parts are all among some amounts."""
    return bool(listed) and {c.claim for c in listed} <= {c.claim for c in run}


def _known_set(run: Sequence[Claim]) -> bool:
    """Whether amounts are those of a complete set or division."""
    names = [c.indicator for c in run]
    return any(_are_members(names, members) for members in (*_SETS, *(d["parts"] for d in _DIVISIONS)))


def _moved(total: Claim, parts: Sequence[Claim]) -> bool:
    """Whether parts make their total once the point or the unit of one number, of several digits, is mended."""
    over = sum(map(_signed, parts)) - _signed(total)
    for claim, needed in ((total, _signed(total) + over), *((p, _signed(p) - over) for p in parts)):
        scale = _signed(claim) / claim.value if claim.value else 0
        meant, printed = (digits_of(f"{x:.6f}") for x in (needed / scale if scale else 0, claim.value))
        if len(printed) > _SURE_DIGITS and meant == printed and needed > 0 and abs(over) > _EXACT * _signed(total):
            return True
    return False


def _rows(claims: Sequence[Claim]) -> dict[tuple[object, ...], list[Claim]]:
    """The amounts of each paragraph of the running text that can be added up, in their order."""
    rows: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        if claim.origin == "text" and claim.measure == "level" and not any(w in claim.indicator for w in _AVERAGES):
            rows.setdefault((claim.paragraph, *_alike(claim)), []).append(claim)
    return rows


def _go_on(total: Claim, listed: Sequence[Claim], rows: Mapping[tuple[object, ...], Sequence[Claim]]) -> None:
    """Make the amounts right behind an open list that make its total with it parts of that, too.

    学校102所，其中幼儿园53所，在园幼儿8418人；小学26所，…；初中23所: told with much else, or in sentences of their own.
    """
    row, kind = rows.get((total.paragraph, *_alike(total)), ()), _kind(listed[0])
    if listed[0] not in row or total not in row or _makes(listed, total):
        return
    run = [*listed]
    for claim in row:
        if claim.start < listed[-1].end or claim.whole or _kind(claim) != kind:
            continue
        run.append(claim)
        if sum(map(_signed, run)) > total.hi + total.hi * _NEAR:
            return
        sure = _digits(total) + len(run) > _SURE_DIGITS + 1
        if sure and (is_sum(run, total) or (len(run) > _SURE_DIGITS and _makes(run, total))):
            for part in run:
                part.whole, part.whole_from, part.partition = total.claim, part.whole_from or "paragraph", "closed"
            return


def _close_with_bodies(claims: Sequence[Claim]) -> None:
    """Make who is in bodies that are all there are of theirs parts of who is in all of them.

    学校136所，招生3.1万人。其中，甲校1所，招生0.3万人；乙校135所，招生2.8万人: 招生 of each, as they are all schools.
    """
    bodies: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.whole and claim.origin == "text" and claim.measure == "level" and not _kind(claim):
            bodies.setdefault(claim.whole, []).append(claim)
    people = [c for c in claims if c.origin == "text" and c.measure == "level" and _kind(c)]
    for total in (c for c in claims if c.claim in bodies):
        if len(bodies[total.claim]) <= _TWO or not is_sum(bodies[total.claim], total):
            continue
        near = [c for c in people if c.paragraph == total.paragraph and not c.beside]
        for whole in (c for c in near if _is_in(c, total)):
            own = [c for b in bodies[total.claim] for c in near if _is_in(c, b) and _kind(c) == _kind(whole)]
            every = len(own) == len(bodies[total.claim]) or (len(own) > 1 and _makes(own, whole))
            if every and whole not in own:
                _list_under(whole, own)


def _is_in(people: Claim, bodies: Claim) -> bool:
    """Whether people are told as those of bodies: 小学招生 of 小学."""
    name = bodies.indicator.partition("（")[0].removesuffix("数")
    return people.indicator.startswith(name) and people.canonical_unit != bodies.canonical_unit


def _of_kind(whole: Claim, part: Claim, rows: Mapping[tuple[object, ...], Sequence[Claim]]) -> Claim | None:
    """What a part is of by what it counts: 招生 of the pupils who came, not of those who left, told right behind."""
    if _kind(part) in ("", _kind(whole)):
        return whole
    before = (c for c in reversed(rows.get((whole.paragraph, *_alike(whole)), ())) if c.start <= whole.start)
    return next((c for c in before if _kind(c) == _kind(part) and c.canonical_unit == part.canonical_unit), None)


def _kind(claim: Claim) -> str:
    """What it counts people of, where it does: 招生, 在校生."""
    return next((w[:2] for w in _RELATED if w[:2] in claim.indicator), "")


def _digits(claim: Claim) -> int:
    return sum(ch.isdigit() for ch in f"{abs(claim.value):g}".strip("0."))


def _divide(before: Sequence[Claim], parts: Sequence[Claim], division: Mapping[str, Sequence[str]]) -> None:
    wholes = (c for c in reversed(before) if any(w in c.indicator for w in division["of"]))
    whole = next(wholes, None)
    if whole is not None and not all(c.whole == whole.claim and c.partition == "closed" for c in parts):
        for claim in parts:
            claim.whole, claim.partition = whole.claim, "closed"


def _alike(claim: Claim) -> tuple[object, ...]:
    return (
        claim.region, claim.subject, claim.tier, claim.account, claim.canonical_unit, claim.period_start,
        claim.period_end, claim.part_of_year, claim.stance,
    )  # fmt: skip


def beside_in_set(one: str, other: str) -> bool:
    """Whether two names are of the two members of a complete set: 城镇 and 乡村, 出口 and 进口."""
    return any(len(members) == 2 and _divides(members, one, other) for members in _COMPLETE)


def _divides(members: _Set, one: str, other: str) -> bool:
    found = [{i for i, words in enumerate(members) if any(w in name for w in words)} for name in (one, other)]
    return len(found[0]) == len(found[1]) == 1 and found[0] != found[1]


def are_components(names: Sequence[str]) -> bool:
    """Whether names are those of a complete set that divides averages too (工资性收入, 经营净收入, …)."""
    return any(_are_members(names, members) for members in _COMPONENTS)


def _makes(listed: Sequence[Claim], total: Claim) -> bool:
    """Whether parts make their total as printed."""
    alike = {(c.measure, c.canonical_unit) for c in (total, *listed)}
    return len(alike) == 1 and sum(c.lo for c in listed) <= total.hi and total.lo <= sum(c.hi for c in listed)


def _told_along(claims: Sequence[Claim]) -> dict[str, Claim]:
    """By amount, the other amount its clause tells right behind it: how it changed, or what came with it (起, 人)."""
    along: dict[str, Claim] = {}
    for before, claim in pairwise(claims):
        changed = claim.beside == before.claim and claim.measure == "delta"
        other = not (claim.beside or claim.base) and claim.measure == "level"
        if before.sentence_start == claim.sentence_start and before.measure == "level" and (changed or other):
            along[before.claim] = claim
    return along


def _closes_along(whole: Claim, listed: Sequence[Claim], along: Mapping[str, Claim]) -> bool:
    """Whether what is told along with the parts of a list makes exactly what is told along with its whole."""
    total, told = along.get(whole.claim), [along[c.claim] for c in listed if c.claim in along]
    if total is None or len(told) != len(listed) or len(told) < 2:
        return False
    members = [c.whole == total.claim or bool(c.beside) for c in told]
    alike = {(c.canonical_unit, c.measure, bool(c.beside), c.comparator) for c in (total, *told)}
    if not all(members) or len(alike) > 1 or total.canonical_unit in ("%", "个百分点"):
        return False
    digits = _digits(total)
    if digits < _FEWEST_DIGITS or not is_sum(told, total):
        return False
    return digits >= _SURE_DIGITS or abs(sum(map(_signed, listed)) - _signed(whole)) < _NEAR * abs(_signed(whole))


def _divide_along(whole: Claim, listed: Sequence[Claim], along: Mapping[str, Claim]) -> None:
    """Make what parts that are all of their whole are told along with parts of what that is told along with.

    景区10个，总面积20万亩。其中：甲级景区3个，面积12万亩；乙级景区7个，面积8万亩.
    """
    total, told = along.get(whole.claim), [along[c.claim] for c in listed if c.claim in along]
    if total is None or not is_sum(listed, whole) or len(told) != len(listed) or len(told) < _TWO:
        return
    measured = {_along_of(c, body) for c, body in zip((total, *told), (whole, *listed), strict=True)}
    if len(measured) == 1 and "" not in measured and not any(c.whole for c in told) and _kind(total) == "":
        _list_under(total, told)


def _along_of(claim: Claim, body: Claim) -> str:
    """What is measured of a thing, with its unit (总面积 and 面积 of 景区 alike); empty where it is of another."""
    name = body.indicator.removesuffix("数")
    said = claim.indicator.removeprefix(name).removeprefix("总")
    return said + claim.canonical_unit if said and claim.indicator.startswith(name) else ""


def _shares_close(listed: Sequence[Claim], shares: Mapping[str, Claim]) -> bool:
    """Whether each part is told with its share of the whole, and these make 100: 甲8亿元，占80%；乙2亿元，占20%."""
    told = [s for c in listed if (s := shares.get(c.claim)) is not None and s.whole == c.whole]
    return len(told) == len(listed) >= _TWO and abs(sum(c.value for c in told) - _HUNDRED) < _ROUNDED


def _signed(claim: Claim) -> float:
    return (claim.lo + claim.hi) / 2


def _is_complete(listed: Sequence[Claim], members: _Set) -> bool:
    """Whether each part is one of the members, and each member a part, all of one measure in one unit."""
    if len(listed) != len(members) or len({(c.measure, c.canonical_unit, c.sentence_start) for c in listed}) > 1:
        return False
    return _are_members([c.indicator for c in listed], members)


def _are_members(names: Sequence[str], members: _Set) -> bool:
    """Whether each name is of another member, and every member is there."""
    if len(names) != len(members):
        return False
    found = [{i for i, words in enumerate(members) if any(w in name for w in words)} for name in names]
    return all(len(which) == 1 for which in found) and len(set.union(*found)) == len(members)
