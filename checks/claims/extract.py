"""A document into claims: flows into sentences, sentences into drafts, drafts into rows of the claims table."""

import re
from dataclasses import dataclass, replace

from checks.claims import damage
from checks.claims.bases import link
from checks.claims.context import Context, Moment
from checks.claims.drafts import MONEY, Draft, State
from checks.claims.frames import Frames, Paragraph
from checks.claims.grammar import Grammar, grammar
from checks.claims.ids import Names
from checks.claims.lexer import Number
from checks.claims.model import Claim, Extraction, Mark
from checks.claims.numbers import Bounds, Quantity, bounds
from checks.claims.qualities import QualityMatch, QualityReader
from checks.claims.regions import Places
from checks.claims.scopes import ScopeReader
from checks.claims.sentences import clause_of, ends
from checks.claims.wording import note_wording
from checks.documents.model import Document, Flow
from checks.vocabulary.vocabulary import Vocabulary

_YEAR = re.compile(r"(?:19|20)\d\d")
_AIMS = ("的目标", "目标", "的任务", "的奋斗目标")
_GLOSSARY = re.compile("名词|用语|注[释解]")
_ESTIMATED = re.compile("测算|匡算|推算")
_DOING = frozenset(("实现", "完成", "实现了", "完成了"))  # verbs that do not say whether years were added up
_STATES = frozenset(("level", "share", "rate", "ratio_part", "rank"))


def extract(document: Document, vocabulary: Vocabulary) -> Extraction:
    """Every quantitative statement of `document`, the qualities it states without a number, and damage at numbers."""
    return _Extractor(document, grammar(vocabulary)).run()


@dataclass(slots=True)
class _Sentence:
    flow: Flow
    start: int
    end: int
    source: tuple[int, int]
    printed: str
    owners: Paragraph


