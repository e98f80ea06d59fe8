"""Files into bytes, and bytes into text. What is no readable text is refused by name, with what to do about it."""

from pathlib import Path

from checks.chinese.lexicon import pattern_of
from checks.errors import InputError, Place
from checks.regular import content, too_large
from checks.wording import Text

MAX_BYTES = 20_000_000  # of text
MAX_FILE = 100_000_000  # of a file with pictures in it

_SAVE = Text("另存为UTF-8编码的文本后重试", "save it as UTF-8 text and try again")
_EXPORT = Text("先导出为.txt或.md文本", "export its text as .txt or .md first")
_COMMON = pattern_of("reading", "common")
_HAN = pattern_of("reading", "han")
_MARKS = (  # UTF-32's begins with UTF-16's
    (b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
)  # fmt: skip


def read_bytes(file: Path) -> bytes:
    """The content of a file. Raises `InputError` if it is missing, huge, or no file (a folder, a pipe, a device)."""
    return content(file, MAX_FILE)


def decode(raw: bytes, name: str) -> str:
    """The text of `raw`: UTF-8, UTF-16, UTF-32, else GB18030 or Big5. Nothing is changed, so offsets are those of the
    file's characters.

    A byte order mark stays as the first character; the outline takes it for white space.
    Raises `InputError` naming what the bytes seem to be instead.
    """
    here = Place(name)
    if len(raw) > MAX_BYTES:
        raise too_large(len(raw), MAX_BYTES, name)
    if wide := _wide(raw):
        return _decoded(raw, wide, here)
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


def _decoded(raw: bytes, encoding: str, here: Place) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        message = Text(f"不是完好的{encoding.upper()}文本", f"not sound {encoding.upper()} text")
        raise InputError(message, place=here, hint=_SAVE) from error


def _chinese(raw: bytes, here: Place, error: UnicodeDecodeError) -> str:
    """GB18030 or Big5 where the outcome reads like Chinese prose; else an error that says what is wrong."""
    found = {name: _plausible(raw, name) for name in ("gb18030", "big5", "shift_jis")}
    best = max(found, key=lambda name: found[name])
    if found[best] > 0 and best != "shift_jis":
        return raw.decode(best)
    if found[best] > 0:
        message = Text("文件是Shift-JIS编码，不是中文文本", "the file is Shift-JIS, not a Chinese text")
        raise InputError(message, place=here, hint=_SAVE)
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


def _wide(raw: bytes) -> str:
    """UTF-16 or UTF-32 by its byte order mark or by the place of its NUL bytes; empty if neither."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding
    head = raw[:4000]
    little, big = head.count(b"\n\0"), head.count(b"\0\n")
    if not little + big or head.count(b"\0") <= 2 * (little + big):
        return ""
    return "utf-16-le" if little >= big else "utf-16-be"
