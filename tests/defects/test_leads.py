"""Leads of parallel paragraphs that have lost their full stop."""

import pytest
from aloud import read

from checks.defects.marks import find_marks

WHOLE = ["综合实力持续增强。抢抓机遇，扩大投资。", "发展动力更加强劲。融入布局，做强产业。"]
PLAIN = "民生保障全面改善。办好实事，增加供给。"


def leads(*items: str) -> list[tuple[str, str]]:
    document = read("一、回顾\n\n" + "\n\n".join(f"——{i}" for i in items) + "\n\n二、打算\n\n抓好工作。\n")
    found = [m for m in find_marks(document) if m.kind == "stop_lost"]
    return [(m.quote, document.text[m.other_start : m.other_end]) for m in found]


def test_a_lead_that_runs_on_beside_leads_that_do_not() -> None:
    damaged = "内需潜力加速释放总投资145亿元的项目签约落地，投资增长8.7%。消费回暖，增长5.2%。"
    ((quote, intact),) = leads(*WHOLE, damaged, PLAIN)
    assert damaged.startswith(quote) and intact == "综合实力持续增强。"


@pytest.mark.parametrize(
    "items",
    [
        [*WHOLE, PLAIN, PLAIN],
        [*WHOLE, "坚持创新驱动，加快转型。", PLAIN],
        [
            WHOLE[0],
            "全年新开工建设总投资145亿元的项目，投资增长8.7%。",
            PLAIN.replace("。", "，"),
            WHOLE[1].replace("。", "，"),
        ],
        [*WHOLE, "内需潜力加速释放总投资145亿元的项目签约落地，投资增长8.7%。消费回暖，增长5.2%。"],
    ],
)
def test_other_ways_to_begin_are_no_damage(items: list[str]) -> None:
    assert leads(*items) == []
