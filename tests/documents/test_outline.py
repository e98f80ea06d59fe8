"""The outline in the styles of real plans."""

import pytest
from aloud import flows, read

from checks.chinese.numerals import numeral
from checks.documents.headings import heading_of
from checks.documents.joining import continues


@pytest.mark.parametrize(
    ("line", "style", "ordinal", "title"),
    [
        ("## 第一章 立足实际，迎接现代化建设新篇章", "chapter", 1, "立足实际，迎接现代化建设新篇章"),
        ("#### 第四节 空间布局", "section", 4, "空间布局"),
        ("第十二篇　推动绿色发展", "part", 12, "推动绿色发展"),
        ("一、2021年工作回顾", "han", 1, "2021年工作回顾"),
        ("**二、关于“十五”经济社会发展的目标任务**", "han", 2, "关于“十五”经济社会发展的目标任务"),
        (
            "（七）聚焦保障民生福祉，提升公共服务供给水平。打通难点堵点。",
            "paren-han",
            7,
            "聚焦保障民生福祉，提升公共服务供给水平",
        ),
        (
            "(五)聚焦城乡统筹联动,推进精致城市建设。坚持全领域推进。",
            "paren-han",
            5,
            "聚焦城乡统筹联动,推进精致城市建设",
        ),
        ("3. “三组团”。 北站广场组团, 以城铁北站广场核心区为中心", "digit", 3, "“三组团”"),
        ("——综合实力稳步提升。全区实现生产总值 380.72 亿元", "dash", 0, "综合实力稳步提升"),
        ("-- 产业结构实现新优化。 通过实施工业倍增战略", "dash", 0, "产业结构实现新优化"),
        ("——**精致城市实现新水平**。城市发展形态更加清晰", "dash", 0, "精致城市实现新水平"),
        ("**创新能力有效提高。**打造了威海创新园", "bold", 0, "创新能力有效提高"),
        ("## 专栏 1：制造业重点项目", "box", 1, "制造业重点项目"),
        ("第二，狠抓投资力促消费，保持经济平稳增长", "ordinal", 2, "狠抓投资力促消费，保持经济平稳增长"),
        ("## “十四五”时期经济社会发展主要指标", "plain", 0, "“十四五”时期经济社会发展主要指标"),
    ],
)
def test_headings(line: str, style: str, ordinal: int, title: str) -> None:
    found = heading_of(line)
    assert found is not None
    assert (found.style, found.ordinal, line[slice(*found.title)]) == (style, ordinal, title)


@pytest.mark.parametrize(
    "line",
    [
        "一、二、三产业结构由1995年的20:42:38调整为18:45:37。",
        "一要抓好特色产业培育壮大。重点聚焦海工装备。",
        "2021 年，在区党工委的坚强领导下，全区各项事业取得新成绩。",
        "1.5万亩养殖区全部清退。",
        "第三产业增加值增长8.2%。",
        "1. 皇冠小学；",
        "十三五时期是极不平凡的五年。",
        "**全年**完成投资12亿元。",
    ],
)
def test_no_headings(line: str) -> None:
    assert heading_of(line) is None


@pytest.mark.parametrize(
    ("text", "value"), [("三", 3), ("十二", 12), ("二十", 20), ("一百零三", 103), ("③", 3), ("12", 12)]
)
def test_numerals(text: str, value: int) -> None:
    assert numeral(text) == value
    assert numeral("第") == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "——风险防范扎实有效。健全统筹发展和安全推进机制，狠抓疫情防控、渔船管控、森林防火、安全生",
            "产等各类风险防范，守牢安全底线。",
        ),
        ("（六）聚焦化解风险隐患，统筹好发展和安全。牢牢守住 10", "大安全底线，营造安全稳定社会环境。"),
        (
            "加快政府职能转变步伐，全面深化“放管服”“一次办好”",
            "改革，深入推进审批服务便民化，打造“手续最简”的审批服务环境。",
        ),
        ("重点支出安排 52618 万元（不含预留工资及对下", "补助的民生支出 3 亿元），其中：工资支出 30200 万元。"),
        ("完成海岸线整治。海上完成两侧禁养区 27 户、1.3 万亩筏式", "造。"),
    ],
)
def test_torn_paragraphs_are_joined(before: str, after: str) -> None:
    assert continues(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("持续压降不良资产，守住底线。", "加快新型智慧城市建设。依托平台。"),
        ("威海经济技术开发区管委", "2022年6月6日"),
        ("（市残联负责）。", "附件3："),
        ("扎实推进各项工作，康复服务率达80%以上", "附件3：名词解释"),
    ],
)
def test_finished_paragraphs_are_not(before: str, after: str) -> None:
    assert not continues(before, after)


