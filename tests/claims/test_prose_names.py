"""What numbers are about: indicators, counted things, coordination, and what clauses inherit."""

import pytest

from checks.claims.grammar import grammar
from tests.claims.reading import claims, named, said, vocabulary


def test_growth_behind_a_level_is_of_the_same_indicator() -> None:
    level, growth = claims("实现生产总值380.72亿元，增长10%。")
    assert level.indicator == growth.indicator == "地区生产总值"
    assert (level.measure, growth.measure, growth.beside) == ("level", "growth", level.claim)


def test_members_share_their_head() -> None:
    assert said("城镇、农村居民人均可支配收入分别增长7.8%和9.9%。") == [
        ("城镇居民人均可支配收入", "growth", 7.8),
        ("农村居民人均可支配收入", "growth", 9.9),
    ]
    assert said("城乡居民人均可支配收入分别达37407元、16755元，年均增长7.3%、10.8%。") == [
        ("城镇居民人均可支配收入", "level", 37407),
        ("农村居民人均可支配收入", "level", 16755),
        ("城镇居民人均可支配收入", "growth_avg", 7.3),
        ("农村居民人均可支配收入", "growth_avg", 10.8),
    ]


def test_separately_with_nothing_named_goes_back_to_the_last_indicators() -> None:
    text = "城镇居民人均可支配收入10482元，农民人均纯收入4840元，分别增长13.2%和14%。"
    assert said(text)[2:] == [("城镇居民人均可支配收入", "growth", 13.2), ("农民人均纯收入", "growth", 14)]


def test_lost_separator_between_values() -> None:
    assert said("科技型中小企业、高新技术企业数量分别增长24.1%21.2%。") == [
        ("科技型中小企业数", "growth", 24.1),
        ("高新技术企业数", "growth", 21.2),
    ]


def test_imports_and_exports_inherit_trade() -> None:
    assert named("外贸出口1494亿元，进口538.5亿元。") == [("外贸出口额", 1494), ("外贸进口额", 538.5)]


def test_parts_of_a_narrowed_total_stay_narrow() -> None:
    text = "对东盟进出口总额745亿元，其中，出口430亿元，进口315亿元。"
    assert [n for n, _ in named(text)[1:]] == ["东盟出口", "东盟进口"]


def test_per_head_alone_is_of_the_indicator_before() -> None:
    assert named("地区生产总值年均增长6.2%，人均突破10万元。")[1] == ("人均地区生产总值", 10)


def test_a_modifier_makes_another_indicator() -> None:
    for text, name in (
        ("钓具产业营业收入28亿元。", "钓具产业营业收入"),
        ("国有固定资产投资20亿元。", "国有固定资产投资"),
        ("全国人户分离的人口2.91亿人。", "人户分离的人口"),
    ):
        (claim,) = claims(text)
        assert (claim.indicator, claim.registered) == (name, False)


def test_words_in_front_that_name_nothing_are_dropped() -> None:
    for text in ("全年完成固定资产投资20亿元。", "推动全市固定资产投资增长20%。", "2021年固定资产投资20亿元。"):
        (claim,) = claims(text)
        assert (claim.indicator, claim.registered) == ("固定资产投资", True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("实施14个老旧小区改造工程。", "老旧小区改造工程"),
        ("新建道路4条。", "新建道路"),
        ("三角轮胎、天润工业等18家企业入选省级科技领军企业。", "企业入选省级科技领军企业"),
        ("陆上改造提升皂埠、长峰、海埠3处码头。", "改造提升码头"),
        ("帮助企业解决实际困难1905个。", "企业解决实际困难"),
        ("80%的住宅小区实现智能化管理。", "住宅小区实现智能化管理"),
        ("过50亿元企业7家。", "过50亿元企业"),
        ("年营业收入10亿元以上科技领军企业达到18家。", "年营业收入10亿元以上科技领军企业"),
        ("安排2.5亿元，支持科技创新。", "支持科技创新"),
    ],
)
def test_counted_things_keep_their_words(text: str, name: str) -> None:
    (claim,) = claims(text)
    assert claim.indicator == name


