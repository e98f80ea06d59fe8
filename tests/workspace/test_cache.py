"""The cache answers only when nothing at all has changed."""

from pathlib import Path

import pytest

from checks import cache


def prepared(tmp_path: Path) -> tuple[Path, Path, Path]:
    plan, output, store = tmp_path / "plan.txt", tmp_path / "out.json", tmp_path / ".cache" / "check.json"
    plan.write_text("增长7%", "utf-8")
    output.write_text("{}", "utf-8")
    cache.remember(store, cache.key([plan], {"lang": "zh"}), [output])
    return plan, output, store


def test_nothing_changed(tmp_path: Path) -> None:
    plan, _, store = prepared(tmp_path)
    assert cache.unchanged(store, cache.key([plan], {"lang": "zh"}))


def test_a_changed_input_an_option_or_an_output_makes_it_stale(tmp_path: Path) -> None:
    plan, output, store = prepared(tmp_path)
    same = cache.key([plan], {"lang": "zh"})
    assert not cache.unchanged(store, cache.key([plan], {"lang": "en"}))
    output.write_text("{ }", "utf-8")
    assert not cache.unchanged(store, same)
    output.write_text("{}", "utf-8")
    assert cache.unchanged(store, same)
    output.unlink()
    assert not cache.unchanged(store, same)
    plan.write_text("增长8%", "utf-8")
    assert cache.key([plan], {"lang": "zh"}) != same


def test_the_program_itself_is_part_of_the_key() -> None:
    names = {f.name for f in cache.program_files()}
    assert {"cli.py", "cache.py", "pipeline.py", "interval.py"} <= names


def test_a_damaged_store_is_never_believed(tmp_path: Path) -> None:
    plan, _, store = prepared(tmp_path)
    same = cache.key([plan], {"lang": "zh"})
    for text in ("", "[]", "{", f'{{"key": "{same}", "outputs": {{}}}}', f'{{"key": "{same}"}}'):
        store.write_text(text, "utf-8")
        assert not cache.unchanged(store, same)


def test_each_of_two_program_files_of_one_name_is_part_of_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / folder / "words.py" for folder in ("a", "b")]
    for file in files:
        file.parent.mkdir()
        file.write_text("ONE = 1", "utf-8")
    monkeypatch.setattr(cache, "program_files", lambda: files)
    keys = {cache.key([], {})}
    for file in files:
        file.write_text("ONE = 2", "utf-8")
        keys.add(cache.key([], {}))
    assert len(keys) == 3