class _Extractor:
    """The reading of one document."""

    def __init__(self, document: Document, made: Grammar) -> None:
        self._document = document
        self._grammar = made
        self._context = Context(document)
        self._places = Places(document.description, made.vocabulary)
        self._names = Names(document.name)
        self._scopes = ScopeReader()
        self._frames = Frames(document, self._places.home)
        self._qualities = QualityReader(made.vocabulary.hedges, made.indicators)
        self._paths = [" / ".join(s.path) for s in document.sections]
        self._out = Extraction()
        self._within: dict[str, str] = {}  # claim to what it is a part of, where that stands elsewhere

    def run(self) -> Extraction:
        for flow in self._document.flows:
            self._flow(flow)
        out = self._out
        for table in self._document.tables:
            found = self._grammar.tables.read(table, self._document, self._names, self._frames)
            out.claims += found.claims
            out.marks += found.marks
        note_wording(out.claims)
        for rows in (out.claims, out.qualities, out.marks):
            rows.sort(key=_place)
        link(out.claims, self._within)
        return out

    def _flow(self, flow: Flow) -> None:
        text = flow.text
        for found in damage.quotes(text):
            self._mark(flow, found)
        numbers = self._grammar.lexer.numbers(text) if flow.kind != "heading" or len(text) > 40 else []
        qualities = self._qualities.find(text)
        # Also a paragraph without numbers may say what time the ones after it speak of: 今后五年，…
        began = moment = self._context.paragraph(flow.section, text)
        if not numbers and not qualities:
            return
        owners = self._frames.paragraph(flow)
        start = place = 0
        carried: State | None = None
        for end in ends(text):
            moment = self._context.sentence(moment, text[start : min(end, start + 80)].lstrip(" 　"), began)
            first = place
            while place < len(numbers) and numbers[place].start < end:
                place += 1
            inside = [q for q in qualities if start <= q.start < end]
            if place > first or inside:
                sentence = self._sentence(flow, start, end, owners)
                carried = self._read(sentence, numbers[first:place], moment, carried)
                for quality in inside:
                    self._quality(sentence, quality, moment)
            start = end

    def _sentence(self, flow: Flow, start: int, end: int, owners: Paragraph) -> _Sentence:
        text = flow.text
        while start < end and text[start] in " 　":
            start += 1
        source = flow.source(start, end)
        return _Sentence(flow, start, end, source, text[start:end], owners)

    def _read(self, sentence: _Sentence, numbers: list[Number], moment: Moment, carried: State | None) -> State | None:
        if not numbers:
            return carried
        flow = sentence.flow
        text = flow.text
        state = self._grammar.clauses.sentence(text, sentence.start, sentence.end, numbers, carried)
        times = self._context.times(sentence.printed)
        claims: dict[int, Claim] = {}
        for draft in state.drafts:
            place = draft.start - sentence.start
            when = self._context.at(moment, sentence.printed, times, place)
            if _is_sum_or_last(draft, when, state):
                when = replace(when, first=None, last=None)
            claims[id(draft)] = draft.row = self._claim(sentence, draft, when)
        self._own(sentence, state.drafts, claims)
        for draft in (*state.before, *state.drafts):
            _link(draft)
            if draft.within and draft.row is not None:
                self._within[draft.row.claim] = draft.within
        self._damage(sentence, numbers, state, claims)
        return state

    def _is_canonical(self, name: str) -> bool:
        """Whether the vocabulary knows an indicator by just this name, however the name was come by."""
        known = self._grammar.vocabulary.indicator(name)
        return known is not None and known.name == name

    def _explains(self, flow: Flow) -> bool:
        """Whether a paragraph stands in a glossary, which tells of other plans."""
        return flow.section < len(self._paths) and bool(_GLOSSARY.search(self._paths[flow.section]))

    def _claim(self, sentence: _Sentence, draft: Draft, when: Moment) -> Claim:
        flow, document = sentence.flow, self._document
        place = draft.start - sentence.start
        start, end = flow.source(draft.start, draft.end)
        clause = flow.source(*clause_of(flow.text, sentence.start, sentence.end, (draft.start, draft.end)))
        first, last = self._period(draft, when)
        stance = "requirement" if draft.required else "target" if draft.planned else when.stance
        if stance == "actual" and sentence.flow.text.startswith(_AIMS, draft.end):
            stance = "requirement"  # 人均生产总值3000美元的目标已经实现 says what was aimed at
        if draft.is_base and stance == "target":
            stance = "actual"
        elif stance == "target" and (_ESTIMATED.search(sentence.printed, 0, place) or self._explains(flow)):
            stance = "requirement"  # 根据测算，投资、消费分别增长6%，可以支撑生产总值增长6%: what a goal rests on
        said = _index(draft, self._bounds(draft, stance))
        quote = document.text[start:end]
        region = self._places.of(draft.named.region, draft.named.lead)
        span = (sentence.start, sentence.end)
        notes = self._scopes.at(flow.text, span, (draft.start, draft.end), draft.name)
        claim = Claim(
            claim=self._names.name(sentence.printed, flow.text[draft.start : draft.end] + draft.digits),
            document=document.name,
            start=start,
            end=end,
            line=document.line(start),
            quote=quote,
            sentence=document.text[slice(*sentence.source)],
            section=self._paths[flow.section] if flow.section < len(self._paths) else "",
            region=region,
            subject="",
            indicator=draft.name or "未指明",
            registered=self._is_canonical(draft.name),
            measure=draft.measure,
            period_start=first,
            period_end=last,
            stance=stance,
            comparator=draft.comparator,
            value=float(draft.digits),
            value_hi=float(draft.digits_hi) if draft.digits_hi else float("nan"),
            unit=draft.unit.name,
            canonical_unit=said.unit,
            lo=said.lo,
            hi=said.hi,
            lo_closed=said.lo_closed,
            hi_closed=said.hi_closed,
            damage=draft.damage,
            sentence_start=sentence.source[0],
            sentence_end=sentence.source[1],
            paragraph=flow.index,
            share_of=self._places.named(draft.share_of) or draft.share_of,
            growth_kind=draft.growth_kind,
            scope="；".join(filter(None, (*notes, draft.scope))),
            part_of_year=when.part,
            period_printed=when.printed,
            clause_start=clause[0],
            clause_end=clause[1],
            basis=draft.basis,
            indicator_from=draft.named_from,
        )
        if draft.ratio:
            claim.ratio = f"{document.name}:{start}"
        self._out.claims.append(claim)
        return claim

    def _bounds(self, draft: Draft, stance: str) -> Bounds:
        hedges = self._grammar.hedges
        quantity = Quantity(
            draft.digits, draft.unit.name, draft.comparator, draft.digits_hi, negative=draft.number.negative
        )
        if draft.hedge:
            place = hedges.after if draft.number.hedge == draft.hedge else hedges.before
            _, quantity.width, quantity.side = place.get(draft.hedge, ("", 0.1, "both"))
        indicator = draft.named.indicator
        width = indicator.hedge_width if indicator else None
        return bounds(quantity, draft.unit, stance=stance, sign=draft.sign, width=width)

    def _period(self, draft: Draft, when: Moment) -> tuple[int | None, int | None]:  # noqa: PLR0911 - a decision a line
        """A state is of the last year of a span; a flow, a change and a yearly average are of all of it."""
        first, last = when.first, when.last
        if first is None or last is None:
            return None, None
        if draft.is_base and (when.span or not when.printed):
            return first - 1, first - 1
        indicator = draft.named.indicator
        since = _YEAR.search(draft.left.comparison) if draft.measure in ("growth", "delta", "multiple") else None
        if since and int(since[0]) < last - 1:
            return int(since[0]) + 1, last
        if when.span and (draft.measure in _STATES or (draft.scope and draft.scope == draft.left.distance)):
            flow = indicator is None and draft.measure == "level" and not (draft.left.kinds & {"to_rise", "to_fall"})
            if not flow:
                return last, last
        if draft.average and first == last:
            plan, result = self._context.plan, self._context.result
            if plan and last == plan[1] and plan[0] < last:
                return plan[0], last
            if last == result[1] and result[0] < last:
                return result[0], last
        return first, last

    def _own(self, sentence: _Sentence, drafts: list[Draft], claims: dict[int, Claim]) -> None:
        """Write whose its number is into each claim of a sentence; 甲和乙分别…: each of a run has its own owner."""
        for place, draft in enumerate(drafts):
            first = last = place
            while first and drafts[first - 1].left is draft.left:
                first -= 1
            while last + 1 < len(drafts) and drafts[last + 1].left is draft.left:
                last += 1
            order, before = (place - first, last - first + 1), claims[id(drafts[place - 1])] if place else None
            sentence.owners.give(claims[id(draft)], drafts[first].start, order, draft.left.noun, before)

    def _quality(self, sentence: _Sentence, found: QualityMatch, moment: Moment) -> None:
        document, flow = self._document, sentence.flow
        place = found.start - sentence.start
        when = self._context.at(moment, sentence.printed, self._context.times(sentence.printed), place)
        start, end = flow.source(found.start, found.end)
        first, last = when.first, when.last
        claim = Claim(
            claim=self._names.name(sentence.printed, flow.text[found.start : found.end]),
            document=document.name,
            start=start,
            end=end,
            line=document.line(start),
            quote=document.text[start:end],
            sentence=document.text[slice(*sentence.source)],
            section=self._paths[flow.section] if flow.section < len(self._paths) else "",
            region=self._places.of(found.named.region, found.named.lead),
            subject="",
            indicator=found.named.name,
            registered=True,
            measure=found.measure,
            period_start=first,
            period_end=last,
            stance=when.stance,
            comparator=found.comparator,
            unit="",
            canonical_unit=found.unit,
            lo=found.lo,
            hi=found.hi,
            sentence_start=sentence.source[0],
            sentence_end=sentence.source[1],
            paragraph=flow.index,
            period_printed=when.printed,
        )
        self._out.qualities.append(claim)

    def _damage(self, sentence: _Sentence, numbers: list[Number], state: State, claims: dict[int, Claim]) -> None:
        text, flow = sentence.flow.text, sentence.flow
        for place, number in enumerate(numbers):
            following = numbers[place + 1] if place + 1 < len(numbers) else None
            found = [d for d in (damage.cut_word(text, number), damage.lost_separator(text, number, following)) if d]
            if number.damage:
                found.append(damage.Damage(number.start, number.end, number.damage))
            draft = next((d for d in state.drafts if d.number is number), None)
            if draft and number.hedge and draft.left.hedge and damage.at_odds(draft.left.hedge, number.hedge):
                found.append(damage.Damage(number.start - len(draft.left.hedge), number.end, "hedges_conflict"))
            start, end = flow.source(number.start, number.end)
            if "\n\n" in self._document.text[start:end]:
                found.append(damage.Damage(number.start, number.end, "page_break"))
            for one in found:
                self._mark(flow, one)
                for each in state.drafts:
                    if each.number is number:
                        claim = claims[id(each)]
                        claim.damage = claim.damage or one.kind
                        if one.kind == "word_cut":
                            claim.comparator = "~"
                            said = replace_bounds(claim, each, self._grammar)
                            claim.lo, claim.hi, claim.lo_closed, claim.hi_closed = said[:4]

    def _mark(self, flow: Flow, found: damage.Damage) -> None:
        start, end = flow.source(found.start, found.end)
        text = self._document.text
        self._out.marks.append(
            Mark(
                self._document.name, start, end, self._document.line(start), found.kind, text[start:end], found.expected
            )
        )


