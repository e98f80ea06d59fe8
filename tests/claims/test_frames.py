"""Frames: whose number it is, by the stretch of the document that says it."""

import pytest

from checks.claims.framing.frames import Frame
from checks.claims.ownership.owner_words import title as said_by


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("1.一般公共预算", {"account": "一般公共预算"}),
        ("（二）市本级预算执行情况", {"tier": "市本级"}),
        ("一、2031年全市和市本级预算执行情况", {}),
        ("全市政府性基金预算收支表", {"tier": "全市", "account": "政府性基金预算"}),
        ("三、市级重点项目", {}),
    ],
)
def test_what_a_heading_says(title: str, says: dict[str, str]) -> None:
    assert said_by(title) == says


def test_an_inner_frame_speaks_before_the_one_around_it_and_silence_takes_from_outside() -> None:
    chapter = Frame("heading", {"tier": "市本级", "subject": "港区"})
    paragraph = chapter.inner("paragraph", {"subject": ""})
    assert paragraph.said("subject") == ("", "paragraph")
    assert paragraph.said("tier") == ("市本级", "heading")
    assert paragraph.said("account") == ("", "")
