"""Numbers of another body than the document's region: a zone, a corps, a city that was merged, trading partners."""

import pytest

from tests.claims.reading import claims


def subjects(text: str) -> list[str]:
    return [c.subject for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各位代表！生产建设兵团发展进入最好时期。生产总值完成1480亿元，增长18%。", ["生产建设兵团"] * 2),
        ("新的一年，生产建设兵团要加快发展。力争生产总值增长10%。全市生产总值增长8%。", ["生产建设兵团", ""]),
        ("过去的一年，也是原文登市经济社会发展的一年。全市生产总值突破1000亿元。", ["原文登市"]),
        (
            "创新园区建设机制。推行园区开发模式，加强园区服务，加快园区配套。固定资产投资增长30%。全市投资增长5%。",
            ["园区", ""],
        ),
        ("加强园区建设。优化环境。固定资产投资增长30%。", [""]),
        ("加快园区建设，固定资产投资增长30%。", [""]),
        ("原材料市场活跃。全市生产总值突破1000亿元。", [""]),
        ("（三）生产建设兵团\n\n生产总值完成1480亿元。", ["生产建设兵团"]),
        ("（三）临港新区\n\n固定资产投资增长8%。全市固定资产投资增长5%。", ["临港新区", ""]),
    ],
)
def test_a_paragraph_about_another_body(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("扎实推进乳山高新技术产业开发区产城融合，财政收入突破10亿元。", ["乳山高新技术产业开发区"]),
        ("综合保税区窗口作用有效发挥，进出口总额突破10亿美元。", ["综合保税区"]),
        ("推动经济技术开发区跨越发展，全市固定资产投资增长10%。", [""]),
        ("综合保税区封关运行；进出口总额突破10亿美元。", [""]),
        ("推进老城改造和新区建设，固定资产投资增长10%。", [""]),
    ],
)
def test_a_sentence_that_opens_with_a_zone(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


def test_trade_with_some_countries_in_one_clause() -> None:
    text = "对沿线国家地区投资额、进出口额达到6.8亿美元、2590亿元，实际使用外资50亿元。"
    assert subjects(text)[1:] == ["沿线国家地区", ""]
