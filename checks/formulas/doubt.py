"""Why numbers that do not fit a formula may still be right, beside what the one verdict of all rules looks at."""

from collections.abc import Sequence

from checks.claims.settling.trust import Attribute
from checks.comparing.quantities import Quantity
from checks.comparing.scope import like_for_like
from checks.comparing.verdict import ALL, UNSURE, cut_off, obstacle_of
from checks.formulas.evaluation import Evaluated, in_unit
from checks.formulas.places import NEARNESS, Claims, Nearness
from checks.formulas.tree import GROWTH, IndicatorTerm, Relation, plain
from checks.wording import Text

BASIS = Text("增速、增量的对比基准不是上年同期现价", "a change is measured against something else than the year before")
NOTE_REVISED = "前期的数出自另一份文件，可能已经修订"
SENTENCE, PARAGRAPH = NEARNESS[1:3]
_CHANGES = (*GROWTH, "delta")


def obstacle(relation: Relation, claims: Claims) -> Text | None:
    """Why a difference accuses nobody: whose, of what, of when or against what a number is cannot be relied on.

    Numbers of one sentence are of one owner only where all of them are, as far as it is known; what a rule says of a
    region need not hold of a part of it.
    """
    sides = [q for s in relation.operands for q in claims[s]]
    changes = [q for s in relation.operands if plain(s).measure in _CHANGES for q in claims[s]]
    if any(q.subject for q in sides) or len({q.restricted for q in sides}) > 1:
        return UNSURE["owner"]
    if len(changes) < len(sides) and any(q.basis or like_for_like(q) for q in changes):
        return BASIS
    return obstacle_of(sides, relied_on(relation, claims))


def relied_on(relation: Relation, claims: Claims) -> Sequence[Attribute]:
    """What a relation rests on: numbers of one year in one sentence are of one time, whichever that is."""
    sides = [q for s in relation.operands for q in claims[s]]
    now = all(plain(s).year.kind == "same" and not plain(s).stance for s in relation.operands)
    return ALL[:2] if now and _together(sides, SENTENCE) else ALL


def doubts(relation: Relation, claims: Claims, made: Evaluated) -> int:
    """How many things beside those all rules know may explain a difference.

    The operands stand in several paragraphs (what one is about is not printed beside the others), or an equation
    misses the number on its left by less than one unit of its last digit: an office makes shares add up that way. What
    is only asked to be about so much leaves room for that: of 1,850 such operands far apart none were beyond it.
    """
    sides = [q for s in relation.operands for q in claims[s]]
    cut = 0
    if relation.sign == "=" and isinstance(relation.left, IndicatorTerm) and made.against is not None:
        stated = claims[relation.left][0]
        cut = cut_off(stated, in_unit(made.against, stated.canonical_unit))
    return max(cut, int(relation.sign != "≈" and not _together(sides, PARAGRAPH)))


def revised(relation: Relation, claims: Claims) -> bool:
    """Whether an earlier year's number stands in another document than the rest: it may have been revised since."""
    here = {q.document for s in relation.operands if not plain(s).earlier for q in claims[s]}
    earlier = [s for s in relation.operands if plain(s).earlier]
    return bool(here) and any(not here & {q.document for q in claims[s]} for s in earlier)


def _together(sides: Sequence[Quantity], place: Nearness) -> bool:
    return len({place(q) for q in sides}) == 1
