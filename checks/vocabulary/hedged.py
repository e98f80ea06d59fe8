"""Which word beside a printed number says how it is meant: 突破500亿元, 6%左右."""

from checks.vocabulary.entries import Hedge, Hedges


def hedge_of(hedges: Hedges, comparator: str, before: str, quote: str) -> tuple[Hedge, str] | None:
    """The entry and its word that gives a number its `comparator`: behind it, within `quote`, or right `before` it."""
    inside, ahead = "".join(quote.split()), before.rstrip()
    found = [
        (hedge, word)
        for hedge in hedges.hedges
        for word in hedge.words
        if hedge.comparator == comparator and (word in inside or (hedge.position == "before" and ahead.endswith(word)))
    ]
    return max(found, key=lambda both: len(both[1]), default=None)
