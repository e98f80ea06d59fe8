"""Of what a number is a part, and against what it is measured."""

from checks.claims.model import Claim
from tests.claims.reading import claims, extraction, named


def wholes(text: str) -> list[tuple[float, float | None]]:
    """Each amount with the amount it is a part of."""
    found = claims(text)
    values = {c.claim: c.value for c in found}
    return [(c.value, values.get(c.whole)) for c in found if c.measure in ("level", "delta")]


def test_what_is_added_up_is_part_of_the_total_behind_it() -> None:
    text = "全区一般公共预算收入20亿元，增长3%；加上上级补助收入6亿元，调入资金3亿元，上年结转1亿元，收入合计30亿元。"
    assert wholes(text) == [(20, 30), (6, 30), (3, 30), (1, 30), (30, None)]
    assert named(text)[-1] == ("收入总计", 30)
    assert {c.partition for c in claims(text) if c.whole} == {"closed"}


def test_the_first_summand_may_stand_in_the_sentence_before() -> None:
    text = "一般公共预算支出25亿元，下降3%。一般公共预算支出，加上解上级支出和结转下年支出等5亿元，支出共计30亿元。"
    assert wholes(text) == [(25, 30), (5, 30), (30, None)]


def test_the_names_of_budget_lines_are_whole() -> None:
    text = "调出资金2亿元，结转下年4亿元，动用预算稳定调节基金1亿元，再融资债券3亿元，支出合计9亿元。"
    assert [n for n, _ in named(text)] == ["调出资金", "结转下年", "动用预算稳定调节基金", "再融资债券", "支出总计"]


def test_both_sides_of_an_account_are_of_the_same_fund() -> None:
    text = "工伤保险基金收入5亿元，支出4亿元，滚存结余9亿元；失业保险基金收入3亿元，支出2亿元。"
    assert [n for n, _ in named(text)] == [
        "工伤保险基金收入", "工伤保险基金支出", "工伤保险基金滚存结余", "失业保险基金收入", "失业保险基金支出",
    ]  # fmt: skip


def test_of_which_goes_on_behind_growths_and_semicolons() -> None:
    text = "林业总产值60亿元，增长6%，其中：花卉产值12亿元，比上年增长3%；竹木产值20亿元，增长8%；旅游收入90亿元。"
    assert wholes(text) == [(60, None), (12, 60), (20, 60), (90, None)]


def test_of_which_is_of_the_balance_not_of_its_increase() -> None:
    text = "年末本外币各项存款余额900亿元，比年初增加80亿元，其中人民币存款余额850亿元，比年初增加70亿元。"
    assert wholes(text) == [(900, None), (80, None), (850, 900), (70, None)]


def test_a_clause_may_name_the_whole() -> None:
    text = "全年一般公共预算收入50亿元，其中，税收收入30亿元。在一般公共预算收入中，契税4亿元，下降2%；房产税5亿元。"
    assert wholes(text) == [(50, None), (30, 50), (4, 50), (5, 50)]


def test_a_division_goes_back_to_the_sentence_before() -> None:
    text = "社会消费品零售总额80亿元，增长5%。分城乡看，城镇消费品零售额60亿元，比上年增长4%；乡村消费品零售额20亿元。"
    assert wholes(text) == [(80, None), (60, 80), (20, 80)]


def test_a_bracket_holds_parts_and_lets_nothing_out() -> None:
    text = "发行新增政府债券9亿元（一般债券2亿元、专项债券7亿元），再融资债券6亿元（上年为5亿元），增长3%。"
    assert wholes(text) == [(9, None), (2, 9), (7, 9), (6, None), (5, None)]
    assert named(text)[-1][0] == "再融资债券"


def test_means_of_groups_are_no_parts() -> None:
    text = "居民人均可支配收入4万元，其中工资性收入2万元，城镇居民人均可支配收入5万元。"
    assert wholes(text) == [(4, None), (2, 4), (5, None)]


def test_a_completed_plan_does_not_change_what_the_growth_is_of() -> None:
    level, completion, growth = claims("政府性基金预算收入44亿元，完成调整预算的89.1%，下降11.8%。")
    assert (completion.measure, completion.indicator, completion.basis) == ("completion", level.indicator, "调整预算")
    assert (growth.measure, growth.indicator, growth.beside) == ("growth", level.indicator, level.claim)


def test_members_share_the_head_behind_and_so_on() -> None:
    text = "专任教师9万人，其中高等学校3万人，普通高中2万人。"
    assert [n for n, _ in named(text)] == ["专任教师", "高等学校专任教师", "普通高中专任教师"]


def of(found: list[Claim], value: float) -> Claim:
    return next(c for c in found if c.value == value)


