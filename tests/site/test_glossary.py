"""A reader looks a term up with keys, an input method, a pointer, a finger or a screen reader."""

import json
import re

import pytest
from playwright.sync_api import Page, expect

from accessibility import violations

pytestmark = pytest.mark.slow

PAGE = "book/glossary.html"
FIRST = "book/01-what-is-deep-learning/01-ai-ml-dl.html"


@pytest.fixture
def glossary(site: str, desktop: Page) -> Page:
    desktop.goto(f"{site}/{PAGE}")
    ready(desktop)
    return desktop


def ready(page: Page) -> None:
    """Come near the box, as a reader does, and wait for the names."""
    page.get_by_label("용어 찾기").focus()
    expect(page.locator(".glossary-lookup[data-ready]")).to_be_visible(timeout=20_000)


def options(page: Page) -> list[str]:
    return page.locator("#glossary-results > li:visible .ko").all_text_contents()


def test_the_first_key_already_finds_and_enter_goes_there(glossary: Page) -> None:
    box = glossary.get_by_label("용어 찾기")
    box.press_sequentially("tran")
    expect(box).to_have_attribute("aria-expanded", "true")
    assert "트랜스포머" in options(glossary)
    box.press_sequentially("sfer l")
    assert options(glossary)[0] == "전이 학습"
    box.press("Enter")
    glossary.wait_for_url(re.compile("#transfer-learning$"))
    head = glossary.locator(".glossary-entry dt")
    expect(head).to_contain_text("transfer learning")
    expect(head).to_be_focused()
    expect(head).to_be_in_viewport()
    expect(glossary.locator("#glossary-results")).to_be_hidden()


def test_arrows_choose_and_escape_closes_then_empties(glossary: Page) -> None:
    box = glossary.get_by_label("용어 찾기")
    box.press_sequentially("학습")
    names = options(glossary)
    box.press("ArrowDown")
    box.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    chosen = glossary.locator(f"#{active}")
    expect(chosen).to_have_attribute("aria-selected", "true")
    expect(chosen.locator(".ko")).to_have_text(names[1])
    assert glossary.locator("[aria-selected=true]").count() == 1
    box.press("ArrowUp")
    box.press("ArrowUp")
    expect(glossary.locator("[aria-selected=true] .ko")).to_have_text(names[-1])
    box.press("Escape")
    expect(glossary.locator("#glossary-results")).to_be_hidden()
    expect(box).to_have_value("학습")
    box.press("Escape")
    expect(box).to_have_value("")


def test_an_input_method_finds_while_it_composes(glossary: Page) -> None:
    """Real composition events: what the browser sends while a Korean syllable is being put together."""
    glossary.evaluate(
        "addEventListener('compositionupdate', () => (globalThis.composed = (globalThis.composed ?? 0) + 1))"
    )
    box = glossary.get_by_label("용어 찾기")
    box.focus()
    devtools = glossary.context.new_cdp_session(glossary)

    def compose(text: str) -> list[str]:
        devtools.send(
            "Input.imeSetComposition",
            {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
        )
        return options(glossary)

    for text in ("ㅈ", "저", "전"):
        assert compose(text), text
    devtools.send("Input.insertText", {"text": "전"})
    for text in ("ㅇ", "이", "잏", "이하", "이학"):
        found = compose(text)
    assert "전이 학습" in compose("잏"), "the next syllable's first jamo still hangs below"
    assert found[0] == "전이 학습"
    assert glossary.evaluate("globalThis.composed") >= 8
    # Enter that ends a composition is the input method's, not ours.
    url = glossary.url
    box.evaluate(
        "el => el.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))"
    )
    assert glossary.url.split("?")[0] == url.split("?")[0] and "#" not in glossary.url
    devtools.send("Input.insertText", {"text": "이 학습"})
    expect(box).to_have_value("전이 학습")
    box.press("Enter")
    glossary.wait_for_url(re.compile("#transfer-learning$"))


def test_an_address_can_ask_and_is_kept_up_to_date(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{PAGE}?q=허깅 베이스")
    desktop.get_by_label("용어 찾기").focus()
    expect(desktop.locator("#glossary-results .ko").first).to_have_text("허깅 페이스")
    desktop.get_by_label("용어 찾기").fill("ㅈㅇㅎㅅ")
    desktop.wait_for_url(re.compile(r"\?q=%E3%85%88"))


def test_it_says_when_nothing_is_found(glossary: Page) -> None:
    glossary.get_by_label("용어 찾기").fill("qqqqzzzz")
    expect(glossary.locator(".glossary-lookup output")).to_have_text("0개")
    expect(glossary.locator("#glossary-results")).to_be_hidden()


def test_filters_hold_for_the_page_and_the_results(glossary: Page) -> None:
    lines = glossary.locator(".term-lines > li:visible")
    total = lines.count()
    glossary.get_by_label("갈래 거르기").select_option("company")
    companies = lines.count()
    assert 3 < companies < total / 10
    expect(glossary.locator(".glossary-lookup output")).to_have_text(f"{companies}개")
    glossary.get_by_label("용어 찾기").fill("ㄱ")
    found = options(glossary)
    assert found and set(found) <= set(
        glossary.locator(".term-lines > li.in-company > a").all_text_contents()
    )
    glossary.get_by_label("용어 찾기").fill("")
    glossary.get_by_label("갈래 거르기").select_option("")
    glossary.get_by_label("장 거르기").select_option("8")
    assert 5 < lines.count() < total
    # A link to an entry that a filter hides shows it.
    glossary.evaluate("location.hash = 'google'")
    expect(glossary.locator(".glossary-entry dt")).to_contain_text("Google")


def test_it_can_be_taken_away(glossary: Page) -> None:
    for name in ("glossary.csv", "glossary.json", "glossary.tbx", "glossary.apkg", "glossary.pdf"):
        link = glossary.locator(f'a[href$="/glossary/{name}"]')
        response = glossary.request.get(link.evaluate("el => el.href"))
        assert response.ok and len(response.body()) > 10_000, name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_looking_up(site: str, desktop: Page, scheme: str) -> None:
    desktop.emulate_media(color_scheme=scheme)
    desktop.goto(f"{site}/{PAGE}?q=학습")
    ready(desktop)
    desktop.get_by_label("용어 찾기").press("ArrowDown")
    assert violations(desktop, ".glossary-lookup") == []


def test_ids_are_unique(glossary: Page) -> None:
    twice = "() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.filter((id, i) => ids.indexOf(id) !== i) }"
    assert glossary.evaluate(twice) == []


def test_the_table_is_what_the_page_lists(glossary: Page, site: str) -> None:
    table = json.loads(glossary.request.get(f"{site}/glossary/lookup.json").body())
    ids = glossary.locator(".term-lines > li").evaluate_all("lines => lines.map(line => line.id)")
    assert sorted(term["id"] for term in table) == sorted(ids)
