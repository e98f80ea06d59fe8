"""Frames: what a stretch of a document says of the numbers in it, each frame inside the one around it.

The document, a heading, a paragraph, a sentence, a list, a clause; a table's caption, a group of rows, a column, a row.
What an inner frame does not say it takes from outside, and every answer carries the kind of the frame that gave it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from checks.chinese.lexicon import any_of, lexicon, pattern_of, words_of
from checks.claims.framing.owner_trail import Trail
from checks.claims.listing.shared_out import is_member
from checks.claims.model import Claim
from checks.claims.names.nouns import EACH
from checks.claims.names.phrases import LEFT_OUT
from checks.claims.ownership import offices
from checks.claims.ownership import owner_words as words
from checks.claims.ownership.owner_events import Home, Said
from checks.claims.ownership.owner_words import WORDS
from checks.documents.document import Document, Flow
from checks.regions.speaking import parents

_ZONES = frozenset(WORDS["bodies"]["zones"])
_UNNAMED = frozenset(WORDS["bodies"]["unnamed"])
_MONEY = frozenset(words_of("frames", "money"))
_NARROW = {name: re.compile("|".join(family["names"])) for name, family in WORDS["families"].items()}
_PROJECTS = "|".join(WORDS["project_nouns"])
_DOUBTFUL = re.compile(f"(?:{_PROJECTS})|.*(?:{any_of(WORDS['project_money'])})$")
_BUILT = re.compile(rf"(?:{any_of(WORDS['built'])})(?:.*(?:{any_of(WORDS['project_money'])}))?$")
_GOES_ON_WITH = pattern_of("frames", "goes_on_with")
_BRINGS_IN = pattern_of("frames", "brings_in")
_SIGNED = re.compile(any_of(WORDS["signed"]))
_CONDITIONS = tuple(WORDS["conditions"])
_BARE = frozenset(WORDS["bare"])
_WHOLE = frozenset(WORDS["home"])
_PAID = re.compile(rf"(?:{any_of(WORDS['does'])})?(?:{any_of(WORDS['paid'])})")
_WHY = re.compile(rf"(?:{any_of(lexicon('wording')['explained'])})[^\d]*$")
_SIZES = tuple(WORDS["sizes"].values())
_OF_FIRMS = frozenset(WORDS["of_firms"])
_AMOUNTS = frozenset(words_of("frames", "amounts"))
_INTO = _AMOUNTS | {"亿美元", "万美元"}
_ABOUT = frozenset(("heading", "list", "caption", "column", "row"))
_NUMBER_OF = pattern_of("frames", "number_of")
_OFFICE = 48  # characters in which a paragraph names the office whose budget it tells
_JOINED = pattern_of("frames", "joined")
_QUOTES = re.compile("[“”]")
_OF_IT = pattern_of("frames", "of_it")
_COUNTED = frozenset(words_of("frames", "counted"))


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: its kind (a word of `checks.tables.claims.SOURCES`), what it says by attribute, and what is around it.

    An attribute said to be empty is said: 全市 says that there is no narrower subject.
    """

    kind: str
    says: Mapping[str, str] = field(default_factory=dict)
    outer: "Frame | None" = None

    def inner(self, kind: str, says: Mapping[str, str]) -> "Frame":
        """A frame inside this one."""
        return Frame(kind, says, self) if says else self

    def said(self, attribute: str) -> tuple[str, str]:
        """What the innermost frame that says `attribute` says, and its kind; both empty where none does."""
        here: Frame | None = self
        while here is not None:
            if attribute in here.says:
                return here.says[attribute], here.kind
            here = here.outer
        return "", ""

    def give(self, claim: Claim) -> None:
        """Write whose number it is, and where that was read, into a claim that has its name, unit and scope."""
        region, _ = self.said("region")
        claim.subject, claim.subject_from = self.said("subject")
        if claim.subject.startswith(LEFT_OUT):
            claim.subject = ""  # 不含甲新区 is of all the others
        if region:
            claim.region = region
        self._give_money(claim)
        notes = [*filter(None, claim.scope.split("；")), *self._narrowed(claim.indicator)]
        claim.scope = "；".join(dict.fromkeys(notes))

    def _give_money(self, claim: Claim) -> None:
        """The book and the level of government, for public money alone."""
        name = claim.indicator.removesuffix("等")
        beside = words.stands_beside(name)
        own = words.book_of(name) if claim.measure not in ("share", "ratio_part") and not beside else ""
        book, kind = self.said("account")
        tier, tier_kind = self._tier()
        paid = claim.canonical_unit in _MONEY
        money = paid and (kind == "caption" or not words.is_other(name))  # all rows of a book's table are its items
        if own:
            claim.account, claim.account_from = own, "clause"
        elif book and money and self._holds(book, kind, name):
            claim.account, claim.account_from = book, kind
        if claim.account == words.GRANTS and not offices.is_office(claim.subject):
            claim.account = claim.account_from = ""
        near, item = tier_kind in ("clause", "sentence"), words.is_item(name)
        own_tier = words.bare_tier(tier) in words.OWN_TIERS
        narrow = money and ((own_tier and (near or item)) or (near and item and self.said("budget")[0]))
        tabled = paid and tier_kind in ("caption", "column") and bool(self.said("budget")[0])
        if claim.account or narrow or tabled or words.is_public(name) or self.said("spent")[0]:
            claim.tier, claim.tier_from = tier, tier_kind if tier else ""

    def _tier(self) -> tuple[str, str]:
        """The level of government, with what the chapter or the caption adds to it where it is named alone."""
        tier, kind = self.said("tier")
        here: Frame | None = self
        while here is not None:
            said = here.says.get("tier", "") if here.kind in ("heading", "caption") else ""
            if words.bare_tier(said) == tier:
                return said, kind
            here = here.outer
        return tier, kind

    def _holds(self, book: str, kind: str, name: str) -> bool:
        """Whether a book said in a frame of a kind is the one that a number of a name stands in."""
        item = words.is_item(name) and not words.stands_beside(name)
        return words.can_hold(book, name) and (
            self._headed(book) or ((item or book == words.GRANTS) and self._near(kind))
        )

    def _headed(self, book: str) -> bool:
        """Whether a heading, a caption or the head of a list says a book, so that whatever stands under it is in it."""
        here: Frame | None = self
        while here is not None and not (here.kind in _ABOUT and here.says.get("account") == book):
            here = here.outer
        return here is not None

    def _near(self, kind: str) -> bool:
        """Whether a book said so far away can be that of a bare item: in a budget, or in the same sentence."""
        return kind != "paragraph" or bool(self.said("budget")[0])

    def _narrowed(self, name: str) -> list[str]:
        """Sets and bases that were said before and that a claim of this name can have."""
        found = []
        size, _ = self.said("size")
        if size and size not in name and not any(w in name for w in WORDS["sizes"]):
            found.append(size)
        held, _ = self.said("held")
        if held and not found and name in _OF_FIRMS:
            found.append(held)
        for family, names in _NARROW.items():
            word, _ = self.said(family)
            if word and names.search(name) and not any(w in name for w in WORDS["families"][family]["words"]):
                found.append(word)
        spent, _ = self.said("spent")
        return [*found, spent] if spent and spent not in name else found


