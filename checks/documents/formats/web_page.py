"""Saved web pages: the article with its title and date, without menus, link lists, scripts and counters."""

import re
from typing import Any

from checks.documents.formats.article import article_of, sentences_in, without_the_unseen
from checks.documents.formats.flowing import Flowing
from checks.documents.formats.pipes import one_line
from checks.documents.formats.taken import Taken
from checks.documents.reading import decode
from checks.errors import InputError, Place
from checks.wording import Text

Element = Any  # of lxml.html

LEAST = 60  # characters of sentences and numbers: a page with fewer holds no article

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s{0,3}=\s{0,3}[\"']?([\w-]{3,20})|<\?xml[^>]{0,100}encoding=[\"']([\w-]{3,20})",
    re.IGNORECASE,
)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_DECLARED = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_MARKUP = re.compile(r"<[^<>]{0,60}>")
_PARTS = re.compile(r"\s?[-_|｜—–]{1,3}\s?|\s{2,}")
_DAY = re.compile(
    r"(?:发布|成文|发文|更新|生成|印发|公布)?(?:日期|时间)?[：:\s]{0,3}((?:19|20)\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?)"
)
_NEAR = 12  # lines at the head of an article in which it may say its title itself


def take(raw: bytes, name: str) -> Taken:
    """The article of a web page. Raises `InputError` where the page holds none, or is made by a script."""
    from lxml import etree, html

    try:
        parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
        root = html.document_fromstring(_DECLARED.sub("", page_text(raw, name)), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(Text("不是完整的网页", "not a sound web page"), place=Place(name), hint=_SAVE_AGAIN) from error
    return Taken(article_text(root, name), kept=True)


_SAVE_AGAIN = Text(
    "在浏览器中打开后另存为网页，或复制正文存为 .txt",
    "open it in a browser and save it again, or copy its text into a .txt file",
)


def page_text(raw: bytes, name: str) -> str:
    """The source of a page by its byte order mark, by what it declares where that holds, else as any text file."""
    declared = _CHARSET.search(raw[:4000])
    if declared and not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = (declared[1] or declared[2]).decode().lower()
        try:
            return raw.decode(_WIDER.get(encoding, encoding))
        except (UnicodeDecodeError, LookupError):
            pass
    try:
        return decode(raw, name)
    except InputError:
        if not declared:
            raise
    return raw.decode("utf-8" if b"utf" in declared[0].lower() else "gb18030", "replace")  # a page with a torn byte


def article_text(root: Element, name: str) -> str:
    """The lines of a page's article, under its title and day of publication where it does not say them itself."""
    said = {(m.get("name") or m.get("property") or "").lower(): m.get("content") or "" for m in root.iter("meta")}
    heading = _clean(root.findtext(".//title") or "")
    without_the_unseen(root)
    article = article_of(root)
    flowing = Flowing()
    flowing.walk(article)
    lines = flowing.text_lines()
    if sentences_in(article) < LEAST:
        raise InputError(
            Text(
                "网页里没有正文（可能由脚本生成，或是错误页）",
                "the page holds no text (a script makes it, or it is an error page)",
            ),
            place=Place(name),
            hint=_SAVE_AGAIN,
        )
    title = _title(said, heading, root, lines)
    day = _day(said, root, article)
    head = [line for line in (title, f"发布日期：{day}" if day else "") if line]
    return "\n".join([*head, *lines]) + "\n"


def _title(said: dict[str, str], heading: str, root: Element, lines: list[str]) -> str:
    """The page's own title where the article's first lines do not say it; else nothing."""
    candidates = [_clean(said.get("articletitle", ""))]
    candidates += [t for h in root.iter("h1", "h2") if (t := _clean(h.text_content())) and _bare(t) in _bare(heading)]
    candidates += sorted((_clean(part) for part in _PARTS.split(heading)), key=len, reverse=True)[:1]
    title = next((c for c in candidates if len(_bare(c)) > 3), "")
    near = _bare("".join(lines[:_NEAR]))
    return "" if not title or _bare(title) in near else title


def _day(said: dict[str, str], root: Element, article: Element) -> str:
    """The day of publication: as the page's record says it, else as printed between title and article."""
    found = _DAY.search(
        said.get("pubdate", "") or said.get("publishdate", "") or said.get("article:published_time", "")
    )
    if found:
        return found[1]
    above: list[str] = []
    for element in root.iter():
        if element is article:
            break
        above += [t for t in (element.text, element.tail) if t and len(t) < 200]
    found = _DAY.search("\n".join(above[-40:]))
    return found[1] if found else ""


def _clean(text: str) -> str:
    return one_line(_MARKUP.sub("", text))


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text)
