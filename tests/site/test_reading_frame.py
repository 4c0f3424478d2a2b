"""The frame of a page in a real browser: brightness, columns, search, tabs; without scripts."""

from threading import Event

import pytest
from playwright.sync_api import Page, Route, expect

from accessibility import violations
from pages import settle, shift, wait_until_ready, watch_shifts
from reader import keep, open_settings

pytestmark = pytest.mark.slow

PAGE = "book/review/regression"
LONG = "book/01-what-is-deep-learning/01-ai-ml-dl"
THEMES = ("light", "dark")
NOTE_FIRST_THEME = """
new MutationObserver((_, observer) => {
  if (!document.body) return;
  window.themeAtBody = document.documentElement.dataset.theme;
  observer.disconnect();
}).observe(document, {childList: true, subtree: true});
"""


def test_what_was_chosen_is_worn_before_the_body_is_there(site: str, desktop: Page) -> None:
    desktop.emulate_media(color_scheme="light")
    keep(desktop, site, mode="dark", size=4)
    desktop.add_init_script(NOTE_FIRST_THEME)
    desktop.goto(f"{site}/{PAGE}.html")
    assert desktop.evaluate("themeAtBody") == "dark"
    assert desktop.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 20


def test_the_button_goes_through_the_modes_and_says_which(site: str, desktop: Page) -> None:
    desktop.emulate_media(color_scheme="dark")
    desktop.goto(f"{site}/{PAGE}.html")
    button = desktop.locator(".theme-switch-button")
    said = []
    for theme in ("dark", "light", "dark"):
        expect(desktop.locator("html")).to_have_attribute("data-theme", theme)
        said.append(button.get_attribute("aria-label"))
        assert button.locator("svg:visible").count() == 1
        button.click()
    assert said == ["밝기: 자동", "밝기: 밝게", "밝기: 어둡게"]
    desktop.emulate_media(color_scheme="light")
    expect(desktop.locator("html")).to_have_attribute("data-theme", "light")
    desktop.reload()
    assert button.get_attribute("aria-label") == "밝기: 자동"


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_chapters_open_and_close(
    site: str, phone: Page, plain_phone: Page, scripts: bool
) -> None:
    page = phone if scripts else plain_phone
    page.goto(f"{site}/{PAGE}.html")
    column, button = page.locator("#pst-primary-sidebar"), page.locator(".primary-toggle")
    expect(column).to_be_hidden()
    button.click()
    expect(column.get_by_role("link", name="1장 딥러닝이란 무엇인가")).to_be_visible()
    page.keyboard.press("Escape")
    expect(column).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    column.get_by_role("button", name="차례 닫기").click()
    expect(column).to_be_hidden()
    button.click()
    column.get_by_role("link", name="1장 딥러닝이란 무엇인가").click()
    page.wait_for_url("**/01-what-is-deep-learning/index.html")


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_headings_of_the_page_open(
    site: str, phone: Page, plain_phone: Page, scripts: bool
) -> None:
    page = phone if scripts else plain_phone
    page.goto(f"{site}/{PAGE}.html")
    page.locator(".secondary-toggle").click()
    link = page.locator("#pst-secondary-sidebar nav a").last
    link.click()
    expect(page.locator("article h2").last).to_be_in_viewport()
    if scripts:
        expect(page.locator("#pst-secondary-sidebar")).to_be_hidden()


