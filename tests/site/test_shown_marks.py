"""A reader who doubts a sentence is one touch away from the cell that shows it, and back."""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from support import SITE

pytestmark = pytest.mark.slow

WITH_MARKS = sorted(
    path.relative_to(SITE).as_posix()
    for path in SITE.glob("book/0*/*.html")
    if re.search(r'class="?shown\b', path.read_text(encoding="utf-8"))
)


@pytest.fixture
def claims(site: str, phone: Page) -> Page:
    assert WITH_MARKS, "no page of the site has a sentence that leads to its cell"
    phone.goto(f"{site}/{WITH_MARKS[0]}")
    return phone


def test_a_sentence_leads_to_its_cell_and_the_cell_back(claims: Page) -> None:
    mark = claims.get_by_role("link", name="이 말을 보이는 셀").first
    address, name = mark.get_attribute("href"), mark.get_attribute("id")
    assert address and name
    mark.click()
    expect(claims).to_have_url(re.compile(re.escape(address) + "$"))
    cell = claims.locator(f'[id="{unquote(address.partition("#")[2])}"]')
    expect(cell).to_be_in_viewport()
    back = cell.locator(f'xpath=ancestor-or-self::*[.//*[@class="shows"]][1]//a[@href="#{name}"]')
    back.click()
    expect(claims).to_have_url(re.compile(f"#{re.escape(name)}$"))
    expect(mark).to_be_in_viewport()


def test_a_finger_can_touch_every_mark(claims: Page) -> None:
    sizes = claims.locator("a.shown, .shows a").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(r => [r.width, r.height])"
    )
    assert sizes and all(height >= 24 and width >= 20 for width, height in sizes), sizes


def test_a_mark_changes_no_line_of_text(claims: Page) -> None:
    """A line with a mark is as high as its neighbours."""
    grown = claims.evaluate(
        """() => [...document.querySelectorAll("p:has(> a.shown)")].map(block => {
             const before = block.getBoundingClientRect().height;
             const marks = [...block.querySelectorAll("a.shown")];
             marks.forEach(mark => { mark.style.lineHeight = "0"; mark.style.padding = "0 .45rem";
                                     mark.style.margin = "0 -.15rem"; });
             return before - block.getBoundingClientRect().height;
           })"""
    )
    assert grown and max(grown) < 1
