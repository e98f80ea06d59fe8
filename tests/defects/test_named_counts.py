"""Names with a number in them, said again."""

import pytest
from aloud import read

from checks.defects.named_counts import said_again


def numbers(text: str) -> list[tuple[str, str]]:
    """What the first and the last of each name's sayings have for numbers."""
    return [("+".join(said[0].numbers), "+".join(said[-1].numbers)) for said in said_again(read(text))]


@pytest.mark.parametrize(
    ("early", "later", "said"),
    [
        ("构建“1+4+N”创新平台体系。", "依托“1+4+N”创新平台体系。", [("1+4+N", "1+4+N")]),
        ("构建“1+4+N”创新平台体系。", "依托“1+5+N”创新平台体系。", [("1+5+N", "1+4+N")]),
        ("构建“1+4+N”创新平台体系。", "依托“1+4”创新平台体系。", [("1+4", "1+4+N")]),
        ("落实“3+4”发展战略。", "落实“3+4+3”发展战略。", []),
        ("整治“三河一库”。", "推进“三河一库”治理。", [("3+1", "3+1")]),
        ("申办第七届全省园艺博览会。", "办好第八届全省园艺博览会。", [("8", "7")]),
        ("举办首届全省园艺博览会。", "办好第二届全省园艺博览会。", [("2", "1")]),
        ("1.“334”联农带农模式：农户占30%。", "2.“622”联农带农模式：农户占60%。", []),
        ("1.“334”联农带农模式：农户占30%。", "推广“622”联农带农模式。", [("622", "334")]),
        ("办好5件实事。", "办好5件实事。", []),
        ("做强六大百亿级产业集群。", "围绕六大百亿级产业集群招商。", [("6", "6")]),
        ("实施污水治理提质三年行动。", "污水治理提质三年行动收官。", [("3", "3")]),
        ("实施污水治理提质三年行动。", "污水治理提质五年行动收官。", [("5", "3")]),
        ("实施污水治理提质三年行动。", "实施园区改造五年行动。", []),
        ("完成农村环境整治三年行动。", "启动农村环境整治提升五年行动。", []),
        ("印发渔港经济高质量发展三年行动。", "编制精密机床高质量发展五年行动。", []),
        ("印发渔港经济高质量发展三年行动。", "落实渔港经济高质量发展五年行动。", [("5", "3")]),
        ("以“七个着力”为重点。", "推进七大工程、七个着力等实事。", [("7", "7")]),
    ],
)
def test_a_name_said_again(early: str, later: str, said: list[tuple[str, str]]) -> None:
    assert numbers(f"{early}\n\n做强园区。\n\n{later}\n") == said


def test_a_later_saying_stands_where_its_span_says() -> None:
    document = read("做强六大百亿级产业集群。\n\n围绕七大百亿级产业集群招商。\n")
    ((later, first),) = said_again(document)
    assert document.text[later.start : later.end].startswith("七大百亿级产业集群")
    assert document.text[first.start : first.end] == "六大百亿级产业集群"


def test_one_of_three_that_differs_is_told_with_the_first() -> None:
    text = "做强六大百亿级产业集群。\n\n围绕六大百亿级产业集群招商。\n\n聚焦{n}大百亿级产业集群。\n"
    assert [len(said) for said in said_again(read(text.format(n="六")))] == [3]
    assert sorted(numbers(text.format(n="七"))) == [("6", "6"), ("7", "6")]


def test_each_year_has_its_own_goals() -> None:
    text = "一、{a}工作回顾\n\n围绕“6个100”具体工作目标，狠抓项目。\n\n二、{b}工作安排\n\n实现“7个100”具体工作目标。\n"
    assert numbers(text.format(a="2023年", b="2024年")) == []
    assert numbers(text.format(a="", b="")) == [("7+100", "6+100")]
