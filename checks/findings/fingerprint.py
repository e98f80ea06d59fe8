"""The name a finding keeps: made from its rule and from what its sides say, not from where they stand.

Text that moves elsewhere in its document keeps its fingerprint, and so its waiver; a changed number loses it.
"""

import hashlib
import unicodedata
from collections.abc import Sequence

from checks.sides import Side

_CONTENT = ("document", "region", "subject", "indicator", "measure", "period_start", "period_end", "stance")


def normalise(text: str) -> str:
    """Text without what carries no meaning: width, spaces, Markdown emphasis."""
    return "".join(unicodedata.normalize("NFKC", text).split()).replace("*", "")


def fingerprint(rule: str, evidence: Sequence[Side], message: str = "") -> str:
    """16 hexadecimal digits. `message` is used only where there is no evidence to go by."""
    sides = sorted(
        "|".join([side["role"], *(str(side.get(k) or "") for k in _CONTENT), normalise(side["quote"])])
        for side in evidence
    )
    content = "\n".join([rule, *sides] if sides else [rule, normalise(message)])
    return hashlib.sha256(content.encode()).hexdigest()[:16]
