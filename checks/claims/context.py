"""When a number holds and how firmly it is meant: from headings, openings of paragraphs, and the sentence itself."""

import re
from dataclasses import replace

from checks.claims.headings import HAN, RESULT, Moment, titled, two_times
from checks.documents.model import Description, Document, Section

_TIMED = re.compile(r"(?:19|20)\d\d|五年|今年|明年|去年|今后|未来|十[一二三四五]五|下一步|本届|上届")
_LASTING = re.compile(
    r"^.{0,14}?(?:(?:今后|未来|过去|这|近)的?[五三]年|五年来|本届政府|[“\"]?十[一二三四五][五]?[”\"]?(?:时期|期间))"
)
_SEVERAL_YEARS = re.compile(
    "五年来|过去的?五年|这五年|届(?:市|省)?政府(?:任期|任职|履职)?的?(?:这?五年|工作|以来)|的五年[，。]"
)
_OPENING_TITLE = re.compile(r"五年|今年|去年|十[一二三四五]五")
_ENTITY_YEARS = re.compile(r"((?:19|20)\d\d)\s?年")
_NUMBERS = {"两": 2, "三": 3, "四": 4, "五": 5, "十": 10, "2": 2, "3": 3, "4": 4, "5": 5, "10": 10}

_TIME = re.compile(
    r"(?P<span>(?P<a>(?:19|20)\d\d)年?\s?(?:[-—–~～至到]|——)\s?(?P<b>(?:19|20)\d\d)年?(?:期间)?)"
    r"|(?P<to>(?:到|至|截至|截止|截至到|截止到)(?P<toy>(?:19|20)\d\d)年?(?P<tom>\d{1,2}月)?(?:年)?(?P<toe>底|末|初)?)"
    r"|(?P<year>(?P<y>(?:19|20)\d\d)年(?P<m>\d{1,2}(?:[-—–~～至]\d{1,2})?月(?:份|末|底)?)?(?P<e>底|末|初|度|上半年|前三季度|一季度)?)"
    r"|(?P<plan>(?P<pre>到|至|截至)?[“\"]?十(?P<n>[一二三四五六七八九])?五[”\"]?(?P<pe>期末|末期|末|初期|初|时期|期间|以来|规划期末|规划期|规划|前[两三四]年|头[两三]年|中期|的?五年|开局之年|收官之年)?)"
    r"|(?P<five>(?:过去|这|近|五年来|前|本届政府[^，。]{0,6}|第[一-九]届[^，。]{0,8}|履职的?|奋斗的?|历经|经过)?(?P<fn>[两三四五十])年(?:来|间|里|以来|中)|过去(?:的)?(?P<pn>[两三四五十])年|这(?P<tn>[两三四五十])年|近(?P<nn>[两三四五十])年|近(?P<dn>\d{1,2})年来?)"
    r"|(?P<ahead>(?:今后|未来|下一个|下)(?:的)?(?P<an>[两三四五十])年)"
    r"|(?P<now>今年|本年度|年内|当年底|明年|去年|上年(?!末|同|底|度)|前年|过去(?:的)?一年|一年来|这一年|全年|年末|年底|目前|截至目前|现在)"
    r"|(?P<part>上半年|下半年|前三季度|(?:第)?[一二三四]季度|前\d{1,2}个月|1[-—–~至]\d{1,2}月(?:份)?|\d{1,2}月末)"
)
_LOOKING_BACK = re.compile(r"(?:回顾)?(?:刚刚)?(?:过去的?一年|去年|一年来)[，,我全]")
_FORWARD = re.compile("今年(?!以来|初)|下一步|接下来")
_LOOKING_AHEAD = re.compile(r"今年[^，。]{0,24}(?:预期目标|工作的?总体要求|主要目标)")
_MULTIPLIED = re.compile(r"[^，。；\d]{0,12}\d[\d.]{0,8}\s?(?:倍|%)")
_RUN_IN = frozenset({"dash", "bold"})
_TURNING_KINDS = frozenset({"work_report", "annual_plan"})
_TURNING = re.compile(r"(?:预期目标|总体要求|总体思路|做好.{0,12}工作|工作的总体|重点工作|奋斗目标)")
_AFTER_NAME = re.compile(
    r"^(?:远景|行动|规划|计划|目标|建议|战略|纲要|发展规划|国民经济|政府工作|可持续|赛季|届|以前|之前|前|建成|中国"
    r"|不变价|可比价|价格|价计|价）|价\))"
)
_COMPARE = re.compile(r"(?:比|较|与|同|超|相当于|是|为|自|高于|低于|从|在|以|按|扣除|继)$")


