"""The words that say whose a number is, as `checks/chinese/owners.yaml` lists them, read off headings and labels."""

import re

from checks.chinese.lexicon import any_of, lexicon


class OwnerWords:
    """Readers of the words for levels of government, books and bodies. `own` are the names of the document's region."""

    def __init__(self, own: tuple[str, ...] = ()) -> None:
        words = lexicon("owners")
        self.own = own
        tiers = words["tiers"]
        self._books = {alias: name for name, aliases in words["accounts"].items() for alias in aliases}
        self._book = re.compile(any_of(self._books))
        self.money = any_of(words["money"])
        whole = any_of(tiers["whole"])
        self._tier = re.compile(
            f"{any_of(tiers['own'])}|(?:{any_of(tiers['money'])}|{whole}(?!域))(?={self.money}|[和与及、]|$)"
        )

    def title(self, text: str) -> dict[str, str]:
        """What a heading or a caption says of all that stands under it; it says nothing of what it names twice."""
        says: dict[str, str] = {}
        tiers = dict.fromkeys(m[0] for m in self._tier.finditer(text))
        if len(tiers) == 1:
            says["tier"] = next(iter(tiers))
        books = dict.fromkeys(self._books[m[0]] for m in self._book.finditer(text))
        if len(books) == 1:
            says["account"] = next(iter(books))
        return says

    def label(self, text: str) -> dict[str, str]:
        """What the label of a row, a group of rows or a column says."""
        return self.title(text)
