"""Corrections by analysts: reading the file, applying it, and what no longer fits."""

import math
from dataclasses import replace
from pathlib import Path

import pytest

from checks.claims.correction_file import Correction, load_corrections
from checks.claims.corrections import Corrected, apply_corrections
from checks.claims.model import Claim
from checks.errors import InputError, InputErrors
from checks.vocabulary.entries import Hedges, Indicator, Region, Unit
from checks.vocabulary.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    (
        Indicator(name="地区生产总值", aliases=("GDP",), dimension="money", unit="亿元"),
        Indicator(name="居民人均可支配收入", dimension="money_per_person", unit="元"),
    ),
    (Region(name="经区", aliases=("经济开发区",), level="zone"),),
    (
        Unit(name="亿元", dimension="money", canonical="亿元"),
        Unit(name="万元", dimension="money", canonical="亿元", scale=0.0001),
        Unit(name="元", dimension="money", canonical="亿元", scale=0.00000001),
        Unit(name="%", dimension="percent", canonical="%"),
        Unit(name="家", dimension="count", canonical="家", exact=True),
    ),
    Hedges(hedges=()),
    {},
)
LEVEL = Claim(
    "a1", "plan", 10, 17, 2, "500.0亿元", "生产总值500.0亿元", "", "威海市", "", "生产总值", False, "level", 2021, 2021,
    "actual", "=", 500.0, math.nan, "亿元", "亿元", 499.95, 500.05,
)  # fmt: skip
FALL = Claim(
    "b2", "plan", 20, 27, 2, "下降24.7%", "能耗下降24.7%", "", "威海市", "", "能耗", False, "growth", 2021, 2021,
    "actual", "=", 24.7, math.nan, "%", "%", -24.75, -24.65, whole="a1", base="a1",
)  # fmt: skip
HEAD = "claim,field,value,who,reason\n"


def corrected(tmp_path: Path, body: str, claims: list[Claim] | None = None, head: str = HEAD) -> Corrected:
    file = tmp_path / "corrections.csv"
    file.write_text(head + body, encoding="utf-8")
    return apply_corrections(claims or [LEVEL, FALL], load_corrections(file), VOCABULARY)


def one(tmp_path: Path, body: str, claim: Claim = LEVEL) -> Claim:
    done = corrected(tmp_path, body, [claim])
    assert not done.stale
    return done.claims[0]


def test_without_a_file_nothing_is_corrected(tmp_path: Path) -> None:
    assert load_corrections(tmp_path / "none.csv") == ()
    assert apply_corrections([LEVEL], (), VOCABULARY).claims == (LEVEL,)


def test_a_correction_sets_the_field_and_says_so(tmp_path: Path) -> None:
    claim = one(tmp_path, "a1,indicator,GDP,王,别名\na1,region,经济开发区,王,开发区的数\na1,period,2016-2020,王,五年\n")
    assert (claim.indicator, claim.registered) == ("地区生产总值", True)
    assert claim.region == "经区"
    assert (claim.period_start, claim.period_end) == (2016, 2020)
    assert claim.corrected == "indicator,region,period"
    assert (claim.lo, claim.hi) == (499.95, 500.05)


@pytest.mark.parametrize(
    ("claim", "body", "interval"),
    [
        (LEVEL, "a1,value,520.0,王,看错\n", (519.95, 520.05)),
        (LEVEL, "a1,value,520,王,看错\n", (519.5, 520.5)),
        (LEVEL, 'a1,value,"1,520.25",王,看错\n', (1520.245, 1520.255)),
        (LEVEL, "a1,unit,万元,王,单位\n", (0.049995, 0.050005)),
        (LEVEL, "a1,stance,target,王,目标\n", (500, 500)),
        (LEVEL, "a1,comparator,>=,王,以上\n", (500, math.inf)),
        (LEVEL, "a1,comparator,~,王,左右\n", (450, 550)),
        (LEVEL, "a1,comparator,range,王,区间\na1,value_hi,600,王,区间\n", (500, 600)),
        (FALL, "b2,value,24.8,王,看错\n", (-24.85, -24.75)),
        (FALL, "b2,comparator,>=,王,以上\n", (-math.inf, -24.7)),
        (replace(LEVEL, unit="元", canonical_unit="元"), "a1,value,52000,王,看错\n", (51999.5, 52000.5)),
    ],
)
def test_the_interval_follows(tmp_path: Path, claim: Claim, body: str, interval: tuple[float, float]) -> None:
    done = one(tmp_path, body, claim)
    assert (done.lo, done.hi) == pytest.approx(interval)


