"""Sentences in the two languages of the reports."""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

LANGUAGES = ("zh", "en")


class Text(NamedTuple):
    """One sentence said in Chinese and in English."""

    zh: str
    en: str

    def fill(self, **values: Any) -> "Text":
        """Both sentences with `{name}` replaced; a value that is itself a `Text` goes in by language."""

        def said(language: str) -> dict[str, Any]:
            return {k: getattr(v, language) if isinstance(v, Text) else v for k, v in values.items()}

        return Text(self.zh.format(**said("zh")), self.en.format(**said("en")))

    def say(self, language: str) -> str:
        """The sentence in `language`, one of `LANGUAGES`."""
        return self.zh if language == "zh" else self.en

    def as_dict(self) -> dict[str, str]:
        """`{"zh": ..., "en": ...}`, the form every report uses."""
        return {"zh": self.zh, "en": self.en}


NO_TEXT = Text("", "")


Sentences = dict[str, Text]


@cache
def sentences(subject: str) -> dict[str, Sentences]:
    """The sentences of one subject by part and name, as `checks/sentences/SUBJECT.yaml` has them.

    Raises `FileNotFoundError`.
    """
    import yaml

    file = Path(__file__).parent / "sentences" / f"{subject}.yaml"
    parts = yaml.load(file.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {part: {name: Text(*both) for name, both in listed.items()} for part, listed in parts.items()}
