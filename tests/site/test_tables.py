"""A table stays a table for whoever hears it, however narrow the screen."""

import pytest
from playwright.sync_api import Page, expect

from accessibility import violations
from pages import wait_until_ready

PAGES = {
    "book/executed.html": "stacked",
    "book/editions.html": "stacked",
    "book/01-what-is-deep-learning/02-benchmark.html": "prose and figures",
    "book/08-computer-vision/03-hugging-face.html": "outputs",
}
"""Pages → the kinds of table that they hold."""

DISPLAYS = "tables => tables.map(table => getComputedStyle(table).display)"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OUTSIDE = """tables => tables.filter(table => {
  const box = table.closest(".pst-scrollable-table-container, .table-scroll");
  return box === null || box.getBoundingClientRect().right > innerWidth;
}).map(table => table.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("path", PAGES)
def test_every_table_is_one_and_none_widens_the_page(phone: Page, site: str, path: str) -> None:
    phone.goto(f"{site}/{path}")
    wait_until_ready(phone)
    phone.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    tables = phone.locator("article table")
    assert set(tables.evaluate_all(DISPLAYS)) == {"table"}
    assert tables.evaluate_all(OUTSIDE) == []
    assert phone.evaluate(OVERFLOW) <= 0
    assert violations(phone, "article") == []


def test_a_wide_table_scrolls_by_keyboard_and_says_what_it_is(desktop: Page, site: str) -> None:
    desktop.goto(f"{site}/book/executed.html")
    box = desktop.get_by_role("region", name="쪽마다의 실행 기록")
    expect(box).to_have_attribute("tabindex", "0")
    box.focus()
    desktop.keyboard.press("ArrowRight")
    desktop.wait_for_function("document.activeElement.scrollLeft > 0")
    desktop.set_viewport_size({"width": 360, "height": 800})  # there it is stacked and fits
    expect(desktop.locator("[role=region]:has(> .execution-table)")).to_have_count(0)
