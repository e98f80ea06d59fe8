"""Totals above their rows, and growth beside levels of two years."""

from tests.claims.reading import extraction

TABLE = """2022年分地区收支预算表
单位：万元

| 地 区 | 一般公共预算收入 | | | 一般公共预算支出 | | |
| --- | --- | --- | --- | --- | --- | --- |
| | 2022年预算数 | 2021年完成数 | 同比增减% | 2022年预算数 | 2021年预算数 | 同比增减% |
| 全市合计 | 900 | 850 | 5.9 | 1500 | 1450 | 3.4 |
| 市本级 | 200 | 190 | 5.3 | 400 | 390 | 2.6 |
| 县（市）区合计 | 700 | 660 | 6.1 | 1100 | 1060 | 3.8 |
| 东安县 | 300 | 280 | 7.1 | 600 | 580 | 3.4 |
| 西平县 | 400 | 380 | 5.3 | 500 | 480 | 4.2 |
"""


def test_totals_of_groups_are_parts_of_the_total_above_them() -> None:
    found = extraction(TABLE).claims
    values = {c.claim: c.value for c in found}
    wholes = {c.value: values.get(c.whole) for c in found if c.measure == "level"}
    assert (wholes[200], wholes[700], wholes[300]) == (900, 900, 700)


def test_a_growth_is_of_the_later_of_two_years() -> None:
    found = extraction(TABLE).claims
    values = {c.claim: c.value for c in found}
    growths = [(c.value, c.period_end, values.get(c.base)) for c in found if c.measure == "growth"][:2]
    assert growths == [(5.9, 2022, 850), (3.4, 2022, 1450)]


def test_a_list_with_a_number_in_a_row_without_a_name_is_not_known_to_be_all_of_its_total() -> None:
    text = (
        "2022年转移支付收入执行情况表\n\n单位：万元\n\n|项目|执行数|\n|---|---|\n|一般转移支付收入|1000|\n|其中：体制补助|229|\n"
        "|均衡性补助|349|\n|文化旅游体育补助||\n||322|\n|教育补助|100|\n"
    )
    assert {c.partition for c in extraction(text).claims if c.whole} == {"open"}
