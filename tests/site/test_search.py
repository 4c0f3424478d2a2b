"""The box that answers: as one types, by keyboard, in an input method, offline, and without scripts."""

import gzip
import json
import random
import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from accessibility import violations
from companion.search.publish import INDEX
from pages import wait_until_ready
from support import SITE

PAGE = "book/02-mathematical-building-blocks/03-tensor-operations.html"
SHOWN = "a.search-result:not([hidden])"
SECTIONS = 589
"""Of the book for which 150 kB were set."""


def open_box(page: Page, site: str, path: str = PAGE) -> None:
    page.goto(f"{site}/{path}")
    wait_until_ready(page)
    page.keyboard.press("Control+k")
    page.wait_for_selector(".search-answer[data-ready]", timeout=20_000)


def found(page: Page) -> list[str]:
    return [str(one.get_attribute("href")) for one in page.locator(SHOWN).all()]


@pytest.mark.parametrize("key", ["/", "Control+k"])
def test_a_key_opens_the_box_and_escape_leads_back(site: str, desktop: Page, key: str) -> None:
    desktop.goto(f"{site}/{PAGE}")
    wait_until_ready(desktop)
    desktop.locator(".open-search").focus()
    desktop.keyboard.press(key)
    box = desktop.get_by_role("combobox", name="이 책에서 찾기")
    expect(box).to_be_focused()
    desktop.keyboard.press("Escape")
    expect(desktop.locator("dialog")).to_have_count(0)
    expect(desktop.locator(".open-search")).to_be_focused()


def test_the_answer_has_the_term_and_the_section_with_its_passage(site: str, desktop: Page) -> None:
    open_box(desktop, site)
    desktop.keyboard.type("브로드캐스팅이란")
    term, section = (desktop.locator(f"{SHOWN}.of-{kind}").first for kind in ("term", "section"))
    expect(term).to_contain_text("broadcasting")
    expect(term.locator(".search-passage")).not_to_be_empty()
    expect(section).to_contain_text("브로드캐스팅")
    expect(section.locator("mark").first).to_contain_text("브로드캐스팅")
    desktop.keyboard.press("ArrowDown")
    expect(section).to_have_attribute("aria-selected", "true")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url(re.compile("03-tensor-operations.html#"))


def test_rows_out_of_sight_come_when_the_keys_rest_or_an_arrow_asks(
    site: str, desktop: Page
) -> None:
    open_box(desktop, site, "search.html")
    field, count = "전이 학습", f"document.querySelectorAll('{SHOWN}').length"
    typed = f"""text => {{
        const box = document.querySelector(".search-page input");
        box.value = text;
        box.dispatchEvent(new Event("input"));
        const first = {count};
        box.dispatchEvent(new KeyboardEvent("keydown", {{ key: "ArrowDown" }}));
        return [first, {count}];
    }}"""
    in_sight, all_of_them = desktop.evaluate(typed, field)
    assert 0 < in_sight < all_of_them
    desktop.locator(".search-page input").fill("")
    desktop.locator(".search-page input").fill(field)
    expect(desktop.locator(SHOWN)).to_have_count(all_of_them)


