"""When a number holds and how firmly it is meant: from headings, openings of paragraphs, and the sentence itself."""

import re
from dataclasses import replace

from checks.chinese.lexicon import pattern_of, words_of
from checks.chinese.time import Time, is_record, opening_time, times
from checks.claims.ownership.offices import is_own_budget
from checks.claims.time.heading_frames import RESULT, titled, two_times
from checks.claims.time.years import Calendar, Moment
from checks.documents.document import Document, Section

_FIRST_WORDS = 12  # characters a sentence may open with a time in
_TIMED = pattern_of("context", "timed")
_TERM = pattern_of("context", "term")
_YEAR_GONE = pattern_of("context", "year_gone")
_OPENING_TITLE = pattern_of("context", "opening_title")
_LOOKING_BACK = pattern_of("context", "looking_back")
_JUST_GONE = pattern_of("context", "just_gone")
_FORWARD = pattern_of("context", "forward")
_LOOKING_AHEAD = pattern_of("context", "looking_ahead")
_AIMS = pattern_of("context", "aims")
_AHEAD = pattern_of("context", "ahead")
_YEAR_IS = pattern_of("context", "year_is")
_BUDGETED = pattern_of("context", "budgeted")
_CARRIED_OUT = pattern_of("context", "carried_out")
_HEADED = pattern_of("context", "headed")
_RUN_IN = frozenset({"dash", "bold"})
_TURNING_KINDS = frozenset({"work_report", "annual_plan"})
_TURNING = pattern_of("context", "turning")
# Characters of a paragraph: its first words, where its time begins, its opening; and of a sentence that heads a list.
_LEAD, _FIRST, _OPENING, _HEAD = 28, 14, 30, 80
_ITEM = pattern_of("context", "item")
_OPENS = words_of("context", "opens")
_NOT_OPENING = pattern_of("context", "not_opening")
_GOES_ON = words_of("context", "goes_on")
_DIVIDES = pattern_of("context", "divides")
_UNSETTLED = frozenset(("part", "at_present", "any_year", "taking"))


