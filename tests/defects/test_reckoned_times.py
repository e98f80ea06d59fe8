"""Times that others beside them make."""

import pytest
from aloud import read

from checks.defects.reckoned_times import reckoned_times
from checks.defects.report_years import report_years
from checks.defects.sittings import sittings


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
        ("2020年是全面小康和“十三五”规划的收官之年。", [("2020", "2020")]),
        ("2021年既是“十四五”开局之年，也是攻坚之年。", [("2021", "2021")]),
        ("2021年是“十三五”规划的最后一年。", [("2021", "2020")]),
        (
            "一、2023年工作回顾\n\n有成绩。\n\n二、2024年工作安排\n\n今年是“十四五”规划的最后一年，也是新中国成立75周年。",
            [("2024", "2025"), ("75", "75")],
        ),
        ("今年是新中国成立75周年。", []),
        (
            "一、2020年工作回顾\n\n有成绩。\n\n二、2021年工作安排\n\n以优异成绩庆祝建党100周年。围绕建党99周年开展活动。",
            [("100", "100")],
        ),
        ("2025年，我们隆重纪念世界反法西斯战争胜利80周年。", [("80", "80")]),
        (
            "一、2020年工作回顾\n\n有成绩。\n\n二、“十四五”规划和2035年远景目标的考虑\n\n有打算。\n\n三、今年工作\n\n今年是建党100周年。",
            [],
        ),
        ("一、2020年工作回顾\n\n有成绩。\n\n二、2035年远景目标\n\n有打算。\n\n三、今年工作\n\n今年是建党100周年。", []),
        ("2019年是改革开放40周年。", [("40", "41")]),
        ("落实2020-2025年行动纲要，把握建党100周年的机遇。", []),
        ("发布日期：2023-11-05 11:00:00 星期日", [("日", "日")]),
        ("发布日期：2023-11-05 星期六", [("六", "日")]),
    ],
)
def test_times_that_others_make(text: str, found: list[tuple[str, str]]) -> None:
    assert [(t.said, t.made) for t in reckoned_times(read(text))] == found


_HEAD = "——2020年1月11日在云溪县第十七届人民代表大会第四次会议上\n\n各位代表：完成了县十七届人大{}次会议确定的目标。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (_HEAD.format("三"), [("3", "3")]),
        (_HEAD.format("二"), [("2", "2")]),
        (_HEAD.format("四"), [("4", "3")]),
        (_HEAD.format("四").replace("完成了", "现提请"), []),
        (_HEAD.format("四").replace("完成了县", "省"), []),
        (_HEAD.format("四").replace("完成了", "今年要完成"), []),
        (_HEAD.format("四").replace("第四次", "第一次"), [("17", "16")]),
        (_HEAD.format("四").replace("第四次", "第一次").replace("县十七", "县十六"), [("16", "16")]),
        ("政府工作报告（2020年1月12日）\n" + _HEAD, [("2020年1月12日", "2020年1月11日")]),
    ],
)
def test_sessions_and_days_told_at_the_head(text: str, found: list[tuple[str, str]]) -> None:
    assert [(t.said, t.made) for t in sittings(read(text))] == found


_REPORT = (
    "——{}在云溪县第十七届人民代表大会第四次会议上\n\n各位代表：\n\n一、{}年工作回顾\n\n"
    "过去的{}年，成绩来之不易。\n\n二、{}年主要目标任务\n\n今年很重要。"
)


@pytest.mark.parametrize(
    ("day", "years", "found"),
    [
        ("2020年1月11日", (2019, 2019, 2020), [("2019", "2019"), ("2020", "2020"), ("2019", "2019")]),
        ("2020年12月28日", (2020, 2020, 2021), [("2020", "2020"), ("2021", "2021"), ("2020", "2020")]),
        ("2020年1月11日", (2017, 2019, 2020), [("2017", "2019"), ("2020", "2020"), ("2019", "2019")]),
        ("2020年1月11日", (2019, 2015, 2035), [("2019", "2019")]),
        ("2020年1月11日", (2020, 2020, 2020), [("2020", "2020"), ("2020", "2020")]),
    ],
)
def test_a_report_looks_back_on_one_year_and_plans_the_next(
    day: str, years: tuple[int, int, int], found: list[tuple[str, str]]
) -> None:
    review, told, plan = years
    assert [(t.said, t.made) for t in report_years(read(_REPORT.format(day, review, told, plan)))] == found
