"""What the bundled vocabulary keeps apart, and what it says of growth."""

import pytest

from tests.claims.reading import named, vocabulary


@pytest.mark.parametrize(
    "name",
    [
        "万元GDP用水量",
        "万元工业增加值用水量",
        "单位GDP能耗",
        "规模以上工业万元增加值能耗",
        "碳排放强度",
        "电信业务总量",
        "邮政行业业务总量",
        "邮电业务总量",
    ],
)
def test_growth_at_constant_prices(name: str) -> None:
    found = vocabulary().indicator(name)
    assert found is not None and found.growth == "real"


def test_investment_above_the_threshold_is_not_all_investment() -> None:
    text = "规模以上固定资产投资达到7100亿元以上（全社会固定资产投资达到8500亿元以上）。"
    assert named(text) == [("规模以上固定资产投资", 7100), ("固定资产投资", 8500)]


def test_services_rendered_are_not_revenue() -> None:
    assert named("邮政行业业务总量20亿元，邮政行业业务收入12亿元。") == [("邮政业务总量", 20), ("邮政业务收入", 12)]
    assert named("电信业务总量20亿元，电信业务收入12亿元。") == [("电信业务总量", 20), ("电信业务收入", 12)]
