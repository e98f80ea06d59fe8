"""Claims as tables and files, and their names."""

import csv
import io

from checks.claims.frame import COLUMNS, csv_text, frame
from checks.claims.ids import Names
from checks.tables.claims import COLUMNS as TABLE
from tests.claims.reading import claims

TEXT = "生产总值380.72亿元，增长10%。外贸进出口突破500亿元，二产占比提高2-3个百分点。"


def test_a_claim_has_the_columns_of_the_table_in_their_order() -> None:
    assert COLUMNS == TABLE


def test_claims_fit_the_tables_model() -> None:
    assert len(frame(claims(TEXT))) == 4
    assert len(frame([])) == 0


def test_csv_holds_every_column_and_is_always_the_same() -> None:
    found = claims(TEXT)
    rows = list(csv.DictReader(io.StringIO(csv_text(found))))
    assert csv_text(found) == csv_text(found)
    assert [tuple(row) for row in rows] == [COLUMNS] * len(found)
    assert [row["quote"] for row in rows] == [c.quote for c in found]
    assert [float(row["value"]) for row in rows] == [c.value for c in found]


def test_names_of_claims_survive_edits_elsewhere() -> None:
    before = claims(TEXT)
    after = claims("新建道路4条。\n\n" + TEXT + "新增学位100个。")
    assert {c.claim for c in before} <= {c.claim for c in after}


def test_equal_quotes_in_equal_sentences_are_told_apart() -> None:
    names = Names("plan")
    assert names.name("甲1个。", "1个") != names.name("甲1个。", "1个")
    assert Names("plan").name("甲1个。", "1个") == Names("plan").name("甲 1个。", "1个")
