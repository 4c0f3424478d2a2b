"""A term's card: by pointer, keyboard and finger; it moves nothing and hides what study mode hides."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from accessibility import violations
from pages import settle

pytestmark = pytest.mark.slow

FIRST = "book/01-what-is-deep-learning/01-ai-ml-dl.html"
GLOSSARY = "book/glossary.html"
STUDY = "book/study.html"


@pytest.fixture
def page(site: str, desktop: Page) -> Page:
    desktop.goto(f"{site}/{FIRST}")
    return desktop


def term(page: Page, name: str):
    return page.locator("a:has(> .term)", has_text=name).first


def test_a_pointer_opens_it_and_may_move_onto_it(page: Page) -> None:
    term(page, "머신러닝").hover()
    card = page.locator(".term-card")
    expect(card).to_be_visible()
    expect(card).to_contain_text("machine learning")
    expect(card).to_contain_text("머신")
    card.locator(".definition").hover()
    page.wait_for_timeout(400)
    expect(card).to_be_visible()
    page.mouse.move(2, 500)
    expect(card).to_be_hidden()


def test_the_keyboard_opens_it_leads_into_it_and_escape_closes(page: Page) -> None:
    link = term(page, "머신러닝")
    link.focus()
    card = page.locator(".term-card")
    expect(card).to_be_visible()
    expect(link).to_have_accessible_description(_containing("machine learning"))
    page.keyboard.press("Tab")
    expect(card.get_by_role("link", name="용어집에서 보기")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Tab")
    expect(link).not_to_be_focused()


def _containing(text: str):
    import re  # noqa: PLC0415 - the one pattern

    return re.compile(re.escape(text))


def test_nothing_moves(page: Page) -> None:
    page.evaluate(
        "globalThis.shift = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) globalThis.shift += e.value })"
        ".observe({type: 'layout-shift', buffered: false})"
    )
    height = page.evaluate("document.documentElement.scrollHeight")
    for name in ("머신러닝", "딥러닝", "층"):
        term(page, name).focus()
        expect(page.locator(".term-card")).to_be_visible()
    settle(page)
    assert page.evaluate("document.documentElement.scrollHeight") == height
    assert page.evaluate("globalThis.shift") == 0


@pytest.fixture
def finger(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, locale="ko-KR"
    )
    yield context.new_page()
    context.close()


def test_a_finger_opens_it_and_the_second_tap_follows(site: str, finger: Page) -> None:
    finger.goto(f"{site}/{FIRST}")
    link = term(finger, "머신러닝")
    link.tap()
    card = finger.locator(".term-card")
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
    finger.get_by_role("heading", level=1).tap()
    expect(card).to_be_hidden()
    link.tap()
    link.tap()
    finger.wait_for_url("**/glossary/mieum*.html#machine-learning")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_card(site: str, desktop: Page, scheme: str) -> None:
    desktop.emulate_media(color_scheme=scheme)
    desktop.goto(f"{site}/{FIRST}")
    term(desktop, "머신러닝").focus()
    expect(desktop.locator(".term-card")).to_be_visible()
    assert violations(desktop, ".term-card") == []


def choose(page: Page, label: str) -> None:
    page.locator(".study-menu > summary").click()
    page.get_by_label(label).check()
    page.locator(".study-menu > summary").click()


def test_korean_is_covered_and_uncovered_one_by_one(page: Page) -> None:
    choose(page, "한국어 가리기")
    covers = page.locator("main .study-cover")
    total = covers.count()
    assert total > 20
    first = covers.first
    english = first.inner_text()
    assert english.isascii() and english in first.get_attribute("aria-label")
    first.focus()
    page.keyboard.press("Enter")
    expect(covers).to_have_count(total - 1)
    assert page.evaluate("document.activeElement.matches('a:has(> .term)')"), (
        "the reader stays where he was"
    )
    page.reload()
    expect(covers).to_have_count(total), "remembered, and covered again"
    page.locator(".study-menu > summary").click()
    page.get_by_label("한국어 가리기").uncheck()
    expect(covers).to_have_count(0)


def test_english_is_covered_in_text_and_card(page: Page) -> None:
    choose(page, "영어 가리기")
    link = term(page, "머신러닝")
    expect(link.locator(".term-en")).to_be_hidden()
    link.focus()
    expect(page.locator(".term-card .en")).to_be_hidden()
    page.locator(".term-card .study-cover").first.click()
    expect(page.locator(".term-card .en")).to_be_visible()


def test_definitions_are_covered_on_cards_and_in_the_glossary(site: str, page: Page) -> None:
    choose(page, "뜻 가리기")
    term(page, "머신러닝").focus()
    expect(page.locator(".term-card .definition")).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".term-card .definition")).to_be_visible()
    page.goto(f"{site}/{GLOSSARY}")
    whole = page.locator("#transfer-learning a").evaluate("link => link.href")
    for address in (f"{site}/{GLOSSARY}#transfer-learning", whole):
        page.goto(address)
        entry = page.locator("dt:has-text('transfer learning') + dd").first
        expect(entry.locator(".definition").first).to_be_hidden()
        entry.locator(".study-cover").click()
        expect(entry.locator(".definition").first).to_be_visible()


def test_axe_finds_nothing_in_study_mode(page: Page) -> None:
    for label in ("한국어 가리기", "영어 가리기", "뜻 가리기"):
        choose(page, label)
    page.locator(".study-menu > summary").click()
    assert violations(page, ".study-menu", "main section p") == []


def test_a_session_of_flash_cards_is_kept_in_the_browser(site: str, desktop: Page) -> None:
    requests: list[str] = []
    desktop.goto(f"{site}/{STUDY}")
    desktop.get_by_label("장").select_option("8")
    start = desktop.get_by_role("button", name="시작")
    with desktop.expect_response("**/lookup.json"):  # not before somebody wants cards
        start.focus()
    desktop.on("request", lambda request: requests.append(request.url))
    desktop.keyboard.press("Enter")
    front = desktop.locator(".front")
    seen = []
    for rating in ("3", "4", "1"):
        expect(desktop.get_by_role("button", name="뒤집기")).to_be_focused()
        seen.append(front.inner_text())
        expect(desktop.locator(".back")).to_be_hidden()
        desktop.keyboard.press("Enter")
        expect(desktop.locator(".back .ko")).to_have_text(seen[-1])
        desktop.keyboard.press(rating)
    assert len(set(seen)) == 3
    assert requests == [], "nothing is sent"
    kept = desktop.evaluate("JSON.parse(localStorage.getItem('annotated-dl-flash-cards'))")
    assert len(kept) == 3
    dues = sorted(one["due"] for one in kept.values())
    assert dues[0] < dues[-1], "the forgotten card comes sooner than the easy one"
    # A card that is not due yet does not come again; one that is comes first.
    easy = next(key for key, one in kept.items() if one["due"] == dues[-1])
    kept[easy]["due"] = "2020-01-01T00:00:00.000Z"
    desktop.evaluate(
        "kept => localStorage.setItem('annotated-dl-flash-cards', JSON.stringify(kept))", kept
    )
    desktop.reload()
    desktop.get_by_label("장").select_option("8")
    start.click()
    expect(front).to_have_text(seen[1])
    expect(desktop.locator(".flash-cards output")).to_contain_text("21장")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_cards_page(site: str, desktop: Page, scheme: str) -> None:
    desktop.emulate_media(color_scheme=scheme)
    desktop.goto(f"{site}/{STUDY}")
    desktop.get_by_role("button", name="시작").click()
    desktop.get_by_role("button", name="뒤집기").click()
    assert violations(desktop, "main") == []