def test_a_wide_screen_hides_the_chapters_and_remembers(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{PAGE}.html")
    column, button = desktop.locator("#pst-primary-sidebar"), desktop.locator(".primary-toggle")
    expect(column).to_be_visible()
    expect(button).to_have_attribute("aria-expanded", "true")
    button.click()
    expect(column).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    watch_shifts(desktop)
    desktop.reload()
    expect(column).to_be_hidden()
    settle(desktop)
    assert shift(desktop) < 0.01
    button.click()
    expect(column).to_be_visible()


def test_the_heading_that_is_read_is_marked(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{PAGE}.html")
    links = desktop.locator("#pst-page-toc-nav a")
    for index in (2, links.count() - 1):
        name = links.nth(index).get_attribute("href")
        desktop.evaluate("name => document.querySelector(name).scrollIntoView()", name)
        current = desktop.locator("#pst-page-toc-nav a[aria-current=true]")
        expect(current).to_have_count(1)
        expect(current).to_have_attribute("href", str(name))


def test_without_scripts_everything_can_be_read_and_reached(site: str, plain_phone: Page) -> None:
    page = plain_phone
    page.goto(f"{site}/{PAGE}.html")
    page.locator(".open-search").click()
    page.wait_for_url("**/search.html")
    page.goto(f"{site}/{PAGE}.html")
    expect(page.locator(".needs-scripts").first).to_be_hidden()
    tabs = page.locator(".framework-tabs").first
    tabs.get_by_text("PyTorch", exact=True).click()
    expect(tabs.locator(".tag_pytorch")).to_be_visible()
    folded = page.locator("article details").first
    folded.locator("> summary").click()
    expect(folded.locator("> :not(summary)").first).to_be_visible()


def test_the_chosen_tab_is_shown_without_a_shift(site: str, desktop: Page) -> None:
    keep(desktop, site, tabs={"framework": "pytorch"})
    watch_shifts(desktop)
    held: list[Route] = []
    released = Event()
    desktop.route(
        "**/*.js*", lambda route: route.continue_() if released.is_set() else held.append(route)
    )
    desktop.evaluate("address => { location.href = address }", f"{site}/{PAGE}.html")
    tabs = desktop.locator(".framework-tabs").first
    expect(tabs.locator(".tag_pytorch")).to_be_visible()
    expect(tabs.locator(".tag_keras")).to_be_hidden()
    released.set()
    for route in held:
        route.continue_()
    wait_until_ready(desktop)
    expect(tabs.locator("input:checked + label")).to_have_text("PyTorch")
    assert shift(desktop) < 0.01


def test_an_address_inside_a_tab_shows_the_tab(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{PAGE}.html")
    cell = desktop.locator(".framework-tabs .tag_pytorch[id]").last
    name = cell.get_attribute("id")
    desktop.goto(f"{site}/book/index.html")
    desktop.goto(f"{site}/{PAGE}.html#{name}")
    expect(desktop.locator(f"#{name}")).to_be_in_viewport()


def test_a_line_has_about_forty_syllables(site: str, desktop: Page) -> None:
    desktop.set_viewport_size({"width": 1440, "height": 900})
    desktop.goto(f"{site}/{LONG}.html")
    measure = desktop.locator("article section > p:not([class])").first.evaluate(
        "p => p.clientWidth / parseFloat(getComputedStyle(p).fontSize)"
    )
    assert 38 <= measure <= 42


@pytest.mark.parametrize("theme", THEMES)
def test_the_open_windows_pass_axe(site: str, desktop: Page, theme: str) -> None:
    desktop.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    desktop.goto(f"{site}/{PAGE}.html")
    open_settings(desktop)
    assert violations(desktop, "#reading-settings") == []
    desktop.keyboard.press("Escape")
    for key, name in (("?", "단축키"), ("/", "이 책에서 찾기")):
        desktop.keyboard.press(key)
        expect(desktop.get_by_role("dialog", name=name)).to_be_visible()
        assert violations(desktop) == [], name
        desktop.keyboard.press("Escape")


@pytest.mark.parametrize("theme", THEMES)
def test_the_page_and_its_columns_pass_axe_on_a_phone(site: str, phone: Page, theme: str) -> None:
    phone.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    phone.goto(f"{site}/{PAGE}.html")
    assert violations(phone) == []
    for toggle, column in (
        (".primary-toggle", "#pst-primary-sidebar"),
        (".secondary-toggle", "#pst-secondary-sidebar"),
    ):
        phone.locator(toggle).click()
        assert violations(phone, column) == []
        phone.keyboard.press("Escape")


def test_the_progress_of_reading_moves_nothing(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{LONG}.html")
    drawn = "getComputedStyle(document.querySelector('.bd-header-article'), '::after')"
    done = f"new DOMMatrix({drawn}.transform).a"
    assert desktop.evaluate(done) < 0.01
    desktop.evaluate("scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'})")
    desktop.wait_for_function(f"{done} > 0.95")
    desktop.emulate_media(reduced_motion="reduce")
    assert desktop.evaluate(f"{drawn}.animationName") == "none"
