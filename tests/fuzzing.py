"""Random documents made of what numbers are made of, and random bytes of every format, from a seed.

`python tests/fuzzing.py COUNT SEED` tries many more than the tests do, and stops at the first that breaks a property.
"""

import math
import random
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from checks.claims.extract import extract  # noqa: E402
from checks.claims.model import Extraction  # noqa: E402
from checks.defects.structure import structural_marks  # noqa: E402
from checks.documents.document import Document  # noqa: E402
from checks.documents.formats.choose import take  # noqa: E402
from checks.documents.read import document_of  # noqa: E402
from checks.documents.registry import Registry, describe  # noqa: E402
from checks.errors import InputError  # noqa: E402
from checks.vocabulary.vocabulary import Vocabulary, load_vocabulary  # noqa: E402

DIGITS = [
    "0",
    "1",
    "7.5",
    "12",
    "105",
    "1,234.5",
    "６",
    "3.3",
    "-2.1",
    "99999999999999",
    "０．５",
    "1:2",
    "7.8:30.2:62.0",
]
HAN = [*"零〇一二两三四五六七八九十百千万亿点半数几余多", "百分之", "个百分点", "分之", "成", "倍", "翻一番", "千分之"]
YEARS = [
    "2021年",
    "2016—2020年",
    "2025-2021年",
    "到2025年",
    "“十四五”",
    "十四五期间",
    "上年",
    "去年",
    "今年",
    "明年",
    "五年来",
    "年均",
    "累计",
    "1—9月",
    "上半年",
    "一季度",
    "截至2月底",
    "二〇二一年",
    "20年",
    "未来五年",
    "2021年至2025年",
    "比2020年",
    "以来",
    "期末",
    "“十三五”末",
]
MARKS = [
    *"，。；、：（）()“”《》%％‰+-—–~～至到/|\t\n　 .",
    "\n\n",
    "**",
    "# ",
    "一、",
    "（一）",
    "- ",
    "<br>",
    "<td>",
    "\u200b",
    "\ufeff",
    "\r",
]
VERBS = [
    "增长",
    "下降",
    "达到",
    "为",
    "完成",
    "突破",
    "占",
    "其中",
    "分别",
    "由",
    "提高",
    "力争",
    "控制在",
    "以上",
    "左右",
    "不低于",
    "约",
    "近",
    "比",
    "和",
    "的",
    "第",
    "位",
    "每",
    "人均",
    "新增",
]
BINARY: dict[str, bytes] = {
    ".pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    ".doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0" * 40,
    ".xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"W\0o\0r\0k\0b\0o\0o\0k\0" * 60,
    ".html": "<meta charset=gbk><html><table><tr><td colspan=3>指标<td>2021年<tr><td>产值<td>5亿元</table>".encode(),
    ".mht": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n"
    b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPGh0bWw+\r\n--x--\r\n",
    ".csv": '指标,2021年,2022年\n产值,"5,1",6\n'.encode("gb18030"),
    ".txt": "甲市2021年产值增长5.5%。\n".encode("utf-16"),
    ".md": "| 指标 | 2021年 |\n|---|---|\n| 产值（亿元） | 5 |\n".encode(),
    ".rtf": b"{\\rtf1 abc}",
}


def packages() -> dict[str, bytes]:
    """A small Word file and a small workbook."""
    import docx
    import openpyxl

    word, book = docx.Document(), openpyxl.Workbook()
    word.add_paragraph("甲市2021年产值增长5.5%。")
    word.add_table(2, 2).cell(0, 0).text = "指标"
    book.active.append(["指标", "2021年"])
    book.active.append(["产值", 5])
    out = {}
    for ending, made in ((".docx", word), (".xlsx", book)):
        buffer = BytesIO()
        made.save(buffer)
        out[ending] = buffer.getvalue()
    return out


def words_of(vocabulary: Vocabulary) -> list[list[str]]:
    """The words sentences are drawn from, by class: each class is drawn as often as any other."""
    return [
        DIGITS,
        DIGITS,
        HAN,
        YEARS,
        MARKS,
        VERBS,
        [u.name for u in vocabulary.units] + [a for u in vocabulary.units for a in u.aliases],
        [i.name for i in vocabulary.indicators],
        [r.name for r in vocabulary.regions],
    ]