def test_a_hedge_keeps_its_side(tmp_path: Path) -> None:
    some = replace(LEVEL, comparator="~", lo=500.0, hi=550.0)
    done = one(tmp_path, "a1,value,600,王,看错\n", some)
    assert (done.lo, done.hi) == pytest.approx((600, 660))


def test_dropping_a_claim_drops_what_points_at_it(tmp_path: Path) -> None:
    done = corrected(tmp_path, "a1,drop,,王,不是数量\n")
    assert [c.claim for c in done.claims] == ["b2"]
    assert (done.claims[0].whole, done.claims[0].base) == ("", "")


def test_stale_when_the_claim_is_gone_or_its_text_changed(tmp_path: Path) -> None:
    head = "claim,field,value,who,reason,quote,document\n"
    body = (
        "gone,value,1,王,看错,,\n"
        "a1,value,1,王,看错,400.0亿元,\n"
        "b2,value,9,王,看错,下降 24.7 %,\n"
        "gone,unit,亿元,王,看错,,another\n"
    )
    done = corrected(tmp_path, body, head=head)
    assert [s.correction.correction.claim for s in done.stale] == ["gone", "a1"]
    assert done.stale[0].message.en == (
        "corrections.csv: the correction of gone (value = 1) by 王 is stale: no claim has this id any more"
    )
    assert done.stale[0].correction.place.line == 2
    assert "has changed" in done.stale[1].message.en
    assert [c.value for c in done.claims] == [500.0, 9.0]


def test_the_rest_of_the_claims_stays_as_it_was(tmp_path: Path) -> None:
    done = corrected(tmp_path, "a1,subject,智慧谷,王,园区的数\n")
    assert done.claims[1] is FALL
    assert LEVEL.subject == ""


@pytest.mark.parametrize(
    ("text", "where", "message"),
    [
        (HEAD + "a1,valeu,1,王,x\n", "2:4", '"valeu" is not a field'),
        (HEAD + "a1,measure,grwth,王,x\n", "2:12", 'measure cannot be "grwth"'),
        (HEAD + "a1,value,many,王,x\n", "2:10", "is not a number"),
        (HEAD + "a1,value,nan,王,x\n", "2:10", "is not a number"),
        (HEAD + "a1,period,21,王,x\n", "2:11", "is not a year"),
        (HEAD + "a1,value,,王,x\n", "2:10", "must not be empty"),
        (HEAD + "a1,value,1,,x\n", "2:12", '"who" is missing'),
        (HEAD + "a1,value,1,王,\n", "2:14", '"reason" is missing'),
        (HEAD + "a1,value,1,王,x,y\n", "2:16", "more cells"),
        (HEAD + "a1,value,1,王,x\n\na1,value,2,王,x\n", "4:1", "line 2 already corrects"),
        (HEAD + 'a1,value,1,王,"x\n', "2:14", "never closed"),
        ("claim,field,value,who\n", "1:1", "columns are missing: reason"),
        ("claim,filed,value,who,reason\n", "1:7", 'unknown column "filed"'),
    ],
)
def test_errors_point_at_the_cell(tmp_path: Path, text: str, where: str, message: str) -> None:
    file = tmp_path / "corrections.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_corrections(file)
    shown = caught.value.show("en")
    assert message in shown
    assert f"corrections.csv:{where}" in shown


def test_corrections_that_make_no_claim_are_refused(tmp_path: Path) -> None:
    for body, message in (
        ("a1,comparator,range,王,x\n", "needs value_hi"),
        ("a1,period_start,2025,王,x\n", "after the last"),
    ):
        with pytest.raises(InputErrors) as caught:
            corrected(tmp_path, body)
        assert message in caught.value.show("en")


def test_what_spreadsheets_write_is_read(tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    body = HEAD + 'a1,indicator,GDP,王,"含逗号，和""引号""\n换行"\n'
    for raw in (body.replace("\n", "\r\n").encode("utf-8-sig"), body.encode("gb18030")):
        file.write_bytes(raw)
        (placed,) = load_corrections(file)
        assert placed.correction.reason == '含逗号，和"引号"\n换行'


def test_hostile_files_end(tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    for text in ('"' * 200_000, "," * 200_000, "\n" * 200_000, HEAD + 'a1,"' + "x\n" * 100_000):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(InputError) if text.strip() else pytest.MonkeyPatch.context():
            load_corrections(file)


def test_the_model_has_a_schema_for_editors() -> None:
    schema = Correction.model_json_schema()
    assert set(schema["required"]) == {"claim", "field", "who", "reason"}
    assert "drop" in schema["properties"]["field"]["enum"]