def test_growth_rests_on_the_level_of_the_year_before_wherever_it_stands() -> None:
    text = "2021年外贸进出口总额50亿元，增长4%。\n\n2022年，力争外贸进出口总额增长6%，固定资产投资增长8%。"
    found = extraction(text).claims
    assert of(found, 6).base == of(found, 50).claim
    assert of(found, 6).base_from == "document"
    assert of(found, 8).base == of(found, 4).base == ""


def test_a_share_that_names_no_whole_is_of_the_whole_of_its_part() -> None:
    found = claims("市级安排的支出100亿元，其中：人员支出43亿元，占43%；项目支出57亿元，占57%。")
    share = of(found[2:], 43)
    assert (share.base, share.whole) == (found[1].claim, found[0].claim)


def test_it_is_said_where_a_name_was_read() -> None:
    text = "粮食产量90万吨，增长3%。专任教师9万人，其中高等学校3万人。民营经济发展加快，占比达到45%。"
    assert [c.indicator_from for c in claims(text)] == ["clause", "sentence", "clause", "list", "assumed"]


def test_listed_transfers_stated_by_one_number_are_their_whole() -> None:
    text = "加上级补助收入、调入资金和上年结转收入等12亿元。"
    assert named(text) == [("转移性收入", 12)]


def test_one_number_of_two_things_is_of_neither_alone() -> None:
    assert named("城际铁路和轨道交通里程达到300公里。") == [("城际铁路和轨道交通里程", 300)]


def test_deposits_and_loans_separately() -> None:
    text = "金融机构本外币存贷款余额分别达到1800亿元和1500亿元。"
    assert [n for n, _ in named(text)] == ["金融机构本外币存款余额", "金融机构本外币贷款余额"]


def test_goods_listed_with_so_on_share_the_head_behind_it() -> None:
    text = "粮油食品类、日用品类等基本生活类商品零售额分别增长21%、17%。"
    assert [n for n, _ in named(text)] == ["粮油食品类商品零售额", "日用品类商品零售额"]


def test_a_distance_is_measured_against_what_it_names() -> None:
    level, distance = claims("生产总值增长8%，高出全市平均水平2个百分点。")
    assert (distance.indicator, distance.measure, distance.basis) == (level.indicator, "delta", "高出全市平均水平")


def test_all_counties_is_no_part_of_another_word() -> None:
    assert "域" not in named("全县域游客30万人次。")[0][0][:1]


def test_the_level_of_government_is_no_part_of_the_name() -> None:
    text = "市级一般公共预算收入30亿元，省级重点项目20个，市本级非税收入9亿元，市本级推出住房2套。"
    assert [n for n, _ in named(text)] == ["一般公共预算收入", "省级重点项目", "非税收入", "市本级推出住房"]


def test_what_was_approved_is_called_as_what_is_done() -> None:
    assert named("人代会批准的全区一般公共预算支出为90亿元。") == [("一般公共预算支出", 90)]


def test_known_summands_say_which_side_the_rest_is_on() -> None:
    text = "一般公共预算收入20亿元，加上上年结余、转移支付等收入30亿元，收入总计50亿元。"
    assert [n for n, _ in named(text)] == ["一般公共预算收入", "转移性收入", "收入总计"]


def test_a_list_ends_where_the_next_quantity_has_its_own() -> None:
    text = "公路里程800公里，其中高速公路里程30公里；航道里程40公里，其中干流里程26公里。"
    assert wholes(text) == [(800, None), (30, 800), (40, None), (26, 40)]


def test_who_pays_a_part_of_it_is_no_other_quantity() -> None:
    text = "全省教育投入拟安排20亿元，其中省级财政拟安排3亿元，增长15%。"
    assert len({n for n, _ in named(text)}) == 1


def test_what_exceeds_the_whole_of_a_list_is_none_of_its_parts() -> None:
    text = "实际使用外资12亿美元，其中直接投资8亿美元，实现进出口总额28亿美元，其中出口13亿美元。"
    assert wholes(text) == [(12, None), (8, 12), (28, None), (13, 28)]


def test_of_which_does_not_reach_over_a_clause_of_its_own() -> None:
    text = "设立研究院30所。医疗机构增加55%，其中三级医院从13家增加到22家。"
    assert wholes(text)[1:] == [(13, None), (22, None)]


def test_a_doubling_says_itself_from_when() -> None:
    text = "2021年粮食产量50万吨。\n\n粮食产量比2010年翻一番。"
    assert all(c.base == "" for c in extraction(text).claims if c.measure == "multiple")


def test_what_is_added_without_numbers_leaves_a_part_of_the_total() -> None:
    text = "一般公共预算收入20亿元，其中税收收入13亿元，非税收入7亿元。加上级补助、调入资金等，收入总计80亿元。"
    assert wholes(text) == [(20, 80), (13, 20), (7, 20), (80, None)]
    assert {c.partition for c in claims(text) if c.whole} == {"open"}