class Frames:
    """The frames of one document that stand around its paragraphs and tables."""

    def __init__(self, document: Document, home: Home) -> None:
        office = offices.titled_office(document)
        self._document, self._home = document, replace(home, office=bool(office))
        self._sections: dict[int, Frame] = {}
        self._noted: set[int] = set()  # sections that a body's name alone heads a part of
        self._last: dict[int, Paragraph] = {}  # the paragraph read last in each section
        about = {"budget": "yes"} if document.description.kind == "budget_report" else {}
        self._above = frozenset(parents(document.description.region))
        about |= office
        self.root = Frame("document", {"subject": "", "tier": home.whole, **about})

    def section(self, index: int) -> Frame:
        """What the headings above a section say, from the top down, and its own."""
        found = self._sections.get(index)
        if found is None:
            sections = self._document.sections
            if not 0 < index < len(sections):
                return self.root
            here = sections[index]
            found = self.label(self.section(here.parent), "heading", here.title)
            self._sections[index] = found
        return found

    def caption(self, section: int, caption: str) -> Frame:
        """What a table's caption says inside what its section says."""
        around = self.section(section)
        if words.is_of_no_book(caption):
            around = around.inner("caption", {"account": ""})
        return self.label(around, "caption", caption)

    def label(self, around: Frame, kind: str, text: str) -> Frame:
        """What a heading, or the label of a row, a group of rows or a column says inside the frame around it.

        A level of government as high as the region's own takes back what was said of a part of it: 市级 in a column.
        """
        says = words.title(text)
        subject = says.get("subject", "")
        place = words.titled_place(text) if kind in ("heading", "caption") and not subject else ""
        if place and place not in self._home.names and place not in self._above:
            says = {**says, "subject": "", "region": place, "tier": says.get("tier", "")}
        elif subject and (subject.endswith(self._home.names) or subject in _WHOLE):
            says["subject"] = ""
            says["tier"] = says["tier"] or self._home.whole
        elif subject in self._home.regions:
            says["subject"], says["region"] = "", self._home.regions[subject]
        if says.get("tier") and words.height(says["tier"]) == words.height(self._home.whole):
            says.setdefault("subject", "")
        return around.inner(kind, says)

    def unnamed(self, flow: Flow) -> Flow:
        """A paragraph without the name of the office whose own budget the document is: whose it is need not be said."""
        name = self.root.says["subject"]
        return replace(flow, text=flow.text.replace(name, "　" * len(name))) if name and name in flow.text else flow

    def note(self, flow: Flow) -> None:
        """Take notice of a paragraph without numbers: a body's name alone, or the book that a list is of, heads what
        follows it in its section."""
        if flow.text.endswith(("：", ":")) and words.book_of(flow.text):
            self.paragraph(flow)
        says = words.alone(flow.text)
        if says and says["subject"] not in self._home.names:
            self._sections[flow.section] = self._own(flow.section).inner("heading", says)
            self._noted.add(flow.section)

    def paragraph(self, flow: Flow) -> "Paragraph":
        """What a paragraph says inside what its section says."""
        around = self.section(flow.section)
        if self._explains(flow):
            around = around.inner("heading", {"others": "yes"})
        if self.root.says.get("budget"):
            around = self._carried(around, flow)
        around = around.inner("paragraph", offices.office(flow.text[:_OFFICE]))
        read = self._last[flow.section] = Paragraph(around, Trail(flow.text, self._home), _told(flow.text))
        return read

    def _explains(self, flow: Flow) -> bool:
        """Whether a paragraph explains a word, with numbers of whatever the word speaks of."""
        sections = self._document.sections
        path = sections[flow.section].path if flow.section < len(sections) else ()
        return any(map(words.is_glossary, path)) or words.defines(flow.text)

    def _own(self, index: int) -> Frame:
        """What a section's own heading says, without the name that stood alone before."""
        self._sections.pop(index, None)
        return self.section(index)

    def _carried(self, around: Frame, flow: Flow) -> Frame:
        """What a budget's paragraph goes on with from the one before it in its section, where no heading says it; a
        numbered item from the one that the items divide: …支出9亿元。分项情况如下：/ 1.教育支出3亿元。
        """
        section, sections = flow.section, self._document.sections
        read = self._last.get(section)
        if read is None and flow.kind == "item" and section < len(sections):
            read = self._last.get(sections[section].parent)
        if read is None:
            return around
        last = read.end()
        says = {w: last.said(w)[0] for w in ("account", "tier") if around.said(w)[1] in ("", "document")}
        says = {w: v for w, v in says.items() if v}
        subject, kind = last.said("subject")
        if subject and kind == "paragraph" and section in self._noted:
            self._noted.discard(section)
            around = self._own(section)  # another body than the one whose name stood alone before
        above, said = around.said("subject")
        if subject and kind == "paragraph" and (said in ("", "document") or above in _UNNAMED):
            says |= {"subject": subject, "tier": ""}  # 安排支出预算6亿元 in the line after 高新区预算安排情况：…
        return around.inner("assumed", says)


