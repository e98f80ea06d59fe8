"""Which region a claim is about: what the words for regions mean in one document."""

from checks.chinese.lexicon import pattern_of, words_of
from checks.claims.names.indicators import NOT_PLACES
from checks.claims.ownership.owner_events import Home
from checks.documents.document import Description
from checks.regions.speaking import names_below
from checks.vocabulary.vocabulary import Vocabulary

_FRONT = pattern_of("regions", "front")
"""Words that may stand in front of a region that a claim is about; behind a verb 全国 is a rank (新增全国示范县)."""
_SMALL = frozenset(("district", "zone", "town"))
_WHOLES = words_of("regions", "wholes")


class Places:
    """The regions of one document: what 全市 and 全省 mean in it."""

    def __init__(self, about: Description, vocabulary: Vocabulary) -> None:
        self.own = about.region
        home = vocabulary.region(about.region)
        self.own_names: tuple[str, ...] = (about.region, *(home.aliases if home else ()))
        self._words: dict[str, str] = {}
        near = {about.region, *vocabulary.above(about.region)}
        # A district or a zone is known by its bare name (经开区) only where it is near: others are named alike.
        known = {
            n: r
            for n, r in vocabulary.region_names.items()
            if r.level not in _SMALL or r.name in near or near & {r.parent, *vocabulary.above(r.name)} - {"全国"}
        }
        wholes = vocabulary.own_words(about.region) or _WHOLES
        small = {n: r.name for n, r in known.items() if r.level in _SMALL and r.name != about.region}
        self.home = Home(self.own_names, tuple(w for w in wholes if w[0] in "全我本"), small, names_below(about.region))
        for name in (about.region, *vocabulary.above(about.region)):
            found = known.get(name)
            if found:
                for word in (*vocabulary.own_words(name), found.name, *found.aliases):
                    if name == about.region or word not in NOT_PLACES:
                        self._words.setdefault(word, found.name)
        for name, region in known.items():
            if name not in NOT_PLACES:
                self._words.setdefault(name, region.name)

    def named(self, word: str) -> str:
        """The region a word means in this document, or empty."""
        return self._words.get(word, "")

    def of(self, named_region: str, lead: str) -> str:
        """The region of a claim whose noun phrase opens with `lead`: its own where the phrase names none."""
        found = _FRONT.match(lead)
        at = found.end() if found else 0
        for size in range(min(8, len(lead) - at), 1, -1):
            if lead[at : at + size] in self._words:
                return self._words[lead[at : at + size]]
        return named_region or self.own
