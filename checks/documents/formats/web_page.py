"""Saved web pages: the article with its title and date, without menus, link lists, scripts and counters."""

import re
from typing import Any
from urllib.parse import unquote

from checks.chinese.lexicon import pattern_of
from checks.documents.formats.article import article_of, sentences_in, without_the_unseen
from checks.documents.formats.flowing import lines_of
from checks.documents.formats.pipes import one_line
from checks.documents.formats.taken import Taken
from checks.documents.reading import decode
from checks.errors import InputError, Place
from checks.wording import Text

Element = Any  # of lxml.html

_SHELL, _SHOWN = 300, 3  # characters of a page made by a script, files named of those a page leads to
LEAST = 40  # characters of sentences and numbers: a page with fewer holds no article

_CHARSET = re.compile(
    rb"<meta[^>]{0,200}charset\s{0,3}=\s{0,3}[\"']?([\w-]{3,20})|<\?xml[^>]{0,100}encoding=[\"']([\w-]{3,20})",
    re.IGNORECASE,
)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_DECLARED = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:x0*1?[0-9a-f]|0*[12]?[0-9]|0*3[01]);", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]{0,60}>")
_PARTS = re.compile(r"\s?[-_|｜—–]{1,3}\s?|\s{2,}")
_DAY = pattern_of("web_page", "day")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar)(?:$|[?&#])", re.IGNORECASE)
_IDLE = re.compile(r"(?:点击|全屏|在线)?(?:下载|查看|预览|浏览)|view |download", re.IGNORECASE)
_PATH = re.compile(r"[>＞»：:]")  # of where a reader is: 首页 > 政务公开
_SUBTITLE = pattern_of("web_page", "subtitle")
_SAYING = 10  # characters of a heading that says what the article is
_NEAR = 12  # lines at the head of an article in which it may say its title itself


def take(raw: bytes, name: str) -> Taken:
    """The article of a web page. Raises `InputError` where the page holds none, or is made by a script."""
    from lxml import etree, html

    try:
        parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
        source = _CONTROL.sub("", _DECLARED.sub("", page_text(raw, name)))
        root = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(Text("不是完整的网页", "not a sound web page"), place=Place(name), hint=_SAVE_AGAIN) from error
    publisher = _publisher(root)
    return Taken(article_text(root, name), kept=True, publisher=publisher)


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
    files = _files(root)
    without_the_unseen(root)
    article = article_of(root)
    lines = lines_of(article)
    if sentences_in(article) < LEAST:
        raise _empty(files, len(_bare(root.text_content())), name)
    above = lines_of(root, until=article)
    title = _title(said, heading, root, article)
    head = [title, *_under(title, above), _day(said, above)]
    near = _bare("".join(lines[:_NEAR]))
    return "\n".join([*(line for line in head if line and _bare(line) not in near), *lines]) + "\n"


def _empty(files: list[str], said: int, name: str) -> InputError:
    """The error for a page without an article: `files` it leads to or shows, `said` characters that it holds at all."""
    if files:
        shown = "、".join(files[:_SHOWN])
        return InputError(
            Text("网页里没有正文，正文在它的附件里", "the page holds no text: it only leads to files with it"),
            place=Place(name),
            hint=Text(f"下载其附件后放进来：{shown}", f"put the files in that it leads to: {shown}"),
        )
    if said < _SHELL:
        told = Text(
            "网页里没有正文：正文由脚本生成，没有存下来",
            "the page holds no text: a script makes it, and it was not saved",
        )
    else:
        told = Text(
            "网页里没有正文，只有标题、目录或图片", "the page holds no text, only a title, a list of links or pictures"
        )
    return InputError(told, place=Place(name), hint=_SAVE_AGAIN)


def _files(root: Element) -> list[str]:
    """The names of the files that a page leads to, or shows in a frame of its own."""
    out = []
    for element in root.iter("a", "iframe", "embed", "object"):
        path = element.get("href") or element.get("src") or element.get("data") or ""
        if found := _FILE.search(path):
            own = unquote(re.split("[/=]", path[: found.end()])[-1]).rstrip("?&#")
            words = _clean(element.text_content())
            out.append(words if element.tag == "a" and len(_bare(words)) > 3 and not _IDLE.match(words) else own)
    return list(dict.fromkeys(out))


def _title(said: dict[str, str], heading: str, root: Element, article: Element) -> str:
    """The title of the article: by the page's record, by a heading above it, or by what the page itself is called."""
    recorded = _clean(said.get("articletitle", ""))
    if len(_bare(recorded)) > 3:
        return recorded
    headings: list[str] = []
    for element in root.iter():
        if element is article:
            break
        if element.tag in ("h1", "h2", "h3"):
            headings.append(_clean(element.text_content()))
    of_page = [h for h in headings if len(_bare(h)) > 3 and _bare(h) in _bare(heading)]
    near = [h for h in headings if len(_bare(h)) >= _SAYING and not _PATH.search(h)]
    parts = sorted((_clean(part) for part in _PARTS.split(heading)), key=len)
    return [*parts, *near, *of_page][-1] if parts or headings else ""


def _under(title: str, above: list[str]) -> list[str]:
    """The lines between title and article that belong to the title: ——2026年1月22日在某市第五届人民代表大会上."""
    at = next((i for i in reversed(range(len(above))) if title and _bare(title) in _bare(above[i])), len(above))
    return [line for line in above[at + 1 :] if _SUBTITLE.match(line)]


def _day(said: dict[str, str], above: list[str]) -> str:
    """The day of publication: as the page's record says it, else as printed last above the article."""
    recorded = said.get("pubdate", "") or said.get("publishdate", "") or said.get("article:published_time", "")
    printed = [m[1] for line in above if (m := _DAY.search(line))]
    found = _DAY.search(recorded)
    day = found[1] if found else printed[-1] if printed else ""
    return f"发布日期：{day}" if day else ""


def _publisher(root: Element) -> str:
    """Whose site a page is of, and whose text: what the page's record says of both."""
    said = {(m.get("name") or "").strip().lower(): m.get("content") or "" for m in root.iter("meta")}
    found = [said.get("sitename", ""), said.get("contentsource", ""), said.get("author", "")]
    return " ".join(_clean(one) for one in found if one.strip())


def _clean(text: str) -> str:
    return one_line(_MARKUP.sub("", text))


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text)
