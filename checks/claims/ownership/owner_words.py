"""The words that say whose a number is, as `checks/chinese/owners.yaml` lists them, read off headings and labels."""

import re
from dataclasses import dataclass
from functools import cache

from checks.chinese.lexicon import any_of, fragment_of, lexicon, pattern_of
from checks.claims.ownership.offices import LEADS, LONGEST, office
from checks.regions.speaking import region_in

ADDRESS = 12  # characters in front of the first sentence of a paragraph (各位代表！)
REACH = 80  # characters of a clause that are looked through
WORDS = lexicon("owners")
_BODIES = WORDS["bodies"]
SIGHTS = frozenset(_BODIES["sights"])
_FIRMS = frozenset(_BODIES["firms"])
_GLOSSARY = re.compile(any_of(lexicon("pages")["glossary"]))
_DEFINES = re.compile(r"[\[〔（(]?\d{1,3}[\]〕）)]?[.、．]?\s?“[^”。]{2,30}”[^：:，。“”]{0,12}[：:]")
_GOVERNED = frozenset((*_BODIES["zones"], *_BODIES["corps"]))
_NOT = f"(?!{any_of(WORDS['still_bodies'])})(?:{any_of(WORDS['not_bodies'])})"
MONEY = any_of(WORDS["money"])
WHOLE = any_of(WORDS["tiers"]["whole"])
OWN_TIERS = frozenset(WORDS["tiers"]["own"])
LEVELS = frozenset(w for words in WORDS["tiers"].values() for w in words)
MEASURED = "占高低出过于居列对比较为先离抵同"
"""What stands before 全市 where it is only measured against: 占全市, 高于全市, 居全省."""
_PURSE = fragment_of("owner_words", "purse")
TIER = fragment_of("owner_words", "tier")
_ADDED = re.compile(rf"[（(](?P<note>(?:{any_of(WORDS['notes']['of_tiers'])})[^（）()]{{2,60}})[）)]")
_LASTING = WORDS["notes"]["lasting"]
_BOOKS = {alias: name for name, aliases in WORDS["accounts"].items() for alias in aliases}
GRANTS = "财政拨款"
"""What an office is given out of all books; of anybody else it is no book."""
_FROM = f"(?!(?:预算)?(?:收入)?(?:{any_of(WORDS['out_of'])}))"
BOOK = f"(?<!{')(?<!'.join((*WORDS['into'], *WORDS['within_books']))})(?:{any_of(_BOOKS)}){_FROM}"
_ENDS = any_of(w for kind in ("zones", "parks", "corps", "sights") for w in _BODIES[kind])
_COUNTING = "0123456789一二两三四五六七八九十"
_COUNT = (
    r"(?<![\d.一二两三四五六七八九十第])(?:(?:\d{1,3}|[一二两三四五六七八九十]{1,3})[个大家座](?:[国省市县]家?级)?(?:(?![年月日全级户项号亿万第])[一-鿿]){0,4}?"
    r"|[一二两三四五六七八九十]{1,3}|\d{1,3})"
)
BODY = (
    rf"(?<!创)(?:{_ENDS})(?!{_NOT})|(?:{any_of(_BODIES['areas'])})(?!{any_of(WORDS['not_areas'])})|{any_of(_BODIES['firms'])}"
    rf"|{_COUNT}(?:{_ENDS}|[县区市乡镇村旗])(?!{_NOT})(?:县均)?"
    r"|[县区市乡镇村]均(?=财政|生产|实现|完成|一般|工业)"
)
COMPANY = f"(?:{any_of(_BODIES['companies'])})(?![业系机])"
_RUN_IN = pattern_of("owner_words", "run_in")
_LIGHT = pattern_of("owner_words", "light")
_ATTRIBUTES = re.compile(rf"(?P<kind>(?:{any_of(WORDS['attributes'])})+)")  # 县域重点工业园区完成投资: which, no verb
_CLAUSE_END = re.compile("[，,；;。！？!?：:（(]")
_SHORT_NOTE = re.compile("[（(][^（）()，。]{0,6}[）)]")
_JOINS = re.compile(
    f"(?<=[{''.join(sorted({w[-1] for w in (*_BODIES['zones'], *_BODIES['parks'], *_BODIES['firms'])}))}])[和与及]"
)
GOES_ON = re.compile(rf"(?:{any_of(WORDS['does'])})")
_STOPS = frozenset("，,；;。！？!?：:、（(）)")
_PRAISED = pattern_of("owner_words", "praised")
_GAP = "[^，。；：、,;:的\\d]"
_URGED = re.compile(f"(?:{any_of(WORDS['urges'])})$")
ACTS = re.compile(f"{_GAP}{{0,6}}?(?:{any_of(WORDS['acts'])})|{_GAP}{{0,10}}?(?:{any_of(WORDS['acts'][:17])})")
DOINGS = pattern_of("owner_words", "doings")
IS_EXAMPLE = pattern_of("owner_words", "is_example")
IS_MADE = re.compile(rf"(?:{any_of(WORDS['made'])})$")
"""That a body is only being made, so that no figures are its own: 综合试验区获批, 先行区加快建设."""
AIMS = re.compile(any_of(WORDS["aiming"]))
"""That a body itself goes about something: 优化功能，甲园区围绕目标，力争…."""
DEVELOPS = re.compile(rf"[^，。；\d]{{0,10}}(?:{any_of(WORDS['develops'])})")
_TITLE_REST = pattern_of("owner_words", "title_rest")
_TITLED_PLACE = pattern_of("owner_words", "titled_place")
_TIER = re.compile(rf"{TIER}|(?:{WHOLE})(?!域)(?={MONEY}|[和与及、]|$)")
_BOOK = re.compile(BOOK)
_ITEM_OF_INCOME = pattern_of("owner_words", "item_of_income")
_NOTE = fragment_of("owner_words", "note")
_HEADS = pattern_of("owner_words", "heads")
_BOOK_NEXT = re.compile(f"(?:地方)?(?:{any_of((*_BOOKS, *WORDS['still_bodies']))})")
_OR = any_of([*WORDS["tiers"]["own"], *WORDS["tiers"]["money"]])
_OTHER_LEVELS = re.compile(rf"(?<=级)[（(](?:{_OR})(?:[、，和或](?:{_OR})){{0,4}}[）)]")
"""The other levels that a form can be filled in for: 某市级（县级、区级）收入表."""
_OWNER = re.compile(
    rf"^(?:附?表\s?\d{{0,3}})?(?:(?:19|20)\d\d年(?:度)?)?(?![全各])([一-鿿]{{2,{LONGEST}}}?(?:{any_of(WORDS['place_ends'])}))(?={BOOK})"
)
"""Who stands between the year and the book in a title: 甲新城起步区一般公共预算收入执行情况表."""
_BODY = re.compile(BODY)
_CURRENCY = re.compile(any_of(WORDS["families"]["currency"]["words"]))
_SIZE = re.compile(any_of(WORDS["sizes"]))
_BESIDE_BOOKS = frozenset(WORDS["beside_books"])
_JOINED = pattern_of("owner_words", "joined")
_NO_BOOK = re.compile(any_of(WORDS["of_no_book"]))
_PUBLIC = re.compile(any_of(WORDS["public"]))
_ITEM = pattern_of("owner_words", "item")
_NO_ITEM = re.compile(f"^(?!.*(?:{any_of(WORDS['items']['still'])})).*?(?:{any_of(WORDS['items']['not'])})")
_NEVER = {book: re.compile(any_of(names)) for book, names in WORDS["never"].items()}


