"""A phone shows a page's code whole: a long line goes on below instead of leaving the screen."""

import pytest
from playwright.sync_api import Page

from support import SITE

pytestmark = pytest.mark.slow

PAGES = sorted(
    path.relative_to(SITE).as_posix()
    for folder in ("01-*", "02-*", "review")
    for path in SITE.glob(f"book/{folder}/*.html")
    if "cell_input" in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("path", PAGES)
def test_no_code_is_scrolled_sideways(site: str, phone: Page, path: str) -> None:
    phone.goto(f"{site}/{path}")
    wide = phone.locator(".cell_input pre").evaluate_all(
        "all => all.filter(pre => pre.scrollWidth > pre.clientWidth + 1).map(pre => pre.textContent)"
    )
    assert wide == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
