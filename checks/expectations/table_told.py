"""Numbers of a table that the paragraphs of its section tell as well, under a name somewhat shorter or longer."""

from collections import Counter
from collections.abc import Iterable, Iterator

from checks.chinese.lexicon import pattern_of, words_of
from checks.chinese.spellings import spelled
from checks.comparing import needs
from checks.comparing.citing import cites, gap, name
from checks.comparing.near_miss import one_slip
from checks.comparing.needs import needing
from checks.comparing.quantities import Key, Quantity, by_claim, grouped, in_percent, subject_key
from checks.comparing.scope import like_for_like
from checks.comparing.verdict import cannot_tell
from checks.comparisons import Comparison
from checks.expectations.base import Shape
from checks.intervals.digits import digit_count

_LOOSE = pattern_of("table_told", "loose")
_MEASURED = words_of("table_told", "measured")
_TIMES = "倍"
_SHORTEST = 2  # characters of a name that another one holds
_LONG = 3  # digits of an amount that stands in two places hardly by chance
_MANY = 3  # numbers a paragraph and a table have in common, so that one that differs is one of them
_TOLD = frozenset({"level", "growth"})

Pair = tuple[Quantity, Quantity]


class ExpectTablesToBearOutTheText(Shape):
    """What a paragraph tells of a row of a table in its section is what stands in that row.

    The row may be called more shortly than in the paragraph, or longer by what the head of the table says
    (`十种有色金属`, `十种有色金属产量`): a row and a number of the text are one where no other of either is called
    alike. That a number differs is only told where it stands beside an amount that is the same in both, or where the
    paragraph has at least three other numbers of that table right and no other wrong. `1.7倍` more is a growth of 170%.
    """

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        usable = [
            q
            for q in map(in_percent, claims)
            if q.measure in _TOLD and q.stance == "actual" and q.dated and not q.basis
        ]
        amounts = by_claim(q for q in usable if q.measure == "level")
        for section in grouped(usable, lambda q: (q.document, q.section, q.region, q.years, q.part_of_year)).values():
            text = [q for q in section if q.origin == "text"]
            for rows in grouped([q for q in section if q.origin == "table"], lambda q: (q.table_start,)).values():
                yield from self._table(list(_pairs(rows, text, amounts)), amounts)

    def _table(self, pairs: list[Pair], amounts: dict[str, Quantity]) -> Iterator[Comparison]:
        right = Counter(told.paragraph for row, told in pairs if row.interval.meets(told.interval))
        wrong = Counter(told.paragraph for row, told in pairs if not row.interval.meets(told.interval))
        for row, told in pairs:
            if subject_key(row) == subject_key(told) and _TIMES not in (row.unit, told.unit):
                continue  # of one name: a restatement
            rest = right[told.paragraph] >= _MANY and wrong[told.paragraph] == 1 and _of_one_thing(row, told)
            sure = (rest and one_slip(row, told)) or _beside_alike(row, told, amounts)
            yield self._pair(row, told, sure=sure and _reckoned(row) == _reckoned(told))

    def _pair(self, row: Quantity, told: Quantity, *, sure: bool) -> Comparison:
        said = cites(row, told)
        words = {"row": name(row), "told": name(told), "a": said[0], "b": said[1]}
        sides = needing((("stated", row), ("restated", told)), needs.same(row.interval, told.interval))
        if not sure and not row.interval.meets(told.interval):
            return cannot_tell(sides, self.said("open", **words), self.said("alike"))
        away = gap(row.interval, told.interval)
        return self.judged(
            row.interval.meets(told.interval), sides, words, self.said("arithmetic", **words), gap=away, related=True
        )


def _pairs(rows: list[Quantity], text: list[Quantity], amounts: dict[str, Quantity]) -> Iterator[Pair]:
    """Rows of a table and what the text tells of each: of no other row, and nothing else of that row."""
    for row in rows:
        found = _called_alike(row, text)
        if found and len({q.interval for q in found}) == 1:
            back = _called_alike(found[-1], rows)
            if all(q is row for q in back) and (row.measure == "level" or _of_one_amount(row, found[-1], amounts)):
                yield row, found[-1]


def _called_alike(q: Quantity, others: Iterable[Quantity]) -> list[Quantity]:
    """Those of one kind and unit whose name is that of a number, or else holds it or is held in it."""
    kin = [
        o
        for o in others
        if (o.measure, o.canonical_unit, o.newly) == (q.measure, q.canonical_unit, q.newly)
        and o.subject == q.subject
        and _alike(q.indicator, o.indicator)
    ]
    same = [o for o in kin if _bare(o.indicator) == _bare(q.indicator)]
    return same or kin


def _alike(a: str, b: str) -> bool:
    """Whether two names may be of one thing: one begins with the other, or they end with words of one measure."""
    short, long = sorted(map(_bare, (a, b)), key=len)
    if len(short) >= _SHORTEST and long.startswith(short):
        return True
    (one, of), (other, by) = map(_parted, (short, long))
    return len(one) >= _SHORTEST and one == other and (of.endswith(by) or by.endswith(of))


def _of_one_thing(a: Quantity, b: Quantity) -> bool:
    """Whether two names are of the same thing, whatever of it is measured."""
    return _parted(_bare(a.indicator))[0] == _parted(_bare(b.indicator))[0]


def _reckoned(q: Quantity) -> Key:
    """How a growth is reckoned, as far as is printed: at constant prices, like for like."""
    return q.growth_kind, like_for_like(q)


def _bare(indicator: str) -> str:
    return _LOOSE.sub("", spelled(indicator))


def _parted(bare: str) -> tuple[str, str]:
    """A name without the word for what is measured at its end, and that word."""
    end = next((word for word in _MEASURED if bare.endswith(word)), "")
    return bare.removesuffix(end), end


def _of_one_amount(a: Quantity, b: Quantity, amounts: dict[str, Quantity]) -> bool:
    """Whether no amounts beside two rates say that these are of different things."""
    one, other = amounts.get(a.beside), amounts.get(b.beside)
    return (
        one is None
        or other is None
        or (one.canonical_unit == other.canonical_unit and one.interval.meets(other.interval))
    )


def _beside_alike(a: Quantity, b: Quantity, amounts: dict[str, Quantity]) -> bool:
    """Whether two rates stand beside one amount, of so many digits that it is the same by no chance."""
    one, other = amounts.get(a.beside), amounts.get(b.beside)
    if one is None or other is None or not one.interval.meets(other.interval):
        return False
    return min(digit_count(abs(q.value)) for q in (one, other)) >= _LONG