def test_listed_things_share_the_verb_but_not_the_noun() -> None:
    assert named("新增城市书房4处、乡村书房12处。") == [("新增城市书房", 4), ("新增乡村书房", 12)]
    assert named("新建1个种质资源库、20处特色产业基地、20处精致牧场。") == [
        ("新建种质资源库", 1),
        ("新建特色产业基地", 20),
        ("新建精致牧场", 20),
    ]


def test_what_stands_behind_one_number_may_name_the_next() -> None:
    assert named("21.6万户市场主体享受税收优惠120.1亿元。")[1] == ("市场主体享受税收优惠", 120.1)


def test_two_units_of_one_thing() -> None:
    first, second = claims("完成禁养区27户、1.3万亩筏式养殖清理。")
    assert (first.unit, second.unit) == ("户", "万亩")
    assert first.indicator == second.indicator


def test_a_total_behind_what_was_added_is_the_stock() -> None:
    added, total = claims("净增规模以上工业企业22家、总数达到113家。")
    assert (added.measure, total.measure) == ("delta", "level")
    assert added.indicator == total.indicator == "规模以上工业企业数"


def test_an_elided_measure_is_that_of_the_part_before() -> None:
    text = "国有控股企业实现利润16651亿元，增长45.1%；集体企业400亿元，下降8.5%。"
    assert named(text)[2:] == [("集体企业实现利润", 400), ("集体企业实现利润", 8.5)]


def test_other_currencies_change_nothing() -> None:
    text = "实际使用外资8776亿元（折1310亿美元），增长7.9%。"
    assert {n for n, _ in named(text)} == {"实际使用外资"}


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("制造业占生产总值的比重提高到31.7%。", "制造业增加值占地区生产总值比重", "地区生产总值"),
        ("聚集金融机构111家，占全市77%。", "金融机构占全市比重", "威海市"),
        ("实名注册志愿者72.1万人，占常住人口的24.7%。", "实名注册志愿者占常住人口比重", "常住人口"),
    ],
)
def test_shares_name_part_and_whole(text: str, name: str, whole: str) -> None:
    claim = claims(text)[-1]
    assert (claim.indicator, claim.measure, claim.share_of) == (name, "share", whole)


def test_a_hedge_goes_on_through_a_list() -> None:
    claim = claims("产值突破30亿元、税收1.5亿元。")[1]
    assert claim.comparator == ">"


def test_ratios_name_their_parts() -> None:
    found = claims("三次产业比重调整为7.8:30.2:62.0。")
    assert [(c.indicator, c.value, c.measure) for c in found] == [
        ("第一产业增加值占地区生产总值比重", 7.8, "ratio_part"),
        ("第二产业增加值占地区生产总值比重", 30.2, "ratio_part"),
        ("第三产业增加值占地区生产总值比重", 62.0, "ratio_part"),
    ]
    assert len({c.ratio for c in found}) == 1 and found[0].ratio


def test_completion_of_a_plan() -> None:
    claim = claims("45个项目完工投产，完成年度投资计划的140%。")[1]
    assert (claim.measure, claim.value) == ("completion", 140)
    assert claim.basis == "年度投资计划"
    revenue = claims("一般公共预算收入完成345.6亿元，为预算的101.2%。")[1]
    assert (revenue.indicator, revenue.measure) == ("一般公共预算收入", "completion")


def test_phrases_resolve_by_their_end() -> None:
    reader = grammar(vocabulary()).indicators
    assert reader.resolve("全市规上工业增加值").name == "规模以上工业增加值"
    assert not reader.resolve("不存在的指标").registered


def test_a_share_of_part_of_a_known_thing_is_another_share() -> None:
    share, change = claims("服务业税收占全部税收的60.8%，提高1.26个百分点。")
    assert not share.registered and share.indicator.startswith("服务业税收占")
    assert (change.indicator, change.measure, change.beside) == (share.indicator, "delta", share.claim)


def test_pupils_and_graduates_keep_their_school() -> None:
    text = "普通高中招生830.3万人，在校生2434.3万人，毕业生823.7万人。"
    assert [n for n, _ in named(text)] == ["普通高中招生", "普通高中在校生", "普通高中毕业生"]


