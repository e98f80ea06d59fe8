"""What expressions of time mean in one document: which years it reports and plans, and which year 今年 is there."""

import re
from dataclasses import dataclass, replace

from checks.chinese.lexicon import words_of
from checks.chinese.time import WORDS, Time, Years
from checks.documents.dating import TERM, term
from checks.documents.document import Description

EARLIEST = 1900  # an earlier year is reckoned from one that the document does not tell
LATE = 11  # a session in November or later speaks of the year to come as 明年
_LONGEST = 10  # years that a deed may take
_OFTEN = 4
_BEFORE_SESSION = 1  # months of the year planned for that are over when a session of unknown date is held
_MONTH = re.compile(r"\d{1,2}")
_SUMMED = (*WORDS["accumulated"], *WORDS["added_up"])
_DURING = words_of("years", "during")


@dataclass(frozen=True, slots=True)
class Moment:
    """A period and a stance, and where they were read (`checks.tables.claims.Read`).

    `span`: several years, of which a state is of the last and a flow of all. `wide` are the several years that a moment
    of one year stands in. `origin` is the year that a change is measured from where it is printed, `loose` whether for
    the whole sentence; `own` says that the year is that of a value something changes from (由2020年的18).
    """

    first: int | None
    last: int | None
    stance: str
    source: str = "document"
    stance_from: str = ""
    part: str = ""
    span: bool = False
    wide: Years | None = None
    origin: int = 0
    loose: bool = False
    own: bool = False

    @property
    def printed(self) -> bool:
        """Whether the sentence itself prints the period."""
        return self.source in ("clause", "sentence")

    @property
    def stance_read(self) -> str:
        """Where the stance was read: with the period, where nothing else says it."""
        return self.stance_from or self.source