PLAN = """威海经济技术开发区管理委员会文件

关于印发2022年国民经济和社会发展计划的通知

（此件公开发布）

一、2021 年计划执行情况

2021 年，全区各项事业取得新成绩。

——综合实力稳步提升。全区实现生产总值 380.72 亿元。

——发展后劲持续增强。固定资产投资增长 2.2%。

我们也清醒地看到，经济总量偏小。

二、2022年重点工作

（一）聚焦动能转换。推进转型。

一要抓好产业。培育企业 10 家。

（二）聚焦创新驱动。完善“一核三园”布局，启动剩余 62.5

万平方米楼宇建设。
"""


def test_sections_nest_and_end_where_the_next_begins() -> None:
    document = read(PLAN)
    assert [(s.level, s.style, s.title) for s in document.sections[1:]] == [
        (1, "han", "2021年计划执行情况"),
        (2, "dash", "综合实力稳步提升"),
        (2, "dash", "发展后劲持续增强"),
        (1, "han", "2022年重点工作"),
        (2, "paren-han", "聚焦动能转换"),
        (2, "paren-han", "聚焦创新驱动"),
    ]
    assert document.sections[5].path == ("2022年重点工作", "聚焦动能转换")
    for section in document.sections[1:]:
        later = [s.start for s in document.sections if s.start > section.start and s.level <= section.level]
        assert section.end == min(later, default=len(document.text))


def test_prose_of_a_run_in_heading_stays_whole_and_a_plain_paragraph_ends_a_list_of_dashes() -> None:
    document = read(PLAN)
    by_text = {f.text: document.sections[f.section].title for f in document.flows}
    assert by_text["综合实力稳步提升。全区实现生产总值380.72亿元。"] == "综合实力稳步提升"
    assert by_text["我们也清醒地看到，经济总量偏小。"] == "2021年计划执行情况"
    assert by_text["（二）聚焦创新驱动。完善“一核三园”布局，启动剩余62.5万平方米楼宇建设。"] == "聚焦创新驱动"
    assert "一要抓好产业。培育企业10家。" in flows(PLAN, "item")


def test_titles_and_signatures_are_no_prose() -> None:
    assert flows(PLAN, "heading")[:3] == [
        "威海经济技术开发区管理委员会文件",
        "关于印发2022年国民经济和社会发展计划的通知",
        "（此件公开发布）",
    ]


def test_a_sentence_without_a_full_stop_is_prose() -> None:
    assert flows("2022年社会消费品零售总额增长5%", "paragraph") == ["2022年社会消费品零售总额增长5%"]


def test_a_heading_without_a_number_stands_above_the_series_it_opens() -> None:
    document = read(
        "政府工作报告\n\n现在，我代表市人民政府作工作报告。\n\n2021年重点工作\n\n"
        "（一）狠抓投资。扩大有效投资，完成投资120亿元，同比增长8%。"
        "\n\n（二）狠抓消费。社会消费品零售总额增长8%，限额以上企业新增12家。\n"
    )
    assert [(s.level, s.title) for s in document.sections[1:]] == [
        (1, "2021年重点工作"),
        (2, "狠抓投资"),
        (2, "狠抓消费"),
    ]


def test_footnotes_are_notes() -> None:
    text = (
        "一、综合\n\n国内生产总值[2]397983亿元。\n\n[2]国内生产总值按现价计算。\n\n"
        "注：部分数据因四舍五入，存在总计与分项合计不等的情况。\n"
    )
    assert [f.kind for f in read(text).flows] == ["heading", "paragraph", "note", "note"]


def test_flows_map_back_to_the_source() -> None:
    document = read(PLAN)
    flow = next(f for f in document.flows if "62.5万" in f.text)
    at = flow.text.index("62.5万平方米")
    start, end = flow.source(at, at + len("62.5万平方米"))
    assert document.text[start:end] == "62.5\n\n万平方米"
    assert document.line(start) == PLAN[:start].count("\n") + 1


def test_rows_of_two_numbered_columns_are_no_headings() -> None:
    text = (
        "第一章 目标\n\n发展目标如下。\n\n第二章 产业\n\n培育集群。\n\n产业集群\t产业链\n1．新材料\t1．合金\n2．陶瓷\n"
        "2．装备\t3．机床\n4．船舶\n3．医药\t5．中药\n\n第三章 环境\n\n治理河道。\n"
    )
    assert [s.number for s in read(text).sections[1:]] == ["第一章", "第二章", "第三章"]


def test_wide_digits_number_headings() -> None:
    text = "一、预算\n\n执行情况如下。\n\n1.一般公共预算\n\n收入增长。\n\n２.政府性基金预算\n\n收入下降。\n"
    assert [s.ordinal for s in read(text).sections[1:]] == [1, 1, 2]
