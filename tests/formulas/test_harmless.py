"""Sentences in which nothing is wrong: a number of a part of the region stands beside numbers of the whole."""

from dataclasses import replace
from pathlib import Path

import pytest

from checks.comparisons import Outcome
from checks.rulebook.examples import run_text
from checks.suites.load import load_suites
from checks.vocabulary.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[2]
HARMLESS = (
    "综合保税区带动外贸进出口总额86亿元，全市外贸出口额1210.5亿元，外贸进口额430.2亿元。",
    "4个产业园实现外贸进出口总额95亿元，全市外贸出口额达到1210.5亿元，外贸进口额达到430.2亿元。",
    "骨干企业贡献突出，带动一般公共预算收入12亿元，全市税收收入完成68亿元，非税收入完成15亿元。",
    "夜间经济带动社会消费品零售总额15亿元，全市城镇消费品零售额完成700亿元，乡村消费品零售额完成160亿元。",
    "民营企业带动外贸进出口总额980亿元，全市外贸出口额1210.5亿元，进口额430.2亿元。",
    "上级补助带动一般公共预算支出18亿元，民生支出完成72亿元，民生支出占比达到78%。",
    "驻市院所带动研发经费支出9亿元，全市地区生产总值2890.4亿元，研发投入强度达到2.4%。",
    "龙头企业带动制造业实际使用外资2亿美元，全市实际使用外资10亿美元，制造业外资占比35%。",
)
MISTAKEN = "全市外贸进出口总额1640.7亿元，其中出口1110.5亿元，进口430.2亿元。"


@pytest.fixture(scope="module")
def formulas():
    """The project's formulas, and its vocabulary."""
    suites = []
    for suite in load_suites(ROOT / "expectations"):
        rules = tuple(r for r in suite.rules if r.type == "expect_formula_to_hold")
        suites.append(replace(suite, content=suite.content.model_copy(update={"expectations": rules})))
    return suites, load_vocabulary(ROOT / "data" / "vocabulary")


def contradictions(text, formulas):
    suites, vocabulary = formulas
    return [c.message.zh for r in run_text(suites, text, vocabulary).runs for c in r.compared.rows(Outcome.CONTRADICTS)]


@pytest.mark.parametrize("text", HARMLESS)
def test_a_number_of_a_part_accuses_nobody(text, formulas):
    assert not contradictions(text, formulas)


def test_a_mistake_beside_them_is_still_found(formulas):
    assert contradictions(MISTAKEN, formulas)
    assert contradictions(HARMLESS[0] + MISTAKEN, formulas)
