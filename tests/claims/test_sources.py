"""Where a claim's owner, indicator and years were read: what may accuse and what may not."""

import pytest
from reading import claims

from checks.claims.settling.trust import sure


@pytest.mark.parametrize(
    ("text", "quote", "years", "certain"),
    [
        # what is printed of five years is of all five; a state reached is of their last
        ("五年来，地区生产总值年均增长8.8%，新增就业99.2万人。", "99.2万人", (2017, 2021), True),
        ("五年来，地区生产总值年均增长8.8%，常住人口城镇化率达到70%。", "70%", (2021, 2021), True),
        # the year of an earlier value is not printed
        ("常住人口城镇化率由65%提高到71.4%。", "65%", (2020, 2020), False),
        ("常住人口城镇化率由65%提高到71.4%。", "71.4%", (2021, 2021), True),
    ],
)
def test_years(text: str, quote: str, years: tuple[int, int], certain: bool) -> None:
    (found,) = (c for c in claims(text) if c.quote == quote)
    assert (found.period_start, found.period_end) == years
    assert sure(found.period_from) is certain


@pytest.mark.parametrize(
    ("text", "quote", "owned"),
    [
        ("全市固定资产投资4400亿元。", "4400亿元", True),
        ("招商引资形成固定资产投资1489亿元。", "1489亿元", False),
        ("10个省级以上园区固定资产投资300亿元。", "300亿元", False),
        ("外资企业带动外贸进出口总额120亿元。", "120亿元", False),
        ("甲湖新区进出口额210.3亿元，增长12.4%。", "12.4%", False),
        ("力争全年实际使用外资1.4亿美元，制造业利用外资占比达到60%以上。", "1.4亿美元", True),
        ("全年完成进出口额43.7亿元，占全市进出口总额的60.5%。", "43.7亿元", False),
    ],
)
def test_a_number_is_the_regions_only_where_nobody_else_is_spoken_of(text: str, quote: str, owned: bool) -> None:
    (found,) = (c for c in claims(text) if c.quote == quote)
    assert (not found.subject and sure(found.subject_from)) is owned


def test_an_alias_names_an_indicator_too() -> None:
    (found,) = claims("CPI涨幅控制在3%以内。")
    assert (found.indicator, found.indicator_from) == ("居民消费价格指数", "clause")
