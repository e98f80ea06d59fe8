"""Which module reads a file: by the bytes it begins with, and where they do not tell by the end of its name."""

import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import PurePath

from checks.chinese.lexicon import pattern_of
from checks.documents.formats.pipes import cut
from checks.documents.formats.taken import Taken
from checks.errors import InputError, Place
from checks.wording import Text

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)
_INSIDE: tuple[tuple[bytes, str], ...] = (  # the name of a part that only such a package has
    (b"word/document.xml", "docx"),
    (b"xl/workbook.", "sheet"),
    (b"OFD.xml", "ofd"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "ods"),
    (b"application/vnd.oasis.opendocument", "odt"),
)
_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "locked"),
    ("WordDocument", "doc"),
    ("Workbook", "sheet"),
    ("Book", "sheet"),
)
_SUFFIXES = {
    ".txt": "text", ".md": "text", ".markdown": "text", ".text": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html", ".shtml": "html", ".mht": "mht", ".mhtml": "mht",
    ".csv": "csv", ".tsv": "csv",
}  # fmt: skip
_PAGE = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
_READERS = {
    "text": "plain_text", "html": "web_page", "mht": "web_archive", "pdf": "pdf", "docx": "word_file",
    "doc": "old_word", "sheet": "spreadsheet", "csv": "spreadsheet",
}  # fmt: skip
_NAMES = {
    "rtf": Text("RTF文件", "an RTF file"), "image": Text("图片", "a picture"), "archive": Text("压缩包", "an archive"),
    "zip": Text("压缩包", "an archive"), "ofd": Text("OFD版式文件", "an OFD file"),
    "pdf": Text("PDF文件", "a PDF file"),
    "ole": Text("Office旧格式文件", "an old Office file"), "docx": Text("Word文件", "a Word file"),
    "doc": Text("Word旧格式文件", "an old Word file"), "sheet": Text("电子表格", "a spreadsheet"),
    "ods": Text("OpenDocument表格（.ods）", "an OpenDocument sheet (.ods)"),
    "odt": Text("OpenDocument文件", "an OpenDocument file"),
}  # fmt: skip
_CHINESE = pattern_of("choose", "chinese")
_FOREIGN = re.compile("[A-Za-zÀ-ӿ؀-ۿ฀-๿ༀ-࿿ぁ-ヿᠠ-ᢪ가-힣]")  # letters of other scripts, also kana and hangul
_SAMPLE = 20_000  # characters that tell the language of a text
_FEW, _MOSTLY = 300, 3  # letters that any Chinese text may hold, and how many to a Chinese character one may
_EXPORT = Text("请另存为 .docx、.pdf（带文字层）或 .txt 后重试", "save it as .docx, .pdf (with a text layer) or .txt")
_UNPACK = Text("请先解压，把其中的文件放进来", "unpack it and put its files here")


class UnsupportedError(InputError):
    """A file of a kind that no reader is made for: listed, not audited."""


def take(raw: bytes, name: str) -> Taken:
    """The text of a file of any format. Raises `InputError` where it cannot be read, with what to do."""
    if not raw.strip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"):
        raise InputError(
            Text("文件是空的", "the file is empty"),
            place=Place(name),
            hint=Text("补上内容，或从文件夹中移除", "add its text, or remove it from the folder"),
        )
    kind = _kind(raw, name)
    if kind == "locked":
        raise InputError(
            Text("文件有密码", "the file is protected by a password"),
            place=Place(name),
            hint=Text("去掉密码后另存一份", "save it without the password"),
        )
    module = f"checks.documents.formats.{_READERS.get(kind, '')}"
    if kind not in _READERS or find_spec(module) is None:
        raise _unsupported(kind, name)
    reader: Callable[[bytes, str], Taken] = import_module(module).take
    taken = reader(raw, name)
    _refuse_foreign(taken.text, name)
    return replace(taken, warnings=(*taken.warnings, *cut(taken.text))) if taken.kept else taken


def _refuse_foreign(text: str, name: str) -> None:
    """Raises `UnsupportedError` for a text in another language than Chinese (an edition for readers abroad)."""
    sample = text[:_SAMPLE]
    chinese = len(_CHINESE.findall(sample))
    if len(_FOREIGN.findall(sample)) > max(_FEW, _MOSTLY * chinese):
        hint = Text("改用中文版", "take the Chinese edition")
        said = Text("不是中文文本（外文版不核对）", "not a Chinese text (editions in other languages are not audited)")
        raise UnsupportedError(said, place=Place(name), hint=hint)


def _kind(raw: bytes, name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    found = next((kind for magic, kind in _MAGIC if raw.startswith(magic)), "")
    if found == "zip":
        return next((kind for part, kind in _INSIDE if part in raw), "zip")
    if found == "ole":
        return next((kind for stream, kind in _STREAMS if stream.encode("utf-16-le") in raw), "ole")
    if found:
        return found
    if _PAGE.match(raw[:4000].replace(b"\0", b"")) and suffix not in (".txt", ".md"):
        return "html"
    return _SUFFIXES.get(suffix, suffix)


def _unsupported(kind: str, name: str) -> UnsupportedError:
    said = _NAMES.get(
        kind,
        Text(
            f"“{kind}”文件" if kind else "没有扩展名的文件", f'a "{kind}" file' if kind else "a file without an ending"
        ),
    )
    return UnsupportedError(
        Text(f"{said.zh}不能读取", f"{said.en} cannot be read"),
        place=Place(name),
        hint=_UNPACK if kind in ("zip", "archive") else _EXPORT,
    )