@dataclass(frozen=True, slots=True)
class Calendar:
    """The years of one document. `spoken` is the year it speaks in: that of 今年; `session` year and month of issue;
    `term` how many years the term had that it looks back on (本届)."""

    kind: str
    result: Years
    plan: Years | None
    spoken: int
    session: tuple[int, int] = (0, 0)
    term: int = TERM

    @classmethod
    def of(cls, about: Description, text: str) -> "Calendar":
        """The years reported and planned for, filled in from one another and from the date of issue.

        A report of November or December calls the year it plans for 明年; some are written as if it had begun.
        """
        result, plan = about.result_years, about.plan_years
        year, month = about.issued[:4], about.issued[5:7]
        issued = int(year) if year.isdigit() else 0
        if result is None:
            last = plan[0] - 1 if plan else issued - 1 if issued else 0
            result = (last, last)
        late = issued == result[1] and month.isdigit() and int(month) >= LATE
        late = late and text.count("今年") < max(_OFTEN, _OFTEN * text.count("明年"))
        spoken = result[1] if late or about.kind == "communique" else result[1] + 1
        held = (issued, int(month)) if issued and month.isdigit() else (0, 0)
        return cls(about.kind, result, plan, spoken, held, term(text))

    @property
    def last(self) -> int:
        """The last year reported."""
        return self.result[1]

    @property
    def next(self) -> int:
        """The first year planned for."""
        return self.plan[0] if self.plan else self.last + 1

    def of_term(self, source: str = "document", years: int = 0) -> Moment:
        """The term looked back on, or so many `years` of it."""
        return Moment(self.last - (years or self.term) + 1, self.last, "actual", source, span=True)

    def one_year(self, found: Moment) -> Moment:
        """What 全年 says where years hold that no sentence prints: the last gone by, or the first to come."""
        if not found.span or found.printed:
            return found
        year = self.next if found.stance == "target" else self.last
        return replace(found, first=year, last=year, span=False, source="sentence")

    def part_of_year(self, part: str, found: Moment, *, this_year: bool) -> Moment:
        """What a part of a year says where `found` holds.

        What was done until a month (截至8月16日) is of the year of the session, else of the one before it; 今年前三季度
        is over where a session late in the year speaks of it.
        """
        year, held = self.session
        if part.startswith("截"):
            month = int((_MONTH.search(part) or [0])[0])
            last = self.spoken if "今年" in part else year if month <= held else self.last
            return self._until(part, found, last)
        return replace(found, part=part)

    @staticmethod
    def _until(part: str, found: Moment, last: int) -> Moment:
        """What was done until a part of the year `last`."""
        first = found.first if found.span and found.first and found.first < last else last
        return replace(found, first=first, last=last, stance="actual", stance_from="", source="sentence", part=part)

    def dated(self, first: int, last: int, span: bool = False) -> Moment:
        """The moment of printed years: past years are reported, later ones planned."""
        stance = "actual" if last <= self.last else "target"
        return Moment(first, last, stance, span=span and last > first)

    def read(self, time: Time, moment: Moment, text: str) -> Moment | None:  # noqa: PLR0911 - a kind a line
        """The moment `time` states where `moment` holds; None where it states none."""
        if time.kind in ("year", "span"):
            return self._year(time)
        if time.kind == "plan":
            return self._plan(time)
        if time.kind == "back":
            # 五年累计 is of those years that were spoken of, and of the last ones else.
            summed = text.startswith(_SUMMED, time.end) and (moment.span or moment.stance == "target")
            aimed = moment.stance == "target" and moment.span and text[time.end - 1] in _DURING
            if aimed or summed or text[: time.start].endswith("经过"):
                return None
            return Moment(self.last - time.count + 1, self.last, "actual", span=time.count > 1)
        if time.kind == "taking":
            return self._taking(time.count, moment)
        if time.kind == "ahead":
            return Moment(self.next, self.next + time.count - 1, "target", span=time.count > 1)
        return self._relative(time, moment, text)

    def _taking(self, years: int, moment: Moment) -> Moment | None:
        """How long something to be done may take (力争三年内): from the first year planned for on; what was done took
        some time before it was there, and as many years as hold anyway are these."""
        told = moment.stance != "target" or (moment.span and (moment.last or 0) - (moment.first or 0) + 1 == years)
        if told or not 1 < years <= _LONGEST:
            return None
        return Moment(self.next, self.next + years - 1, "target", span=True)

    def _year(self, time: Time) -> Moment | None:
        if time.edge == "since" and time.first <= self.last:
            return Moment(time.first, self.last, "actual", span=time.first < self.last)
        back = time.edge == "start"  # 2021年初 is the end of 2020
        moment = replace(self.dated(time.first - back, time.last - back, span=time.kind == "span"), part=time.part)
        over = not time.until and time.last == self.next and self._is_over(time.part)
        return replace(moment, stance="actual") if over else moment

    def _is_over(self, part: str) -> bool:
        """Whether some months of the year planned for are over when it is spoken of: 2026年1月支出9亿元."""
        year, month = self.session
        months = [int(m) for m in _MONTH.findall(part)] if part.endswith("月") else []
        over = month - 1 if year == self.next else 0 if year else _BEFORE_SESSION
        return bool(months) and max(months) <= over

    def _plan(self, time: Time) -> Moment:
        first, last = time.first, time.last
        if time.edge in ("end", "start"):
            return self.dated(*((last, last) if time.edge == "end" else (first, first)))
        if time.edge == "since":
            return Moment(first, self.last, "actual", span=True)
        if first <= self.last < last and self.kind != "five_year_outline":
            return Moment(first, last, "target", span=True)
        return self.dated(first, last, span=True)

    def _relative(self, time: Time, moment: Moment, text: str) -> Moment | None:  # noqa: PLR0911 - a decision a line
        if time.kind == "this_year":
            return self._this_year(moment, text.startswith("以来", time.end))
        if time.kind == "within":
            known = moment.stance == "actual" or moment.span
            return None if known else Moment(self.next, self.next, "target")
        if time.kind == "next_year":
            year = self.spoken + 1 if self.plan else self.next
            return Moment(year, year, "target")
        if time.kind == "last_year":
            return Moment(self.last, self.last, "actual")
        if time.kind in ("year_before", "two_before"):
            holds = self.next if moment.stance == "target" else self.last
            year = (moment.last if moment.printed and moment.last else holds) - (1 + (time.kind == "two_before"))
            return Moment(year, year, "actual", part=moment.part)
        if time.kind == "at_present" and moment.stance == "target":
            return Moment(self.last, self.last, "actual")
        return None

    def _this_year(self, moment: Moment, so_far: bool) -> Moment:
        """今年: in a report of December the year reported, where it does not speak of plans; else the one ahead."""
        if self.kind == "communique" or (self.spoken == self.last and moment.stance == "actual"):
            return Moment(self.last, self.last, "actual")
        if so_far:
            return Moment(self.next, self.next, "actual")
        planned = moment.stance == "target" or moment.last == self.last
        return Moment(self.next, self.next, "target" if planned else moment.stance)
