"""What holds of every extraction: claims stand where they say, twice gives the same, edits elsewhere change nothing."""

import math
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checks.claims.extract import extract
from checks.claims.frame import frame
from checks.claims.model import Claim, Extraction
from checks.documents.document import Description, Document
from checks.documents.read import document_of
from checks.documents.reading import decode
from checks.documents.registry import describe, load_registry
from checks.vocabulary.vocabulary import Vocabulary, load_vocabulary

ROOT = Path(__file__).parents[2]
PLANS = sorted((ROOT / "data" / "documents").glob("*.txt"))


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(ROOT / "data" / "vocabulary")


def read(text: str, name: str = "plan") -> Document:
    description = Description(name, f"{name}.txt", "", "", "威海市", "other", (2021, 2021), (2022, 2022), "")
    return document_of(text, description, vocabulary())


@cache
def plan(file: Path) -> Document:
    text = decode(file.read_bytes(), file.name)
    registry = load_registry(ROOT / "data" / "documents" / "documents.yaml")
    return document_of(text, describe(file, text, registry, vocabulary()), vocabulary())


@cache
def extracted(file: Path) -> Extraction:
    return extract(plan(file), vocabulary())


def hold(document: Document, found: Extraction) -> None:
    """The properties of one extraction."""
    claims = [*found.claims, *found.qualities]
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(document.text)
        assert document.text[claim.start : claim.end] == claim.quote
        assert document.text[claim.sentence_start : claim.sentence_end] == claim.sentence
        assert claim.sentence_start <= claim.start and claim.end <= claim.sentence_end
        assert document.line(claim.start) == claim.line
        assert claim.lo <= claim.hi
        assert not math.isnan(claim.lo) and not math.isnan(claim.hi)
    assert all(not math.isnan(c.value) for c in found.claims)
    assert len({c.claim for c in claims}) == len(claims)
    ids = {c.claim for c in found.claims}
    assert all(ref in ids for c in found.claims for ref in (c.whole, c.base, c.beside) if ref)
    assert [c.start for c in found.claims] == sorted(c.start for c in found.claims)
    for mark in found.marks:
        assert document.text[mark.start : mark.end] == mark.quote


@pytest.mark.parametrize("file", PLANS, ids=lambda f: f.stem)
def test_claims_of_the_plans_stand_where_they_say(file: Path) -> None:
    hold(plan(file), extracted(file))
    assert len(frame(extracted(file).claims)) == len(extracted(file).claims) > 40


@pytest.mark.parametrize("file", PLANS, ids=lambda f: f.stem)
def test_twice_gives_the_same(file: Path) -> None:
    again = extract(plan(file), vocabulary())
    assert again.marks == extracted(file).marks
    assert list(map(repr, again.claims)) == list(map(repr, extracted(file).claims))


@pytest.mark.parametrize("file", PLANS, ids=lambda f: f.stem)
def test_ids_outlive_a_paragraph_put_in_elsewhere(file: Path) -> None:
    text = plan(file).text
    at = text.index("\n\n", len(text) // 3) + 2
    edited = document_of(
        text[:at] + "另据统计，新增市场主体12345户。\n\n" + text[at:], plan(file).description, vocabulary()
    )
    before = {c.claim for c in extracted(file).claims}
    after = {c.claim for c in extract(edited, vocabulary()).claims}
    assert before <= after
    assert len(after - before) == 1


NAMES = [
    "地区生产总值",
    "固定资产投资",
    "一般公共预算收入",
    "新建道路",
    "城镇、农村居民人均可支配收入",
    "外贸进出口",
    "其中：出口",
    "高新技术企业",
]
VERBS = [
    "增长",
    "达到",
    "下降",
    "突破",
    "力争",
    "控制在",
    "占比",
    "分别增长",
    "由",
    "增加到",
    "累计完成",
    "年均增长",
    "翻一番",
    "居全省第",
]
NUMBERS = [
    "7.5%",
    "500亿元",
    "3.3万人",
    "2-3个百分点",
    "12家",
    "7.8:30.2:62.0",
    "６％",
    "1,234.5万元",
    "百名",
    "5%右",
    "24.1%21.2%",
]
HEDGES = ["左右", "以上", "以内", "", "", "和9.9%", "（不含农户）", "，其中省级4家", "、", "位"]
MARKS = [
    "，",
    "。",
    "；",
    "\n\n",
    "、",
    "“",
    "”",
    "（",
    "）",
    "|",
    "\t",
    "- ",
    "## ",
    "**",
    "<br>",
    "到2025年，",
    "2021年，",
    "五年来，",
]
WORDS = st.sampled_from([*NAMES, *VERBS, *NUMBERS, *HEDGES, *MARKS])


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=60).map("".join))
def test_any_order_of_words_gives_sound_claims(text: str) -> None:
    document = read(text)
    found = extract(document, vocabulary())
    hold(document, found)
    frame(found.claims)


CELLS = st.sampled_from(
    ["指标", "单位", "2020年", "2025年", "年均增速/[累计]", "比上年增长%", "比重（%）", "地区生产总值", "其中：出口",
     "总计", "亿元", "万人", "%", "88.5", "-6.1", "[0.4]", ">5.5", "8左右", "—", "", "1,234.5", "完成市任务", "预期性",
     "全国", "(1) 城镇化率(%)", "6-7", "属性", "<br>12"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(CELLS, min_size=2, max_size=7), min_size=2, max_size=12), st.sampled_from("|\t"))
def test_any_table_gives_sound_claims(rows: list[list[str]], sign: str) -> None:
    lines = ["| " + " | ".join(row) + " |" if sign == "|" else "\t".join(row) for row in rows]
    if sign == "|":
        lines.insert(1, "| --- " * len(rows[0]) + "|")
    document = read("**表1 2021年情况**\n\n单位：亿元\n\n" + "\n".join(lines) + "\n\n注：不含甲镇。\n")
    found = extract(document, vocabulary())
    hold(document, found)
    frame(found.claims)


def test_a_claim_is_itself_wherever_it_stands() -> None:
    sentence = "全市地区生产总值增长7.5%。"
    alone = extract(read(sentence), vocabulary()).claims
    second: list[Claim] = extract(read("新增企业3家。\n\n" + sentence), vocabulary()).claims
    assert alone[0].claim == second[-1].claim
