"""Which words of a document mean one level of government: 市级 and 市本级 are two where it uses both."""

from collections.abc import Sequence

from checks.chinese.lexicon import lexicon

_FORMS = {form: frozenset(forms) for forms in lexicon("places")["same_tiers"] for form in forms}
_FIRST = {form: forms[0] for forms in lexicon("places")["same_tiers"] for form in forms}
_OWN = "本级"
_WHOLE = frozenset(lexicon("places")["whole"])


def purses(documents: Sequence[str], tiers: Sequence[str]) -> list[str]:
    """The level of government of each claim, from its document and its `tier`; empty for the region as a whole.

    Forms of one level are one word where the document uses one of them only.
    """
    used: dict[str, set[str]] = {}
    for document, tier in zip(documents, tiers, strict=True):
        used.setdefault(document, set()).add(tier)
    return [_purse(tier, used[document]) for document, tier in zip(documents, tiers, strict=True)]


def _purse(tier: str, used: set[str]) -> str:
    if tier in _WHOLE:
        return ""
    if tier == _OWN:  # 本级 of a document that speaks of one such level
        own = {form for form in used if form in _FORMS and form.endswith(_OWN)}
        tier = own.pop() if len(own) == 1 else tier
    return _FIRST[tier] if len(used & _FORMS.get(tier, frozenset())) == 1 else tier