def _told(text: str) -> int:
    """How far a paragraph tells what is so; why, which may be for what others did, goes on with nothing."""
    why = _WHY.search(text)
    return why.start() if why else len(text)


class Paragraph:
    """The frames of one paragraph, place by place."""

    def __init__(self, around: Frame, trail: Trail, length: int) -> None:
        self._around, self._trail, self._length = around, trail, length

    def end(self) -> Frame:
        """What holds where the paragraph ends, or where it begins to say why."""
        return self._within(self._trail.at(self._length))

    def _within(self, said: Said) -> Frame:
        frame = self._around
        for kind, says in said.frames:
            frame = frame.inner(kind, says)
        return frame

    def give(
        self, claim: Claim, place: int, order: tuple[int, int], lead: str, before: Claim | None, last: Claim | None
    ) -> None:
        """Write whose number it is into a claim.

        `order`: which of how many numbers of one run it is; `lead`: the words of its clause before it; `before`: the
        claim of its name before it in its sentence; `last`: the one before it, whatever its name.
        """
        said = self._trail.at(place)
        frame = self._within(said)
        goes_on = _goes_on(claim, frame, lead, before)
        if not goes_on:
            frame = frame.inner("assumed", {"subject": "", "region": "", "tier": self._around.said("tier")[0]})
        frame.give(claim)
        _of_level(claim, frame, lead, before)
        if claim.subject and order[1] > 1:
            claim.subject = _one_of(claim.subject, said.members, order)
        if claim.tier and len(said.tiers) == order[1] > 1:
            claim.tier = said.tiers[order[0]]
            claim.scope = "；".join(n for n in claim.scope.split("；") if not n.startswith(EACH))
        headed = self._around.said("subject")[0]
        if claim.subject in _ZONES and headed.endswith(claim.subject):
            claim.subject = headed  # 新区 under the heading of a 新区 with a name
        if claim.subject in _UNNAMED and said.silent:
            claim.subject_from = "assumed"  # which park 园区 is, only what was said before it tells
        if claim.subject and _counts(claim, frame):
            claim.subject, claim.subject_from = "", "assumed"
            self._trail.disown()
        if claim.subject or frame.said("region")[0]:
            return
        holder, kind = frame.said("holder")
        if holder and (lead in _BARE or claim.indicator in _BARE) and kind in ("clause", "sentence"):
            claim.subject, claim.subject_from = holder, kind
        elif _PAID.fullmatch(lead) and claim.subject_from == "document" and not _of_purse(last):
            claim.subject_from = "assumed"  # 税收 alone is what some firms paid as often as what the region levied
        elif frame.said("left")[0] and claim.indicator in _BARE:
            claim.subject_from = "assumed"  # of those before the semicolon, or of the region
        elif claim.indicator in _OF_FIRMS and not any(size in claim.scope for size in _SIZES):
            claim.subject_from = "assumed"  # no region makes a profit: whose firms', nothing says
        elif (
            said.others
            or (said.silent and frame.said("others")[0])
            or _DOUBTFUL.match(claim.indicator)
            or claim.sentence.startswith(_CONDITIONS, claim.end - claim.sentence_start)
            or (last is not None and _into_what_is_built(claim, lead, last))
        ):
            claim.subject_from = "assumed"


