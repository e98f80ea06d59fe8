"""How words beside a number were taken, and why: 左右 by a tenth, 量稳质升 within three points."""

from collections.abc import Iterable, Sequence

from checks.sides import Side
from checks.vocabulary.entries import Hedges
from checks.vocabulary.hedged import hedge_of
from checks.wording import Text, sentences

_SAID = sentences("findings")["reading"]


def readings(sides: Sequence[Side], hedges: Hedges) -> tuple[Text, ...]:
    """A sentence for every word of the sides that stands for a range the vocabulary chose, each once."""
    return tuple(dict.fromkeys(text for side in sides for text in _of(side, hedges)))


def _of(side: Side, hedges: Hedges) -> Iterable[Text]:
    quote, first, start = side["quote"], side["sentence_start"], side["start"]
    if side["value"] is None and side["canonical_unit"]:
        found = next((q for q in hedges.qualities if any(w in quote for w in q.words)), None)
        if found and found.why:
            yield _SAID["quality"].fill(word=quote, why=Text(found.why, found.why_en or found.why))
    elif side["comparator"] == "~" and first is not None and start is not None:
        hedge = hedge_of(hedges, "~", side["sentence"][: max(0, start - first)], quote)
        if hedge and hedge[0].why:
            yield _SAID["hedge"].fill(word=hedge[1], why=Text(hedge[0].why, hedge[0].why_en or hedge[0].why))
