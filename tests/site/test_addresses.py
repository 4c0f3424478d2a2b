"""Addresses and kept data that nobody of us wrote: every page works as if there were none."""

import json

import pytest
from playwright.sync_api import Page, expect

GLOSSARY = "book/glossary.html"
CHAPTER = "book/01-what-is-deep-learning/01-ai-ml-dl.html"
MANGLED = ("#%", "#%E0%A4%A", "?q=%#%", "#correction-%", "?chapter=none&kind=%&page=%E0%A4")
STORES = (
    "annotated-dl-reading", "annotated-dl-reading-places", "annotated-dl-study",
    "annotated-dl-flash-cards", "annotated-dl-quiz",
)  # fmt: skip
STRANGE = ('"text"', "7", "[1, 2]", "null", "{", '{"1": 3, "tabs": 4, "size": {}, "mode": 5}')


@pytest.mark.parametrize("address", MANGLED)
@pytest.mark.parametrize("page", [GLOSSARY, "book/corrections.html", CHAPTER])
def test_a_mangled_address_opens_the_page(
    desktop: Page, site: str, page: str, address: str
) -> None:
    desktop.goto(f"{site}/{page}{address}")  # the fixture fails on what a script throws
    expect(desktop.locator("h1").first).to_be_visible()


def test_the_look_up_works_at_a_mangled_address(desktop: Page, site: str) -> None:
    desktop.goto(f"{site}/{GLOSSARY}#%")
    desktop.locator("#glossary-query").fill("overfitting")
    expect(desktop.locator("#glossary-results [role=option]").first).to_contain_text("overfitting")


def test_corrections_filtered_by_nothing_known_are_all_shown(desktop: Page, site: str) -> None:
    desktop.goto(f"{site}/book/corrections.html")
    count = desktop.locator(".correction-filter output").inner_text()
    desktop.goto(f"{site}/book/corrections.html?chapter=none&kind=none&edition=9")
    expect(desktop.locator(".correction-filter output")).to_have_text(count)


@pytest.mark.parametrize("kept", STRANGE)
def test_strange_data_on_the_device_are_taken_for_none(desktop: Page, site: str, kept: str) -> None:
    desktop.add_init_script(
        f"for (const key of {json.dumps(STORES)}) localStorage.setItem(key, {json.dumps(kept)})"
    )
    desktop.goto(f"{site}/{CHAPTER}")
    desktop.evaluate("scrollTo(0, 3000)")
    desktop.wait_for_function("localStorage['annotated-dl-reading-places']?.includes('title')")
    desktop.goto(f"{site}/book/study.html")
    desktop.get_by_role("button", name="시작").click()
    desktop.get_by_role("button", name="뒤집기").click()
    desktop.locator(".ratings [value='3']").click()
    expect(desktop.locator(".flash-cards output")).to_contain_text("1장 했고")
    desktop.goto(f"{site}/book/01-what-is-deep-learning/quiz.html")
    expect(desktop.locator(".quiz-last")).to_contain_text("아직 푼 기록이 없다")
