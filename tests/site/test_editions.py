"""A reader of either edition sees his own numbers, on every page, from the first paint."""

import pytest
from playwright.sync_api import Page, expect

from accessibility import violations
from reader import keep, kept, open_settings

pytestmark = pytest.mark.slow

PAGE = "book/04-classification-and-regression/03-housing.html"
MOVED = "book/11-text-and-transformers/04-transformer.html"
MAP = "book/editions.html"


def header(page: Page):
    return page.locator("p:has(> .edition-box)").first


def test_the_box_switches_the_numbers_and_is_remembered(site: str, phone: Page) -> None:
    phone.goto(f"{site}/{MOVED}")
    line = header(phone)
    expect(line.locator(".in-second")).to_be_visible()
    expect(line.locator(".in-third")).to_be_visible()
    line.get_by_role("button", name="3판").click()
    expect(line.locator(".in-second")).to_be_hidden()
    expect(line.locator(".in-third")).to_have_text("3판 15.3절")
    expect(line.get_by_role("button", name="3판")).to_have_attribute("aria-pressed", "true")
    expect(line.get_by_role("button", name="둘 다")).to_have_attribute("aria-pressed", "false")
    assert kept(phone) == {"edition": "3"}
    phone.goto(f"{site}/{PAGE}")
    expect(header(phone).locator(".in-second")).to_be_hidden()
    header(phone).get_by_role("button", name="둘 다").click()
    expect(header(phone).locator(".in-second")).to_be_visible()
    phone.reload()
    expect(header(phone).locator(".in-second")).to_be_visible()


def test_the_box_is_used_with_the_keyboard_and_heard(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{MOVED}")
    group = desktop.get_by_role("group", name="내 책은 몇 판인가")
    group.get_by_role("button", name="2판").focus()
    desktop.keyboard.press("Enter")
    expect(header(desktop).locator(".in-third")).to_be_hidden()
    expect(desktop.locator(".reading-voice")).to_contain_text("2판")
    desktop.keyboard.press("Tab")
    expect(group.get_by_role("button", name="3판")).to_be_focused()
    desktop.keyboard.press("Space")
    expect(header(desktop).locator(".in-second")).to_be_hidden()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_box_is_accessible_and_large_enough_to_touch(
    site: str, phone: Page, theme: str
) -> None:
    phone.goto(f"{site}/{MOVED}")
    phone.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
    buttons = header(phone).locator(".edition-box button")
    buttons.nth(1).click()
    assert violations(phone, "p:has(> .edition-box)") == []
    for button in buttons.all():
        box = button.bounding_box()
        assert box and min(box["width"], box["height"]) >= 24  # WCAG 2.5.8


def test_the_settings_and_the_box_are_one(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{MOVED}")
    menu = open_settings(desktop)
    expect(menu.get_by_role("radio", name="둘 다")).to_be_checked()
    menu.get_by_role("radio", name="3판").check()
    expect(header(desktop).locator(".in-second")).to_be_hidden()
    desktop.keyboard.press("Escape")
    header(desktop).get_by_role("button", name="2판").click()
    menu = open_settings(desktop)
    expect(menu.get_by_role("radio", name="2판")).to_be_checked()


def test_a_choice_is_worn_before_the_first_paint(site: str, phone: Page) -> None:
    keep(phone, site, edition="3")
    phone.add_init_script("globalThis.shift = 0; new PerformanceObserver(list => list.getEntries().forEach("
                          "one => shift += one.value)).observe({type: 'layout-shift', buffered: true})")  # fmt: skip
    phone.goto(f"{site}/{MOVED}", wait_until="networkidle")
    expect(header(phone).locator(".in-second")).to_be_hidden()
    assert phone.evaluate("shift") < 0.01


def test_what_is_kept_wrongly_is_no_choice(site: str, phone: Page) -> None:
    keep(phone, site, edition="9")
    phone.goto(f"{site}/{MOVED}")
    expect(header(phone).locator(".in-second")).to_be_visible()
    expect(header(phone).locator(".in-third")).to_be_visible()


def test_without_scripts_both_places_are_there_and_no_box(site: str, phone: Page) -> None:
    plain = phone.context.browser.new_context(java_script_enabled=False).new_page()
    plain.goto(f"{site}/{MOVED}")
    expect(plain.locator(".textbook-place").first).to_contain_text("2판 11.4절 · 3판 15.3절")
    expect(plain.locator(".edition-box")).to_be_hidden()
    plain.context.close()


def test_the_map_is_read_on_a_phone(site: str, phone: Page) -> None:
    phone.goto(f"{site}/{MAP}")
    tables = phone.locator(".edition-table")
    expect(tables).to_have_count(2)
    row = tables.first.locator("tr", has_text="12.5")
    expect(row).to_contain_text("없음")
    assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert violations(phone, ".edition-table") == []


def test_corrections_are_filtered_by_edition(site: str, phone: Page) -> None:
    phone.goto(f"{site}/book/corrections.html?edition=3")
    mended = phone.locator("#correction-boston-housing-was-removed")
    same = phone.locator("#correction-layer-norm-moved-to-the-front")
    expect(mended).to_be_hidden()
    expect(same).to_be_visible()
    phone.get_by_label("판 거르기").select_option("2")
    expect(mended).to_be_visible()
    mended.locator("summary").first.click()
    expect(mended.locator(".correction-third")).to_contain_text("고쳐졌다")
