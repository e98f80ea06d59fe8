"""The words of a change right before its number."""

import pytest

from checks.claims.drafting.beside import change_before


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("规模以上工业增加值增长", "增长"),
        ("单位能耗年均下降 ", "年均下降"),
        ("加快发展乡村产业，新建高标准农田", ""),
        ("社会消费品零售总额增速达到", "增速达到"),
        ("常住人口城镇化率达到", ""),
    ],
)
def test_only_what_stands_right_before_the_number_is_its_change(before: str, said: str) -> None:
    assert change_before(before) == said