def test_members_with_a_tail_in_common() -> None:
    assert [n for n, _ in named("秸秆、畜禽养殖废弃物综合利用率分别达到92.7%、93.8%。")] == [
        "秸秆综合利用率",
        "畜禽养殖废弃物综合利用率",
    ]
    assert [n for n, _ in named("规模以上工业、服务业利润总额分别增长10%、25%。")] == [
        "规模以上工业企业利润总额",
        "服务业利润总额",
    ]


def test_the_members_of_a_structure() -> None:
    names = ["第一产业增加值", "第二产业增加值", "第三产业增加值"]
    assert [n for n, _ in named("三次产业分别增长5%、14%和15%。")] == names
    assert [n for n, _ in named("一、二、三次产业增加值分别增长5.9%、20.4%和13.9%。")] == names


def test_a_planned_amount_is_no_result() -> None:
    plan, result, completion = claims("市级一般公共预算收入预算为87.2亿元，实际完成88.1亿元，为预算的101%。")
    assert (plan.stance, result.stance) == ("budget", "actual")
    assert plan.indicator == result.indicator
    assert completion.measure == "completion"


def test_a_place_behind_a_verb_is_a_rank_of_things() -> None:
    (claim,) = claims("新增全国专精特新“小巨人”企业162家。")
    assert (claim.region, claim.measure) == ("威海市", "delta")


def test_the_unit_of_a_base_is_no_claim() -> None:
    assert [v for _, v in named("粮食最低收购价每50公斤提高7元。")] == [7]


def test_a_grade_in_a_list_is_of_the_total() -> None:
    names = [n for n, _ in named("累计聚集各类技术创新平台205家，其中国家级10家，省级90家。")]
    assert names[1:] == ["国家级技术创新平台", "省级技术创新平台"]


def test_a_rate_whose_clause_has_no_number() -> None:
    assert named("形成5大产业集群，产业集群集聚度显著提升，达到97%。")[1] == ("产业集群集聚度", 97)


def test_a_period_inside_a_phrase_parts_nothing() -> None:
    assert named("医疗器械产业“十三五”期间营业收入年均增长21%。") == [("医疗器械产业营业收入", 21)]


def test_a_plan_may_be_what_is_counted() -> None:
    (claim,) = claims("累计实施市级以上科技计划近2000项。")
    assert (claim.indicator, claim.stance, claim.comparator) == ("市级以上科技计划", "actual", "~")


def test_sums_do_not_take_the_verb_of_counted_things() -> None:
    assert named("引进落地项目55个、总投资超过200亿元。")[1] == ("落地项目总投资", 200)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "进出口总额365亿美元，增长20%；机电产品和高新技术产品出口，分别增长30%和51%。",
            ["机电产品出口额", "高新技术产品出口额"],
        ),
        (
            "生产总值900亿元；城镇和农村居民收入持续提高，分别增长8%和9%。",
            ["城镇居民人均可支配收入", "农村居民人均可支配收入"],
        ),
        ("生产总值增长7%，质量和效益不断提升，分别增长8%和9%。", ["质量和效益"] * 2),
        (
            "外贸出口20亿美元、进口10亿美元，分别增长8%和9%。",
            ["外贸出口额", "外贸进口额"],
        ),
    ],
)
def test_respectively_speaks_of_what_the_clause_before_lists(text: str, names: list[str]) -> None:
    assert [c.indicator for c in claims(text)[-2:]] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("完成金融业增加值831亿元、占全市GDP比重10.6%，实现税收收入144亿元。", "金融业税收收入"),
        ("建筑业完成产值293亿元、增长16.8%，实现税收25.7亿元。", "建筑业税收"),
        ("金融业增加值831亿元，全市实现税收收入144亿元。", "税收收入"),
        ("金融业增加值831亿元；实现税收收入144亿元。", "税收收入"),
        ("规模以上工业增加值831亿元，税收收入144亿元。", "税收收入"),
    ],
)
def test_the_taxes_that_a_sector_pays_are_its_own(text: str, name: str) -> None:
    assert claims(text)[-1].indicator == name


def test_what_is_only_begun_adds_nothing_to_what_there_is() -> None:
    found = {
        c.value: c.indicator for c in claims("新开工建设高速公路303公里，新建高速公路305公里，续建高速公路304公里。")
    }
    assert found[303] == "新开工建设高速公路"
    assert found[305] == "高速公路通车里程"
    assert found[304] == "续建高速公路"
