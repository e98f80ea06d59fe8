"""What a document is: as documents.yaml states it, else as its name and first lines say."""

from pathlib import Path

import pytest

from checks.documents.deduce import deduce
from checks.documents.registry import Registry, describe, load_registry
from checks.errors import InputError, InputErrors
from checks.vocabulary.entries import Hedges, Region
from checks.vocabulary.vocabulary import Vocabulary

REGIONS = (
    Region(name="全国", level="nation"),
    Region(name="山东省", level="province", parent="全国"),
    Region(name="威海市", level="city", parent="山东省"),
    Region(name="经区", aliases=("威海经济技术开发区",), level="zone", parent="威海市"),
)
VOCABULARY = Vocabulary((), REGIONS, (), Hedges(hedges=()), {})

REPORT = """ 政府工作报告
——2022年2月23日在威海市第十八届人民代表大会第一次会议上

威海市市长 某某某

各位代表：

现在，我代表市人民政府向大会报告工作，请予审议。

一、2021年工作回顾

地区生产总值完成3463.9亿元。

二、2022年重点工作

生产总值增长6%。
"""


def said(name: str, text: str) -> tuple[str, str, object, object, str]:
    found = describe(Path(name), text, Registry(), VOCABULARY)
    return found.region, found.kind, found.result_years, found.plan_years, found.issued


def test_a_work_report() -> None:
    assert said("report.txt", REPORT) == ("威海市", "work_report", (2021, 2021), (2022, 2022), "2022-02-23")


def test_a_report_at_the_end_of_a_term() -> None:
    text = REPORT.replace("一、2021年工作回顾", "一、过去五年工作回顾").replace(
        "二、2022年重点工作", "二、今后五年目标"
    )
    assert said("report.txt", text)[2:4] == ((2017, 2021), (2022, 2026))


@pytest.mark.parametrize(
    ("heading", "first"),
    [
        ("一、本届政府及2021年工作回顾", 2017),
        ("一、2021年及市七届人民政府工作回顾", 2017),
        ("一、五年工作的回顾", 2017),
        ("一、本届任期和2021年工作回顾", 2017),
        ("一、2021年工作回顾", 2021),
        ("一、2021年市政府工作的回顾", 2021),
    ],
)
def test_a_term_looked_back_on_in_other_words(heading: str, first: int) -> None:
    assert said("report.txt", REPORT.replace("一、2021年工作回顾", heading))[2] == (first, 2021)


def test_a_term_of_four_years() -> None:
    text = REPORT.replace("一、2021年工作回顾", "一、过去四年工作回顾\n\n过去的四年，我们一同走过。")
    assert said("report.txt", text)[2] == (2018, 2021)


def test_a_report_whose_page_bears_another_title_is_of_what_its_speaker_reports() -> None:
    text = (
        "关于组织参观展览活动计划的通知\n\n主任、各位委员：\n\n我受市人民政府委托，提出威海市2023年财政决算报告，请予审议。\n\n"
        "一、2023年财政决算情况\n\n收入53.7亿元。\n"
    )
    assert said("page.html", text)[1:3] == ("budget_report", (2023, 2023))


def test_a_communique_whose_title_is_a_picture_is_known_by_who_issues_it() -> None:
    text = "2024[1]\n威海市统计局 国家统计局威海调查队\n2025年3月28日\n2024年，全市经济向好。\n一、综合\n增长6.1%。\n"
    assert said("scan.txt", text)[1:3] == ("communique", (2024, 2024))


def test_a_year_in_characters_heads_an_account_of_it() -> None:
    text = "表4-1：\n\n二○二五年全市政府性基金预算收入执行情况表\n\n单位：万元\n"
    assert said("table.txt", text)[1:3] == ("budget_report", (2025, 2025))


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ("扫码看报告 部门预算草案", "关于2025年威海市和市级", "预算执行情况与2026年威海市和市级", "预算草案的报告"),
            "关于2025年威海市和市级预算执行情况与2026年威海市和市级预算草案的报告",
        ),
        (
            ("威海市2025年国民经济", "和社会发展统计公报", "威海市统计局"),
            "威海市2025年国民经济和社会发展统计公报",
        ),
        (("威海市国民经济和社会发展", "第十五个五年规划纲要", "序言"), "威海市国民经济和社会发展第十五个五年规划纲要"),
        (("威海市政府工作报告（2023年1月4日李某）", "政府工作报告"), "威海市政府工作报告（2023年1月4日李某）"),
        (("关于威海市2025年预算执行情况", "一、2025年预算执行情况的报告"), "关于威海市2025年预算执行情况"),
    ],
)
def test_a_title_goes_on_over_lines(lines: tuple[str, ...], title: str) -> None:
    assert describe(Path("x.txt"), "\n".join(lines), Registry(), VOCABULARY).title == title


