"""Claims as tables and files, and their names."""

import math
from pathlib import Path

import pytest

from checks.claims.frame import COLUMNS, frame, read_csv, write_csv
from checks.claims.ids import Names
from checks.errors import InputError
from checks.tables.claims import COLUMNS as TABLE
from tests.claims.reading import claims

TEXT = "生产总值380.72亿元，增长10%。外贸进出口突破500亿元，二产占比提高2-3个百分点。"


def test_a_claim_has_the_columns_of_the_table_in_their_order() -> None:
    assert COLUMNS == TABLE


def test_claims_fit_the_tables_model() -> None:
    assert len(frame(claims(TEXT))) == 4
    assert len(frame([])) == 0


def test_csv_holds_everything_and_is_always_the_same(tmp_path: Path) -> None:
    found = claims(TEXT)
    write_csv(found, tmp_path / "a.csv")
    again = read_csv(tmp_path / "a.csv")
    write_csv(again, tmp_path / "b.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    for one, other in zip(found, again, strict=True):
        for name in COLUMNS:
            a, b = getattr(one, name), getattr(other, name)
            assert a == b or (isinstance(a, float) and math.isnan(a) and math.isnan(b)), name


def test_a_file_that_is_no_indicator_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError):
        read_csv(tmp_path / "a.csv")


def test_names_of_claims_survive_edits_elsewhere() -> None:
    before = claims(TEXT)
    after = claims("新建道路4条。\n\n" + TEXT + "新增学位100个。")
    assert {c.claim for c in before} <= {c.claim for c in after}


def test_equal_quotes_in_equal_sentences_are_told_apart() -> None:
    names = Names("plan")
    assert names.name("甲1个。", "1个") != names.name("甲1个。", "1个")
    assert Names("plan").name("甲1个。", "1个") == Names("plan").name("甲 1个。", "1个")