def _link(draft: Draft) -> None:
    """Write into a draft's claim which others it stands to as part, as a later value, as a change."""
    row = draft.row
    if row is None:
        return
    if draft.whole is not None and draft.whole.row is not None:
        row.whole, row.partition, row.whole_from = draft.whole.row.claim, draft.partition, draft.whole_from
    if draft.base is not None and draft.base.row is not None:
        row.base, row.base_from = draft.base.row.claim, "sentence"
    if draft.beside is not None and draft.beside.row is not None:
        row.beside = draft.beside.row.claim


def _is_sum_or_last(draft: Draft, when: Moment, state: State) -> bool:
    """Whether an amount of several years may be their sum or that of the last: 五年来，实现进出口总额2236亿美元.

    A verb that reaches it (达到), a hedge (突破), a value it came from or a growth beside it says that it is the last.
    """
    indicator = draft.named.indicator
    if (
        not when.span
        or when.printed
        or draft.measure != "level"
        or draft.is_base
        or draft.base is not None
        or draft.beside is not None
    ):
        return False
    if indicator is None or indicator.stock or not indicator.additive or draft.unit.dimension not in MONEY:
        return False
    if draft.hedge or draft.left.kinds & {"to_rise", "to_fall", "average"} or not _DOING.issuperset(draft.left.words):
        return False
    return not any(d.name == draft.name and d is not draft for d in state.drafts)


def _index(draft: Draft, said: Bounds) -> Bounds:
    """A price index printed with the year before as 100 (102.3) as the growth it states (2.3%)."""
    indicator = draft.named.indicator
    if indicator is None or indicator.measure != "growth" or draft.left.change or not 80 < float(draft.digits) < 140:
        return said
    return Bounds(said.lo - 100, said.hi - 100, said.lo_closed, said.hi_closed, "%")


def _place(row: Claim | Mark) -> tuple[int, int]:
    return row.start, row.end


def replace_bounds(claim: Claim, draft: Draft, made: Grammar) -> Bounds:
    """The bounds of a claim whose hedge is damaged but can be read (5%右)."""
    _, width, side = made.hedges.after.get("左右", ("~", 0.1, "both"))
    quantity = Quantity(draft.digits, draft.unit.name, "~", width=width, side=side)
    return bounds(quantity, draft.unit, stance=claim.stance, sign=draft.sign)
