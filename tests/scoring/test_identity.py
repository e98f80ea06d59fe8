"""Labels of identity: what counts as right, and that a crippled extraction does not pass."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from checks.claims.model import Claim
from checks.errors import InputError
from checks.scoring.identity import find_text, is_identity_gold, load_identity, score_identity
from checks.scoring.identity_table import show

TEXT = "2031年，全市教育支出12.5亿元，市本级教育支出3.5亿元。"
LABEL: dict[str, Any] = {
    "start": 12, "end": 18, "quote": "12.5亿元", "value": 12.5, "unit": "亿元", "indicator": "教育支出", "aliases": [],
    "region": "甲市", "owner": "", "scope": "一般公共预算", "measure": "level", "period_start": "2031",
    "period_end": "2031", "part_of_year": "", "stance": "actual", "base": None, "whole": None, "core": True,
    "confidence": 1.0,
}  # fmt: skip
OWN = {**LABEL, "start": 26, "end": 31, "quote": "3.5亿元", "value": 3.5, "owner": "市级", "whole": 12}


def claim(name: str, label: dict[str, Any], **fields: Any) -> Claim:
    made = Claim(
        name, "budget", label["start"], label["end"], 1, label["quote"], TEXT, "", "甲市", "", "教育支出", True,
        "level", 2031, 2031, "actual", "=", label["value"], unit="亿元", account="一般公共预算",
    )  # fmt: skip
    return replace(made, **fields)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "budget.txt").write_text(TEXT, "utf-8")
    head = {
        "document": "budget",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "ranges": [[0, 40]],
        "ignore": [],
    }
    file = tmp_path / "budget.jsonl"
    file.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in (head, LABEL, OWN)), "utf-8")
    return file


def wrong(gold: Path, *claims: Claim) -> list[str]:
    return [kind for kind, _ in score_identity(load_identity(gold), claims).misses]


def test_labels_are_known_by_their_header_and_their_text_by_its_hash(gold: Path) -> None:
    assert is_identity_gold(gold)
    assert find_text(load_identity(gold), gold.parent.glob("*.txt")).name == "budget.txt"
    (gold.parent / "budget.txt").write_text(TEXT + "。", "utf-8")
    with pytest.raises(InputError):
        find_text(load_identity(gold), gold.parent.glob("*.txt"))


def test_all_right_with_the_level_of_government_in_another_form(gold: Path) -> None:
    score = score_identity(
        load_identity(gold), [claim("a", LABEL, tier="全市"), claim("b", OWN, tier="市本级", whole="a")]
    )
    assert (score.found, score.all_right, score.linked["whole"]) == (2, 2, 1)
    assert "1.000" in show([score], "zh")


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"indicator": "教育"}, "indicator"),
        ({"region": "乙市"}, "region"),
        ({"subject": "某区"}, "owner"),
        ({"tier": "市本级"}, "owner"),
        ({"account": ""}, "scope"),
        ({"measure": "growth"}, "measure"),
        ({"period_end": 2032}, "period"),
        ({"stance": "target"}, "stance"),
        ({"unit": "万元"}, "unit"),
        ({"value": 12.4}, "missed"),
    ],
)
def test_each_field_of_identity_counts(gold: Path, fields: dict[str, Any], kind: str) -> None:
    assert wrong(gold, claim("a", LABEL, **fields), claim("b", OWN, tier="市级")) == [kind]


def test_an_owner_left_out_is_wrong(gold: Path) -> None:
    assert wrong(gold, claim("a", LABEL), claim("b", OWN)) == ["owner"]
