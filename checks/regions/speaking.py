"""Which region a document speaks for: from the words at its head, else from what it calls its own throughout."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from checks.chinese.lexicon import any_of, lexicon, pattern_of
from checks.regions.divisions import Division, above, by_canonical, by_name, canonical, divisions

_LONGEST = 16
_PREFECTURE = "自治州"
_OFTEN = 3  # how often a text must name a place of its own level that its head does not name
_CLEARLY = 2  # and how many times as often as the next
_ALMOST_ALL = 8
_SHORTEST_FOUND = 3  # characters of a county's name that is looked for in running text
_SHORTEST_CITY = 2  # characters of a name that is never used without its end
_BARE = 8  # how often a county's text must name it where it never adds what it is
_SPEAKER = {
    "省": "province",
    "市": "city",
    "州": "city",
    "盟": "city",
    "县": "district",
    "旗": "district",
    "区": "district",
}
_ON_BEHALF = pattern_of("speaking", "on_behalf")
_ZONE_NAME = 3  # characters of a zone's name before what it is
_LONGEST_COMMON = 3  # characters of a word for a zone that is no name yet (新区, 高新区)


def region_in(source: str) -> str:
    """The lowest division that a short text names (甲省乙市丙区 → 丙区, a zone of 丙区 as printed); empty for none.

    A name that several divisions bear is read by those named before it, and not at all where they do not decide.
    """
    found, end = _deepest(source)
    if found is None:
        return ""
    unlisted = _unlisted(source, found, end)
    return found.name + unlisted if unlisted else canonical(found)


def namesake(name: str, body: str) -> str:
    """Of the districts and counties that bear one name, the one whose city a text names by far most often; else empty.

    我代表龙华区人民政府 may be said in two provinces; the text around it tells in which.
    """
    same = [d for d in by_name().get(name, ()) if d.level == "district" and not d.until]
    times = Counter({canonical(d): max((body.count(_city_stem(up.name)) for up in above(d)), default=0) for d in same})
    best = [*times.most_common(2), ("", 0), ("", 0)]
    clear = len(same) > 1 and best[0][1] >= _OFTEN and best[0][1] >= _CLEARLY * best[1][1]
    return best[0][0] if clear else ""


def _city_stem(name: str) -> str:
    """The name of a city as texts mostly use it, without its end where two characters are left."""
    return name.removesuffix("市") if len(name) > _SHORTEST_CITY else name


def zone_in(source: str) -> str:
    """A zone by the form of its name at the beginning of a text that names no division; empty for none."""
    found = _zones().match(source)
    return found[0] if found and len(found[0]) > _LONGEST_COMMON and not _deepest(source)[0] else ""


def own_zone(word: str, body: str) -> str:
    """The zone of a kind (新区) that a text names by far most often; empty where none is.

    Its committee may speak for it by its kind alone: 我代表新区管委会向大会报告工作.
    """
    before = [body[max(0, m.start() - _ZONE_NAME) : m.start()] for m in re.finditer(word, body)]
    none = set(lexicon("places")["no_place"])
    short = Counter(b[-2:] for b in before if re.fullmatch("[一-鿿]{2}", b[-2:]) and not none & set(b[-2:]))
    ends = lexicon("places")["county_ends"]
    listed = Counter({n: k for n, k in short.items() if any(by_name().get(n + end) for end in ends)})
    best = [*(listed or short).most_common(2), ("", 0), ("", 0)]
    name, often = best[0]
    if often < _OFTEN or often < _CLEARLY * best[1][1]:
        return ""
    longer = Counter(b for b in before if b.endswith(name) and re.fullmatch("[一-鿿]{3}", b))
    return next((b + word for b, n in longer.most_common(1) if n == often), name + word)


def county_in(source: str) -> str:
    """The county or county-level city that a title begins with, named without its end (甲国民经济和社会发展统计公报);
    empty where none or several are called so.
    """
    found = _bare().match(source)
    names = [found[1] + end for end in lexicon("places")["county_ends"]] if found else []
    called = {canonical(d) for name in names for d in by_name().get(name, ()) if not d.until}
    return called.pop() if len(called) == 1 else ""


def _unlisted(source: str, found: Division, end: int) -> str:
    """The name, as printed, of a zone or a county behind a division that it must lie in; empty for none."""
    if found.level == "district":
        return ""
    zone = _zones().match(source, end)
    if zone:
        return zone[0]
    county = _county().match(source, end)
    return county[1] if county else ""


def names_several(source: str) -> bool:
    """Whether a text names divisions by their full names none of which lies in the other: a list of them."""
    if len(_full_name_ends().findall(source)) < 2:
        return False
    names, at = by_name(), 0
    seen: list[list[Division]] = []
    while at < len(source):
        size = next((n for n in range(min(_LONGEST, len(source) - at), 1, -1) if source[at : at + n] in names), 0)
        found = [d for d in names.get(source[at : at + size], ()) if d.name == source[at : at + size]]
        if found and any(not any(_nested(d, other) for d in found for other in before) for before in seen):
            return True
        seen += [found] if found else []
        at += size or 1
    return False


@cache
def _full_name_ends() -> re.Pattern[str]:
    """The last characters of full names."""
    return re.compile(f"[{''.join(sorted({d.name[-1] for d in divisions()}))}]")


def _nested(one: Division, other: Division) -> bool:
    return one.code.startswith(_stem(other.code)) or other.code.startswith(_stem(one.code))


def own_region(body: str) -> str:
    """The division of the level a text speaks for (我省, 全市) that it names by far most often; empty where none is.

    A city is mostly named without its end, one that lies right under its province too. A county may go by its name
    without its end throughout; it is looked for so where no full name stands out.
    """
    level = _own_level(body)
    if not level:
        return ""
    county = level == "district" and "全县" in body
    return _named_most(body, level, bare=False) or (_named_most(body, level, bare=True) if county else "")


def _named_most(body: str, level: str, *, bare: bool) -> str:
    counts: Counter[str] = Counter()
    counties = _bare_counties() if bare else ()
    a_city = level == "city" and not _is_prefecture(_own_words(body))
    for name, found in by_name().items():
        if name in lexicon("places")["common"] or (level == "district" and len(name) < _SHORTEST_FOUND):
            continue  # 新区 is what most texts call some zone of theirs, 范县 stands in 示范县
        stem = _stem_of(name) if level == "district" else name
        counted = name in body or (bare and stem in counties and body.count(stem) >= _BARE)
        of_level = [d for d in found if (_is_city(d, body) if a_city else d.level == level)]
        if a_city and _city_stem(name) != name:
            stem = _city_stem(name)
            counted = _times(stem, body) >= _OFTEN
        today = any(not d.until for d in of_level) or all(d.until for d in found)
        one = _latest(of_level) if counted and today else None
        if one is not None:
            counts[canonical(one)] = max(counts[canonical(one)], _times(stem, body))  # listed by its short name, too
    best = [*counts.most_common(2), ("", 0), ("", 0)]
    if a_city:
        alone = _municipality(body, best[0][1])
        if alone:
            return alone
    if best[0][1] >= _OFTEN and best[0][1] >= _CLEARLY * best[1][1]:
        return best[0][0]
    return ""


def _municipality(body: str, most: int) -> str:
    """The city of the rank of a province that a text names by far more often than any other city, or empty."""
    times = Counter({canonical(d): _times(_city_stem(d.name), body) for d in divisions() if d.is_municipality})
    (first, count), (_, second), *_ = times.most_common(2)
    return first if count >= _OFTEN and count >= _CLEARLY * max(most, second) else ""


def _is_city(division: Division, body: str) -> bool:
    """Whether a division calls itself a city: of no autonomous prefecture, but also those that lie in one, where the
    text has their full name (合作 is a word, and a city of 甘南州 as well)."""
    if division.level == "city":
        return not division.name.endswith(_PREFECTURE)
    upper = above(division)
    in_one = bool(upper) and upper[0].name.endswith(_PREFECTURE) and division.name.endswith("市")
    in_one = in_one and division.name in body
    return division.governed_by_province or in_one


def _times(stem: str, body: str) -> int:
    """How often a text names a place by what its name begins with: 吉林 is mostly the province."""
    return body.count(stem) - body.count(stem + "省")


@cache
def _bare_counties() -> frozenset[str]:
    """The names of counties without their ends, but for those that are words."""
    counties = (name for name in by_name() if name.endswith("县"))
    return frozenset(s for n in counties if (s := _stem_of(n)) != n) - set(lexicon("places")["county_words"])


def _latest(same: Sequence[Division]) -> Division | None:
    """The division that exists today, or did last; none where several of one name exist side by side."""
    living = [d for d in same if not d.until]
    if len(living) > 1 or not same:
        return None
    return living[0] if living else max(same, key=lambda d: d.until)


def _stem_of(name: str) -> str:
    """The name of a county or district as its own texts use it: without its end, where two characters are left."""
    end = next((e for e in lexicon("places")["county_ends"] if name.endswith(e)), "")
    return name.removesuffix(end) if len(name) - len(end) > 1 else name


def at_own_level(region: str, body: str) -> str:
    """A region named at the head of a text, or its province where the text hardly speaks of anything lower as its own.

    A province's report that names the city its assembly sits in is the province's. A text of a county that names only
    the city it lies in is of the county it names most often, or of none that is known: never of the city.
    """
    found, said = division_of(region), _own_words(body)
    if found is not None and found.level != "district" and _own_level(body) == "district":
        return own_region(body)
    if found is not None and found.level == "district" and _is_prefecture(said):
        return next((canonical(d) for d in above(found) if d.name.endswith(_PREFECTURE)), region)
    counts = _by_level(said)
    lower = counts["city"] + counts["district"]
    if found is None or found.level == "province" or counts["province"] < _ALMOST_ALL * max(1, lower):
        return region
    return next((canonical(d) for d in above(found) if d.level == "province"), region)


def division_of(region: str) -> Division | None:
    """The division of a canonical name."""
    return by_canonical().get(region)


def parents(region: str) -> Sequence[str]:
    """The canonical names of the divisions above a region, nearest first; also of a zone named by its city."""
    found = division_of(region)
    if found is None:
        found, end = _deepest(region)
        if found is None or not _unlisted(region, found, end):
            return ()
        return (canonical(found), *(canonical(d) for d in above(found)))
    return tuple(canonical(d) for d in above(found))


@cache
def names_below(region: str) -> tuple[str, ...]:
    """The names of the divisions inside one, each also without its end where two characters or more are left."""
    found = division_of(region)
    if found is None:
        return ()
    stem = _stem(found.code)
    inside = [d.name for d in divisions() if d.code.startswith(stem) and d.code != found.code]
    stems = (_stem_of(name) for name in inside if name not in lexicon("places")["common"])
    return tuple(dict.fromkeys((*inside, *(s for s in stems if len(s) > 1))))


def _deepest(source: str) -> tuple[Division | None, int]:
    """The last division of the first chain of names in a text, and where its name ends.

    A chain goes on behind other words with a division inside the one before: 甲省统计局 - 乙市2025年公报.
    """
    names = by_name()
    chain: list[Division] = []
    at, end = 0, 0
    while at < len(source):
        size = next((n for n in range(min(_LONGEST, len(source) - at), 1, -1) if source[at : at + n] in names), 0)
        common = not chain and source[at : at + size] in lexicon("places")["common"]
        found = _one_of(names.get(source[at : at + size], ()), chain) if size and not common else None
        if found is None:
            at += 1
            continue
        chain.append(found)
        at = end = at + size
    return (chain[-1], end) if chain else (None, 0)


def _one_of(candidates: Sequence[Division], chain: Sequence[Division]) -> Division | None:
    """The candidate that lies within the divisions named before, or the only one there is."""
    if chain:
        last = chain[-1]
        within = (_stem(last.code), lexicon("places")["administers"].get(last.code, _stem(last.code)))
        inside = [d for d in candidates if d.code.startswith(within) and d.name != last.name]
        return next((d for d in inside if d.code != last.code), None)
    today = [d for d in candidates if not d.until] or list(candidates)
    higher = [d for d in today if d.level != "district"]
    return higher[0] if higher else today[0] if len({d.code for d in today}) == 1 else None


def _stem(code: str) -> str:
    return code.rstrip("0") if len(code.rstrip("0")) % 2 == 0 else code.rstrip("0") + "0"


def _own_words(body: str) -> dict[str, int]:
    """How often a text uses each word for a region of its own (我省, 全市)."""
    return {w: body.count(w) for words in lexicon("places")["own"].values() for w in words}


def _by_level(said: dict[str, int]) -> Counter[str]:
    """How often a text calls each level of government its own, by the words it uses."""
    return Counter({level: sum(said[w] for w in words) for level, words in lexicon("places")["own"].items()})


def _is_prefecture(said: dict[str, int]) -> bool:
    """Whether a text calls an autonomous prefecture its own (我州, 全州) far more often than a city or a county."""
    named = sum(n for w, n in said.items() if "州" in w)
    return named >= _OFTEN and named > _CLEARLY * sum(n for w, n in said.items() if "市" in w or "县" in w)


def _own_level(body: str) -> str:
    """The level of government that a text calls its own; empty where that is not clear.

    A city speaks of its province too (全省第一), a province hardly of 全市. Whoever speaks on behalf of a government
    says so (我代表县人民政府).
    """
    speaker = _ON_BEHALF.search(body)
    if speaker and not (speaker[1] == "区" and "自治区" in body):
        return _SPEAKER[speaker[1]]
    counts = _by_level(_own_words(body))
    city = counts["city"]
    if city >= _OFTEN and city > counts["district"] and counts["province"] < _ALMOST_ALL * city:
        return "city"
    (level, count), (_, next_count), *_ = counts.most_common(2)
    if count < _OFTEN or level == "nation" or count < _CLEARLY * next_count:
        return ""
    if level == "area":
        return "province" if "自治区" in body else "district"
    return level


@cache
def _zones() -> re.Pattern[str]:
    return re.compile(f"[一-鿿]{{0,4}}?(?:{any_of(lexicon('places')['zones'])})")


@cache
def _county() -> re.Pattern[str]:
    words = lexicon("places")
    none, behind = "".join(words["no_place"]), any_of(words["behind_place"])
    return re.compile(f"((?![{none}])[一-鿿]{{1,5}}?(?:{any_of(words['county_ends'])}))(?=[^一-鿿]|$|{behind})")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(f"([一-鿿]{{2,5}}?)(?:{any_of(lexicon('places')['behind_place'])})")
