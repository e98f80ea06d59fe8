"""The HTML report as text: what it holds, what it never holds, its size."""

import re
from html.parser import HTMLParser

import pytest
import sample_report

from checks.reporting.html import render_html

HOSTILE = [
    "</script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)> ' onmouseover='x",
    "{{ 7 * 7 }}{% include 'x' %}",
    "正常\u202e倒过来\u2066的\u2029句子\u2028换行\x00零\x1b[31m红",
    "一" * 10_000,
]


class Page(HTMLParser):
    """Every start tag with its attributes, and all text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text.append(data)

    def values(self, name: str) -> list[str]:
        return [a[name] or "" for _, a in self.tags if name in a]


def render(sample, language="zh"):
    return render_html(sample["report"], sample["comparisons"], sample["documents"], language)


@pytest.fixture(scope="module")
def html(sample):
    return render(sample)


@pytest.fixture(scope="module")
def page(html):
    return Page(html)


def test_the_same_report_gives_the_same_bytes(sample, html):
    assert render(sample) == html


def test_five_plans_fit_in_three_megabytes(html):
    assert len(html.encode()) < 3_000_000


def test_nothing_is_loaded_from_anywhere(page):
    sources = [v for name in ("src", "srcset", "data", "action") for v in page.values(name)]
    assert sources == []
    assert all(link.startswith("#") for link in page.values("href"))
    assert not [t for t, _ in page.tags if t in {"link", "iframe", "object", "embed", "base"}]


def test_no_attribute_needs_what_the_policy_forbids(page):
    assert page.values("style") == []
    assert [k for _, a in page.tags for k in a if k.startswith("on")] == []


def test_every_link_leads_somewhere(page):
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in page.values("href")} <= set(ids)


def test_every_finding_has_its_permanent_place(sample, page):
    ids = set(page.values("id"))
    assert {"f-" + f["fingerprint"] for f in sample["report"]["findings"]} <= ids


def test_the_plans_are_there_whole(sample, page):
    squeezed = re.sub(r"\s", "", "".join(page.text))
    for document in sample["documents"].values():
        for line in document["text"].split("\n"):
            assert re.sub(r"[\s\ufeff]", "", line) in squeezed


def test_english_first_when_asked(sample):
    assert '<html lang="en">' in render(sample, "en")


@pytest.mark.parametrize("sentence", HOSTILE, ids=["script", "quotes", "template", "invisible", "long"])
def test_hostile_text_shows_as_text(html, sentence):
    quiet, hostile = Page(html), Page(render(sample_report.hostile(sentence)))
    # The same kinds of elements as without it, and no attribute that was not there before.
    assert {t for t, _ in hostile.tags} <= {t for t, _ in quiet.tags}
    assert {k for _, a in hostile.tags for k in a} <= {k for _, a in quiet.tags for k in a}
    assert len([t for t, _ in hostile.tags if t == "script"]) == 2


def test_what_cannot_be_seen_is_named():
    html = render(sample_report.hostile(HOSTILE[3]))
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u2028\u2029\x00\x1b]", html)
    assert "[U+202E]" in html


def test_plans_too_long_for_one_page_are_shown_in_part(sample, monkeypatch):
    monkeypatch.setattr("checks.reporting.html.MOST_TEXT", 1000)
    html = render(sample)
    assert len(html) < 400_000
    assert "全部文件过长" in html
    assert "8187万美元" in html


def test_nothing_found_is_said():
    sample = sample_report.build()
    sample["report"]["findings"] = []
    assert "凡能核对的数据，均相互一致" in render(sample)