def test_an_annual_plan_of_a_zone_by_the_longest_name() -> None:
    text = (
        "威海经济技术开发区2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划\n\n"
        "一、2023年执行情况\n\n增长5.3%。\n"
    )
    assert said("plan.txt", text) == ("经区", "annual_plan", (2023, 2023), (2024, 2024), "")


def test_a_five_year_outline() -> None:
    text = "某某市国民经济和社会发展第十四个五年规划和2035年远景目标纲要\n\n## 第一章 总则\n\n增长6%。\n"
    assert said("outline.md", text) == ("某某市", "five_year_outline", (2016, 2020), (2021, 2025), "")


def test_the_date_of_an_imprint() -> None:
    text = (
        "威海市环境保护第十四个五年规划\n\n## 第一章 总则\n\n增长6%。\n\n---\n\n"
        "威海市人民政府办公室\n\n2021年7月8日印发\n"
    )
    assert said("outline.md", text)[4] == "2021-07-08"


def test_a_communique_of_the_nation() -> None:
    text = (
        "中华人民共和国2021年国民经济和社会发展统计公报[1]\n\n"
        "国家统计局\n\n2022年2月28日\n\n## 一、综合\n\n国内生产总值1143670亿元。\n"
    )
    assert said("a.md", text) == ("全国", "communique", (2021, 2021), None, "2022-02-28")


def test_a_session_in_december_plans_for_the_next_year() -> None:
    text = "日喀则市政府工作报告（2019年12月24日 某某）\n\n各位代表：\n\n现在，我代表市人民政府向大会报告工作。\n"
    assert said("b.md", text)[:4] == ("日喀则市", "work_report", (2019, 2019), (2020, 2020))


def test_a_region_no_vocabulary_knows_is_taken_as_printed() -> None:
    text = "2013年政府工作报告\n\n——2013年1月8日在济南市第十五届人民代表大会第二次会议上\n\n各位代表：\n"
    assert said("c.md", text)[0] == "济南市"
    assert said("省自治区_甘肃省_2016.md", "政府工作报告\n\n各位代表：\n")[0] == "甘肃省"


def test_a_document_that_names_no_place_says_what_is_not_known_of_it() -> None:
    described = describe(Path("notes.txt"), "工作要点\n\n增长6%。\n", Registry(), VOCABULARY)
    assert described.region == "未知地区（notes）"  # of its own: it is compared with no other document
    assert "region" in described.unknown


YAML = """documents:
  - file: report.txt
    region: 威海经济技术开发区
    result_years: [2017, 2021]
    plan_years: 2022
    issued: "2022-03-01"
"""


def registry(tmp_path: Path, text: str) -> Registry:
    file = tmp_path / "documents.yaml"
    file.write_text(text, "utf-8")
    return load_registry(file)


def test_what_is_stated_goes_before_what_is_read(tmp_path: Path) -> None:
    found = describe(Path("report.txt"), REPORT, registry(tmp_path, YAML), VOCABULARY)
    assert (found.region, found.result_years, found.plan_years) == ("经区", (2017, 2021), (2022, 2022))
    assert (found.issued, found.kind, found.title) == ("2022-03-01", "work_report", "政府工作报告")
    assert found.stated == {"region", "result_years", "plan_years", "issued"}


def test_a_workspace_without_the_file_has_an_empty_registry(tmp_path: Path) -> None:
    assert load_registry(tmp_path / "none.yaml").entries == {}


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("region:", "regoin:", 3),
        ("plan_years: 2022", "plan_years: soon", 5),
        ("[2017, 2021]", "[2021, 2017]", 4),
        ('"2022-03-01"', '"March"', 6),
        ("    region:", "    kind: speech\n    region:", 3),
    ],
)
def test_slips_are_reported_where_they_are(tmp_path: Path, old: str, new: str, line: int) -> None:
    with pytest.raises(InputErrors) as caught:
        registry(tmp_path, YAML.replace(old, new))
    assert caught.value.errors[0].place is not None
    assert caught.value.errors[0].place.line == line


def test_a_file_listed_twice_and_an_unknown_region(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="listed twice"):
        registry(tmp_path, YAML + "  - file: report.txt\n")
    stated = registry(tmp_path, YAML.replace("威海经济技术开发区", "蓬莱仙岛"))
    with pytest.raises(InputError) as caught:
        describe(Path("report.txt"), REPORT, stated, VOCABULARY)
    assert caught.value.place is not None and caught.value.place.line == 2


