"""Bytes into text. A file that is not a readable text is refused by name, with what to do about it."""

import re
from pathlib import Path

from checks.errors import InputError, Place
from checks.wording import Text

MAX_BYTES = 20_000_000

_SAVE = Text("另存为UTF-8编码的文本后重试", "save it as UTF-8 text and try again")
_EXPORT = Text("先导出为.txt或.md文本", "export its text as .txt or .md first")
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "Office/ZIP"),
    (b"\xd0\xcf\x11\xe0", "Microsoft Office"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"{\\rtf", "RTF"),
)
# Marks that every Chinese plan is full of; text decoded with the wrong table has next to none of them.
_COMMON = re.compile("[，。、的和“”；：一在]")
_HAN = re.compile("[一-鿿]")


def read_text(file: Path) -> str:
    """The text of a document. Raises `InputError` if it is missing, huge, empty, binary or wrongly encoded."""
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            raise InputError(
                Text(f"文件过大（{size}字节，上限{MAX_BYTES}）", f"file too large ({size} bytes, limit {MAX_BYTES})"),
                place=Place(str(file)),
                hint=Text("拆成几份文件后重试", "split it into several files"),
            )
        raw = file.read_bytes()
    except OSError as error:
        raise _unreadable(file, error) from error
    return decode(raw, str(file))


def decode(raw: bytes, name: str) -> str:
    """The text of `raw`: UTF-8, else GB18030. Nothing is changed, so offsets are those of the file's characters.

    A byte order mark stays as the first character; the outline takes it for white space.
    Raises `InputError` naming what the bytes seem to be instead.
    """
    here = Place(name)
    if not raw.strip(b"\xef\xbb\xbf \t\r\n"):
        raise InputError(Text("文件是空的", "the file is empty"), place=here, hint=_REMOVE)
    for magic, kind in _MAGIC:
        if raw.startswith(magic):
            raise InputError(Text(f"不是文本文件（{kind}）", f"not a text file ({kind})"), place=here, hint=_EXPORT)
    wide = _utf16(raw)
    if wide:
        raise _encoding(wide, here)
    at = raw.find(b"\0")
    if at >= 0:
        line = raw[:at].count(b"\n") + 1
        raise InputError(
            Text("不是文本文件（含空字节）", "not a text file (it holds NUL bytes)"),
            place=Place(name, line),
            hint=_EXPORT,
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _chinese(raw, here, error)


_REMOVE = Text("补上内容，或从文件夹中移除", "add its text, or remove it from the folder")


def _chinese(raw: bytes, here: Place, error: UnicodeDecodeError) -> str:
    """GB18030 where the outcome reads like Chinese prose; else an error that names the likely encoding."""
    found = {name: _plausible(raw, name) for name in ("gb18030", "big5", "shift_jis")}
    best = max(found, key=lambda name: found[name])
    if best == "gb18030" and found[best] > 0:
        return raw.decode("gb18030")
    if found[best] > 0:
        raise _encoding({"big5": "Big5", "shift_jis": "Shift-JIS"}[best], here)
    line = raw[: error.start].count(b"\n") + 1
    raise InputError(
        Text("编码无法识别：不是有效的UTF-8，也不是GB18030", "unknown encoding: neither valid UTF-8 nor GB18030"),
        place=Place(here.file, line),
        hint=_SAVE,
    )


def _plausible(raw: bytes, encoding: str) -> float:
    """Share of the Chinese characters that are everyday marks and words; 0 if the bytes cannot be `encoding`."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return 0.0
    sample = text[:200_000]
    common = len(_COMMON.findall(sample))
    han = len(_HAN.findall(sample)) + 1
    return common / han if common / han > 0.02 else 0.0


def _utf16(raw: bytes) -> str:
    """UTF-16 or UTF-32 by its byte order mark or by the place of its NUL bytes; empty if neither."""
    if raw.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "UTF-32"
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    head = raw[:4000]
    line_ends = head.count(b"\n\0") + head.count(b"\0\n")
    return "UTF-16" if line_ends and head.count(b"\0") > 2 * line_ends else ""


def _encoding(kind: str, here: Place) -> InputError:
    return InputError(
        Text(f"文件是{kind}编码，只读UTF-8和GB18030", f"the file is {kind}; only UTF-8 and GB18030 are read"),
        place=here,
        hint=_SAVE,
    )


def _unreadable(file: Path, error: OSError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return InputError(
            Text("文件不存在", "no such file"), place=Place(str(file)), hint=Text("检查路径", "check the path")
        )
    if isinstance(error, IsADirectoryError):
        return InputError(Text("是文件夹，不是文件", "a folder, not a file"), place=Place(str(file)))
    said = error.strerror or str(error)
    return InputError(Text(f"无法读取：{said}", f"cannot be read: {said}"), place=Place(str(file)))
