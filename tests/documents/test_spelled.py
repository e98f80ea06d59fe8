"""Amounts that an old report prints in words are read as digits, and others stay what they are."""

from array import array

import pytest

from checks.documents.spelled import in_digits, spells


def _read(text: str) -> str:
    said, offsets = in_digits(text, array("i", range(len(text) + 1)))
    assert len(offsets) == len(said) + 1
    assert list(offsets) == sorted(offsets)
    assert offsets[-1] == len(text)
    return said


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("总产值三百零五点二六亿元，增长百分之九点四", "总产值305.26亿元，增长9.4%"),
        ("投资四亿六千万元", "投资4.6亿元"),
        ("十万零五百户", "10.05万户"),
        ("林地三千多万亩", "林地3000多万亩"),
        ("自然增长率为千分之八点一", "自然增长率为8.1‰"),
        ("到一九九五年，学校二十四所", "到1995年，学校24所"),
        ("煤四、二一七·五万吨", "煤4217.5万吨"),
        ("布七〇五万匹", "布705万匹"),
        ("比上年增加一倍", "比上年增加1倍"),
        ("一亿四千万千瓦时", "1.4亿千瓦时"),
        ("总产值一万六千七百七十亿元", "总产值16770亿元"),
        ("集成电路二十五亿块", "集成电路25亿块"),
    ],
)
def test_amounts(words: str, digits: str) -> None:
    assert _read(words) == digits


@pytest.mark.parametrize(
    "text",
    [
        "三个代表",
        "一、二类产品",
        "百分之七、八",
        "由百分之二十到三十",
        "第三十二个",
        "一元化领导",
        "十分重要",
        "七八百个",
        "好几十个",
        "八十年代",
    ],
)
def test_manners_of_speaking_stay(text: str) -> None:
    assert _read(text) == text


def test_a_span_covers_the_words() -> None:
    said, offsets = in_digits("产值四亿六千万元。", array("i", range(10)))
    at = said.index("4.6亿元")
    assert (offsets[at], offsets[at + len("4.6亿")]) == (2, 7)


def test_only_a_document_that_prints_in_words() -> None:
    old = "工业总产值三百零五亿元，增长百分之九点四。粮食六百二十万吨，增长百分之五。" * 6
    assert spells(old)
    assert not spells(old + "工业总产值305亿元，增长9.4%。粮食620万吨，增长5%。" * 6)
    assert not spells("三大攻坚战取得进展，三个方面的工作完成。" * 20)