def _one_of(subject: str, members: Sequence[str], order: tuple[int, int]) -> str:
    """The body of several that one number of a run is of: 甲、乙园区分别…, 金融机构和小微企业贷款余额分别增长…."""
    if len(members) != order[1]:
        joined = _JOINED.split(subject)
        members = joined if len(joined) == order[1] and words.is_firm(joined[-1]) else ()
    return members[order[0]] if members else subject


def _of_level(claim: Claim, frame: Frame, lead: str, before: Claim | None) -> None:
    """Write into any money whose it is where nothing but a level is named: 产业资金9亿元，其中省级7亿元、增长5%."""
    tier, read = frame.said("tier")
    named = is_member(lead) or (before is not None and before.tier == tier)
    if tier and named and not (claim.tier or claim.subject) and claim.canonical_unit in _MONEY:
        claim.tier, claim.tier_from = tier, read


def _of_purse(last: Claim | None) -> bool:
    return last is not None and words.is_public(last.indicator)


def _goes_on(claim: Claim, frame: Frame, lead: str, before: Claim | None) -> bool:
    """Whether a number can be of the body that a clause before it in its sentence was about."""
    (loose, kind), (subject, read) = frame.said("loose"), frame.said("subject")
    if kind != "sentence" or read != "sentence" or not (subject or frame.said("region")[0]):
        return True
    told = subject and _QUOTES.sub("", subject) in _QUOTES.sub("", claim.indicator)
    if not lead or (_OF_IT.match(lead) and subject and not told):
        return before is None or bool(before.subject) or before.region == frame.said("region")[0]
    if loose == "yes":
        return bool(words.GOES_ON.match(lead))
    return not loose and (claim.registered or words.is_quantity(claim.indicator) or claim.unit not in _AMOUNTS)


def _into_what_is_built(claim: Claim, lead: str, last: Claim) -> bool:
    """Whether money may be what went into the projects counted just before (竣工项目90个，完成固定资产投资50亿元), or
    what those are to bring in that were signed (签订项目30个，引进外资2亿美元).
    """
    counted = last.unit in _COUNTED or last.unit == "项" or last.subject_from == "assumed"
    plain = claim.measure == "level" and claim.unit in _INTO and claim.unit != "%"
    goes_on = _GOES_ON_WITH.match(lead) or (_BRINGS_IN.match(lead) and _SIGNED.search(_up_to(claim)))
    return plain and counted and bool(_BUILT.search(last.indicator)) and bool(goes_on)


def _up_to(claim: Claim) -> str:
    return claim.sentence[: claim.start - claim.sentence_start]


def _counts(claim: Claim, frame: Frame) -> bool:
    """Whether a number counts the bodies themselves (民营企业500家), or something made that nobody knows."""
    if _NUMBER_OF.sub("", claim.indicator).endswith(claim.subject[-4:]) and claim.unit.removeprefix("万") in _COUNTED:
        return True
    return bool(frame.said("spur")[0]) and not claim.registered