def test_every_kind_of_result_leads_somewhere(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/search.html?q=전이 학습")
    desktop.wait_for_selector(SHOWN, timeout=20_000)
    for query, kind in (
        ("GradientTape", "correction"),
        ("전이 학습", "moment"),
        ("einsum", "code"),
    ):
        desktop.locator(".search-page input").fill(query)
        link = desktop.locator(f"{SHOWN}.of-{kind}").first
        expect(link).to_be_visible()
        address = str(link.get_attribute("href"))
        page, anchor = unquote(address).split("#")
        text = desktop.evaluate("url => fetch(url).then(answer => answer.text())", page)
        assert re.search(rf"id=\"?{re.escape(anchor)}[\"\s>]", text) or anchor in text


def test_the_address_keeps_what_was_asked(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/search.html?q=소프트맥스")
    desktop.wait_for_selector(SHOWN, timeout=20_000)
    expect(desktop.locator(".search-page input")).to_have_value("소프트맥스")
    desktop.locator(".search-page input").fill("역전파")
    desktop.wait_for_url(re.compile(r"q=%EC%97%AD"))


def test_a_syllable_that_is_being_composed_finds_and_keeps_its_enter(
    site: str, desktop: Page
) -> None:
    open_box(desktop, site)
    devtools = desktop.context.new_cdp_session(desktop)
    devtools.send("Input.insertText", {"text": "역전"})
    devtools.send("Input.imeSetComposition", {"text": "파", "selectionStart": 1, "selectionEnd": 1})
    expect(desktop.locator(f"{SHOWN}.of-term").first).to_contain_text("역전파")
    before = desktop.url
    desktop.evaluate(
        """() => document.querySelector("dialog input").dispatchEvent(
            new KeyboardEvent("keydown", {key: "Enter", isComposing: true, bubbles: true, cancelable: true}))"""
    )
    assert desktop.url == before


def test_what_stands_nowhere_is_asked_back(site: str, desktop: Page) -> None:
    open_box(desktop, site)
    desktop.wait_for_timeout(1000)  # names are made ready by sound while the browser rests
    desktop.keyboard.type("브로드케스팅")
    guess = desktop.locator(".search-guess button")
    expect(guess).to_contain_text("브로드캐스팅")
    guess.click()
    expect(desktop.locator(f"{SHOWN}.of-section").first).to_contain_text("브로드캐스팅")


def test_it_works_without_a_network_once_it_was_used(site: str, chromium: Browser) -> None:
    context = chromium.new_context()
    page = context.new_page()
    open_box(page, site)
    page.wait_for_function(
        """async () => (await Promise.all((await caches.keys()).map(async name =>
            (await (await caches.open(name)).keys()).some(({url}) => url.includes("/search/index.json")))))
            .includes(true)""",
        timeout=60_000,
    )
    context.set_offline(True)
    page.reload()
    wait_until_ready(page)
    page.keyboard.press("Control+k")
    page.wait_for_selector(".search-answer[data-ready]", timeout=20_000)
    page.keyboard.type("브로드캐스팅")
    expect(page.locator(f"{SHOWN}.of-section").first).to_be_visible()
    context.close()


def test_without_scripts_the_page_leads_to_lists_of_terms(site: str, plain_phone: Page) -> None:
    plain_phone.goto(f"{site}/search.html")
    plain_phone.get_by_role("link", name=re.compile("^ㅎ")).first.click()
    expect(plain_phone.locator("article dl dt").first).to_be_visible()


@pytest.mark.parametrize("path", ["search.html?q=전이 학습 차이", PAGE])
def test_axe_finds_nothing_in_an_answer(site: str, phone: Page, path: str) -> None:
    if path == PAGE:
        open_box(phone, site)
        phone.keyboard.type("전이 학습 차이")
    else:
        phone.goto(f"{site}/{path}")
    phone.wait_for_selector(SHOWN, timeout=20_000)
    phone.wait_for_timeout(500)
    assert violations(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_index_is_light() -> None:
    index = (SITE / INDEX).read_bytes()
    units = len(json.loads(index)["units"])
    scripts = [path.read_bytes() for path in (SITE / "_static/bundle").glob("search-box-*.js")]
    assert scripts
    sent = sum(len(gzip.compress(text)) for text in (index, *scripts))
    assert sent <= 150_000 + 2_500 * max(0, units - SECTIONS)


@pytest.mark.slow
def test_nothing_typed_throws_or_injects(site: str, desktop: Page) -> None:
    errors: list[str] = []
    desktop.on("pageerror", lambda error: errors.append(str(error)))
    desktop.on("dialog", lambda dialog: errors.append(dialog.message))
    open_box(desktop, site)
    chance = random.Random(23)
    alphabet = "가각힣ㄱㅏㅎ 전이학습abcXYZ019._-()[]{}<>\"'`&/\\|*+?^$#@!~\u200b\u202e\u0301🙂ﷺ\t"
    hostile = [
        "가" * 10_000, "<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "(.*)+$", "[[[", "\\",
        "constructor", "__proto__", "toString", "ㄱㄴㄷㄹ", "ㅏㅣ", "🙂🙂🙂", "\u202eabc",
    ]  # fmt: skip
    hostile += ["".join(chance.choices(alphabet, k=chance.randint(1, 60))) for _ in range(300)]
    desktop.evaluate(
        """async (queries) => {
            const input = document.querySelector("dialog input");
            for (const query of queries) {
                input.value = query;
                input.dispatchEvent(new Event("input"));
                await new Promise((done) => setTimeout(done, 5));
            }
        }""",
        hostile,
    )
    desktop.wait_for_timeout(500)
    assert errors == []
    assert desktop.locator("dialog :is(img, script)").count() == 0