_HEIGHTS = {"中": 4, "国": 4, "省": 3, "自": 3, "市": 2, "州": 2, "盟": 2, "区": 1, "县": 1, "旗": 1, "镇": 0, "乡": 0}
"""How high the level of government stands that a word for it begins with."""


def height(tier: str) -> int:
    """How high a level of government stands (市本级 and 全市 alike); -1 for one that is relative (本级, 各区市)."""
    return _HEIGHTS.get(tier.removeprefix("全")[:1], -1)


def tier_at(match: re.Match[str]) -> str:
    """A level of government as it is named, with what a bracket behind it adds or leaves out: 市本级（含甲区）.

    What is to hold from there on (下同) parts nothing from the plain word.
    """
    added = _ADDED.match(match.string, match.end())
    if match[0].endswith(_PURSE):
        return f"{match[0].removesuffix(_PURSE)}级"
    return match[0] + (f"（{added['note']}）" if added and not added["note"].endswith(_LASTING) else "")


def bare_tier(tier: str) -> str:
    """A level of government without what a bracket adds to it."""
    return tier.partition("（")[0] if tier.endswith("）") and tier not in LEVELS else tier


def book_of(text: str) -> str:
    """The book that a text names alone, or with what an office is given out of it and others; empty else."""
    books = {_BOOKS[m[0]] for m in _BOOK.finditer(text)}
    books -= {GRANTS} if len(books) > 1 else set()
    return books.pop() if len(books) == 1 else ""


