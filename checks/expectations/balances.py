"""Money that came in, went out and is left."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from checks.chinese.lexicon import lexicon
from checks.comparing import needs
from checks.comparing.citing import cites, gap, name, printed_words
from checks.comparing.near_miss import one_slip
from checks.comparing.needs import needing
from checks.comparing.quantities import Quantity, grouped
from checks.comparing.reckoning import Result, face, printed
from checks.comparing.verdict import ALL
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape
from checks.intervals import Interval

_WORDS = lexicon("balances")
_ENDS = sorted({end for ends in _WORDS["roles"].values() for end in ends}, key=lambda end: (-len(end), end))
_ROLES = {end: frozenset(role for role, ends in _WORDS["roles"].items() if end in ends) for end in _ENDS}


@dataclass(frozen=True)
class Balance:
    """A relation of accounts: the `result` is the sum of the `plus` less the `minus`, each the role of an amount."""

    result: str
    plus: tuple[str, ...]
    minus: tuple[str, ...]

    @property
    def terms(self) -> tuple[str, ...]:
        """What the result is made of."""
        return self.plus + self.minus


_OWN = frozenset({"surplus", "rolled"})  # balances themselves, which other balances may stand behind
_TOTALS = ("total_income",)  # what the total of expenditure is equal to, where nothing is left
_LEFT = frozenset({"surplus", "left", "net", "rolled", "carried_on", "gap"})
_TAKEN = "carried_on"  # what is taken off a balance is told as a part of it
_SUMS = tuple(_WORDS["sums"])
_CARRIED = "carried"
_BACK = 60  # amounts back in which those are looked for that make a result
_MANY = 4  # digits that two totals have in common by no chance
_GAP = 12  # characters between two sentences that follow one another, in two paragraphs: 财力构成是：
_OWN_WORDS = ("clause", "sentence")  # where an amount is said to be of a level of government, not taken over
_RELIES = tuple(a for a in ALL if a != "owner")  # whoever they are of: told in a row, of one owner and book
_EQUAL = Balance("total_expenditure", _TOTALS, ())
_BALANCES = tuple(Balance(b["result"], tuple(b["plus"]), tuple(b["minus"])) for b in _WORDS["balances"])


class ExpectBalancesToClose(Shape):
    """What is left is what came in less what went out, and adds to what was left before.

    Only amounts of one sentence, or of sentences that follow one another, are compared, and only where no other amount
    of that owner and book stands between them: what it would add or take is not known. What is a part of one of them,
    and the budget that one of them is measured against, adds nothing.
    """

    outcomes = TOLD

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        amounts = [q for q in claims if _counts(q)]
        for told in grouped(amounts, lambda q: (q.document, q.section)).values():
            for at, result in enumerate(told):
                for balance in _BALANCES:
                    if _may_be(balance, result):
                        terms = _terms(balance, told[max(0, at - _BACK) : at], result)
                        left = _is_left(balance, result, told, at) and not (terms and _equal(terms[0], result))
                        if terms and not left and not _more_came_in(balance, terms, result):
                            yield self._balance(balance, terms, result)
        for (*_, income), result in _across(claims):
            yield self._balance(_EQUAL, [income], result)

    def _balance(self, balance: Balance, terms: list[Quantity], result: Quantity) -> Comparison:
        signs = [role in balance.plus for role in balance.terms]
        left = _left([t.rounded for t in terms], signs)
        made = Result(_left([face(t) for t in terms], signs), left, result.canonical_unit)
        solved = needs.balance(result.rounded, [t.rounded for t in terms], signs)
        sides = needing((("total", result), *(("part", t) for t in terms)), solved)
        sums = "".join(f" {'+' if adds else '−'} {printed(t)}" for adds, t in zip(signs, terms, strict=True))
        words = {"name": name(result), "result": cites(result)[0], "derived": made.about(result.rounded)}
        numbers = {"sum": sums.removeprefix(" + "), "got": made.step(result.rounded)}
        steps = self.said("arithmetic", **numbers, result=printed_words(result))
        # Where no word says that both sides are equal, something may be left that is told in words not known here.
        doubts = int(balance.terms == _TOTALS and not result.says("balanced", "matched"))
        away = gap(result.rounded, left)
        return self.judged(left.meets(result.rounded), sides, words, steps, gap=away, doubts=doubts, relies=_RELIES)


def _across(claims: list[Quantity]) -> Iterator[tuple[list[Quantity], Quantity]]:
    """The totals of both sides of an account that a row of a table has beside one another: 收入总计, 支出总计.

    What no slip explains is left out: not every table closes both sides in one row.
    """
    told = [
        q
        for q in claims
        if q.origin == "table" and q.measure == "level" and not q.damage and q.indicator.endswith(_SUMS)
    ]
    for row in grouped(told, lambda q: (q.in_sentence, q.years, q.stance, q.owner)).values():
        for result in (q for q in row if _EQUAL.result in _roles(q)):
            income = [q for q in row if _TOTALS[0] in _roles(q) and q.start < result.start]
            if income and (income[-1].rounded == result.rounded or one_slip(income[-1], result)):
                yield income, result


def _left(terms: list[Interval], adds: list[bool]) -> Interval:
    """What amounts make of which each adds or is taken off."""
    return sum((t if plus else -t for t, plus in zip(terms, adds, strict=True)), start=Interval.point(0))


def _may_be(balance: Balance, result: Quantity) -> bool:
    """Whether an amount is what a balance comes to, by its name or because it is said to match what there is."""
    return balance.result in _roles(result) or (balance.terms == _TOTALS and _matched(result))


def _equal(income: Quantity, result: Quantity) -> bool:
    """Whether two totals are the same to so many digits that nothing can be left over."""
    return income.rounded == result.rounded and sum(map(str.isdigit, result.quote)) >= _MANY


def _more_came_in(balance: Balance, terms: list[Quantity], result: Quantity) -> bool:
    """Whether what is spent matches more than the one income told: transfers, which no number tells of."""
    sums = balance.terms != _TOTALS or balance.terms[0] in _roles(terms[0])
    return not (sums or terms[0].rounded.meets(result.rounded) or one_slip(terms[0], result))


def _is_left(balance: Balance, result: Quantity, told: list[Quantity], at: int) -> bool:
    """Whether something may be left over, so that the totals of income and expenditure need not be equal.

    It is where that is told, where the book is not known or need not balance (insurance funds), and where what came in
    and went out is told and no sum of both sides (支出总计, which holds what is carried on). Where the sides are said
    to be equal, or what is left is one of the amounts the total holds, nothing is left over.
    """
    parts = [q for q in told[:at] if q.whole == result.claim]
    left_in = any(q.whole == result.claim and _roles(q) & _LEFT for q in told)
    if balance.terms != _TOTALS or left_in or result.says("balanced", "matched"):
        return False
    reached = result.stance == "actual" and bool(parts or not result.indicator.endswith(_SUMS))
    open_ = reached or any(word in result.account for word in _WORDS["unbalanced"]) or not result.account
    behind = (q for q in told[at + 1 :] if q.paragraph == result.paragraph or q.owner == result.owner)
    return open_ or any(_roles(q) & _LEFT for q in behind)


def _counts(q: Quantity) -> bool:
    """Whether it is an amount of money that a sentence gives as such."""
    exact = q.measure == "level" and q.comparator == "=" and not q.damage and q.origin == "text"
    return exact and q.canonical_unit.endswith("元") and not (q.beside or q.is_rate)


def _end(q: Quantity) -> str:
    """The end of an amount's name that says its part in an account; empty where it has none."""
    return next((end for end in _ENDS if q.indicator.endswith(end)), "")