# (first lines, region, parents nearest first)
PLACES = [
    (
        "政府工作报告\n保定市和谐家园\n现在，我代表县政府报告工作。全县生产总值增长，全县财政增收。"
        "建设和谐清苑，做优清苑，完成《清苑县总体规划》。",
        "清苑县",
        ("保定市", "河北省", "全国"),
    ),
    ("深圳市南山区2023年政府工作报告\n各位代表：", "深圳市南山区", ("深圳市", "广东省", "全国")),
    ("昆山市2023年国民经济和社会发展统计公报", "昆山市", ("苏州市", "江苏省", "全国")),
    ("上海市浦东新区2023年政府工作报告", "浦东新区", ("上海市", "全国")),
    ("黔西南州政府工作报告\n2023年1月5日", "黔西南布依族苗族自治州", ("贵州省", "全国")),
    ("沈阳经济技术开发区2023年工作报告", "沈阳市经济技术开发区", ("沈阳市", "辽宁省", "全国")),
    # 经区 is also a name in the list, of another city
    ("沈阳市经区2023年工作总结报告", "沈阳市经区", ("沈阳市", "辽宁省", "全国")),
    ("威海市经区2023年工作总结报告", "经区", ("威海市", "山东省", "全国")),
    (
        "桐城经区建设公司：\n2025年，黄山市投资下降。黄山市同比，黄山市收入，我市、全市、我市增长。",
        "黄山市",
        ("安徽省", "全国"),
    ),
    ("2025年黄山市国民经济和社会发展统计公报\n黄山市统计局\n国家统计局黄山调查队", "黄山市", ("安徽省", "全国")),
    ("安徽省统计局 - 黄山市2025年国民经济和社会发展统计公报", "黄山市", ("安徽省", "全国")),
    ("关于2025年威海市和市级预算执行情况与2026年威海市和市级预算草案的报告", "威海市", ("山东省", "全国")),
    (  # a city right under its province, which its own text names without its end
        "政府工作报告\n各位代表：\n现在，我代表市人民政府报告工作。全市去年潜江虾稻增产，潜江制造升级，潜江交通改善，潜江城乡变样，武汉市带动潜江，"
        "武汉市支持潜江，武汉市辐射潜江。",
        "潜江市",
        ("湖北省", "全国"),
    ),
    (  # 合作 is a word here, though a city of a prefecture is called so
        "各位代表：\n现在，我代表市人民政府报告工作。全市扩大合作，深化合作，推进合作，加强合作，促进合作，绵阳制造升级，绵阳交通改善，绵阳城乡变样。",
        "绵阳市",
        ("四川省", "全国"),
    ),
    (  # two cities have a district of this name
        "各位代表：\n现在，我代表南山区人民政府报告工作。一年来，深圳双区驱动，深圳先行示范，全区向好。南山区为深圳添彩，深圳市表彰我区。",
        "深圳市南山区",
        ("深圳市", "广东省", "全国"),
    ),
    (  # a city of the rank of a province speaks of itself as a city
        "政府工作报告\n各位代表：\n现在，我代表市人民政府报告工作。全市去年天津港增产，天津制造升级，天津交通改善，天津城乡变样，协同发展带动天津。",
        "天津市",
        ("全国",),
    ),
    (
        "政府工作报告\n各位代表：\n去年全市上下努力，黄山市进入全省前列，全省第一，全省领先，全省表彰。市委要求建设美丽黄山市，"
        "我市发展加快，黄山市面貌一新。",
        "黄山市",
        ("安徽省", "全国"),
    ),
    ("新疆生产建设兵团2023年国民经济和社会发展统计公报", "新疆生产建设兵团", ("全国",)),
    (
        "政府工作报告\n各位代表：\n现在，我代表省人民政府向大会报告工作。去年我省实力增强，江西品牌走出去，全省上下"
        "同心，江西、浙江合作，我省在江西各地推进。省委要求建设美丽江西。",
        "江西省",
        ("全国",),
    ),
    (
        "大理市政府工作报告\n各位代表：\n去年全州上下努力，州委要求，全州增长，我州加快，州政府推进，全市第一。",
        "大理白族自治州",
        ("云南省", "全国"),
    ),
    # a place no list has is kept as printed, with what it lies in, and never taken for that
    ("盐城市临港区2023年政府工作报告\n各位代表：", "盐城市临港区", ("盐城市", "江苏省", "全国")),
    ("盐城市云溪区2023年政府工作报告\n各位代表：", "盐城市云溪区", ("盐城市", "江苏省", "全国")),
    ("盐城市\n云溪区2023年国民经济和社会发展计划", "盐城市云溪区", ("盐城市", "江苏省", "全国")),
    ("江苏省云溪县人民政府工作报告\n各位代表：", "江苏省云溪县", ("江苏省", "全国")),
    ("江苏省各市县2023年预算执行情况的报告", "江苏省", ("全国",)),
    ("新疆生产建设兵团第八师石河子市2024年统计公报", "石河子市", ("新疆维吾尔自治区", "全国")),
    ("新疆生产建设兵团第八师2024年统计公报", "新疆生产建设兵团第八师", ("新疆生产建设兵团", "全国")),
    ("新疆自治区2024年统计公报", "新疆维吾尔自治区", ("全国",)),
    ("各位代表：\n现在，我代表礼县人民政府，向大会作政府工作报告。", "礼县", ("陇南市", "甘肃省", "全国")),
    (
        "各位代表：\n现在，我代表县人民政府，向大会报告工作。\n"
        + "洛阳市委、市政府关心新安，全市领先。新安全县增长。洛阳副中心城市建设成效明显。\n" * 8,
        "新安县",
        ("洛阳市", "河南省", "全国"),
    ),
    ("云深新区2024年国民经济和社会发展计划", "云深新区", ()),
    ("政府工作报告\n各位代表：\n现在，我代表云深新区管理委员会，向大会报告工作。", "云深新区", ()),
    (
        "政府工作报告\n各位代表：\n现在，我代表盐城市高新区管委会，向大会报告工作。",
        "盐城市高新区",
        ("盐城市", "江苏省", "全国"),
    ),
    (
        "各位代表：\n根据安排，我代表新区管委会向大会报告工作。\n"
        + "云深新区在盐城市委的领导下走在全市前列。盐城加快建设，新区面貌一新。\n" * 4,
        "云深新区",
        (),
    ),
    (
        "各位代表：\n现在，我代表新区党工委、管委会向大会报告工作。\n"
        + "光明新区和坪山新区同全市一道前进，盐城。\n" * 4,
        "盐城市",
        ("江苏省", "全国"),
    ),
]


