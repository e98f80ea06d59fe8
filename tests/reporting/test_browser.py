"""The HTML report in a real browser: filter, search, links, switches, print; no error, no request, no serious barrier.

Needs a Chromium (found on the path, or named by CHROMIUM) and axe (axe-playwright-python); skipped without them.
"""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest
import sample_report

from checks.reporting.html import render_html

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
expect = sync_api.expect
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium on this machine: install it or set CHROMIUM")

NASTY = (
    "<img src=x onerror=\"document.title='broken'\">'\"</script><script>document.title='broken'</script>\u202e\u2028"
    + "长" * 10_000
)
VIEWS = ("overview", "findings", "plans", "pictures", "agreed", "unclear", "rules")


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory, sample) -> Path:
    return _write(tmp_path_factory.mktemp("report") / "index.html", sample)


def _write(path: Path, sample) -> Path:
    path.write_text(render_html(sample["report"], sample["comparisons"], sample["documents"]), encoding="utf-8")
    return path


@pytest.fixture
def open_page(browser):
    """Opens a file; when the test ends, fails it on any console error and on any request but for the file itself."""
    contexts, wrong = [], []

    def open_(file: Path, fragment: str = "", **context):
        options = {"viewport": {"width": 1440, "height": 1000}, "color_scheme": "light"} | context
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.set_default_timeout(30_000)
        page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: wrong.append(str(e)))
        page.on("request", lambda r: wrong.append(r.url) if r.url.split("#")[0] != file.as_uri() else None)
        page.goto(file.as_uri() + fragment)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert wrong == []


def cards(page) -> int:
    return page.locator(".finding:visible").count()


def test_filters_narrow_the_list_and_say_so(open_page, file):
    page = open_page(file, "#findings")
    assert cards(page) == 6
    page.select_option("#by-severity", "warning")
    assert cards(page) == 4 and page.inner_text("#shown") == "显示 4 / 6"
    page.select_option("#by-status", "waived")
    assert cards(page) == 1
    page.select_option("#by-region", "经区")
    assert cards(page) == 0 and page.is_visible("#none-fit")
    page.click("button[type=reset]")
    expect(page.locator(".finding:visible")).to_have_count(6)


@pytest.mark.parametrize(
    ("name", "value", "count"),
    [("document", "jingqu_2024_plan", 3), ("indicator", "常住人口城镇化率", 2), ("rule", "goal-above-base", 2)],
)
def test_each_filter_filters(open_page, file, name, value, count):
    page = open_page(file, "#findings")
    page.select_option(f"#by-{name}", value)
    assert cards(page) == count


def test_search_finds_sentences_and_fingerprints(open_page, file):
    page = open_page(file, "#findings")
    page.fill("#q", "8187万美元")
    expect(page.locator(".finding:visible")).to_have_count(1)
    page.fill("#q", "0000003c0ffee03")
    expect(page.locator(".finding:visible .message")).to_contain_text("92.84%")
    assert cards(page) == 1


def test_sort_by_place_and_back(open_page, file):
    page = open_page(file, "#findings")
    first = page.locator(".finding").first
    page.select_option("#sort", "indicator")
    assert first.get_attribute("data-rank") != "0"
    page.select_option("#sort", "rank")
    assert first.get_attribute("data-rank") == "0"


def test_a_permanent_link_opens_its_finding(open_page, file, sample):
    fingerprint = sample["report"]["findings"][4]["fingerprint"]
    page = open_page(file, f"#f-{fingerprint}")
    body = page.locator(f"#f-{fingerprint}")
    assert body.is_visible()
    # The page scrolls to it once its own script has opened it.
    expect(body).to_be_in_viewport()
    assert page.locator('.bar a[aria-current="true"]').get_attribute("href") == "#findings"


def test_a_permanent_link_opens_its_finding_without_javascript(open_page, file, sample):
    fingerprint = sample["report"]["findings"][4]["fingerprint"]
    page = open_page(file, f"#f-{fingerprint}", java_script_enabled=False)
    assert page.locator(f"#f-{fingerprint}").is_visible()


def test_from_finding_to_sentence_and_back(open_page, file):
    page = open_page(file, "#findings")
    finding = page.locator(".finding").first
    finding.locator("a.place").first.click()
    mark = page.locator(".m:target")
    mark.wait_for(state="visible")
    assert mark.inner_text() == "达到 7% 以上"
    mark.click()
    expect(page.locator("html")).to_have_attribute("data-current", "findings")
    assert finding.locator(".body").is_visible()


