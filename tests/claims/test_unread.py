"""A paragraph that the program fails on costs only itself."""

import pytest
from reading import extraction as read

from checks.claims import extract as module


def test_a_paragraph_that_fails_is_marked_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = module._Extractor._flow

    def fails(self, flow):  # type: ignore[no-untyped-def]
        plain(self, flow)
        if "出口" in flow.text:
            raise ValueError("injected")

    monkeypatch.setattr(module._Extractor, "_flow", fails)
    found = read("全年出口总额10亿元。\n\n全年进口总额20亿元。")
    assert [c.value for c in found.claims] == [20]
    assert [m.kind for m in found.marks] == ["paragraph_unread"]