@pytest.mark.parametrize(("text", "region", "over"), PLACES, ids=[p[1] for p in PLACES])
def test_a_document_is_of_the_lowest_division_it_names(text: str, region: str, over: tuple[str, ...]) -> None:
    assert describe(Path("报告.txt"), text, Registry(), VOCABULARY).region == region
    assert VOCABULARY.above(region) == over


@pytest.mark.parametrize(
    ("text", "results", "plans"),
    [
        # the page's own record is no date of the report
        (
            "---\nsource: https://example.gov.cn/2006/08-11/1.html\ntitle: 政府工作报告\n---\n"
            "——2005年1月25日在甲省第十届人民代表大会上\n"
            "一、2004年工作回顾\n二、2005年工作总体要求",
            (2004, 2004),
            (2005, 2005),
        ),
        ("政府工作报告\n——二〇二五年一月五日在甲市第十六届人民代表大会上\n各位代表：", (2024, 2024), (2025, 2025)),
        (
            "政府工作报告\n各位代表：\n一、去年工作回顾\n2000年是实施计划的最后一年，全省上下努力。",
            (2000, 2000),
            (2001, 2001),
        ),
        ("政府工作报告\n各位代表：\n2006年工作回顾\n过去的一年，成绩显著。", (2006, 2006), (2007, 2007)),
        # no work report, and what it measures against the year before is done
        (
            "2025年经济运行情况\n2025年，甲市收入同比增长3%。2025年，投资同比下降2%。初步核算，2025年产值同比增长5%。",
            (2025, 2025),
            (2026, 2026),
        ),
        ("2019年全市及市本级决算草案的说明\n一、全市收支决算情况\n2019年，收入总计9亿元。", (2019, 2019), (2020, 2020)),
        ("甲省统计局关于一九八二年国民经济和社会发展计划执行结果的公报\n1983年4月29日", (1982, 1982), None),
    ],
)
def test_the_years_come_from_the_session_else_from_what_is_looked_back_on(
    text: str, results: tuple[int, int], plans: tuple[int, int] | None
) -> None:
    found = deduce("报告", text, VOCABULARY)
    assert (found.result_years, found.plan_years) == (results, plans)


def test_a_county_inside_a_zone_is_told_by_its_name() -> None:
    text = (
        "一、2018年工作回顾\n\n"
        + "规划建设扎实推进，新区服务保障到位。我县容城各项事业全面发展，全县生产总值增长，容城县城焕然一新。\n" * 8
    )
    found = describe(Path("plan_2019.txt"), text, Registry(), VOCABULARY)
    assert found.region == "容城县"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("一、 2014年工作回顾\n\n2014年，在市委和县委的领导下，县政府完成了目标任务。\n", "work_report"),
        ("甲市统计局\n国家统计局甲调查队\n2026年5月\n\n全年经济稳健向好。\n", "communique"),
        ("甲市统计局\n2026年5月\n\n全年经济稳健向好。\n", "other"),
    ],
)
def test_a_text_without_its_title_is_known_by_how_it_begins(text: str, kind: str) -> None:
    assert deduce("文件", text, VOCABULARY).kind == kind
