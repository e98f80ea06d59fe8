"""Where sentences end, also in text that never ends one."""

from hypothesis import given
from hypothesis import strategies as st

from checks.claims.lexing.sentences import MAX_SENTENCE, ends


def parts(text: str) -> list[str]:
    out, start = [], 0
    for end in ends(text):
        out.append(text[start:end])
        start = end
    return out


def test_sentences_end_at_full_stops() -> None:
    assert parts("增长7.5%。实现了！下降2%") == ["增长7.5%。", "实现了！", "下降2%"]


def test_a_long_sentence_is_cut_behind_a_comma() -> None:
    text = "进口增长7.5%，" * 1000 + "。"
    found = parts(text)
    assert len(found) > 1
    assert all(len(p) <= MAX_SENTENCE + 1 for p in found)
    assert all(p.endswith("，") for p in found[:-2])


def test_without_a_comma_it_is_cut_beside_a_number() -> None:
    text = "实现增长7.55%和" * 1000
    assert all(p.count("7.55%") == p.count("7.") for p in parts(text))


@given(st.text(alphabet="一1.，。\n", max_size=60).map(lambda s: s * 60))
def test_nothing_is_lost_and_nothing_is_long(text: str) -> None:
    found = parts(text)
    assert "".join(found) == text
    assert all(len(p) <= MAX_SENTENCE + 1 for p in found)
