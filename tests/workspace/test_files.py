"""YAML written by people: every mistake has a line, a column and a way out; hostile files are refused."""

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from checks.errors import InputError, InputErrors
from checks.files import MAX_BYTES, load_model, parse_yaml, read_yaml


class Leaf(BaseModel):
    model_config = ConfigDict(extra="forbid")
    colour: str = "green"
    size: int = 1


class Tree(BaseModel):
    model_config = ConfigDict(extra="forbid")
    leaves: list[Leaf]


def written(tmp_path: Path, text: str | bytes) -> Path:
    file = tmp_path / "tree.yaml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def test_a_misspelt_key_is_named_with_its_place_and_the_nearest_word(tmp_path: Path) -> None:
    file = written(tmp_path, "leaves:\n  - size: 2\n    colur: red\n")
    with pytest.raises(InputErrors) as caught:
        load_model(file, Tree)
    shown = caught.value.show("en")
    assert f"{file}:3:5" in shown
    assert 'unknown key "colur"' in shown
    assert 'did you mean "colour"?' in shown
    assert "    colur: red\n      ^" in shown


def test_every_mistake_of_a_file_is_reported_at_once(tmp_path: Path) -> None:
    file = written(tmp_path, "leaves:\n  - size: many\n  - colour: 3\n    size: 1\n")
    with pytest.raises(InputErrors) as caught:
        load_model(file, Tree)
    assert [(e.place.line if e.place else 0) for e in caught.value.errors] == [2, 3]


def test_a_duplicate_key_is_an_error_and_not_silently_the_last_one() -> None:
    with pytest.raises(InputError) as caught:
        parse_yaml("a: 1\na: 2\n", "x.yaml")
    assert str(caught.value.place) == "x.yaml:2:1"


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\nb: *x\n",
        "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n",
        "a: !!python/object/apply:os.system ['echo']\n",
        "a: !custom 1\n",
        "[" * 100 + "]" * 100,
        "a: [1, 2\n",
        "a:\n\t- b\n",
    ],
)
def test_hostile_or_broken_yaml_is_refused_with_a_place(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_yaml(text, "x.yaml")
    assert caught.value.place is not None and caught.value.place.line >= 1


def test_a_file_too_large_or_not_utf8_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="too large"):
        read_yaml(written(tmp_path, b"a" * (MAX_BYTES + 1)))
    with pytest.raises(InputError, match="not UTF-8"):
        read_yaml(written(tmp_path, "a: 威海".encode("gb18030")))
    with pytest.raises(InputError, match="no such file"):
        read_yaml(tmp_path / "missing.yaml")


def test_positions_point_at_values_and_at_keys() -> None:
    data, positions = parse_yaml("a:\n  b: [1, 22]\n", "x.yaml")
    assert data == {"a": {"b": [1, 22]}}
    assert positions["a", "b", 1] == (2, 10)
    assert positions["a", "b", ""] == (2, 3)


def test_dates_stay_text() -> None:
    assert parse_yaml("day: 2024-06-09\n", "x.yaml")[0] == {"day": "2024-06-09"}
