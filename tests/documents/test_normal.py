"""A stretch of source as it reads, and the way back to the source."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.documents.normal import normalise, plain


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("全区实现生产总值 380.72 亿元，增长 10%", "全区实现生产总值380.72亿元，增长10%"),
        ("二产占比提高 2-3 个百分点", "二产占比提高2-3个百分点"),
        ("二 〇 三五年远景目标纲要", "二〇三五年远景目标纲要"),
        (
            "实际利用外资总额达到 10 亿美元,年均增速 10% ,外贸进出口",
            "实际利用外资总额达到10亿美元,年均增速10%,外贸进出口",
        ),
        ("１２．５％", "12.5%"),
        ("１，２３４万元", "1,234万元"),
        ("三次产业比例为７．８∶３０．２∶６２．０", "三次产业比例为7.8:30.2:62.0"),
        ("由1995年的19.97：42.60：37.43调整", "由1995年的19.97:42.60:37.43调整"),
        ("坚持以下原则：第一", "坚持以下原则：第一"),
        ("**创新能力有效提高。**打造了", "创新能力有效提高。打造了"),
        ("<b>第五章</b>", "第五章"),
        ("国内生产总值[2]397983亿元", "国内生产总值397983亿元"),
        ("增速7.8%[3]，[0.4]", "增速7.8%，[0.4]"),
        ("启动剩余 62.5\n\n万平方米楼宇建设", "启动剩余62.5万平方米楼宇建设"),
        ("海上完成1.3 万亩筏式\n\n造。", "海上完成1.3万亩筏式造。"),
        ("全年完成 1\n\n20 家", "全年完成120家"),
        ("1998 2003 两届", "1998 2003两届"),
        ("Smart  City 建设", "Smart City建设"),
        ("（市残联负责）（下转第四版）", "（市残联负责）"),
    ],
)
def test_reads_as_printed(printed: str, said: str) -> None:
    assert plain(printed) == said


ALPHABET = st.text(
    st.sampled_from(list("增长亿元，。：∶％．０９１2 3.%\n\t　*<b>/[]#-—“”〇,aB")) | st.characters(codec="utf-8"),
    max_size=80,
)


@given(ALPHABET, st.integers(0, 5))
def test_every_character_goes_back_to_one_that_reads_the_same(text: str, start: int) -> None:
    start = min(start, len(text))
    said, offsets = normalise(text, start, len(text))
    assert len(offsets) == len(said) + 1 and offsets[-1] == len(text)
    assert list(offsets) == sorted(offsets) and len(set(offsets[:-1])) == len(said)
    for character, offset in zip(said, offsets, strict=False):
        assert start <= offset < len(text)
        assert character == text[offset] or character in plain("1" + text[offset] + "1") or character == " "


@pytest.mark.parametrize("hostile", ["*" * 200_000, "< b" * 60_000, " \n" * 100_000, "[1" * 100_000, "１．" * 100_000])
def test_time_grows_with_length_only(hostile: str) -> None:
    began = time.perf_counter()
    plain(hostile)
    assert time.perf_counter() - began < 2