class Context:
    """The period and stance of every place of one document. Sections are read once, sentences as they come."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.calendar = Calendar.of(document.description, document.text)
        self.result, self.plan = self.calendar.result, self.calendar.plan
        self._kind = document.description.kind
        self._sections: dict[int, Moment] = {}
        self._turn: int | None = None
        self._ended: tuple[int, Moment] | None = None
        self._plans_headed: bool | None = None
        self._undecided: set[int] = set()  # sections no heading of which says whether they report or plan
        self._running: dict[
            int, Moment
        ] = {}  # by section: what a paragraph in it said of several years to come or gone

    def section(self, index: int) -> Moment:
        """What holds in a section before any sentence says otherwise."""
        found = self._sections.get(index)
        if found is None:
            sections = self._document.sections
            here = sections[index] if 0 <= index < len(sections) else None
            found = self._read_section(here)
            self._sections[index] = found
        return found

    def paragraph(self, index: int, text: str) -> Moment:
        """What holds in a paragraph of section `index` that begins with `text`.

        今后五年, 五年来 at the opening of a paragraph holds on in the paragraphs and sections that follow it under the
        same heading. What divides the one before (分项构成情况：) is of its time.
        """
        divides = self._ended is not None and self._ended[0] == index and _DIVIDES.match(text)
        return self._ended[1] if self._ended is not None and divides else self._of_paragraph(index, text)

    def _of_paragraph(self, index: int, text: str) -> Moment:
        """What holds in a paragraph by its own words and the headings above it."""
        chapter = self._of_two_times(index)
        if chapter and not self._turn_between(chapter, text):
            return self.section(index)  # the heading itself
        if not chapter:
            self._turn_to_the_year(index, text)
        moment = self.section(index)
        sections = self._document.sections
        here = index
        while here > 0 or here in self._running:
            if here in self._running:
                moment = self._running[here]
                break
            if self._says(here):
                break
            here = sections[here].parent
        found = self.opening(moment, text)
        if found is moment and self._budgets(moment, text):
            return Moment(self.calendar.next, self.calendar.next, "target", "paragraph")
        if self.plan and (_turns(text, self.plan[0]) or self._of_the_year(text)):
            # From the years to come back to the one ahead.
            self._running = {at: held for at, held in self._running.items() if held.last == self.plan[0]}
            if moment.stance == "target" and moment.span and index > 0 and self._reports():
                self._running[self._chain(sections[index])[0].index] = found
        if self.plan and index in self._undecided and _turns(text, self.plan[0]) and self._reports():
            self._running[index] = found = Moment(self.plan[0], self.plan[0], "target", "paragraph")
        aimed = self._aimed(index, text) if found is moment else None
        lasting = aimed is not None or (found is not moment and _lasts(text[:_OPENING]))
        if here in self._running and self._tells(found, moment, text):
            self._running[here] = found
        found = aimed or found
        if lasting and 0 <= index < len(sections):
            self._running[index] = found
            here_section = sections[index]
            if here_section.style in _RUN_IN and here_section.parent > 0:
                # A heading that runs into its paragraph holds for that alone: what comes after belongs to the chapter.
                self._running[here_section.parent] = found
        return found

    def ended(self, index: int, moment: Moment) -> None:
        """Take notice of what holds where a paragraph of section `index` that tells numbers ends."""
        self._ended = index, moment

    def _budgets(self, moment: Moment, text: str) -> bool:
        """Whether a paragraph under no heading that says when tells of what is budgeted and of nothing carried out."""
        of_budget = self._kind == "budget_report" and self.plan is not None and moment.source == "document"
        return of_budget and bool(_BUDGETED.search(text)) and not _CARRIED_OUT.search(text)

    def _tells(self, found: Moment, before: Moment, text: str) -> bool:
        """Whether a paragraph turns from several years gone to the last of them and heads what was done in it:
        2021年是本届政府的收官之年。…主要做了以下工作：."""
        turned = before.span and before.stance == found.stance == "actual" and found.first == found.last
        return turned and found.last == self.result[1] and text.endswith(("：", ":"))

    def _aimed(self, index: int, text: str) -> Moment | None:
        """The years to come whose goals a paragraph announces, where no heading says what it is of, or at its end:
        提出今后五年的主要目标：."""
        if self.plan is None or not self._reports():
            return None
        last = text[max(text[:-1].rfind("。") + 1, len(text) - _HEAD) :]
        heads = text.endswith(("：", ":")) and bool(_AHEAD.search(last)) and bool(_HEADED.search(last))
        told = index in self._undecided and any(_AHEAD.search(s) and _HEADED.search(s) for s in text.split("。"))
        if not (heads or told):
            return None
        end = max(self.plan[1], self.plan[0] + 4)
        return Moment(self.plan[0], end, "target", "paragraph", span=True)

    def _of_two_times(self, index: int) -> int:
        """The section at or above one whose heading names the year and several years; 0 where there is none."""
        sections = self._document.sections
        while 0 < index < len(sections):
            if two_times(sections[index].title, self.result[1]):
                return index
            index = sections[index].parent
        return 0

    def _turn_to_the_year(self, index: int, text: str) -> None:
        """Turn from the years that a chapter tells of to the last of them, at a paragraph that opens with 过去一年."""
        if not (self._reports() and _YEAR_GONE.search(text[:_LEAD])):
            return
        last, sections = self.result[1], self._document.sections
        chapter = next((s.index for s in self._chain(sections[index])), 0) if 0 < index < len(sections) else 0
        held = self.section(chapter) if chapter else None
        if held is not None and held.span and held.stance == "actual" and held.last == last:
            self._running[chapter] = Moment(last, last, "actual", "paragraph")

    def _turn_between(self, chapter: int, text: str) -> bool:
        """Turn to the year or to the years that a paragraph of such a chapter opens with; false for its heading."""
        title, last = self._document.sections[chapter].title, self.result[1]
        if title in text and len(text) < len(title) + 8:
            return False
        if _TERM.search(text[:120]):
            self._running[chapter] = self.calendar.of_term("paragraph")
        elif f"{last}年" in text[:12] or _YEAR_GONE.search(text[:_LEAD]):
            self._running[chapter] = Moment(last, last, "actual", "paragraph")
        return True

    def _of_the_year(self, text: str) -> bool:
        """Whether a paragraph says what the year ahead is (2026年是开局之年), so that what follows is of it."""
        said = _YEAR_IS.match(text)
        if said is None or self.plan is None:
            return False
        word = said["year"]
        year = int(word) if word.isdigit() else self.calendar.spoken + (word == "明")
        return year == self.plan[0]

    def _reports(self) -> bool:
        return self._kind in _TURNING_KINDS

    def sentence(self, moment: Moment, opening: str, began: Moment) -> Moment:
        """What holds from a sentence on that opens so: 过去一年 in a paragraph of plans, 今年 after it.

        `began` held at the beginning of the paragraph. 去年…，今年要… looks back for its first words only.
        """
        moment = _of_part(moment, opening)
        if not self._reports():
            return moment
        if began.stance == "target" and moment.stance == "actual" and _FORWARD.match(opening):
            return began
        gone = _JUST_GONE.match(opening) if moment.span and moment.stance == "actual" else None
        if gone and (gone["year"] or gone["last"] or str(self.result[1])) == str(self.result[1]):
            return Moment(self.result[1], self.result[1], "actual", "paragraph")
        if moment.stance == "target" and _LOOKING_BACK.match(opening) and not _FORWARD.search(opening, 2):
            return Moment(self.result[1], self.result[1], "actual", "paragraph")
        if moment.stance == "actual" and self.plan and (_LOOKING_AHEAD.match(opening) or _AIMS.match(opening)):
            return Moment(self.plan[0], self.plan[0], "target", "paragraph")
        return moment

    def _says(self, index: int) -> bool:
        """Whether the heading of a section itself states a time."""
        sections = self._document.sections
        if not 0 <= index < len(sections):
            return False
        title = sections[index].title
        return bool(RESULT.search(title) or _OPENING_TITLE.search(title))

    def opening(self, moment: Moment, text: str) -> Moment:
        """What holds in a paragraph that opens with `text` (its first words): ——这五年, 2021年, 今年."""
        lead = text[:_LEAD]
        for time in times(lead):
            before = lead[: time.start]
            if re.search(r"[。；]|[一-鿿]\d", before) or time.start > _FIRST:
                break
            if time.name or not self._opens(time, before, text[time.end : time.end + 4]):
                continue
            found = self.calendar.read(time, moment, lead)
            if found:
                return replace(found, source="paragraph")
        return moment

    def _opens(self, time: Time, before: str, rest: str) -> bool:
        """Whether a time in the first words of a paragraph is what the paragraph is about."""
        if time.kind in _UNSETTLED or is_record(rest):
            return False
        if time.kind == "ahead" and before.endswith(("完成", "实现", "围绕", "锚定")):
            return False  # 完成今后五年的目标任务，今年至关重要
        if time.kind in ("year_before", "two_before") and (time.start or time.edge == "end"):
            return False  # 在上年的基础上; 上年末余额9亿元，当年发行2亿元
        if _NOT_OPENING.search(before) and not before.endswith(_OPENS):
            return False
        return time.kind not in ("year", "plan", "span") or not rest or rest.startswith(_GOES_ON)

    def _read_section(self, section: Section | None) -> Moment:
        """What the headings above a section say, from the top down.

        The topmost heading that speaks of results or plans decides; below it only a heading with a time of its own
        says otherwise (完善调控措施 under 2004年工作回顾 reports what was done). A chapter whose heading is silent
        goes on with the plans of the chapter before it. Where no heading of a report speaks of plans, its second
        chapter has lost it: what stands behind the aims of the year ahead is aimed at.
        """
        moment, decided = self._default(), False
        for here in self._chain(section):
            said = titled(here.title, self.calendar)
            if said is not None and (not decided or _TIMED.search(here.title)):
                moment, decided = said, True
            elif not decided and here.parent <= 0:
                before = self._before(here)
                if before is not None and before.stance == "target" and self._kind != "five_year_outline":
                    first = self.plan[0] if self.plan else before.first
                    moment, decided = Moment(first, first, "target"), True
        if not decided and section is not None:
            self._undecided.add(section.index)
        if decided and (moment.stance != "actual" or self._headed()):
            return moment
        return self._turned(section) or moment

    def _headed(self) -> bool:
        """Whether a heading of the document speaks of plans, of the year ahead or from it on: not of 十三五 in 2015."""
        if self._plans_headed is None:
            said = (titled(section.title, self.calendar) for section in self._document.sections[1:])
            ahead = self.plan[0] if self.plan else 0
            plans = (moment.first or 0 for moment in said if moment is not None and moment.stance == "target")
            self._plans_headed = any(not ahead or first <= ahead for first in plans)
        return self._plans_headed

    def _turned(self, section: Section | None) -> Moment | None:
        """What holds after the paragraph in which a report without chapters turns from the past year to the next."""
        if section is None or self.plan is None or self._kind not in _TURNING_KINDS:
            return None
        if self._turn is None:
            self._turn = _turning_point(self._document, self.plan[0])
        return Moment(self.plan[0], self.plan[0], "target") if section.start >= self._turn else None

    def _chain(self, section: Section | None) -> list[Section]:
        """The headings above a section and its own, from the top down, without the document's."""
        out: list[Section] = []
        while section is not None and section.index > 0:
            out.append(section)
            section = self._document.sections[section.parent] if section.parent > 0 else None
        return out[::-1]

    def _before(self, section: Section) -> Moment | None:
        """What holds in the chapter before one."""
        for index in range(section.index - 1, 0, -1):
            if self._document.sections[index].parent == section.parent:
                return self.section(index)
        return None

    def _default(self) -> Moment:
        last = self.result[1]
        if self._kind == "five_year_outline" and self.plan:
            return Moment(*self.plan, "target", span=self.plan[1] > self.plan[0])
        if self.plan and is_own_budget(self._document):
            return Moment(self.plan[0], self.plan[0], "target")
        return Moment(None, None, "actual", "unknown") if last == 0 else Moment(last, last, "actual")


