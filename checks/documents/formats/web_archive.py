"""Web archives (.mht, .mhtml): the page that a browser packed with its pictures into one message."""

from email import message_from_bytes, policy

from checks.documents.formats import web_page
from checks.documents.formats.packages import damaged
from checks.documents.formats.taken import Taken

_MARK = b"\xef\xbb\xbf"


def take(raw: bytes, name: str) -> Taken:
    """The article of the first page of an archive. Raises `InputError` where it holds none."""
    message = message_from_bytes(raw, policy=policy.compat32)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    source = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(source, bytes) or not source.strip():
        raise damaged(name)
    charset = page.get_content_charset()
    try:
        return web_page.take(_MARK + source.decode(charset).encode() if charset else source, name)
    except (UnicodeDecodeError, LookupError):
        return web_page.take(source, name)  # what the message declares does not hold: the page may know better
