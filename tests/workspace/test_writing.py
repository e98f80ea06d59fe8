"""Reports appear whole or not at all."""

from pathlib import Path

import pytest

from checks.errors import InputError
from checks.writing import write_all


def test_all_files_are_written(tmp_path: Path) -> None:
    write_all({tmp_path / "a" / "x.txt": "甲", tmp_path / "y.bin": b"\x00"})
    assert (tmp_path / "a" / "x.txt").read_text("utf-8") == "甲"
    assert (tmp_path / "y.bin").read_bytes() == b"\x00"


def test_where_one_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder should be")
    with pytest.raises(InputError) as caught:
        write_all({tmp_path / "a.txt": "new", tmp_path / "taken" / "b.txt": "new"})
    assert caught.value.hint is not None
    assert sorted(p.name for p in tmp_path.iterdir()) == ["taken"]