def _lasts(opening: str) -> bool:
    """Whether an opening speaks of several years together, which the paragraphs behind it go on with."""
    if opening[:20].find("本届政府") >= 0:
        return True
    several = (t for t in times(opening) if t.start <= _FIRST)
    return any(t.kind in ("back", "ahead") or (t.kind == "plan" and not (t.edge or t.name)) for t in several)


def _turning_point(document: Document, year: int) -> int:
    """Where a paragraph first opens with the aims of the year ahead; past the end if nowhere."""
    for flow in document.flows:
        late = flow.offsets and flow.offsets[0] - document.start > (len(document.text) - document.start) // 10
        if late and flow.kind != "heading" and (_turns(flow.text, year) or _AIMS.match(flow.text)):
            return int(flow.offsets[0])
    return len(document.text) + 1


def _turns(text: str, year: int) -> bool:
    """Whether a paragraph opens with the aims of the year ahead."""
    opening = text[:16]
    named = "今年" in opening or "明年" in opening or f"{year}年" in opening
    return named and bool(_TURNING.search(text[:160]))


def _of_part(moment: Moment, opening: str) -> Moment:
    """A part of the year that a sentence opens with holds until another one opens with a time: 1至5月，….

    Months are told of what was done: nobody sets goals for 1至5月.
    """
    if moment.part and _ITEM.match(opening):
        return replace(moment, part="")
    first = opening_time(opening[:_FIRST_WORDS])
    if first is None:
        return moment
    if first.kind != "part":
        return replace(moment, part="") if moment.part else moment
    stance = "actual" if "月" in first.part else moment.stance
    return replace(moment, part=first.part, stance=stance)
