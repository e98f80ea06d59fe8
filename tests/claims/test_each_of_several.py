"""分别: what is measured of each of several, and what is no part, no rank and no share of what stands beside it."""

from tests.claims.reading import claims, named, said


def test_what_is_measured_is_of_each_sector() -> None:
    text = "规上工业营业收入900亿元，其中纺织服装、家居建材两大产业分别实现营业收入120亿元、90亿元，分别增长5%、6%。"
    assert said(text)[1:] == [
        ("纺织服装营业收入", "level", 120),
        ("家居建材营业收入", "level", 90),
        ("纺织服装营业收入", "growth", 5),
        ("家居建材营业收入", "growth", 6),
    ]
    assert [c.beside for c in claims(text)[3:]] == [c.claim for c in claims(text)[1:3]]


def test_what_is_new_is_of_each_thing_counted_before() -> None:
    assert [n for n, _ in named("建成小学12所、初中5所，分别新增学位1万个、3000个。")[2:]] == [
        "小学新增学位",
        "初中新增学位",
    ]


def test_areas_own_their_numbers_and_are_no_part_of_the_name() -> None:
    assert [n for n, _ in named("高新区、经开区分别完成工业总产值30亿元、20亿元。")] == ["工业总产值"] * 2


def test_a_threshold_narrows_the_noun() -> None:
    few, all_ = claims("年收入5亿元以上的高新技术企业达到12家，高新技术企业达到300家。")
    assert few.indicator != all_.indicator
    assert (few.registered, all_.registered) == (False, True)


def test_what_is_cut_from_a_limit_is_no_level_and_no_part() -> None:
    limit, cut = claims("政府债务限额80亿元，其中核减限额3000万元。")
    assert (cut.measure, cut.whole) == ("delta", "")
    assert limit.measure == "level"


def test_the_structure_of_another_thing_is_not_that_of_output() -> None:
    for text in ("固定资产投资三次产业构成为2:40:58。", "三次产业就业结构为12:30:58。"):
        assert not any(c.registered for c in claims(text))
    assert all(c.registered for c in claims("三次产业结构为2:40:58。"))


def test_ranks_are_no_people() -> None:
    old, new, risen = claims("综合实力从第88名跃升至60名，提升了28位。")
    assert (old.measure, new.measure, risen.measure) == ("rank", "rank", "delta")
    old, new = claims("营商便利度从120名跃升至30名。")
    assert (old.measure, new.measure) == ("rank", "rank")


def test_a_contribution_to_growth_is_no_growth() -> None:
    (claim,) = claims("数字产业对经济增长贡献超六成。")
    assert (claim.indicator.endswith("贡献率"), claim.measure, claim.registered) == (True, "share", False)


def test_institutions_are_no_part_of_projects() -> None:
    assert claims("实施合作项目85项，其中涉及院校12间。")[-1].whole == ""


def test_a_verb_alone_is_said_of_each() -> None:
    deposits, loans = claims("金融机构本外币存款余额、贷款余额分别新增30亿元、40亿元。")
    assert deposits.indicator != loans.indicator
    assert deposits.measure == loans.measure == "delta"


def test_areas_of_which_a_verb_alone_is_said() -> None:
    assert len(claims("高新区、经开区分别新增30亿元、40亿元。")) == 2


def test_more_than_the_planned_investment_is_a_completion() -> None:
    assert claims("全年水利建设投资30亿元，占年度计划投资104.2%。")[-1].measure == "completion"
