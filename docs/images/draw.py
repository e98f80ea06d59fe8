"""Draws the pictures of the documentation from a report: python docs/images/draw.py [reports/index.html]

Needs playwright and a Chromium on the path, or named by CHROMIUM. Run `check all` first.
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
PICTURES = {
    # name: part of the report, width, height, pixels scrolled, colours
    "report": ("", 1280, 900, 0, "light"),
    "finding": ("#findings", 1280, 900, 455, "light"),
    "plan": ("#d-jingqu_2024_plan", 1280, 800, 1100, "light"),
    "pictures": ("#pictures", 1280, 900, 0, "light"),
    "dark": ("", 1280, 900, 0, "dark"),
    "telephone": ("#findings", 390, 844, 0, "light"),
}


def draw(report: Path) -> None:
    """Writes one PNG for each entry of `PICTURES` beside this file."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (part, width, height, scrolled, colours) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=colours)
            page.goto(report.resolve().as_uri() + part)
            page.evaluate(f"window.scrollTo({{top: {scrolled}, behavior: 'instant'}})")
            page.wait_for_timeout(300)
            page.screenshot(path=HERE / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    draw(Path(sys.argv[1] if len(sys.argv) > 1 else "reports/index.html"))
