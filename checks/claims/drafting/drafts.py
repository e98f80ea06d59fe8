"""Claims in the making: the draft of one number, the state of a sentence, and the spot being read."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from checks.chinese.lexicon import words_of
from checks.chinese.time import Years
from checks.chinese.words import ORIGINAL
from checks.claims.lexing.lexer import Number
from checks.claims.lexing.units import PrintedUnit
from checks.claims.model import Claim
from checks.claims.names.indicators import Named
from checks.claims.names.phrases import Left
from checks.claims.time.years import Moment

MONEY = frozenset(("money", "money_per_person", "currency_usd", "usd_per_person"))
SIZE = "size"
ORIGINALLY = frozenset(ORIGINAL)
FROM = frozenset(words_of("drafts", "from"))
AMOUNTS = ("level", "delta", "cumulative")
_HELD = ("name", "named", "verb", "last", "group", "head", "inside", "loose", "view", "within", "part", "aside")
_CARRIED = 16
_OWNED = ("region", "subject", "tier", "account", "scope", "stance", "period_start", "period_end", "part_of_year")
COUNTS = frozenset(("count", "people", "households", "other", "ratio", "index", "time"))


@dataclass(slots=True, eq=False)
class Draft:
    """A claim before it has an id, a period and bounds. `number` and the text are those of the flow."""

    number: Number
    digits: str
    digits_hi: str
    name: str
    named: Named
    measure: str
    sign: int
    comparator: str
    hedge: str
    unit: PrintedUnit
    left: Left
    start: int
    end: int
    subject: str = ""
    share_of: str = ""
    whole: "Draft | None" = None
    partition: str = ""
    base: "Draft | None" = None
    beside: "Draft | None" = None  # the level a change stands beside
    is_base: bool = False
    than: bool = False  # it is what the change behind it is measured from
    ratio: int = 0
    growth_kind: str = ""
    required: str = ""  # why it is no result: the size of a thing that is built, a threshold, what was planned
    planned: bool = False  # the words say it is a plan: 预算为87.2亿元
    average: bool = False
    damage: str = ""
    scope: str = ""  # what the words before it say of its scope: 高于全省
    basis: str = ""  # what it is measured against, where that is no number: 年度投资计划, 高于全市平均水平
    within: str = ""  # what it is a part of, where that stands in another paragraph
    whole_from: str = ""
    named_from: str = "clause"
    aside: bool = False  # in a bracket
    totals: bool = False  # it adds up what stands before it
    row: Claim | None = None  # the claim it became
    when: Moment | None = None  # the time that holds where it stands
    years: Years | None = None  # its own years, once they are read

    @property
    def printed(self) -> str:
        """The noun phrase in front of it."""
        return self.left.noun

    @property
    def is_plan(self) -> bool:
        """Whether it is only the budget that the amount before it is held against: 完成9亿元，为年初预算10亿元的90%."""
        return self.left.aimed or (bool(self.left.budget) and not self.left.noun)

    @property
    def begins(self) -> bool:
        """Whether the words say that something changed from this value: 由A, 从A; not from what was planned."""
        return ORIGINALLY.isdisjoint(self.left.words) and bool(FROM & {*self.left.words, self.left.comparison[:1]})


@dataclass(slots=True)
class State:
    """What a sentence has established so far; a paragraph passes its amounts (`before`) on."""

    last: Draft | None = None
    name: str = ""
    named: Named | None = None
    verb: str = ""
    group: list[Draft] = field(default_factory=list)
    head: Draft | None = None  # the total that 其中 speaks of
    counted: Draft | None = None  # what the words between two numbers count among: 16个项目中新能源项目7个
    inside: str = ""  # open or closed, while a list of parts goes on
    loose: bool = False  # the list of parts goes on behind a semicolon only with akin names
    view: bool = False  # the list divides what the sentences before said: 分行业看
    divided: str = ""  # what such a list divides, where that is in another paragraph
    topic: Draft | None = None  # what a list of growths or amounts divides: the last quantity named outside of lists
    within: str = ""  # what the parts are parts of, as printed: 在一般公共预算收入中
    part: str = ""  # the last part
    members: list[Draft] = field(default_factory=list)  # parts of all lists so far
    before: list[Draft] = field(default_factory=list)  # amounts of the sentences before in the paragraph
    aside: Draft | None = None  # the amount behind which an open bracket stands
    outer: tuple[Any, ...] | None = None  # what held before that bracket
    before_hedge: str = ""
    used: int = 0  # up to where the noun behind the last number reaches
    led: bool = False  # the clause has a verb of its own
    # By where a count begins: where the amount behind it ends that narrows what it counts, and its words (过300亿元).
    classes: dict[int, tuple[int, str]] = field(default_factory=dict)
    # By where a count begins: where the words begin that say from what size on it counts, and these: 10亿元以上.
    sizes: dict[int, tuple[int, str]] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)

    def names(self) -> Named:
        """What the last claim names."""
        return self.named or Named(self.name, False)

    def shared(self, noun: str) -> str:
        """What a share is of that does not say it: that of the share before it, or the total of its list.

        One that stands beside an amount may be of anything: 民生资金9亿元，其中教育支出3亿元、占12%.
        """
        if noun.startswith("占") and self.last is not None and self.last.measure in AMOUNTS:
            return ""
        told = (d.share_of for d in reversed(self.drafts) if d.share_of and d.measure == "share")
        return next(told, self.head.name if self.inside and self.head else "")

    def enter(self, aside: Draft | None) -> None:
        """Enter a bracket that stands right behind `aside`; what is said in it does not leak out."""
        self.outer = (*(getattr(self, name) for name in _HELD), self.outer)
        self.aside, self.inside, self.within, self.view = aside, "", "", False

    def leave(self) -> None:
        """Come back out of a bracket."""
        if self.outer is not None:
            for name, value in zip(_HELD, self.outer, strict=False):
                setattr(self, name, value)
            self.outer = self.outer[-1]

    def carried(self) -> list[Draft]:
        """The last amounts, which the next sentence of the paragraph may speak of."""
        return [*self.before, *(d for d in self.drafts if d.measure in AMOUNTS and not d.aside)][-_CARRIED:]


@dataclass(slots=True)
class Spot:
    """One number where it stands: the words before and behind it, and the text of the clause before."""

    text: str
    number: Number
    unit: PrintedUnit
    left: Left
    behind: str  # the noun right behind it
    before: str  # the text in front of its clause

    @property
    def size(self) -> Fraction:
        """What the number says, in canonical units."""
        return self.unit.size(self.number.digits)

    @property
    def percent(self) -> bool:
        """Whether the number is a share, a rate, a change or a multiple, not an amount."""
        return self.unit.dimension in ("percent", "percentage_point") or self.unit.name == "倍"


def fits(unit: PrintedUnit, named: Named) -> bool:
    """Whether a unit can measure an indicator's level."""
    wanted = named.indicator.dimension if named.indicator else ""
    have = unit.dimension
    if not unit.name or have == wanted:
        return True
    if wanted in MONEY:
        return have in MONEY
    if wanted in ("count", "people", "households", "other"):
        return have in COUNTS
    if wanted in ("percent", "ratio", "concentration", "energy", "power", "index"):
        return have in ("percent", "ratio", "concentration", "energy", "power", "index", "other")
    return wanted in ("mass", "volume") and have in ("mass", "volume", "other")


