"""By how many points each sector pulled the growth of all: 拉动GDP增长0.8、1.9和2.9个百分点."""

from collections.abc import Iterator

from checks.chinese.lexicon import lexicon, pattern_of
from checks.comparing import needs
from checks.comparing.citing import cites, gap, listing, name
from checks.comparing.needs import HUNDRED, needing
from checks.comparing.part_lists import summed
from checks.comparing.quantities import Key, Quantity, grouped
from checks.comparing.reckoning import Result, digits, face, printed
from checks.comparisons import Comparison
from checks.expectations.base import TOLD, Shape

_SECTORS: list[str] = lexicon("lists")["contributors"]
_OF_OUTPUT = pattern_of("pulls", "of_output")
_CONTRIBUTION = "贡献率"


class ExpectPullsToMakeGrowth(Shape):
    """The points by which the three sectors pulled a growth make it. Each is its contribution (贡献率) to that growth.

    `增长5.6%；三次产业的贡献率分别为14.2%、33.0%、52.7%，分别拉动GDP增长0.8、1.9、2.9个百分点`. `whole` is what
    grew; of several rates told of it for the same time, the nearest before is meant.
    """

    outcomes = TOLD

    whole: str

    def comparisons(self, claims: list[Quantity]) -> Iterator[Comparison]:
        grown = grouped([q for q in claims if q.indicator == self.whole and q.measure == "growth"], _told)
        shares = grouped([q for q in claims if q.indicator.endswith(_CONTRIBUTION) and q.canonical_unit == "%"], _told)
        pulls = [q for q in claims if q.canonical_unit == "个百分点" and _OF_OUTPUT.search(q.indicator)]
        for key, row in grouped(pulls, _told).items():
            for first, pull in enumerate(row):
                whole = [q for q in grown.get(key, ()) if q.start < pull.start]
                members = row[first : first + len(_SECTORS)]
                if whole and [m.indicator[: len(s)] for m, s in zip(members, _SECTORS, strict=False)] == _SECTORS:
                    yield self._sum(whole[-1], members)
                    yield from self._each(whole[-1], dict(zip(_SECTORS, members, strict=True)), shares.get(key, []))

    def _sum(self, whole: Quantity, members: list[Quantity]) -> Comparison:
        got = summed(members)
        needed = needs.total(whole.interval, [q.interval for q in members])
        made = Result(sum((face(q) for q in members[1:]), start=face(members[0])), got, "个百分点")
        words = {"name": name(whole), "whole": cites(whole)[0], "pulls": listing(cites(*members))}
        steps = self.said("sum", sum=" + ".join(digits(q.value) for q in members), made=made.step(whole.interval))
        sides = needing([("total", whole), *(("part", q) for q in members)], needed)
        return self.judged(got.meets(whole.interval), sides, words, steps, gap=gap(whole.interval, got), related=True)

    def _each(self, whole: Quantity, pulls: dict[str, Quantity], shares: list[Quantity]) -> Iterator[Comparison]:
        for part, pull in pulls.items():
            told = [q for q in shares if q.indicator.startswith(part) and q.start < pull.start]
            for share in told[-1:]:
                made = share.interval * whole.interval / HUNDRED
                needed = needs.share(share.interval, pull.interval, whole.interval)
                sides = needing([("share", share), ("part", pull), ("growth", whole)], needed)
                said = cites(share, pull, whole)
                words = {"name": name(share), "share": said[0], "pull": said[1], "whole": said[2]}
                derived = Result(face(share) * face(whole) / HUNDRED, made, "个百分点").step(pull.interval)
                steps = self.said("product", share=printed(share), whole=printed(whole), made=derived)
                fits = made.meets(pull.interval)
                wrong = "contributed" if not fits else "contradicts"
                yield self.judged(fits, sides, words, steps, wrong=wrong, gap=gap(pull.interval, made), related=True)


def _told(q: Quantity) -> Key:
    return q.document, q.owner, q.years, q.part_of_year, q.stance
