"""What a reader chose earlier, and chooses now."""

from playwright.sync_api import Page, expect

STORE = "annotated-dl-reading"


def keep(page: Page, site: str, **settings: object) -> None:
    """Give the device settings of an earlier visit."""
    page.goto(f"{site}/book/index.html")
    page.evaluate(
        "([key, value]) => localStorage.setItem(key, JSON.stringify(value))", [STORE, settings]
    )


def kept(page: Page) -> dict[str, object]:
    found: dict[str, object] = page.evaluate(f"JSON.parse(localStorage.getItem('{STORE}'))")
    return found


def open_settings(page: Page):
    page.locator(".settings-button").click()
    menu = page.locator("#reading-settings")
    expect(menu).to_be_visible()
    return menu