def test_a_list_that_is_added_to_is_all_of_its_total_though_it_misses_it() -> None:
    text = "一般公共预算收入20亿元，加上上级补助收入6亿元、调入资金3亿元，总收入为30亿元；一般公共预算支出25亿元。"
    assert wholes(text) == [(20, 30), (6, 30), (3, 30), (30, None), (25, None)]
    assert {c.partition for c in claims(text) if c.whole} == {"closed"}


def test_what_is_taken_off_is_a_part() -> None:
    text = "政府性基金预算收入11亿元，减去调入一般公共预算2亿元、征迁返还3亿元，政府性基金预算支出安排6亿元。"
    assert wholes(text) == [(11, None), (2, 11), (3, 11), (6, 11)]  # 2 + 3 + 6: what is spent is what remains
    assert claims(text)[1].account != "一般公共预算"


def test_a_budget_that_a_result_is_held_against_is_its_plan() -> None:
    text = "政府性基金预算收入完成8亿元，为年初预算10亿元的80%，下降3%。加上级补助收入2亿元，收入总计10亿元。"
    result, plan, done, growth, added, total = claims(text)
    assert (plan.indicator, plan.stance) == (result.indicator, "budget")
    assert (done.measure, done.base) == ("completion", plan.claim)
    assert (growth.measure, growth.beside) == ("growth", result.claim)
    assert (result.whole, added.whole, plan.whole) == (total.claim, total.claim, "")


def test_budgets_of_both_sides_are_called_as_what_they_are_of() -> None:
    income = "一般公共预算收入年初预算合计42亿元，执行中调增收入预算2亿元，调整后收入预算为44亿元；收入完成43亿元。"
    found = claims(income + "支出预算70亿元。")
    assert [c.indicator for c in found] == ["一般公共预算收入"] * 4 + ["一般公共预算支出"]
    assert [c.measure for c in found] == ["level", "delta", "level", "level", "level"]
    assert [c.stance for c in found] == ["budget", "budget", "budget", "actual", "budget"]
    assert [c.scope for c in found] == ["", "", "调整预算", "", ""]


def test_the_base_of_a_share_is_its_part_and_both_are_of_the_whole() -> None:
    text = "一般公共预算支出300亿元。教育支出60亿元，占一般公共预算支出的20%。"
    whole, part, share = claims(text)
    assert share.base == part.claim
    assert (share.whole, part.whole) == (whole.claim,) * 2


def test_the_base_of_a_share_whose_amount_is_not_printed_is_its_whole() -> None:
    whole, share = claims("一般公共预算支出300亿元。教育支出占一般公共预算支出的20%。")
    assert (share.base, share.whole) == (whole.claim,) * 2


def test_a_change_beside_a_level_starts_where_the_level_did() -> None:
    text = "“十三五”时期累计一般公共预算收入达91亿元，较“十二五”时期（74亿元）增加17亿元，增长22.97%。"
    level, before, more, growth = claims(text)
    assert (level.base, more.base, growth.base) == (before.claim,) * 3


def test_a_division_of_the_same_amount_goes_on_where_the_one_before_did() -> None:
    text = (
        "全年进出口总额91亿元。其中，出口额36亿元，进口额55亿元。分贸易方式看，一般贸易出口30亿元；加工贸易出口5亿元。"
        "从重点商品看，机电产品出口17亿元。分国别看，出口甲国2亿元，出口乙国1亿元。"
    )
    _, sold, _, ordinary, processed, machines, one, other = claims(text)
    assert [c.indicator for c in (ordinary, processed)] == ["一般贸易出口额", "加工贸易出口额"]
    assert {c.whole for c in (ordinary, processed, machines, one, other)} == {sold.claim}


def test_a_note_inside_a_plan_does_not_hide_it() -> None:
    text = "一般公共预算收入9亿元，为预算（指调整后预算数，下同）的101%，比2020年决算数（下同）增长3%。"
    assert [(c.indicator, c.measure) for c in claims(text)] == [
        ("一般公共预算收入", "level"), ("一般公共预算收入", "completion"), ("一般公共预算收入", "growth"),
    ]  # fmt: skip


def test_a_semicolon_ends_no_list_of_a_total_of_an_account() -> None:
    text = "一般公共预算收入总计37亿元，其中：本级收入16亿元；上级补助收入13亿元，调入资金8亿元。"
    assert wholes(text) == [(37, None), (16, 37), (13, 37), (8, 37)]
    assert [c.value for c in claims(text) if "parallel" in c.wording.split(",")] == [13]