def text_of(draw: random.Random, words: list[list[str]]) -> str:
    """A sentence, some paragraphs, or a table, of random words."""
    kind = draw.random()
    if kind < 0.8:
        return "".join(draw.choice(draw.choice(words)) for _ in range(draw.randint(1, 24)))
    sign, columns = draw.choice("|\t"), draw.randint(2, 6)
    rows = [
        [
            draw.choice(draw.choice(words)) + draw.choice(["", "", draw.choice(draw.choice(words))])
            for _ in range(columns)
        ]
        for _ in range(draw.randint(2, 7))
    ]
    lines = ["| " + " | ".join(row) + " |" if sign == "|" else sign.join(row) for row in rows]
    if sign == "|":
        lines.insert(1, "| --- " * columns + "|")
    return "单位：亿元\n\n" * (kind > 0.9) + "\n".join(lines) + "\n"


def bytes_of(draw: random.Random, samples: dict[str, bytes]) -> tuple[str, bytes]:
    """A file of one of the formats with some of its bytes changed, left out or doubled."""
    ending = draw.choice(sorted(samples))
    raw = bytearray(samples[ending])
    for _ in range(draw.randint(0, 12)):
        at = draw.randrange(len(raw) + 1)
        change = draw.randrange(4)
        if change == 0:
            raw[at : at + draw.randint(1, 30)] = b""
        elif change == 1:
            raw[at:at] = draw.randbytes(draw.randint(1, 30))
        elif change == 2:
            raw[at:at] = raw[at : at + draw.randint(1, 60)]
        else:
            raw[at : at + 1] = draw.randbytes(1)
    return draw.choice([ending, draw.choice(sorted(samples))]), bytes(raw)


def hold(document: Document, found: Extraction) -> None:
    """What holds of every extraction."""
    assert not found.failures, found.failures
    for claim in [*found.claims, *found.qualities]:
        assert 0 <= claim.sentence_start <= claim.start < claim.end <= claim.sentence_end <= len(document.text)
        assert document.text[claim.start : claim.end] == claim.quote
        assert document.text[claim.sentence_start : claim.sentence_end] == claim.sentence
        assert claim.lo <= claim.hi and not math.isnan(claim.lo)
        if claim.period_start is not None and claim.period_end is not None:
            assert claim.period_start <= claim.period_end
    for mark in found.marks:
        assert 0 <= mark.start <= mark.end <= len(document.text)


def try_text(text: str, vocabulary: Vocabulary) -> None:
    """Read a text and hold what it says to the properties."""
    description = describe(Path("某文.txt"), text, Registry(), vocabulary)
    document = document_of(text, description, vocabulary)
    hold(document, extract(document, vocabulary))
    structural_marks([document])


def try_bytes(ending: str, raw: bytes, vocabulary: Vocabulary) -> None:
    """Read a file; only `InputError` may end it."""
    try:
        taken = take(raw, f"某文{ending}")
    except InputError:
        return
    assert all(0 <= s.offset <= len(taken.text) for s in taken.spots)
    try_text(taken.text[:2000], vocabulary)


def run(count: int, seed: int, vocabulary: Vocabulary, told: Callable[[str], object] = print) -> int:
    """Try `count` inputs, one in ten of them a file; returns how many broke a property, each told."""
    draw = random.Random(seed)
    words, samples = words_of(vocabulary), {**BINARY, **packages()}
    broken = 0
    for number in range(count):
        ending, raw = bytes_of(draw, samples) if number % 10 == 0 else ("", b"")
        text = "" if ending else text_of(draw, words)
        try:
            if ending:
                try_bytes(ending, raw, vocabulary)
            else:
                try_text(text, vocabulary)
        except Exception as error:
            broken += 1
            told(f"{number} {type(error).__name__} {error} {ending} {(raw if ending else text)!r}"[:500])
    return broken


if __name__ == "__main__":
    sys.exit(bool(run(int(sys.argv[1]), int(sys.argv[2]), load_vocabulary(ROOT / "data" / "vocabulary"))))
