"""Bytes into text: what is read, and how everything else is refused."""

from pathlib import Path

import pytest

from checks.documents.reading import MAX_BYTES, decode, read_text
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
        (b"", "空"),
        (b"\xef\xbb\xbf \r\n", "空"),
        (SENTENCE.encode("utf-16"), "UTF-16"),
        (SENTENCE.encode("utf-16-le"), "UTF-16"),
        (SENTENCE.encode("utf-32"), "UTF-32"),
        ("國民經濟和社會發展計畫，全市的生產總值。在".encode("big5") * 30, "Big5"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04...", "Office"),
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


def test_a_damaged_byte_is_reported_with_its_line() -> None:
    raw = ("综合实力\n" * 4).encode() + b"\xff\xff" + "增长\n".encode()
    with pytest.raises(InputError) as caught:
        decode(raw, "plan.txt")
    assert caught.value.place is not None and caught.value.place.line == 5


def test_missing_huge_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_text(tmp_path / "none.txt")
    with pytest.raises(InputError, match="folder"):
        read_text(tmp_path)
    big = tmp_path / "big.txt"
    with big.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match="too large"):
        read_text(big)
