"""Where a reader stopped: kept on the device, offered on coming back, never forced."""

import pytest
from playwright.sync_api import Page, expect

from accessibility import violations

pytestmark = pytest.mark.slow

PAGE = "book/review/regression"
LONG = "book/01-what-is-deep-learning/01-ai-ml-dl"
PLACES = "annotated-dl-reading-places"


def read_on(page: Page, block: str) -> None:
    """Scroll until the block is at the top, and wait until the place is kept."""
    page.locator(block).evaluate(
        "el => scrollTo({top: el.getBoundingClientRect().top + scrollY - 70, behavior: 'instant'})"
    )
    page.wait_for_function(f"localStorage.getItem('{PLACES}')?.includes('{block[1:]}')")


def paragraph(page: Page, index: int) -> str:
    return "#" + str(page.locator("article section > p[id]").nth(index).get_attribute("id"))


def test_reading_on_is_offered_and_never_forced(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{PAGE}.html")
    assert desktop.locator(".resume").count() == 0, "nothing to offer on the first visit"
    block = paragraph(desktop, 12)
    read_on(desktop, block)
    desktop.goto(f"{site}/{LONG}.html")
    assert desktop.locator(".resume").count() == 0, "it is another page"
    desktop.goto(f"{site}/book/index.html")
    offer = desktop.get_by_role("complementary", name="이어 읽기").get_by_role("link")
    expect(offer).to_contain_text("선형 회귀")
    assert str(offer.get_attribute("href")).endswith(f"review/regression.html{block}")
    desktop.goto(f"{site}/{PAGE}.html")
    expect(offer).to_be_visible()
    assert desktop.evaluate("scrollY") == 0
    offer.click()
    expect(desktop.locator(block)).to_be_in_viewport()
    expect(offer).to_have_count(0)
    desktop.goto(f"{site}/book/index.html")
    desktop.get_by_role("complementary", name="이어 읽기").get_by_role(
        "button", name="닫기"
    ).click()
    expect(offer).to_have_count(0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_offer_passes_axe(site: str, phone: Page, theme: str) -> None:
    phone.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    phone.goto(f"{site}/{PAGE}.html")
    read_on(phone, paragraph(phone, 12))
    phone.goto(f"{site}/book/index.html")
    expect(phone.locator(".resume")).to_be_visible()
    assert violations(phone) == []


def test_a_look_at_the_top_does_not_lose_the_place(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{PAGE}.html")
    read_on(desktop, paragraph(desktop, 12))
    for _ in range(2):
        desktop.goto("about:blank")
        desktop.goto(f"{site}/{PAGE}.html")
        expect(desktop.locator(".resume")).to_be_visible()
        desktop.locator("h1").hover()  # the contents at the side scroll by themselves
        desktop.mouse.wheel(0, 60)
        desktop.wait_for_function("scrollY > 0")
        desktop.wait_for_timeout(800)  # twice as long as scrolling must rest for a place to be kept
