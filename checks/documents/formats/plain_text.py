"""Text files: .txt and Markdown, as they stand."""

from checks.documents.formats.taken import Taken
from checks.documents.reading import decode


def take(raw: bytes, name: str) -> Taken:
    """The file's text, character for character. Raises `InputError` where it is none."""
    return Taken(decode(raw, name))
