"""What a page and a typist do to running text: page numbers inside words, glued titles and numbers, odd commas."""

import pytest
from aloud import flows, read


def test_a_page_number_inside_a_word_does_not_part_it() -> None:
    text = "全市收入完成55.0亿元，增长8.1%，其中：税收收入完成37.4亿元，非税收\n- 3 -\n入完成18.6亿元。\n"
    assert flows(text) == ["全市收入完成55.0亿元，增长8.1%，其中：税收收入完成37.4亿元，非税收入完成18.6亿元。"]
    (flow,) = read(text).flows
    place = flow.text.index("入完成18.6")
    assert text[slice(*flow.source(place, place + 7))] == "入完成18.6"


def test_a_page_number_between_two_sentences_joins_nothing() -> None:
    assert flows("全市收入完成55.0亿元，增长8.1%，形势很好。\n- 3 -\n支出完成18.6亿元。\n") == [
        "全市收入完成55.0亿元，增长8.1%，形势很好。",
        "支出完成18.6亿元。",
    ]


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("进出口1，203.5亿元。", "进出口1,203.5亿元。"),
        ("投资12，345，678元。", "投资12,345,678元。"),
        ("排名第1，203家企业。", "排名第1，203家企业。"),
        ("增长5%，100家企业。", "增长5%，100家企业。"),
        ("到2025，300家。", "到2025，300家。"),
    ],
)
def test_full_width_commas_between_thousands(printed: str, said: str) -> None:
    assert flows(f"全年，{printed}\n") == [f"全年，{said}"]


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("3.1本期投资20.5万元3.2占地36亩。", "本期投资20.5万元占地36亩。"),
        ("3.1万名学生入学，增长3.2%。", "3.1万名学生入学，增长3.2%。"),
    ],
)
def test_clause_numbers_glued_to_their_words(printed: str, said: str) -> None:
    assert flows(printed + "\n") == [said]


def test_a_title_that_only_a_blank_parts_from_its_paragraph() -> None:
    document = read("一、综合\n\n形势良好。\n\n六、财政和金融 全年公共预算收入 310.5 亿元，增长 3.4%。支出 8 亿元。\n")
    assert [s.title for s in document.sections[1:]] == ["综合", "财政和金融"]
    assert document.flows[-1].text.startswith("全年公共预算收入310.5亿元")
