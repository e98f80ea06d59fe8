"""Bytes into text: what is read, and how everything else is refused."""

import os
from pathlib import Path

import pytest

from checks.documents.formats import plain_text
from checks.documents.formats.taken import Taken
from checks.documents.reading import MAX_FILE, decode, read_bytes
from checks.errors import InputError

SENTENCE = "2021年，全区实现生产总值380.72亿元，增长10%，其中，规模以上工业增加值增长11.9%，服务业增加值增长11.9%。\n"


def test_utf8_is_read_unchanged() -> None:
    text = "\ufeff" + SENTENCE.replace("\n", "\r\n")
    assert decode(text.encode("utf-8"), "a.txt") == text


def test_gb18030_is_read() -> None:
    assert decode(SENTENCE.encode("gb18030"), "a.txt") == SENTENCE


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"\xff\xfe\x00\xd8\x00", "UTF-16"),
        (b"\x01\x02\0\x03", "不是文本"),
        (bytes(range(1, 256)) * 3, "编码无法识别"),
    ],
)
def test_what_cannot_be_read_is_named_with_a_hint(raw: bytes, said: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(raw, "plan.txt")
    assert said in caught.value.message.zh
    assert caught.value.place is not None and caught.value.place.file == "plan.txt"
    assert caught.value.hint is not None


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_read(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding), "a.txt") == SENTENCE


def test_big5_is_read() -> None:
    text = "國民經濟和社會發展計畫，全市的生產總值。在" * 30
    assert decode(text.encode("big5"), "a.txt") == text


def test_a_damaged_byte_is_reported_with_its_line() -> None:
    raw = ("综合实力\n" * 4).encode() + b"\xff\xff" + "增长\n".encode()
    with pytest.raises(InputError) as caught:
        decode(raw, "plan.txt")
    assert caught.value.place is not None and caught.value.place.line == 5


def test_missing_huge_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_bytes(tmp_path / "none.txt")
    with pytest.raises(InputError, match="folder"):
        read_bytes(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(InputError, match="pipe"):
        read_bytes(tmp_path / "pipe.txt")
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(MAX_FILE + 1)
    with pytest.raises(InputError, match="too large"):
        read_bytes(big)


def test_line_ends_written_out_are_line_ends_and_nothing_moves() -> None:
    text = SENTENCE.strip() + r"\r\n一、回顾\r\n\r\n" + SENTENCE.strip() + r"\n末尾" + "\n"
    read = plain_text.take(text.encode("utf-8"), "a.txt")
    assert len(read.text) == len(text) and read.kept
    assert [line.strip() for line in read.text.split("\n") if line.strip()] == [
        SENTENCE.strip(), "一、回顾", SENTENCE.strip(), "末尾",
    ]  # fmt: skip
    assert read.text.index("一、回顾") == text.index("一、回顾")


def test_a_stroke_in_a_text_with_lines_of_its_own_stays() -> None:
    text = SENTENCE * 3 + "见C:\\new\\report，换行写作\\n。\n"
    assert plain_text.take(text.encode("utf-8"), "a.txt") == Taken(text)
