"""A document into claims: flows into sentences, sentences into drafts, drafts into rows of the claims table."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from checks.chinese.time import speaks_of_several_years, times
from checks.claims.drafting.against import AgainstReader, like_for_like
from checks.claims.drafting.draft_bounds import bounds_of, bounds_with_hedge_mended
from checks.claims.drafting.drafts import Draft, State, link_draft
from checks.claims.drafting.moments import moment_at
from checks.claims.drafting.periods import (
    Held,
    PeriodPlace,
    compared_with,
    held,
    measured_since,
    of_which,
    strays,
    yearly,
)
from checks.claims.framing.chapters import NO_CHAPTER, Chapter
from checks.claims.framing.frames import Frames, Paragraph
from checks.claims.grammar import Grammar, grammar
from checks.claims.ids import Names
from checks.claims.lexing import damage, limits
from checks.claims.lexing.lexer import Number
from checks.claims.lexing.sentences import clause_of, ends
from checks.claims.listing.complete_sets import close
from checks.claims.listing.shared_out import left_out
from checks.claims.model import Claim, Extraction
from checks.claims.names.home_names import name_as_of_home
from checks.claims.names.qualities import QualityMatch, QualityReader
from checks.claims.names.regions import Places
from checks.claims.names.scopes import ScopeReader
from checks.claims.settling import note_marks, numbered_parts, plan_sums
from checks.claims.settling.apart import tell_apart
from checks.claims.settling.bases import link
from checks.claims.settling.flags import note_wording
from checks.claims.settling.narrowed import narrow
from checks.claims.settling.trust import doubt
from checks.claims.time.context import Context
from checks.claims.time.years import EARLIEST, Moment
from checks.defects.mark import Mark, mark_at
from checks.documents.document import Document, Flow
from checks.failures import survived
from checks.vocabulary.vocabulary import Vocabulary


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
    several: bool = False  # its paragraph speaks of several years
    strayed: bool = False  # a sentence before it in the paragraph speaks of another year than the paragraph
    since: int = 0  # the year that a sentence before it in the paragraph measures its changes from


class _Extractor:
    """The reading of one document."""

    def __init__(self, document: Document, made: Grammar) -> None:
        self._document = document
        self._grammar = made
        self._context = Context(document)
        self._places = Places(document.description, made.vocabulary)
        self._names = Names(document.name)
        self._scopes = ScopeReader()
        self._against = AgainstReader()
        self._frames = Frames(document, self._places.home)
        self._qualities = QualityReader(made.vocabulary.hedges, made.indicators)
        self._chapters = [Chapter.of(" / ".join(s.path)) for s in document.sections]
        self._out = Extraction()
        self._tabled = 0  # claims of tables
        self._within: dict[str, str] = {}  # claim to what it is a part of, where that stands elsewhere

    def run(self) -> Extraction:
        for flow in self._document.flows:
            if self._full():
                break
            with self._survived("paragraph", flow.source(0, min(len(flow.text), 40)) if flow.text else (0, 0)):
                self._flow(self._frames.unnamed(flow))
        out = self._out
        for table in self._document.tables:
            if len(out.claims) > limits.CLAIMS:
                break
            with self._survived("table", (table.start, min(table.end, table.start + 40))):
                within, beyond = limits.narrowed(table, self._document)
                found = self._grammar.tables.read(within, self._document, self._names, self._frames)
                out.claims += found.claims
                self._tabled += len(found.claims)
                out.marks += [*found.marks, *beyond]
        if self._full():
            out.marks.append(limits.beyond(self._document))
        note_marks.drop(out)
        name_as_of_home(out.claims, self._places.own, self._grammar.indicators)
        note_marks.adjust(out.claims, self._document.text)
        plan_sums.date(out.claims)
        doubt(out.claims)
        for rows in (out.claims, out.qualities, out.marks):
            rows.sort(key=_place)
        tell_apart(out.claims)
        numbered_parts.join(out.claims, self._document.text)
        link(out.claims, self._within, self._grammar.vocabulary)
        close(out.claims)
        narrow(out.claims, self._document.description.kind)
        note_wording(out.claims, spelled=self._document.spelled)
        return out

    def _full(self) -> bool:
        """Whether more was read than one document may hold."""
        held = len(self._out.claims)
        return held > limits.CLAIMS or held - self._tabled > limits.TOLD

    @contextmanager
    def _survived(self, stage: str, span: tuple[int, int]) -> Iterator[None]:
        """Where reading a stretch fails, takes back what was read of it so far, and says so."""
        out = self._out
        read: list[tuple[list[Any], int]] = [(rows, len(rows)) for rows in (out.claims, out.qualities, out.marks)]
        with survived(out.failures, stage, document=self._document.name, span=span):
            try:
                yield
            except Exception:
                for rows, before in read:
                    del rows[before:]
                raise

    def _flow(self, flow: Flow) -> None:
        text, numbers = self._limited(flow)
        for found in damage.quotes(text):
            self._mark(flow, found)
        qualities = self._qualities.find(text)
        # Also a paragraph without numbers may say what time the ones after it speak of: 今后五年，…
        began = moment = self._context.paragraph(flow.section, text)
        if not numbers and not qualities:
            self._frames.note(flow)
            return
        owners = self._frames.paragraph(flow)
        start = place = 0
        carried: State | None = None
        several, strayed, since = moment.span or speaks_of_several_years(text), False, 0
        for end in ends(text):
            moment = self._context.sentence(moment, text[start : min(end, start + 80)].lstrip(" 　"), began)
            first = place
            while place < len(numbers) and numbers[place].start < end:
                place += 1
            inside = [q for q in qualities if start <= q.start < end]
            since = compared_with(text[start:end], moment) or since
            if place > first or inside:
                sentence = self._sentence(flow, start, end, owners)
                sentence.several, sentence.strayed, sentence.since = several, strayed, since
                here = of_which(sentence.printed, carried) or moment
                before, carried = carried, None  # nothing is carried on from a sentence that cannot be read
                with self._survived("sentence", sentence.source):
                    carried = self._read(sentence, numbers[first:place], here, before)
                    strayed = strayed or strays(carried, moment)
                    since = measured_since(carried, moment) or since
                    for quality in inside:
                        self._quality(sentence, quality, moment)
            start = end
        self._context.ended(flow.section, moment)

    def _limited(self, flow: Flow) -> tuple[str, list[Number]]:
        """What is read of a paragraph, and its numbers; where more stands there, that is marked."""
        text = flow.text[: limits.LENGTH]
        numbers = self._grammar.lexer.numbers(text) if flow.kind != "heading" or len(text) > 40 else []
        if len(numbers) > limits.NUMBERS:
            beyond = numbers[limits.NUMBERS]
            self._mark(flow, damage.Damage(beyond.start, beyond.end, limits.BEYOND))
            return text[: beyond.start], numbers[: limits.NUMBERS]
        if len(text) < len(flow.text):
            self._mark(flow, damage.Damage(len(text), min(len(flow.text), len(text) + 40), limits.BEYOND))
        return text, numbers

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
        state = self._grammar.clauses.sentence(flow.text, sentence.start, sentence.end, numbers, carried)
        said = times(sentence.printed)
        claims: dict[int, Claim] = {}
        for draft in state.drafts:
            draft.when = moment_at(self._context.calendar, moment, sentence.printed, said, draft.start - sentence.start)
            claims[id(draft)] = draft.row = self._claim(sentence, draft, draft.when, state)
        self._own(sentence, state.drafts, claims)
        for draft in (*state.before, *state.drafts):
            link_draft(draft)
            if draft.within and draft.row is not None:
                self._within[draft.row.claim] = draft.within
        self._damage(sentence, numbers, state, claims)
        return state

    def _is_canonical(self, name: str) -> bool:
        """Whether the vocabulary knows an indicator by just this name, however the name was come by."""
        known = self._grammar.vocabulary.indicator(name)
        return known is not None and known.name == name

    def _chapter(self, flow: Flow) -> Chapter:
        return self._chapters[flow.section] if flow.section < len(self._chapters) else NO_CHAPTER

    def _held(self, sentence: _Sentence, draft: Draft, when: Moment, state: State, clause: tuple[int, int]) -> Held:
        """When a draft holds, and how firmly."""
        chapter, text = self._chapter(sentence.flow), sentence.flow.text
        place = PeriodPlace(
            sentence.printed,
            draft.start - sentence.start,
            (clause[0] - sentence.start, clause[1] - sentence.start),
            text[draft.end : draft.end + 20],
            several=sentence.several,
            chapter=chapter.several,
            strayed=sentence.strayed,
            since=sentence.since,
            glossary=chapter.glossary,
            headings=chapter.path,
        )
        return held(draft, when, place, self._context.calendar, state)

    def _claim(self, sentence: _Sentence, draft: Draft, when: Moment, state: State) -> Claim:
        flow, document = sentence.flow, self._document
        start, end = flow.source(draft.start, draft.end)
        own = clause_of(flow.text, sentence.start, sentence.end, (draft.start, draft.end))
        clause = flow.source(*own)
        time = self._held(sentence, draft, when, state, own)
        stance = time.stance
        said = bounds_of(draft, stance, self._grammar.hedges)
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
            section=self._chapter(flow).path,
            region=region,
            subject="",
            indicator=draft.name or "未指明",
            registered=self._is_canonical(draft.name),
            measure=draft.measure,
            period_start=time.first,
            period_end=time.last,
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
            scope=self._scope(sentence, draft, own, notes),
            part_of_year="" if stance == "budget" else when.part,  # the month is that of who approved it
            period_printed=when.printed and (not draft.is_base or (when.own and time.last in (when.first, when.last))),
            period_from=time.source,
            stance_from=time.stance_from,
            basis=self._against.of(draft, sentence.printed, sentence.start, flow.index, time.last) or draft.basis,
            clause_start=clause[0],
            clause_end=clause[1],
            indicator_from=draft.named_from if len(draft.name) > 1 else "assumed",
        )
        if draft.ratio:
            claim.ratio = f"{document.name}:{start}"
        self._out.claims.append(claim)
        return claim

    @staticmethod
    def _scope(sentence: _Sentence, draft: Draft, clause: tuple[int, int], notes: list[str]) -> str:
        """The scope words that bear on a draft, each once."""
        like = like_for_like(draft, sentence.printed, clause[0] - sentence.start, draft.start - sentence.start)
        before = sentence.flow.text[clause[0] : draft.start]
        several = draft.years is not None and draft.years[0] < draft.years[1]
        known = [*notes, draft.scope or (yearly(draft, before) if several else "")]
        return "；".join(filter(None, [*known, "" if any(like in k for k in known) else like]))

    def _own(self, sentence: _Sentence, drafts: list[Draft], claims: dict[int, Claim]) -> None:
        """Write whose its number is into each claim of a sentence; 甲和乙分别…: each of a run has its own owner."""
        latest: dict[str, Claim] = {}
        for place, draft in enumerate(drafts):
            first = last = place
            while first and drafts[first - 1].left is draft.left:
                first -= 1
            while last + 1 < len(drafts) and drafts[last + 1].left is draft.left:
                last += 1
            claim, order = claims[id(draft)], (place - first, last - first + 1)
            said = latest.get(claim.indicator), claims[id(drafts[first - 1])] if first else None
            sentence.owners.give(claim, drafts[first].start, order, draft.left.noun, *said)
            if draft.aside and (body := left_out(draft.left.noun, draft.name)):
                claim.subject, claim.subject_from = body, "clause"
            if draft.named.lead and draft.named.lead in claim.subject:
                claim.region = self._places.own  # a partner whose name begins like a region's
            whole = draft.whole.name if draft.whole else ""
            if name := self._grammar.indicators.without_owner(claim.indicator, claim.subject, whole):
                claim.indicator, claim.registered = name, self._is_canonical(name)
            latest[claim.indicator] = claim

    def _quality(self, sentence: _Sentence, found: QualityMatch, moment: Moment) -> None:
        document, flow = self._document, sentence.flow
        place = found.start - sentence.start
        when = moment_at(self._context.calendar, moment, sentence.printed, times(sentence.printed), place)
        start, end = flow.source(found.start, found.end)
        first, last = (when.first, when.last) if when.last and when.last >= EARLIEST else (None, None)
        claim = Claim(
            claim=self._names.name(sentence.printed, flow.text[found.start : found.end]),
            document=document.name,
            start=start,
            end=end,
            line=document.line(start),
            quote=document.text[start:end],
            sentence=document.text[slice(*sentence.source)],
            section=self._chapter(flow).path,
            region=self._places.of(found.named.region, found.named.lead),
            subject="",
            subject_from="document",
            indicator=found.named.name,
            indicator_from="clause",
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
            period_from=when.source,
            stance_from=when.stance_read,
        )
        self._out.qualities.append(claim)

    def _damage(self, sentence: _Sentence, numbers: list[Number], state: State, claims: dict[int, Claim]) -> None:
        text, flow = sentence.flow.text, sentence.flow
        for place, number in enumerate(numbers):
            following = numbers[place + 1] if place + 1 < len(numbers) else None
            found = damage.around(flow, self._document.text, number, following)
            draft = next((d for d in state.drafts if d.number is number), None)
            known = draft.named.indicator if draft else None
            if number.damage and not (number.damage == "unit_lost" and damage.unitless(text, number, known)):
                found.append(damage.Damage(number.start, number.end, number.damage))
            if draft and number.hedge and damage.at_odds(draft.left.hedge, number.hedge):
                start = number.start - len(draft.left.hedge)
                if text.startswith(draft.left.hedge, start):
                    found.append(damage.Damage(start, number.end, "hedges_conflict"))
            start, end = flow.source(number.start, number.end)
            if "\n\n" in self._document.text[start:end]:
                found.append(damage.Damage(number.start, number.end, "page_break"))
            for one in found:
                self._mark(flow, one)
                for each in (d for d in state.drafts if d.number is number):
                    claim = claims[id(each)]
                    claim.damage = claim.damage or one.kind
                    if one.kind == "word_cut":
                        claim.comparator = "~"
                        said = bounds_with_hedge_mended(each, claim.stance, self._grammar.hedges)
                        claim.lo, claim.hi, claim.lo_closed, claim.hi_closed = said[:4]

    def _mark(self, flow: Flow, found: damage.Damage) -> None:
        start, end = flow.source(found.start, found.end)
        self._out.marks.append(mark_at(self._document, start, end, found.kind, found.expected))


def _place(row: Claim | Mark) -> tuple[int, int]:
    return row.start, row.end