class Context:
    """The period and stance of every place of one document. Sections are read once, sentences as they come."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._about = document.description
        self.result, self.plan = _years(self._about)
        self._sections: dict[int, Moment] = {}
        self._turn: int | None = None
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
        same heading.
        """
        chapter = self._of_two_times(index)
        if chapter and not self._turn_between(chapter, text):
            return self.section(index)  # the heading itself
        moment = self.section(index)
        sections = self._document.sections
        here = index
        while here > 0 or here in self._running:
            if here in self._running:
                moment = self._running[here]
                break
            if self._says(index if here == index else here):
                break
            here = sections[here].parent
        found = self.opening(moment, text)
        if self._running and self.plan and _turns(text, self.plan[0]):
            self._running.clear()  # from the years to come back to the one ahead
        if self.plan and index in self._undecided and _turns(text, self.plan[0]) and self._reports():
            self._running[index] = found = Moment(self.plan[0], self.plan[0], "target")
        lasting = found is not moment and _LASTING.search(text[:30])
        if lasting and 0 <= index < len(sections):
            self._running[index] = found
            here_section = sections[index]
            if here_section.style in _RUN_IN and here_section.parent > 0:
                # A heading that runs into its paragraph holds for that alone: what comes after belongs to the chapter.
                self._running[here_section.parent] = found
        return found

    def _of_two_times(self, index: int) -> int:
        """The section at or above one whose heading names the year and several years; 0 where there is none."""
        sections = self._document.sections
        while 0 < index < len(sections):
            if two_times(sections[index].title, self.result[1]):
                return index
            index = sections[index].parent
        return 0

    def _turn_between(self, chapter: int, text: str) -> bool:
        """Turn to the year or to the years that a paragraph of such a chapter opens with; false for its heading."""
        title, last = self._document.sections[chapter].title, self.result[1]
        if title in text and len(text) < len(title) + 8:
            return False
        if _SEVERAL_YEARS.search(text[:120]):
            self._running[chapter] = Moment(last - 4, last, "actual", span=True)
        elif f"{last}年" in text[:12]:
            self._running[chapter] = Moment(last, last, "actual")
        return True

    def _reports(self) -> bool:
        return self._about.kind in _TURNING_KINDS

    def sentence(self, moment: Moment, opening: str, began: Moment) -> Moment:
        """What holds from a sentence on that opens so: 过去一年 in a paragraph of plans, 今年 after it.

        `began` held at the beginning of the paragraph. 去年…，今年要… looks back for its first words only.
        """
        if not self._reports():
            return moment
        if began.stance == "target" and moment.stance == "actual" and _FORWARD.match(opening):
            return began
        if moment.stance == "target" and _LOOKING_BACK.match(opening) and not _FORWARD.search(opening, 2):
            return Moment(self.result[1], self.result[1], "actual")
        if moment.stance == "actual" and self.plan and _LOOKING_AHEAD.match(opening):
            return Moment(self.plan[0], self.plan[0], "target")
        return moment

    def _says(self, index: int) -> bool:
        """Whether the heading of a section itself states a time."""
        sections = self._document.sections
        if not 0 <= index < len(sections):
            return False
        title = sections[index].title
        return bool(_ENTITY_YEARS.search(title) or RESULT.search(title) or _OPENING_TITLE.search(title))

    def opening(self, moment: Moment, text: str) -> Moment:
        """What holds in a paragraph that opens with `text` (its first words): ——这五年, 2021年, 今年."""
        lead = text[:28]
        for match in _TIME.finditer(lead):
            if re.search(r"[。；]|[一-鿿]\d", lead[: match.start()]) or match.start() > 14:
                break
            if self._is_name(lead, match) or match.lastgroup in ("part",):
                continue
            if match["now"] in ("目前", "现在", "全年", "年末", "年底", "截至目前"):
                continue
            if match["ahead"] and lead[: match.start()].endswith(("完成", "实现", "围绕", "锚定")):
                continue  # 完成今后五年的目标任务，今年至关重要
            if match["now"] in ("上年", "前年") and match.start():
                continue  # 在上年的基础上
            if _COMPARE.search(lead[: match.start()]) and not lead[: match.start()].endswith(("在", "为")):
                continue
            if match["year"] or match["to"] or match["plan"] or match["span"]:
                rest = text[match.end() : match.end() + 2]
                if not rest.startswith(("，", ",", "是", "年", "、", "我", "全", "时", "。", "经")):
                    continue
            found = self._of(match, moment)
            if found:
                return replace(found, printed=False)
        return moment

    def times(self, text: str) -> list[tuple[int, re.Match[str]]]:
        """The expressions of time of a sentence that date what follows them, by their ends."""
        out = []
        for match in _TIME.finditer(text):
            if not self._is_name(text, match):
                out.append((match.end(), match))
        return out

    def at(self, moment: Moment, text: str, times: list[tuple[int, re.Match[str]]], place: int) -> Moment:
        """What holds for a number at `place` of a sentence, given what holds in its paragraph."""
        found = moment
        part = ""
        for end, match in times:
            if end > place:
                break
            if match["part"]:
                part = match["part"]
                continue
            before = text[max(0, match.start() - 4) : match.start()]
            if "基础上" in text[end : end + 18]:
                continue  # 在上年大幅增长的基础上
            if _COMPARE.search(before) and not before.endswith(("从", "在", "为", "是", "以")):
                continue
            if _is_base(before, text[end:place], text[place : place + 12]):
                continue
            said = self._since(match, text[end : end + 6]) or self._of(match, moment)
            if said:
                found = said
        if part:
            found = replace(found, part=part)
        return self._stance(found, moment, text, place)

    def _since(self, match: re.Match[str], rest: str) -> Moment | None:
        """2013年以来 is a span up to the last year reported."""
        last = self.result[1]
        if not match["year"] or not rest.startswith("以来") or not int(match["y"]) <= last:
            return None
        first = int(match["y"])
        return Moment(first, last, "actual", True, span=first < last)

    def _stance(self, found: Moment, moment: Moment, text: str, place: int) -> Moment:
        before = text[max(0, place - 60) : place]
        if found.last is not None and found.printed:
            if found.last <= self.result[1] and found.first is not None and found.first <= self.result[1]:
                return replace(found, stance="actual")
            return found
        if found.stance == "actual" and self._about.kind != "communique" and moment.stance == "actual":
            if "力争" in before and "年" not in before:
                return replace(found, stance="target")
            return found
        return found

    def _is_name(self, text: str, match: re.Match[str]) -> bool:
        """Whether a time belongs to a name: 2035年远景目标, “十四五”规划, 2023年国民经济和社会发展计划."""
        rest = text[match.end() : match.end() + 5]
        if match["plan"]:
            return match["pe"] in (None, "规划", "开局之年", "收官之年") and not match["pre"]
        if match["year"] or match["span"]:
            return bool(_AFTER_NAME.match(rest)) or text[match.start() - 1 : match.start()] in ("“", "《")
        return False

    def _of(self, match: re.Match[str], moment: Moment) -> Moment | None:  # noqa: PLR0911 - a decision a line
        """The moment an expression of time states, in a paragraph where `moment` holds."""
        if match["span"]:
            return self._dated(int(match["a"]), int(match["b"]), span=True)
        if match["to"]:
            year = int(match["toy"])
            part = match["tom"] or ""
            return replace(self._dated(year, year), part=part if part and part != "12月" else "")
        if match["year"]:
            year = int(match["y"])
            if match["e"] == "初":
                year -= 1
            found = self._dated(year, year)
            part = match["m"] or (match["e"] if match["e"] in ("上半年", "前三季度", "一季度") else "")
            return replace(found, part=part if part and not part.startswith("12") else "")
        if match["plan"]:
            return self._plan_period(match)
        if match["five"]:
            return self._back(match, moment)
        if match["ahead"]:
            years = _NUMBERS.get(match["an"], 5)
            first = self.plan[0] if self.plan else self.result[1] + 1
            return Moment(first, first + years - 1, "target", True, span=True)
        return self._now(match["now"], moment)

    def _dated(self, first: int, last: int, span: bool = False) -> Moment:
        stance = "actual" if last <= self.result[1] else "target"
        return Moment(first, last, stance, True, span=span and last > first)

    def _plan_period(self, match: re.Match[str]) -> Moment:
        number = HAN.get(match["n"] or "", 0) + 10
        first = 1951 + 5 * number  # the tenth five-year plan began in 2001, and each since five years later
        last = first + 4
        where = match["pe"] or ""
        if where in ("期末", "末期", "末", "规划期末") or match["pre"]:
            return self._dated(last, last)
        if where in ("初期", "初"):
            return self._dated(first, first)
        if where == "以来":
            return Moment(first, self.result[1], "actual", True, span=True)
        if first <= self.result[1] < last and self._about.kind != "five_year_outline":
            return Moment(first, last, "target", True, span=True)
        return self._dated(first, last, span=True)

    def _back(self, match: re.Match[str], moment: Moment) -> Moment | None:
        said = match["fn"] or match["pn"] or match["tn"] or match["nn"] or match["dn"]
        years = _NUMBERS.get(said, int(said) if said and said.isdigit() else 5)
        if match[0].startswith("经过") or (moment.stance == "target" and match["tn"]):
            return None
        last = self.result[1]
        return Moment(last - years + 1, last, "actual", True, span=True)

    def _now(self, word: str | None, moment: Moment) -> Moment | None:  # noqa: PLR0911 - a decision a line
        last = self.result[1]
        ahead = self.plan[0] if self.plan else last + 1
        if word in ("今年", "本年度"):
            if self._about.kind == "communique":
                return Moment(last, last, "actual", True)
            return Moment(
                ahead, ahead, "target" if moment.stance == "target" or moment.last == last else moment.stance, True
            )
        if word == "年内":
            return (
                None if moment.stance == "actual" else Moment(ahead, ahead, "target", True) if not moment.span else None
            )
        if word == "明年":
            return Moment(ahead + (1 if self.plan else 0), ahead + (1 if self.plan else 0), "target", True)
        if word in ("去年", "过去一年", "过去的一年", "一年来", "这一年"):
            return Moment(last, last, "actual", True)
        if word in ("上年", "前年"):
            year = last if moment.stance == "target" else last - 1
            return Moment(year - (word == "前年"), year - (word == "前年"), "actual", True)
        if word in ("目前", "截至目前", "现在"):
            return Moment(last, last, "actual", True) if moment.stance == "target" else None
        return None

    def _read_section(self, section: Section | None) -> Moment:
        """What the headings above a section say, from the top down.

        The topmost heading that speaks of results or plans decides; below it only a heading with a time of its own
        says otherwise (完善调控措施 under 2004年工作回顾 reports what was done). A chapter whose heading is silent
        goes on with the plans of the chapter before it.
        """
        moment, decided = self._default(), False
        for here in self._chain(section):
            said = titled(here.title, self._about.kind, self.result, self.plan)
            if said is not None and (not decided or _TIMED.search(here.title)):
                moment, decided = said, True
            elif not decided and here.parent <= 0:
                before = self._before(here)
                if before is not None and before.stance == "target" and self._about.kind != "five_year_outline":
                    first = self.plan[0] if self.plan else before.first
                    moment, decided = Moment(first, first, "target"), True
        if not decided and section is not None:
            self._undecided.add(section.index)
        return moment if decided else self._turned(section) or moment

    def _turned(self, section: Section | None) -> Moment | None:
        """What holds after the paragraph in which a report without chapters turns from the past year to the next."""
        if section is None or self.plan is None or self._about.kind not in _TURNING_KINDS:
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
        if self._about.kind == "five_year_outline" and self.plan:
            return Moment(*self.plan, "target", span=self.plan[1] > self.plan[0])
        return Moment(None, None, "actual") if last == 0 else Moment(last, last, "actual")