def reaches(left: Left, state: State) -> bool:
    """Whether the words before a number may end a change: 提高到B, or 达到B in the clause of the number before."""
    return bool(left.kinds & {"to_rise", "to_fall"}) or ("level" in left.kinds and not state.led)


def link_draft(draft: Draft) -> None:
    """Write into a draft's claim which others it stands to as part, as a later value, as a change."""
    row = draft.row
    if row is None:
        return
    if draft.whole is not None and draft.whole.row is not None:
        row.whole, row.partition, row.whole_from = draft.whole.row.claim, draft.partition, draft.whole_from
        if draft.aside and draft.whole.row.stance == "budget":  # 收入预算36亿元（其中：开发区5亿元）
            row.stance, row.stance_from = "budget", draft.whole.row.stance_from
            row.scope = row.scope or draft.whole.row.scope
    if draft.base is not None and draft.base.row is not None:
        row.base, row.base_from = draft.base.row.claim, "sentence"
    level = draft.beside.row if draft.beside is not None else None
    if level is not None and (level.sentence_start == row.sentence_start or _same(level, row)):
        row.beside = level.claim
        if level.stance == "budget" and row.measure != "completion":
            row.stance, row.stance_from = "budget", level.stance_from


def _same(level: Claim, change: Claim) -> bool:
    """Whether a change can be that of an amount of another sentence: of one owner and time."""
    return all(getattr(level, a) == getattr(change, a) for a in _OWNED)
