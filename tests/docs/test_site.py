"""The documentation builds as a site without a warning, and the site works on a machine without a network."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("sphinx", reason="the site is built with the extra `docs`")
pytest.importorskip("myst_parser", reason="the site is built with the extra `docs`")

DOCS = Path(__file__).parent.parent.parent / "docs"
# What a browser fetches by itself: not the links people follow.
ASSET = re.compile(
    r"<(?:script|img|iframe|source|video|audio|embed)\b[^>]*?\bsrc\s*=\s*[\"']?\s*(?:https?:)?//"
    r"|<link\b(?![^>]*\brel=[\"'](?:canonical|author|copyright|search)[\"'])[^>]*?\bhref\s*=\s*[\"']?\s*(?:https?:)?//",
    re.I,
)
FROM_STYLE = re.compile(r"(?:@import|url\()\s*[\"']?\s*(?:https?:)?//", re.I)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-b", "html", str(DOCS), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_every_page_is_built(site: Path) -> None:
    pages = [p.relative_to(DOCS).with_suffix(".html") for p in DOCS.rglob("*.md")]
    assert len(pages) > 60
    assert [str(p) for p in pages if not (site / p).exists()] == []


def test_no_page_loads_anything_from_outside(site: Path) -> None:
    html = [p for p in site.rglob("*.html") if ASSET.search(p.read_text("utf-8"))]
    styles = [p for p in site.rglob("*.css") if FROM_STYLE.search(p.read_text("utf-8"))]
    assert not html and not styles


def test_the_search_for_outside_assets_finds_them() -> None:
    for bad in (
        '<script async src="https://x/y.js">',
        "<link rel=stylesheet href=//x/y.css>",
        '<img src="http://x/y">',
    ):
        assert ASSET.search(bad)
    assert FROM_STYLE.search("@import 'https://x/y.css'")
    for good in ('<a href="https://x">', '<script src="_static/a.js">', '<link rel="search" href="//x">'):
        assert not ASSET.search(good)


def test_links_between_pages_lead_somewhere(site: Path) -> None:
    broken = []
    for page in site.rglob("*.html"):
        for link in re.findall(r'href="([^"#?]+)(?:#[^"]*)?"', page.read_text("utf-8")):
            inside = "://" not in link and not link.startswith(("mailto:", "data:"))
            if inside and not (page.parent / link).exists():
                broken.append((page.name, link))
    assert not broken