def _years(about: Description) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """The years reported and the years planned for, filled in from one another and from the date of issue."""
    result, plan = about.result_years, about.plan_years
    if result is None:
        issued = int(about.issued[:4]) if about.issued[:4].isdigit() else 0
        last = plan[0] - 1 if plan else issued - 1 if issued else 0
        result = (last, last)
    return result, plan


def _is_base(before: str, between: str, number: str) -> bool:
    """Whether a year is only what a number is measured against: 是2015年的1.5倍, 恢复至2019年的85%.

    `before` stands in front of the year, `between` between it and the number.
    """
    if before.endswith(("恢复至", "恢复到", "恢复")) or between.startswith(("以来新高", "以来最")):
        return True
    if before.endswith(("是", "为", "相当于")):
        if _MULTIPLIED.match(between):
            return True  # what was measured against it stands before this number
        return len(between) < 4 or (between.endswith("的") and "，" not in between and "倍" in number)
    return before.endswith(("由", "从")) and any(c.isdigit() for c in between)


def _turning_point(document: Document, year: int) -> int:
    """Where a paragraph first opens with the aims of the year ahead; past the end if nowhere."""
    for flow in document.flows:
        late = flow.offsets and flow.offsets[0] > len(document.text) // 10
        if late and flow.kind != "heading" and _turns(flow.text, year):
            return int(flow.offsets[0])
    return len(document.text) + 1


def _turns(text: str, year: int) -> bool:
    """Whether a paragraph opens with the aims of the year ahead."""
    opening = text[:16]
    named = "今年" in opening or "明年" in opening or f"{year}年" in opening
    return named and bool(_TURNING.search(text[:160]))
