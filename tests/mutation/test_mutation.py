"""Alterations of an invented plan, through the whole program."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from checks.audit import Options, chosen, load_inputs
from checks.documents.document import Description
from checks.documents.read import document_of
from checks.mutation.alterations import Alteration, alterations
from checks.mutation.trials import bench, tried
from checks.mutation.trials import chosen as drawn
from checks.pipeline import extract_all
from checks.rulebook.examples import PLACES, with_places
from checks.workspace import Workspace
from cli import main

ROOT = Path(__file__).parent.parent.parent
PLAN = """一、上年工作回顾
全年外贸进出口总额2032.5亿元，其中出口1494亿元，进口538.5亿元。三次产业比重调整为7.8:30.2:62.0。
二、今年主要任务
全年计划增加停车位4300个，包括公共停车位1400个、专用停车位2900个。
"""


@pytest.fixture(scope="module")
def ready():
    workspace = Workspace(ROOT)
    inputs = load_inputs(workspace, Options(paths=(ROOT / "data" / "documents",)))
    suites = chosen(inputs.suites, ("trade-total", "parts-total", "ratio-hundred"), ())
    described = Description("plan", "plan", "", "", PLACES[1].name, "annual_plan", (2021, 2021), (2022, 2022), "")
    places = with_places(inputs.vocabulary)
    document = document_of(PLAN, described, places)
    return bench(extract_all({"plan": document}, places), suites, places)


def made(ready, kind: str) -> list[Alteration]:
    found = alterations(ready.reported, ready.extracted.documents, seed=1)
    return [a for a in found if a.kind == kind]


def test_an_alteration_puts_one_number_in_the_text(ready):
    for altered in alterations(ready.reported, ready.extracted.documents, seed=1):
        text = altered.text(ready.extracted.documents["plan"])
        assert len(text) - len(PLAN) == len(altered.new) - len(altered.old)
        assert text[: altered.start] == PLAN[: altered.start]
        assert text[altered.start :].startswith(altered.new)
        assert text.endswith(PLAN[altered.end :])


def test_every_number_of_a_sum_is_altered(ready):
    assert {a.old for a in made(ready, "digit") if a.rule == "trade-total"} == {"2032.5", "1494", "538.5"}


def test_a_unit_is_altered_where_there_is_one(ready):
    assert {(a.old, a.new) for a in made(ready, "unit")} == {("亿", "万")}


def test_what_leaves_the_interval_is_noticed(ready):
    todo = [a for a in drawn(ready, 30, 1) if a.kind in ("digit", "swap", "unit")]
    assert len(todo) > 8
    assert [t.alteration.around for t in tried(ready, todo) if not t.noticed] == []


def test_what_stays_within_rounding_makes_nothing_new(ready):
    small = made(ready, "small")[:3]
    assert small
    assert all(not t.cited and not t.others for t in tried(ready, small))


def test_the_draw_is_fixed_by_its_seed(ready):
    assert drawn(ready, 20, 7) == drawn(ready, 20, 7)
    assert drawn(ready, 20, 7) != drawn(ready, 20, 8)


def test_a_number_two_rules_hold_is_the_one_named(ready):
    # 2032.5 is a total by its sentence and by the identity of trade; only both of them together are one relation.
    total = next(a for a in made(ready, "digit") if a.old == "2032.5")
    assert not total.decidable


def test_the_command_says_what_was_noticed():
    options = ["--workspace", str(ROOT), "--sample", "3", "--select", "trade-total", "--lang", "en"]
    done = CliRunner().invoke(main, ["mutate", *options])
    assert done.exit_code == 0, done.output
    assert "trade-total" in done.output and "total" in done.output
