"""Parts that are of less than their bare names say: of an economy within the economy, of units above a size."""

from collections.abc import Mapping, Sequence

from checks.chinese.lexicon import lexicon, pattern_of
from checks.claims.model import Claim

_ECONOMIES = tuple(lexicon("lists")["economies"])
_SIZE_WORDS = lexicon("owners")["sizes"]
_SIZES = tuple(dict.fromkeys(_SIZE_WORDS.values()))
_CHANGES = ("growth", "delta", "completion")
_INDUSTRY, _OTHER = pattern_of("narrowed", "industry"), pattern_of("narrowed", "other")
_TAIL = 3  # characters that the names of a whole and its parts end with: 增加值


def narrow(claims: Sequence[Claim], kind: str) -> None:
    """Call what is listed under a narrower economy by its full name.

    民营经济增加值359亿元，其中第一产业增加值28亿元: this is 民营经济第一产业增加值, and so is its growth. `claims` are
    those of one document of `kind`.
    """
    if kind == "communique":
        _industries(claims)
    known = {c.claim: c for c in claims}
    for claim in claims:
        _size(claim, known)
        whole = known.get(known.get(claim.beside, claim).whole)
        if whole is None or not claim.registered or claim.indicator[-_TAIL:] != whole.indicator[-_TAIL:]:
            continue
        economy = next((e for e in _ECONOMIES if whole.indicator.startswith(e)), "")
        if economy and not claim.indicator.startswith(_ECONOMIES):
            claim.indicator, claim.registered = economy + claim.indicator, False


def _size(claim: Claim, known: Mapping[str, Claim]) -> None:
    """Note above which size the units are that a change of an amount, or a part that a list tells of, is of.

    限额以上单位网上零售额9亿元，增长12%; 规模以上工业企业利润总额9亿元。分门类看，采矿业实现利润3亿元.
    """
    level = known.get(claim.beside)
    same = level is not None and level.indicator == claim.indicator and claim.measure in _CHANGES
    other = level if same else known.get(claim.whole) if claim.whole_from != "document" else None
    if other is None or claim.origin != "text" or any(s in claim.scope or s in claim.indicator for s in _SIZES):
        return
    printed = {
        s for word, s in _SIZE_WORDS.items() if word in other.sentence
    }  # not 工业企业利润 known by its full name
    size = next((s for s in _SIZES if s in other.scope or (s in other.indicator and s in printed)), "")
    claim.note(size)


def _industries(claims: Sequence[Claim]) -> None:
    """Note that a communiqué's industries are of the units above a size that their paragraph opens with.

    全年规模以上工业增加值增长6%。…装备制造业增加值增长7%: of an industry no growth is reckoned but of such units.
    """
    paragraph, size = -1, ""
    for claim in claims:
        if claim.origin != "text" or not claim.indicator.endswith("增加值"):
            continue
        if claim.paragraph != paragraph:
            paragraph, size = claim.paragraph, ""
        said = next((s for s in _SIZES if s in claim.scope or s in claim.indicator), "")
        if said or _OTHER.search(claim.indicator):
            size = said
        elif size and claim.measure in ("growth", "delta") and _INDUSTRY.search(claim.indicator):
            claim.note(size)
