"""Nothing moves by itself when a page is opened."""

import pytest
from playwright.sync_api import Page, expect

from pages import shift, watch_shifts

pytestmark = pytest.mark.slow

ADDRESSES = [
    "glossary.html",
    "glossary.html#overfitting",
    "glossary/siot.html",
    "glossary/a-to-z.html",
    "corrections.html",
    "study.html",
    "offline.html",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_moves_when_a_page_is_opened(site: str, phone: Page, address: str) -> None:
    watch_shifts(phone)
    phone.goto(f"{site}/book/{address}")
    if "#" in address:
        expect(phone.locator(".glossary-entry dt")).to_be_visible(timeout=20_000)
    phone.wait_for_timeout(1000)
    assert shift(phone) <= 0.01