def book_at(match: re.Match[str], office: bool) -> dict[str, str]:
    """The book that a paragraph speaks of with a word; none where that names an income of an office (财政拨款收入), or
    what is granted to nobody who is an `office`."""
    said = _BOOKS[match[0]]
    item = said == GRANTS and (not office or _ITEM_OF_INCOME.match(match.string, match.end()))
    return {} if item else {"account": said}


def heads(text: str, place: int) -> bool:
    """Whether what follows a body's name up to a colon heads what is said behind: 高新区（…）2021年收支平衡情况：."""
    return _HEADS.match(text, place) is not None


def opens_with_book(text: str, place: int) -> bool:
    """Whether a book, or what is owed, is named at a place: 甲区 / 地方一般公共预算收入."""
    return _BOOK_NEXT.match(text, place) is not None


@cache
def is_item(name: str) -> bool:
    """Whether a name can be that of an item of a book that it does not name: 上级补助收入, 教育支出."""
    return bool(_ITEM.search(name)) and not _NO_ITEM.search(name)


@cache
def can_hold(account: str, name: str) -> bool:
    """Whether a book can hold what a name says: social insurance holds no taxes."""
    return account not in _NEVER or not _NEVER[account].search(name)


def stands_beside(name: str) -> bool:
    """Whether a name is that of a total beside the books, alone or before one of a book: 财政收入和一般预算收入."""
    return _JOINED.split(name)[0] in _BESIDE_BOOKS


def is_of_no_book(caption: str) -> bool:
    """Whether a table's caption, which names no book, says that it is of none alone: 债务余额情况表."""
    return bool(_NO_BOOK.search(caption)) and not _BOOK.search(caption)


@cache
def is_other(name: str) -> bool:
    """Whether a name is that of something no book of public money holds: 居民人均可支配收入, 保费收入."""
    return bool(_NO_ITEM.search(name))


@cache
def is_public(name: str) -> bool:
    """Whether a name is one of public money whatever stands around it: 税收收入, 专项债券."""
    return bool(_PUBLIC.search(name)) or bool(_BOOK.search(name))


def title(text: str) -> dict[str, str]:
    """What a heading or a caption says of all that stands under it; it says nothing of what it names twice.

    `others` says that it speaks of another body without being its heading: 加快某新区建设.
    """
    says: dict[str, str] = {}
    text = _OTHER_LEVELS.sub("", text)
    tiers = {tier_at(m) for m in _TIER.finditer(text)}
    if len(tiers) == 1:
        says["tier"] = tiers.pop()
    found = book_of(text)
    if found:
        says["account"] = found
    currency = {m[0] for m in _CURRENCY.finditer(text)}
    if len(currency) == 1:
        says["currency"] = currency.pop()
    size = {WORDS["sizes"][m[0]] for m in _SIZE.finditer(text)}
    if len(size) == 1:
        says["size"] = size.pop()
    bodies = list(_BODY.finditer(text))
    if bodies:
        corps = [m for m in bodies if is_corps(m[0])]
        last = (corps or bodies)[-1]
        one = name_of(text, 0, last.start(), last.end())
        if corps or (len(bodies) == 1 and one.opens and _TITLE_REST.match(text, last.end())):
            says["subject"] = one.name
            says.setdefault("tier", "")  # its own government's
        else:
            says["others"] = "yes"
    says |= office(text)
    owner = _OWNER.match(text)
    if owner and not says.get("tier") and not LEADS.search(owner[1]):
        says.pop("others", None)
        says.setdefault("subject", owner[1])
        says.setdefault("tier", "")
    return says


