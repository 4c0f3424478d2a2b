"""What a reader chooses is worn at once and remembered, except in a private window."""

import pytest
from playwright.sync_api import Page, expect

from reader import kept, open_settings

pytestmark = pytest.mark.slow

PAGE = "book/review/regression"
LONG = "book/01-what-is-deep-learning/01-ai-ml-dl"


def test_settings_are_worn_at_once_and_remembered(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{PAGE}.html")
    menu = open_settings(desktop)
    size = menu.get_by_label("글자 크기")
    before = desktop.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)"
    )
    size.press("ArrowRight")
    expect(size).to_have_attribute("aria-valuetext", "크게")
    after = desktop.evaluate(
        "parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)"
    )
    assert after > before * 1.1
    menu.get_by_label("어둡게").check()
    expect(desktop.locator("html")).to_have_attribute("data-theme", "dark")
    assert kept(desktop) == {"size": 3, "mode": "dark"}
    desktop.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(desktop.locator(".settings-button")).to_be_focused()
    desktop.reload()
    assert (
        desktop.evaluate(
            "parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)"
        )
        == after
    )
    menu = open_settings(desktop)
    expect(menu.get_by_label("어둡게")).to_be_checked()


def test_a_larger_size_leaves_the_reader_at_the_same_paragraph(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{LONG}.html")
    target = desktop.locator("article section p[id]").nth(20)
    size = open_settings(desktop).get_by_label("글자 크기")
    target.evaluate("el => scrollTo(0, el.getBoundingClientRect().top + scrollY - 100)")
    before = target.bounding_box()
    size.press("End")
    after = target.bounding_box()
    assert before and after and abs(before["y"] - after["y"]) < 60


def test_the_font_is_asked_for_only_when_wanted(site: str, desktop: Page) -> None:
    asked: list[str] = []
    desktop.on("request", lambda request: asked.append(request.url))
    desktop.goto(f"{site}/{PAGE}.html", wait_until="networkidle")
    assert not [url for url in asked if "/fonts/" in url and "nanum" in url]
    menu = open_settings(desktop)
    box = menu.get_by_label("나눔고딕으로 읽기")
    expect(menu).to_contain_text("kB를 내려받는다")
    with desktop.expect_response("**/nanum-gothic-400-*.woff2"):
        box.check()
    expect(desktop.locator("html")).to_have_attribute("data-font", "book")
    assert desktop.evaluate("document.fonts.check('16px \"Nanum Gothic Book\"', '신경망')")
    with desktop.expect_response("**/nanum-gothic-400-*.woff2"):
        desktop.reload()
    expect(desktop.locator("html")).to_have_attribute("data-font", "book")
    open_settings(desktop).get_by_label("나눔고딕으로 읽기").uncheck()
    expect(desktop.locator("html")).not_to_have_attribute("data-font", "book")


def test_in_a_private_window_everything_works_but_is_forgotten(site: str, desktop: Page) -> None:
    desktop.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    )
    desktop.goto(f"{site}/{PAGE}.html")
    desktop.locator(".theme-switch-button").click()
    expect(desktop.locator("html")).to_have_attribute("data-mode", "light")
    groups = desktop.locator(".framework-tabs")
    groups.first.get_by_text("PyTorch", exact=True).click()
    expect(groups.last.locator("input:checked + label")).to_have_text("PyTorch")
    desktop.mouse.wheel(0, 3000)
    desktop.wait_for_timeout(700)
    open_settings(desktop).get_by_label("글자 크기").press("ArrowRight")
    expect(desktop.locator("html")).to_have_attribute("data-size", "3")
