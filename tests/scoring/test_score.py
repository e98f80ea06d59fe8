"""Scoring against gold labels: the counting, the placing of labels, and bad gold files."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from checks.errors import InputError, InputErrors
from checks.scoring.attributes import EXTRA, MISSED, WRONG, same_indicator, score
from checks.scoring.gold import Gold, find_document, load_gold, locate
from checks.scoring.score_table import as_json, show

TEXT = "2021年，地区生产总值增长7.5%，进出口突破500亿元，新增企业3家。\n2022年，地区生产总值增长6%左右。\n"


@dataclass
class Claim:
    start: int
    end: int
    value: float
    indicator: str
    measure: str = "growth"
    comparator: str = "="
    stance: str = "actual"
    period_start: int | None = 2021
    period_end: int | None = 2021
    subject: str = ""


def label(quote: str, indicator: str, value: float, **more: object) -> dict[str, object]:
    record = {"doc": "plan", "quote": quote, "context": quote, "indicator": indicator, "measure": "growth"}
    return record | {"value": value, "unit": "%", "comparator": "=", "period": "2021", "stance": "actual"} | more


def claim(quote: str, indicator: str, value: float, **more: object) -> Claim:
    at = TEXT.index(quote)
    return Claim(at, at + len(quote), value, indicator, **more)  # type: ignore[arg-type]


def gold(tmp_path: Path, *records: dict[str, object]) -> Gold:
    file = tmp_path / "plan.claims.jsonl"
    file.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in records), encoding="utf-8")
    return locate(load_gold(file), TEXT)


def test_counts_what_is_found_right_wrong_and_extra(tmp_path: Path) -> None:
    labels = gold(
        tmp_path,
        label("增长7.5%", "地区生产总值", 7.5, core=True),
        label("突破500亿元", "进出口总额", 500, measure="level", comparator=">"),
        label("增长6%左右", "地区生产总值", 6, comparator="~", period="2022", stance="target", core=True),
    )
    claims = [
        claim("增长7.5%", "地区生产总值", 7.5),
        claim("3家", "企业", 3, measure="level"),
        claim("6%左右", "地区生产总值", 6, period_start=2022, period_end=2022),
    ]
    result = score(labels, claims, TEXT)
    assert (result.labels, result.matched, result.claims, result.used, result.strict) == (3, 2, 3, 2, 1)
    assert result.right == {"indicator": 2, "measure": 2, "comparator": 1, "period": 2, "stance": 1}
    assert [m.kind for m in result.misses] == [MISSED, WRONG, EXTRA]
    assert result.misses[1].attributes == ("comparator", "stance")
    core = score(labels, claims, TEXT, core=True)
    assert (core.labels, core.matched, core.used) == (2, 2, 2)


@pytest.mark.parametrize(
    ("wanted", "got", "agrees"),
    [
        ({"comparator": ">"}, {"comparator": ">="}, True),
        ({"comparator": ">="}, {"comparator": "="}, False),
        ({"measure": "delta"}, {"measure": "level"}, True),
        ({"measure": "growth"}, {"measure": "growth_avg"}, False),
        ({"period": "2017-2021"}, {"period_start": 2021}, True),
        ({"period": ""}, {"period_start": None, "period_end": None}, True),
        ({"period": "2020"}, {"period_start": 2021}, False),
        ({"stance": "requirement"}, {"stance": "target"}, True),
    ],
)
def test_lenient_only_where_readers_differ(
    tmp_path: Path, wanted: dict[str, object], got: dict[str, object], agrees: bool
) -> None:
    labels = gold(tmp_path, label("增长7.5%", "地区生产总值", 7.5, **wanted))
    result = score(labels, [claim("增长7.5%", "地区生产总值", 7.5, **got)], TEXT)
    assert result.strict == agrees


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("社会消费品零售总额", "社会消费品零售总额增速", True),
        ("居民人均可支配收入", "城镇居民人均可支配收入", True),
        ("一般公共预算收入", "固定资产投资", False),
        ("外贸出口", "外贸进口", False),
    ],
)
def test_same_indicator(one: str, other: str, same: bool) -> None:
    assert same_indicator(one, other) is same


def test_one_claim_serves_one_label(tmp_path: Path) -> None:
    twice = label("增长7.5%", "地区生产总值", 7.5)
    result = score(gold(tmp_path, twice, twice), [claim("增长7.5%", "地区生产总值", 7.5)], TEXT)
    assert (result.matched, result.used) == (1, 1)


def test_only_the_labelled_ranges_count(tmp_path: Path) -> None:
    at = TEXT.index("6%左右")
    record = label("", "地区生产总值", 6, comparator="~", period="2022") | {"start": at, "end": at + 4}
    del record["quote"], record["context"]
    labels = gold(tmp_path, {"ranges": [[at - 5, len(TEXT)]]}, record)
    claims = [claim("增长7.5%", "地区生产总值", 7.5), claim("6%左右", "地区生产总值", 6)]
    result = score(labels, claims, TEXT)
    assert (result.claims, result.matched) == (1, 1)
    assert labels.labels[0].quote == "6%左右"


def test_the_document_is_found_by_its_stem(tmp_path: Path) -> None:
    file = tmp_path / "plan.claims.jsonl"
    file.write_text(json.dumps(label("增长7.5%", "地区生产总值", 7.5), ensure_ascii=False), encoding="utf-8")
    loaded = load_gold(file)
    with pytest.raises(InputError, match="was not found"):
        find_document(loaded, [Path("other.txt")])
    (tmp_path / "plan.md").write_text(TEXT, encoding="utf-8")
    assert find_document(loaded, []) == tmp_path / "plan.md"
    assert find_document(loaded, [Path("a/plan.txt")]) == Path("a/plan.txt")
    with pytest.raises(InputError, match="several"):
        find_document(loaded, [Path("a/plan.txt"), Path("b/plan.txt")])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ("[1]", "must be a JSON object"),
        ('{"quote": "a", "context": "a", "indicator": "x"}', '"measure" is missing'),
        ('{"indicator": "x"}', "no place"),
        (json.dumps(label("增长7.5%", "x", 7.5, measure="size")), "measure must be one of"),
        (json.dumps(label("增长7.5%", "x", 7.5) | {"value": "7.5"}), "must be a number"),
        (json.dumps(label("增长9.9%", "x", 9.9)), "not in"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_gold_file_says_which_line(tmp_path: Path, line: str, message: str) -> None:
    file = tmp_path / "plan.jsonl"
    good = json.dumps(label("增长7.5%", "地区生产总值", 7.5), ensure_ascii=False)
    file.write_text(good + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(InputErrors) as caught:
        locate(load_gold(file), TEXT)
    shown = caught.value.show("en")
    assert message in shown
    assert "plan.jsonl:2" in shown


def test_missing_empty_and_undecodable_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        load_gold(tmp_path / "none.jsonl")
    (tmp_path / "empty.jsonl").write_text("\n")
    with pytest.raises(InputError, match="no labels"):
        load_gold(tmp_path / "empty.jsonl")
    (tmp_path / "gbk.jsonl").write_bytes("增长".encode("gb18030"))
    with pytest.raises(InputError, match="not UTF-8"):
        load_gold(tmp_path / "gbk.jsonl")


def test_shown_to_people_and_to_programs(tmp_path: Path) -> None:
    labels = gold(
        tmp_path,
        label("增长7.5%", "地区生产总值", 7.5),
        label("突破500亿元", "进出口总额", 500, measure="level", comparator=">"),
    )
    result = score(labels, [claim("增长7.5%", "地区生产总值", 7.5, measure="share")], TEXT)
    english = show([result], "en", misses=5)
    assert "0.500" in english.splitlines()[1]
    assert "wrong measure: 1" in english
    assert "growth <> share" in english
    assert "numbers not extracted: 1" in english
    assert "漏掉的数: 1" in show([result], "zh", misses=5)
    data = json.loads(as_json([result]))["scores"][0]
    assert data["found"] == 0.5
    assert data["attributes"]["measure"] == 0.0
    assert [m["kind"] for m in data["misses"]] == [MISSED, WRONG]