@cache
def titled_place(text: str) -> str:
    """The division that a heading or a caption is of: 2.乙市, 图表16 乙市主要经济指标情况（单位：亿元）; else empty."""
    found = _TITLED_PLACE.match(text)
    place = region_in(found["place"]) if found and _TITLE_REST.match(text, found.end("place")) else ""
    return place if found and place.endswith(found["place"]) else ""  # 对接上海市


def alone(text: str) -> dict[str, str]:
    """What a line says that is nothing but the name of a body: a heading without a number."""
    headed = text.endswith(("：", ":"))  # 甲高新区（乙新区）2021年预算执行情况：
    text = re.sub(_NOTE, "", text) if headed else text
    text = text.strip(" 　*#（）()。：:")
    says = title(text) if len(text) <= LONGEST + (24 if headed else 4) and not LEADS.match(text) else {}
    return says if says.get("subject") == text or (headed and says.get("subject")) else {}


@dataclass(frozen=True, slots=True)
class Body:
    """A body that a clause names: its name, where it begins, and how it stands in the clause."""

    name: str
    start: int
    end: int
    opens: bool  # nothing but light words stands before it
    praised: bool  # verbs of doing stand before it: 扎实推进某高新区…
    proper: bool  # its name is more than the common word
    urged: bool = False  # a verb of doing stands right before it: 推动开发区完成…


def name_of(text: str, clause: int, start: int, end: int, last: int = 0) -> Body:
    """The body whose name ends in `text[start:end]`, in a clause that begins at `clause`, behind `last`."""
    low = max(clause, start - LONGEST, last)
    begins = start
    while begins > low and text[begins - 1] not in _STOPS:
        begins -= 1
    piece = text[begins:start]
    cut = 0
    light = _LIGHT.match(piece)
    if light:
        cut = light.end()
    for found in _JOINS.finditer(piece):
        cut = max(cut, found.end())
    praised = bool(_PRAISED.match(piece[:cut])) if cut else False
    for found in LEADS.finditer(piece, cut):
        if found.start() == cut or len(found[0]) > 1 or found[0] in "的对在把将为由从向让使":
            cut = found.end()
    begins += cut
    if cut and not (light and cut == light.end()):
        kind = _ATTRIBUTES.fullmatch(piece, light.end() if light else 0, cut)
        begins -= len(kind["kind"]) if kind else 0
    before = text[max(clause, begins - 3 * LONGEST) : begins]
    light = _LIGHT.match(before)
    opens = not before or bool(light and light.end() == len(before))
    praised = praised or bool(_PRAISED.match(before))
    name = text[begins:end].strip('“”"‘’ 　')
    urged = is_urged(before)
    return Body(name, begins, end, opens, praised, begins < start and not text[start].isdigit(), urged)


def is_urged(before: str) -> bool:
    """Whether a verb of doing stands at the end of what is before a body: 推动 / 开发区完成…."""
    return bool(_URGED.search(before[-4:]))


def rest_of_clause(text: str, place: int) -> str:
    """What follows a place in its clause, without a short note that stands right there: 44个县（市）实现…."""
    note = _SHORT_NOTE.match(text, place)
    place = note.end() if note else place
    found = _CLAUSE_END.search(text, place, place + REACH)
    return text[place : found.start() if found else place + REACH]


