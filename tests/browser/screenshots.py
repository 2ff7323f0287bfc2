"""Pictures of the built site, light and dark, phone and desktop: for people to look at.

quizgen build -d site && python tests/browser/screenshots.py site -o pictures
python tests/browser/screenshots.py site -o pictures learn.html law/index.html --widths 390
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PAGES = (
    "index.html",
    "learn.html",
    "practice/index.html",
    "scenarios/index.html",
    "law/index.html",
)
SIZES = {360: 780, 390: 844, 1280: 900}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    parser.add_argument("pages", nargs="*", default=PAGES)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--widths", type=int, nargs="+", default=[390, 1280])
    parser.add_argument("--schemes", nargs="+", default=["light", "dark"])
    parser.add_argument("--full", action="store_true", help="the whole page, not the first screen")
    parser.add_argument("--search", help="type this into the search field first")
    arguments = parser.parse_intermixed_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for width in arguments.widths:
            for scheme in arguments.schemes:
                size = {"width": width, "height": SIZES.get(width, 900)}
                page = browser.new_page(viewport=size, color_scheme=scheme)
                for name in arguments.pages:
                    page.goto((arguments.site.resolve() / name).as_uri())
                    take(page, arguments, f"{name.replace('/', '-')}-{width}-{scheme}.png")
                page.close()
        browser.close()


def take(page: Page, arguments: argparse.Namespace, name: str) -> None:
    page.wait_for_timeout(300)
    if arguments.search:
        if not page.locator(".md-search__input").is_visible():
            page.locator("label[for=__search]").last.click()
        page.locator(".md-search__input").press_sequentially(arguments.search)
        page.wait_for_timeout(500)
        name = f"search-{name}"
    page.screenshot(path=arguments.output / name, full_page=arguments.full)
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    print(f"{name}{f'  WIDER THAN THE WINDOW by {wide}' if wide > 0 else ''}")


if __name__ == "__main__":
    main()
