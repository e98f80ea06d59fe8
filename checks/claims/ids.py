"""Names of claims that stay the same when other parts of the document are edited."""

from collections import Counter
from hashlib import blake2b


class Names:
    """Gives each claim of one document an id from its document, its sentence, its quote and its place among equals.

    The place counts equal quotes within equal sentences: editing another sentence changes no id.
    """

    def __init__(self, document: str) -> None:
        self._document = document
        self._seen: Counter[tuple[str, str]] = Counter()

    def name(self, sentence: str, quote: str) -> str:
        """The next id for `quote` in `sentence`."""
        sentence, quote = "".join(sentence.split()), "".join(quote.split())
        place = self._seen[sentence, quote]
        self._seen[sentence, quote] += 1
        text = "\x1f".join((self._document, sentence, quote, str(place)))
        return blake2b(text.encode(), digest_size=8).hexdigest()