def test_an_agreeing_number_leads_to_its_comparison(open_page, file):
    page = open_page(file, "#d-jingqu_2022_plan")
    page.locator(".plan.current a.m.agrees").first.click()
    expect(page.locator("html")).to_have_attribute("data-current", "agreed")
    assert page.locator(".group li:target").is_visible()


def test_the_language_switch(open_page, file):
    page = open_page(file)
    assert page.locator("h1").inner_text() == "核对报告"
    page.click("label[for=lang-en]")
    assert page.locator("h1").inner_text() == "Consistency audit"
    assert page.evaluate("document.documentElement.lang") == "en"
    page.click(".bar a[href='#findings']")
    assert page.locator("#by-severity option").first.inner_text() == "all"
    assert not page.evaluate("[...document.querySelectorAll('.zh')].some(e => e.getClientRects().length)")


def test_the_language_switch_without_javascript(open_page, file):
    page = open_page(file, java_script_enabled=False)
    page.click("label[for=lang-en]")
    assert page.locator("h1").inner_text() == "Consistency audit"
    assert page.locator("#plans").is_visible() and page.locator("#rules").is_visible()
    assert not page.locator("#filters").is_visible()


def test_the_theme_switch(open_page, file):
    page = open_page(file)
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    page.click("label[for=theme-dark]")
    dark = page.evaluate(background)
    assert light != dark
    assert open_page(file, color_scheme="dark").evaluate(background) == dark


def test_the_keyboard_reaches_a_finding_and_opens_it(open_page, file):
    page = open_page(file, "#findings")
    page.click("#close-all")
    page.locator(".finding summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".finding .body").first.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.finding') !== null")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_wider_than_a_telephone(open_page, file, language):
    page = open_page(file, viewport={"width": 390, "height": 844})
    page.click(f"label[for=lang-{language}]")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    for view in VIEWS:
        page.evaluate(f"location.hash = '#{view}'")
        expect(page.locator("html")).to_have_attribute("data-current", view)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, view


@pytest.mark.parametrize(("theme", "views"), [("light", VIEWS), ("dark", VIEWS[:3])])
def test_no_serious_barrier(open_page, file, theme, views):
    if find_spec("axe_playwright_python") is None:
        pytest.skip("axe-playwright-python is not installed")
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(file, color_scheme=theme)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    # Skipped content has no place of its own, and axe would measure its contrast against whatever stands there.
    page.evaluate(
        "document.querySelectorAll('.finding, .group li').forEach(e => e.style.contentVisibility = 'visible')"
    )
    grave = []
    for view in views:
        page.evaluate(f"location.hash = '#{view}'")
        expect(page.locator("html")).to_have_attribute("data-current", view)
        for found in Axe().run(page).response["violations"]:
            if found["impact"] in ("serious", "critical"):
                grave.append((view, found["id"], [n["html"][:120] for n in found["nodes"][:3]]))
    assert grave == []


def test_printing_gives_findings_with_evidence_and_a_signature_block(open_page, file):
    page = open_page(file)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".signatures").is_visible() and not page.locator("#plans").is_visible()
    assert page.locator(".finding .sides").last.is_visible()
    assert not page.locator("#filters").is_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF") and pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") > 2


def test_hostile_text_shows_as_text(open_page, tmp_path):
    page = open_page(_write(tmp_path / "index.html", sample_report.hostile(NASTY)), "#findings")
    assert page.title() == "核对报告 · Consistency audit"
    assert "<img src=x onerror=" in page.locator(".finding .message").first.inner_text()
    assert page.locator("img").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440


def test_thousands_of_findings_are_filtered_at_once(open_page, tmp_path):
    page = open_page(_write(tmp_path / "index.html", sample_report.build(repeat=200)), "#findings")
    assert page.locator(".finding:not([hidden])").count() == 1200
    took = page.evaluate(
        """() => { const s = document.getElementById('by-severity'); const t = performance.now(); s.value = 'critical';
        s.dispatchEvent(new Event('change')); document.body.offsetHeight; return performance.now() - t; }"""
    )
    assert page.locator(".finding:not([hidden])").count() == 200
    assert took < 2000


def test_printing_a_plan_prints_that_plan(open_page, file):
    page = open_page(file, "#d-jingqu_2024_plan")
    page.emulate_media(media="print")
    assert page.locator(".plan.current").is_visible() and page.locator(".plan:visible").count() == 1
    assert not page.locator("#findings").is_visible() and not page.locator(".signatures").is_visible()


def test_an_unknown_place_leads_to_the_first_screen(open_page, file):
    page = open_page(file, "#f-%E0%A4%A")
    assert page.locator("#overview").is_visible()
