"""Headings on the built pages: named by their words, found at the addresses that they had."""

import re
from urllib.parse import quote

import pytest
from bs4 import Tag
from playwright.sync_api import Browser, Page, expect

from pages import pages_of
from support import SITE, parsed

PAGE = "book/02-mathematical-building-blocks/04-gradient-descent.html"
COUNTED = re.compile(r"(?:id|auto-)\d+")


@pytest.mark.slow
def test_no_section_of_any_page_is_numbered() -> None:
    sections = 0
    for path in pages_of(SITE):
        page = parsed(SITE / path)
        names = {str(one["id"]) for one in page.select("[id]")}
        for section in page.select("article section[id]"):
            assert not COUNTED.fullmatch(str(section["id"])), path
            sections += 1
        for link in page.select("a.headerlink, #pst-page-toc-nav a"):
            name = str(link["href"]).removeprefix("#")
            assert not name or (name in names and not COUNTED.fullmatch(name)), (path, name)
    assert sections > 500


@pytest.fixture(scope="module")
def moved() -> tuple[str, str]:
    """A heading in Korean of the page: its id, and the one that it had."""
    for section in parsed(SITE / PAGE).select("article > section > section")[2:]:
        old = section.find("span", id=re.compile(r"^id\d+$"), recursive=False)
        if isinstance(old, Tag) and re.search("[가-힣]", str(section["id"])):
            return str(section["id"]), str(old["id"])
    pytest.fail("no heading has moved")


def test_old_new_and_encoded_addresses_lead_to_the_heading(
    desktop: Page, site: str, moved: tuple[str, str]
) -> None:
    name, old = moved
    for address in (name, quote(name), old):
        desktop.goto("about:blank")
        desktop.goto(f"{site}/{PAGE}#{address}")
        expect(desktop.locator(f'[id="{name}"] > h2')).to_be_in_viewport()
        current = desktop.locator("#pst-page-toc-nav [aria-current=true]")
        expect(current).to_have_attribute("href", f"#{name}")


def test_old_addresses_work_without_scripts(
    chromium: Browser, site: str, moved: tuple[str, str]
) -> None:
    name, old = moved
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/{PAGE}#{old}")
    expect(page.locator(f'[id="{name}"] > h2')).to_be_in_viewport()
    context.close()