DONE_BY = re.compile(rf"(?:{any_of(WORDS['holders'])})[^，。；、\d]{{0,16}}(?:{any_of(WORDS['does'])})")
"""Whose doing all is that a clause lists: 企业通过互联网实现."""
_FUNDS = tuple(WORDS["funds"])
_UP_TO_NUMBER = re.compile(r"[^，。；\d]*")
_HONOURS, _HONOURED = tuple(WORDS["honours"]), tuple(WORDS["honoured"])
_NO_PLACES = tuple(WORDS["not_places"])
_QUANTITY = re.compile(f"(?:{any_of(WORDS['quantities'])})$")


@cache
def is_quantity(name: str) -> bool:
    """Whether a name ends as that of a quantity does: 营业收入, but not 枣阳."""
    return bool(_QUANTITY.search(name))


def is_place(name: str) -> bool:
    """Whether a name can be that of a county, a district or a town: 荣成市, but not 预计地区."""
    return not name.endswith(_NO_PLACES) and not LEADS.search(name) and not _LIGHT.match(name)


def is_opening(paragraph: str, sentence: int) -> bool:
    """Whether a sentence is a paragraph's first, or stands behind no more than an address or a heading run into it."""
    return sentence <= ADDRESS or bool(_RUN_IN.fullmatch(paragraph, 0, sentence))


def is_light(text: str) -> bool:
    """Whether a text has nothing but words that may stand before a body that a clause is about."""
    light = _LIGHT.match(text)
    return not text or bool(light and light.end() == len(text))


def without_light(text: str) -> str:
    """A phrase without light words in front; empty where it begins with a verb of doing."""
    light = _LIGHT.match(text)
    rest = text[light.end() :] if light else text
    return "" if LEADS.match(rest) else rest


def is_money_for(text: str, use: int) -> bool:
    """Whether a use that begins at `use` only says which money an amount is: 用于置换债务的债券资金9亿元."""
    said = _UP_TO_NUMBER.match(text, use)
    return said is not None and said[0].endswith(_FUNDS)


@cache
def is_glossary(title: str) -> bool:
    """Whether a heading is that of words explained."""
    return bool(_GLOSSARY.search(title))


def defines(text: str) -> bool:
    """Whether a paragraph is an item that explains a word in quotes: 9.“千亿产业”：…."""
    return bool(_DEFINES.match(text))


@cache
def is_governed(ending: str) -> bool:
    """Whether a body that a sentence opens with is what it is about: a zone, a corps."""
    return ending in _GOVERNED


@cache
def is_firm(ending: str) -> bool:
    """Whether a word means a group of owners: 国有企业."""
    return ending in _FIRMS


@cache
def is_park(ending: str) -> bool:
    """Whether a word means a park."""
    return ending.endswith(("园", "园区"))


def reach(ending: str, *, proper: bool) -> str:
    """How far a sentence goes on about a body: a zone, a corps or a park with a name for all of it (empty); firms and
    counted places for what they do (yes); parts of the region and places of one kind for bare numbers only (far)."""
    if is_governed(ending) or (proper and is_park(ending)):
        return ""
    return "yes" if is_firm(ending) or ending[0] in _COUNTING else "far"


def is_honour(before: str, name: str, after: str) -> bool:
    """Whether a body is a title or of a class (成为国家某示范区, 全国高新区), or only given one (某旅游区入选…)."""
    return before.endswith(_HONOURS) or name.startswith(_HONOURS) or after.startswith(_HONOURED)


@cache
def is_corps(name: str) -> bool:
    """Whether a body is a corps, which no report speaks of by the way."""
    return name.endswith(tuple(_BODIES["corps"]))


def event_words() -> list[str]:
    """Words that begin what a paragraph says of owners."""
    lists = [*WORDS["tiers"].values(), _BOOKS, *_BODIES.values(), WORDS["spurs"], WORDS["spending"], WORDS["spent"]]
    lists += [WORDS["purse_of"], WORDS["sizes"], WORDS["holders"], *(f["words"] for f in WORDS["families"].values())]
    lists += [WORDS["partners"]["prepositions"], WORDS["partners"]["ends"]]
    lists += [["原", "县均", "区均", "市均", "乡均", "镇均", "村均"]]
    return [word for words in lists for word in words]
