"""Parts printed as parts of a total."""

import re
from fractions import Fraction
from typing import ClassVar

import pandas as pd

from checks.comparisons import Compared, Comparison, Severity
from checks.expectations import needs
from checks.expectations.base import Shape
from checks.expectations.needs import needing
from checks.expectations.quantities import Quantity, by_claim, grouped, numbers
from checks.expectations.scope import lowered
from checks.expectations.verdict import agrees, cannot_tell, contradicts
from checks.expectations.words import cites, digits, gap, name, own, show
from checks.intervals import Interval
from checks.wording import Text


class ExpectPartsToFitTotal(Shape):
    """The parts a sentence gives of a total may not exceed it, and must reach it where the list is said to be whole.

    其中 is often not exhaustive: a shortfall under an open list is only a remark, and only where three or more parts
    come close to the total (`nearly`), since then one of them was probably meant to be there. Projects counted in
    条, 个 and 处 add up to a total counted in 项.
    """

    nearly: float = 0.75  # of the total: an open list of three or more parts that reaches this much is worth a remark

    EXCEEDS: ClassVar[Text] = Text("{name}的分项之和超过合计{total}", "the parts of {name} exceed the total {total}")
    UNEQUAL: ClassVar[Text] = Text("{name}的分项之和不等于合计{total}", "the parts of {name} do not add up to {total}")
    SHORT: ClassVar[Text] = Text(
        "{name}列出的分项之和小于合计{total}，差额没有写明",
        "the parts given of {name} fall short of {total}, and the rest is not given",
    )
    AGREES: ClassVar[Text] = Text("{name}的分项与合计{total}相符", "the parts of {name} fit the total {total}")
    ARITHMETIC: ClassVar[Text] = Text("{sum} = {got}，合计 {total}", "{sum} = {got}, total {total}")
    SETTLE: ClassVar[Text] = Text(
        "核对各分项与合计，或说明未列出的部分", "check the parts and the total, or say what is left out"
    )
    UNITS: ClassVar[Text] = Text("分项与合计单位不同", "parts and total are in different units")
    RATES: ClassVar[Text] = Text("比率和年均数不能相加", "rates and yearly averages do not add up")

    def compare(self, table: pd.DataFrame) -> Compared:
        claims = numbers(table)
        totals = by_claim(claims)
        groups = grouped([q for q in claims if q.whole in totals], lambda q: (q.whole,))
        return Compared.of(
            self._group(totals[str(whole)], listed(totals[str(whole)], parts)) for (whole,), parts in groups.items()
        )

    def _group(self, total: Quantity, parts: list[Quantity]) -> Comparison:
        earlier = {p.base for p in parts}
        parts = [p for p in parts if p.claim not in earlier]
        sides = (("total", total), *(("part", p) for p in parts))
        said = {"name": name(total), "total": cites(total)[0]}
        if total.is_rate or "年均" in total.clause or any(p.is_rate for p in parts):
            return cannot_tell(sides, self.AGREES.fill(**said), self.RATES)
        if not all(_addable(total, p) for p in parts):
            return cannot_tell(sides, self.AGREES.fill(**said), self.UNITS)
        got = summed(parts)
        terms = " + ".join(own(p) if p.unit != p.canonical_unit else digits(p.value) for p in parts)
        steps = self.ARITHMETIC.fill(sum=terms, got=show(got), total=own(total))
        template, severity = self._verdict(total, parts, got)
        within = template in (None, self.EXCEEDS) and not any(p.partition == "closed" for p in parts)
        solved = needing(sides, needs.total(total.interval, [p.interval for p in parts], within=within))
        if template is None:
            return agrees(solved, self.AGREES.fill(**said), steps)
        apart = gap(total.interval, got)
        return contradicts(solved, template.fill(**said), steps, gap=apart, severity=severity, settle=self.SETTLE)

    def _verdict(self, total: Quantity, parts: list[Quantity], got: Interval) -> tuple[Text | None, Severity | None]:
        """What is wrong with a list of parts, if anything, and how much less it weighs than the rule."""
        if got.meets(total.interval):
            return None, None
        severity = lowered(self.severity) if any(q.damage for q in (total, *parts)) else None
        if got.lo > total.interval.hi:
            return self.EXCEEDS, severity
        if any(p.partition == "closed" for p in parts):
            return self.UNEQUAL, severity
        exact = len(parts) >= 3 and all(p.comparator == "=" for p in parts)
        if exact and got.hi >= total.interval.lo * Fraction(repr(self.nearly)):
            return self.SHORT, Severity.INFO
        return None, None


def listed(total: Quantity, parts: list[Quantity]) -> list[Quantity]:
    """The parts that surely belong to the total's list.

    A list ends where its parts have made the total. An open one also ends at a semicolon where later clauses start
    something else (平台205家，其中国家级10家，省级90家；建有孵化器17家): the sentence goes on, the list does not.
    """
    got = Interval.point(0)
    for i, part in enumerate(parts):
        if i and part.partition != "closed" and not _same_list(total, parts[i - 1], part):
            return parts[:i]
        if part.is_rate or not _addable(total, part):
            return parts
        got = got + part.interval
        if i and got.is_point and got == total.interval:
            return parts[: i + 1]
    return parts


def _same_list(total: Quantity, before: Quantity, part: Quantity) -> bool:
    if part.sentence_start != total.sentence_start and before.sentence_start == total.sentence_start:
        return False
    if part.sentence_start != before.sentence_start:
        return True
    between = part.sentence[before.place[1] : part.place[0]]
    return not re.search(r"[;；]", between) or bool(
        re.search(r"[;；]", part.sentence[total.place[1] : before.place[0]])
    )


def summed(parts: list[Quantity]) -> Interval:
    """The sum of the parts' intervals."""
    out = parts[0].interval
    for p in parts[1:]:
        out = out + p.interval
    return out


def _addable(total: Quantity, part: Quantity) -> bool:
    if total.registered and part.indicator == total.indicator and part.measure != total.measure:
        return False
    if total.counted and part.counted:
        return True
    return total.canonical_unit == part.canonical_unit and (total.measure == "delta") == (part.measure == "delta")
