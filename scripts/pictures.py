"""Make the README's pictures from the running program: ``scripts/pictures.py ADDRESS PASSWORD LETTER``.

ADDRESS is where ``make run`` serves a fresh database, PASSWORD that of ``admin``, LETTER a file to review. Needs the
environment of ``make install`` and Chromium (``CHROMIUM``, /usr/bin/chromium by default).
"""

import os
import sys
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
WINDOW: ViewportSize = {"width": 1280, "height": 860}


def main(address: str, password: str, letter: str) -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        page = chromium.new_page(viewport=WINDOW, locale="nl-NL")
        page.goto(address)
        page.screenshot(path=IMAGES / "overview.png")
        review(page, address, password, letter)
        page.screenshot(path=IMAGES / "review.png")
        chromium.close()


def review(page: Page, address: str, password: str, letter: str) -> None:
    """Sign in, add the letter and stay on its review screen."""
    page.goto(f"{address}/admin/login/?next=/admin/motions/letter/add/")
    page.fill("#id_username", "admin")
    page.fill("#id_password", password)
    page.click("[type=submit]")
    page.set_input_files("input[type=file]", letter)
    page.locator("#content form [type=submit]").first.click()
    page.wait_for_url("**/review/**")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(sys.argv[1].rstrip("/"), sys.argv[2], sys.argv[3])
