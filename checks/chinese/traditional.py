"""Traditional characters read as simplified ones."""

from functools import cache

from checks.chinese.lexicon import lexicon

_SAMPLE = 20_000  # characters that tell how a text is written
_OFTEN = 0.05  # of them, signs of a traditional text: a quotation has fewer


def simplified(text: str) -> str:
    """A text in simplified characters, character for character; itself where it is not written in traditional ones."""
    sample = text[:_SAMPLE]
    signs = sum(map(sample.count, lexicon("traditional")["signs"]))
    written = sum("一" <= c <= "鿿" for c in sample) if signs else 0
    return text.translate(_table()) if signs > _OFTEN * written else text


@cache
def _table() -> dict[int, str]:
    return {ord(pair[0]): pair[1] for line in lexicon("traditional")["pairs"] for pair in line.split()}
