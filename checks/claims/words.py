"""Words of the grammar, as `checks/chinese/grammar.yaml` lists and explains them."""

from checks.chinese.lexicon import lexicon

_WORDS: dict[str, tuple[str, ...]] = {name: tuple(listed) for name, listed in lexicon("grammar").items()}

RISE, FALL, LEVEL, ADVERB, AVERAGE = (_WORDS[n] for n in ("rise", "fall", "level", "adverb", "average"))
TO_RISE = (*(verb + to for verb in _WORDS["to_rise"] for to in _WORDS["to"]), *_WORDS["to_rise_also"])
TO_FALL = tuple(verb + to for verb in _WORDS["to_fall"] for to in _WORDS["to"])
LEADING, MAKING, CONJUNCTIONS, BECOMING = (_WORDS[n] for n in ("leading", "making", "conjunctions", "becoming"))
SHARE_TAILS, RATE_ENDS, STRICT_RATES = (_WORDS[n] for n in ("share_tails", "rate_ends", "strict_rates"))
WHOLE, NOT_LEADING, PRONOUNS = (frozenset(_WORDS[n]) for n in ("whole", "not_leading", "pronouns"))
CUTTING, WEAK_MAKING, NOUNLIKE = (frozenset(_WORDS[n]) for n in ("cutting", "weak_making", "nounlike"))
NOT_MAKING = _WORDS["not_making"]
BEGUN, FORGIVING = (frozenset(_WORDS[n]) for n in ("begun", "forgiving"))
