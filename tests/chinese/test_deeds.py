"""What names of doing are of, whatever words of doing stand before or behind the thing."""

import pytest

from checks.chinese.deeds import deed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("新建改造公园", "公园改造提升"),
        ("完成老旧厂房整治任务", "整治老旧厂房"),
        ("建成“云上”农场", "新建云上农场"),
        ("新增林下种植基地面积", "林下种植基地"),
    ],
)
def test_one_thing_under_other_words(one: str, other: str) -> None:
    assert deed(one).like(deed(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("开工回迁房", "竣工回迁房"),  # begun is not finished
        ("新建公园", "公园养护"),
        ("新增企业", "培育企业"),  # too wide to be one thing
        ("引进亿元以上项目", "引进10亿元以上项目"),
    ],
)
def test_things_and_doings_that_are_not_one(one: str, other: str) -> None:
    assert not deed(one).like(deed(other))


def test_a_name_may_be_wider_but_no_class_of_a_scheme() -> None:
    assert deed("建设标准化渔业码头").narrower(deed("建成渔业码头"))
    assert not deed("建设省级渔业码头").narrower(deed("建成渔业码头"))
    assert not deed("新建农贸市场、渔业码头").narrower(deed("建成渔业码头"))