def _roles(q: Quantity) -> frozenset[str]:
    """What an amount may be in an account, by how its name ends: 结转下年 is what is left, or taken off that."""
    return _ROLES.get(_end(q), frozenset())


def _of(q: Quantity) -> str:
    """What fund or account an amount names in front of its part in it: 工伤保险基金 of 工伤保险基金滚存结余."""
    end = _end(q)
    return q.indicator.removesuffix(end) if end else ""


def _terms(balance: Balance, before: list[Quantity], result: Quantity) -> list[Quantity]:
    """The amounts a result is made of; none where one is missing or another amount stands between."""
    found: dict[str, Quantity] = {}
    # What is left of one fund comes from what is told behind that fund's name.
    of = _of(result) if _CARRIED in balance.plus else ""
    since = min((q.start for q in before if _of(q) == of), default=result.start) if of else 0
    passed = [result]
    for q in reversed([q for q in before if q.start >= since]):
        if len(found) == len(balance.terms):
            break
        passed.append(q)
        roles = _roles(q)
        part = q.whole == result.claim and balance.terms == _TOTALS
        if part or (_adds_nothing(q, before, result, found) and _TAKEN not in roles):
            continue
        if balance.terms == _TOTALS and _matched(result) and "income" in roles:
            roles = frozenset(_TOTALS)  # all there is, where nothing is told to be added to it
        role = next((r for r in balance.terms if r in roles and r not in found), "")
        if role and _alike(q, result):
            found[role] = q
        elif not roles & _OWN or q.paragraph != result.paragraph:
            return []
    if len(found) < len(balance.terms) or any(a.sentence_start - b.sentence_end > _GAP for a, b in pairwise(passed)):
        return []
    if any(result.whole == q.claim for q in found.values()):
        return []  # what is carried on is in the total it is told under
    return [found[role] for role in balance.terms]


def _adds_nothing(q: Quantity, before: list[Quantity], result: Quantity, found: Mapping[str, Quantity]) -> bool:
    """Whether an amount is only a part of one that is told before it or was found, the budget of what was done, or
    what another was before (较上年执行数8亿元增长2%).
    """
    if any(other.base == q.claim for other in before):
        return True
    wholes = {other.claim for other in before if other.start < q.start} | {f.claim for f in found.values()}
    return q.whole in wholes or (q.stance == "budget" and result.stance == "actual")


def _matched(result: Quantity) -> bool:
    """Whether so much is spent as there is: 收入9亿元。按照收支平衡的原则，安排支出9亿元; 支出相应安排9亿元."""
    return result.says("matched") and not result.whole and "expenditure" in _roles(result)


def _alike(q: Quantity, result: Quantity) -> bool:
    """Whether an amount is of the owner, book and time of a result; a level of government may be left unsaid."""
    owners = [(o.region, o.subject, o.account, o.stance, o.part_of_year) for o in (q, result)]
    levels = q.purse == result.purse or result.read("owner") not in _OWN_WORDS
    return owners[0] == owners[1] and levels
