"""Text made to be hard: extraction ends, in time that grows with the length of the text."""

import time
from functools import cache
from pathlib import Path

import pytest

from checks.claims.extract import extract
from checks.documents.document import Description
from checks.documents.read import document_of
from checks.vocabulary.vocabulary import Vocabulary, load_vocabulary

ROOT = Path(__file__).parents[2]
SIZES = (2_000, 16_000)
GROWTH = 24  # over a text eight times as long: 8 is linear, 64 quadratic
HOSTILE = [
    "1", "1,", "1 ", "1.", "-", "%", "增长7.5%，", "增长7.5%和", "其中1亿元，", "由1亿元增加到2亿元，",
    "分别", "分别增长7%、", "7.8:", "7.8：", "城镇、农村居民人均可支配收入、", "固定资产投资", "其中：",
    "到2025年", "“十四五”", "不低于", "突破1", "第1位、", "一百二十", "百", "万亿", "（", "（1）", "）", "“", "《",
    "[", "注：", "增长\n", "一、增长\n", "1.1.1.1 ", "# ", "## 一、", "\r", "\n", "　", "\u200b", "<b>", "<br>",
    "**", "- **\n", "- **\n- a 1\n",
    "<table>", "<table><tr><td>1", "|", "| 1 ", "| 1 | 2 |\n", "| --- ", "总量\t1\t2\n", "\t", "\t1",
    "- 粮 食 1 2\n", "- 1\n", "总量   1   2\n", "表1\n", "单位：亿元\n", "指标（单位）\t2020年\n",
    "其中：甲 | 1 |\n| ", "占", "翻", "倍", "力争", "稳中有升", "…………3\n",
]  # fmt: skip


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "data" / "vocabulary")


def seconds(text: str) -> float:
    description = Description("h", "h.txt", "", "", "威海市", "other", (2021, 2021), (2022, 2022), "")
    started = time.process_time()
    extract(document_of(text, description, vocabulary()), vocabulary())
    return time.process_time() - started


@pytest.mark.parametrize("unit", HOSTILE, ids=repr)
def test_time_grows_with_length_only(unit: str) -> None:
    seconds(unit)
    texts = [unit * (size // len(unit)) for size in SIZES]
    # A busy machine can slow one measurement down; it cannot make a quadratic reader linear.
    assert any(long < max(GROWTH * short, 0.25) for short, long in (map(seconds, texts) for _ in range(3)))


def test_a_wide_and_a_long_table_end() -> None:
    wide = "| " + " | ".join(f"{y}年" for y in range(1000, 3000)) + " |\n"
    assert seconds(wide + "| --- " * 2000 + "|\n" + "| " + "| 1 " * 2000 + "|\n") < 5
    rows = "".join(f"| 其中：甲{i} | {i} | {i}.5 |\n" for i in range(3000))
    assert seconds("| 指标 | 绝对数（亿元） | 增长（%） |\n| --- | --- | --- |\n" + rows) < 15


def test_deep_nesting_ends() -> None:
    for text in (
        "（" * 5000 + "增长7%" + "）" * 5000,
        "其中，" * 5000 + "出口1亿元",
        "#" * 5000 + " 一、",
        "<table>" * 3000,
    ):
        assert seconds(text) < 5
