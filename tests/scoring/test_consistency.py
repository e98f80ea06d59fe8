"""What is measured without labels."""

from checks.scoring.consistency import collisions, rates, show_collisions, show_rates
from tests.claims.reading import claims

KINDS = {"plan": "annual_plan"}


def test_one_key_with_two_values_collides() -> None:
    (found,) = collisions(
        claims("2021年，一般公共预算收入30亿元。2021年，一般公共预算收入32亿元。税收收入9亿元。"), KINDS
    )
    assert (found.kind, found.documents, found.claims, found.colliding) == ("annual_plan", 1, 3, 2)
    assert "66.7%" in show_collisions([found], "en")


def test_a_value_said_twice_does_not_collide() -> None:
    (found,) = collisions(claims("2021年，一般公共预算收入30亿元。2021年，一般公共预算收入30亿元。"), KINDS)
    assert found.colliding == 0


def test_how_often_a_rule_contradicts_is_counted_by_how_the_sides_are_linked() -> None:
    line = {"rule": "trade-total", "link": "sentence", "outcome": "agrees", "severity": "critical"}
    broken = {**line, "outcome": "contradicts", "severity": "warning"}
    far = {**broken, "link": "documents", "severity": "info"}
    near, apart = rates([line, broken, line, far])
    assert (near.link, near.agrees, near.contradicts, near.warning, near.critical) == ("sentence", 2, 1, 1, 0)
    assert (apart.link, apart.contradicts) == ("documents", 1)
    assert "33.3%" in show_rates([near], "zh")
