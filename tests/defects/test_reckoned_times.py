"""Times that others beside them make."""

import pytest
from aloud import read

from checks.defects.reckoned_times import reckoned_times


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("实施养老服务三年行动计划（2021—2023年）。", [("3", "3")]),
        ("实施养老服务三年行动计划（2021—2024年）。", [("3", "4")]),
        ("制定人才发展十年规划（2010－2020年）。", [("10", "10")]),
        ("2003年至2007年，是本届政府履职的五年。", [("5", "5")]),
        ("“十四五”时期（2021—2025年）投资增长。", [("2021—2025", "2021—2025")]),
        ("“十四五”时期（2020—2025年）投资增长。", [("2021—2025", "2020—2025")]),
        ("编制第八个五年普法规划（2021—2025年）。", []),
        ("2024年是新中国成立75周年。", [("75", "75")]),
        ("2019年是改革开放40周年。", [("40", "41")]),
        ("落实2020-2025年行动纲要，把握建党100周年的机遇。", []),
        ("发布日期：2023-11-05 11:00:00 星期日", [("日", "日")]),
        ("发布日期：2023-11-05 星期六", [("六", "日")]),
    ],
)
def test_times_that_others_make(text: str, found: list[tuple[str, str]]) -> None:
    assert [(t.said, t.made) for t in reckoned_times(read(text))] == found
