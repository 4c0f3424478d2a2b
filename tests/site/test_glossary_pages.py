"""The glossary's pages: light, complete, and every address of a term leads to its entry."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from accessibility import violations
from companion.book import Book
from companion.glossary.model import load_glossary
from companion.glossary.parts import parts_of
from pages import settle
from support import ROOT, SITE, parsed

pytestmark = pytest.mark.slow

GLOSSARY = load_glossary(Book.load(ROOT))
TERMS = GLOSSARY.terms
PAGE_OF = {term.id: part.name for part in parts_of(GLOSSARY) for term in part.terms}
INDEX = SITE / "book/glossary.html"
PAGES = [INDEX, *sorted((SITE / "book/glossary").glob("*.html"))]
# An attribute may stand without quotes.
ENTRY = re.compile(r'<dt id="?([a-z0-9-]+)')
LINE = re.compile(
    r'<li [^>]*?id="?([a-z0-9-]+)[^>]*><a href="?(glossary/[a-z0-9-]+\.html)#([a-z0-9-]+)'
)
MOST_HTML = 60_000


def texts() -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in PAGES}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_light_and_whole(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(gzip.compress(text.encode())) <= MOST_HTML
    for tag in ("article", "dl", "dd", "ul", "li"):
        opened = len(re.findall(rf"<{tag}[ >]", text))
        assert opened == text.count(f"</{tag}>"), f"<{tag}> is not closed"


def test_every_term_has_one_entry_and_one_line_that_leads_to_it() -> None:
    pages = texts()
    entries = {key: path for path, text in pages.items() for key in ENTRY.findall(text)}
    assert sum(len(ENTRY.findall(text)) for text in pages.values()) == len(TERMS) > 1000
    assert entries.keys() == TERMS.keys()
    lines = LINE.findall(pages[INDEX])
    assert [key for key, _, _ in lines] == [target for _, _, target in lines]
    assert Counter(key for key, _, _ in lines) == Counter(TERMS.keys())
    for key, page, _ in lines:
        assert INDEX.parent / page == entries[key], key


def test_lines_stand_in_korean_order_and_name_both_languages() -> None:
    soup = parsed(INDEX)
    lines = soup.select(".term-lines > li")
    names = [line.a.get_text() for line in lines if line.a]
    hangul = [name for name in names if "가" <= name[0] <= "힣"]
    assert len(hangul) > 500 and hangul == sorted(hangul, key=str.casefold)
    assert names[: len(hangul)] == hangul, "Latin letters come last"
    for line in lines:
        term = TERMS[str(line["id"])]
        assert term.ko in line.get_text() and term.en in line.get_text()
        assert len(line.find_all()) <= 2, "few elements a line"


def test_no_other_page_lists_the_pages_of_entries() -> None:
    for path in (SITE / "book").rglob("*.html"):
        if path not in PAGES:
            soup = parsed(path)
            assert soup.select('nav a[href*="glossary/"]') == [], path


def test_a_page_leads_to_the_look_up_and_every_initial() -> None:
    soup = parsed(SITE / "book/glossary/siot-2.html")
    links = soup.select(".jump-bar a")
    shown = [link.get_text() for link in links]
    assert shown[0] == "찾기" and shown[-1] == "영어 순서"
    assert {"ㄱ", "ㄴ", "ㅎ"} <= set(shown) and len(shown) < 22, (
        "the parts of other initials are not"
    )
    assert len([text for text in shown if text.startswith("ㅅ ")]) >= 2
    assert [link.get_text()[0] for link in links if link.get("aria-current")] == ["ㅅ"]
    for link in links[:1] + links[2:]:
        page = str(link["href"]).partition("#")[0]
        assert not page or (SITE / "book/glossary" / page).resolve().is_file(), page


def test_the_english_index_leads_to_every_entry() -> None:
    soup = parsed(SITE / "book/glossary/a-to-z.html")
    links = [str(link["href"]) for link in soup.select(".term-lines a")]
    assert {link.partition("#")[2] for link in links} == set(TERMS)
    for link in links:
        page, _, key = link.partition("#")
        assert key in entries_of(page), link


@cache
def entries_of(page: str) -> set[str]:
    """Return the terms whose entries are on a page below the glossary."""
    return set(ENTRY.findall((SITE / "book/glossary" / page).read_text(encoding="utf-8")))


def test_links_of_pages_go_straight_to_the_entry() -> None:
    page = SITE / "book/02-mathematical-building-blocks/02-tensors.html"
    soup = parsed(page)
    links = [str(link["href"]) for link in soup.select("article a:has(> .term)")]
    assert len(links) > 10
    for link in links:
        path, _, key = link.partition("#")
        assert path.startswith("../glossary/") and key in entries_of(path.rpartition("/")[2])


@pytest.fixture
def scriptless(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 360, "height": 800}
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("key", ["overfitting", "transfer-learning", "zero-shot-learning"])
def test_an_old_address_leads_on_without_scripts(site: str, scriptless: Page, key: str) -> None:
    scriptless.goto(f"{site}/book/glossary.html#{key}")
    line = scriptless.locator(f"[id='{key}']")
    expect(line).to_be_in_viewport()
    expect(scriptless.locator(".glossary-lookup")).to_be_hidden()
    line.get_by_role("link").click()
    scriptless.wait_for_url(f"**/glossary/*.html#{key}")
    entry = scriptless.locator(f"dt[id='{key}']")
    expect(entry).to_be_in_viewport()
    expect(entry).to_contain_text(TERMS[key].ko)


def test_both_alphabets_can_be_jumped_to_without_scripts(site: str, scriptless: Page) -> None:
    scriptless.goto(f"{site}/book/glossary.html#a-to-z")
    bars = scriptless.locator(".jump-bar")
    assert bars.nth(0).get_by_role("link").all_text_contents()[:3] == ["ㄱ", "ㄴ", "ㄷ"]
    expect(bars.nth(1)).to_be_in_viewport()
    bars.nth(1).get_by_role("link", name="T", exact=True).click()
    scriptless.wait_for_url("**/glossary/a-to-z.html#letter-t")
    scriptless.get_by_role("link", name="transfer learning", exact=True).click()
    scriptless.wait_for_url("**/glossary/jieut*.html#transfer-learning")
    expect(scriptless.locator("#transfer-learning")).to_be_in_viewport()


def entry_of(page: Page):
    return page.locator(".glossary-entry")


def test_an_old_address_shows_the_entry(site: str, phone: Page) -> None:
    phone.goto(f"{site}/book/glossary.html#overfitting")
    head = entry_of(phone).locator("dt")
    expect(head).to_contain_text("과대적합")
    expect(head).to_be_focused()
    expect(head).to_be_in_viewport()
    expect(phone).to_have_url(re.compile(r"/book/glossary\.html#overfitting$"))
    assert phone.locator("[id='overfitting']").count() == 1, "the line keeps the address"
    entry_of(phone).get_by_role("link", name="앞뒤 용어와 함께 보기").click()
    phone.wait_for_url(f"**/glossary/{PAGE_OF['overfitting']}.html#overfitting")
    expect(phone.locator("dt#overfitting")).to_be_in_viewport()


def test_every_way_back_and_forth_between_entries(site: str, phone: Page) -> None:
    phone.goto(f"{site}/book/glossary.html")
    expect(entry_of(phone)).to_be_hidden()
    phone.evaluate("location.hash = 'google'")
    expect(entry_of(phone).locator("dt")).to_contain_text("구글")
    entry_of(phone).locator("summary").click()
    link = entry_of(phone).locator("a:has(> .term)").first
    other = str(link.get_attribute("href"))
    assert other.startswith("#") and TERMS[other[1:]]
    link.click()
    expect(entry_of(phone).locator("dt")).to_contain_text(TERMS[other[1:]].ko)
    expect(phone).to_have_url(re.compile(f"{other}$"))
    phone.go_back()
    expect(entry_of(phone).locator("dt")).to_contain_text("구글")
    phone.go_back()
    expect(entry_of(phone)).to_be_hidden()


def test_links_and_formulas_of_an_entry_are_right_where_it_is_shown(site: str, phone: Page) -> None:
    phone.goto(f"{site}/book/glossary.html#sigmoid")
    expect(entry_of(phone).locator("dt")).to_contain_text("시그모이드")
    formula = entry_of(phone).locator("dd math").first
    expect(formula).to_be_visible()
    assert formula.evaluate("el => el.getBoundingClientRect().height") > 15
    used = entry_of(phone).locator(".used-in a").first
    assert phone.request.get(str(used.evaluate("el => el.href"))).ok


def test_without_the_page_of_the_entry_the_browser_goes_there(site: str, phone: Page) -> None:
    tried: list[str] = []

    def fail_once(route: Route) -> None:
        tried.append(route.request.resource_type)
        route.abort() if route.request.resource_type == "fetch" else route.continue_()

    phone.route(f"**/glossary/{PAGE_OF['overfitting']}.html", fail_once)
    phone.goto(f"{site}/book/glossary.html#overfitting")
    phone.wait_for_url(f"**/glossary/{PAGE_OF['overfitting']}.html#overfitting")
    assert tried == ["fetch", "document"]


def test_a_look_up_with_the_keyboard_alone(site: str, desktop: Page) -> None:
    asked: list[str] = []
    desktop.goto(f"{site}/book/glossary.html")
    settle(desktop)
    desktop.on("request", lambda request: asked.append(request.url))
    box = desktop.get_by_label("용어 찾기")
    for _ in range(60):
        desktop.keyboard.press("Tab")
        if box.evaluate("el => el === document.activeElement"):
            break
    expect(box).to_be_focused()
    expect(desktop.locator(".glossary-lookup[data-ready]")).to_be_visible(timeout=20_000)
    desktop.keyboard.type("overfit")
    desktop.keyboard.press("ArrowDown")
    desktop.keyboard.press("Enter")
    head = entry_of(desktop).locator("dt")
    expect(head).to_contain_text("과대적합")
    expect(head).to_be_focused()
    for _ in range(20):
        desktop.keyboard.press("Tab")
        if desktop.evaluate("document.activeElement.textContent") == "닫기":
            break
    desktop.keyboard.press("Enter")
    expect(entry_of(desktop)).to_be_hidden()
    expect(box).to_be_focused()
    assert "#" not in desktop.url
    assert all(url.startswith(site) for url in asked) and asked
    assert [url for url in asked if url.endswith("lookup.json")] != [], "only when it is wanted"


def test_formulas_off_the_screen_load_no_fonts(site: str, phone: Page) -> None:
    loaded = "[...document.fonts].filter(({status}) => status === 'loaded').length"
    phone.goto(f"{site}/book/glossary/siot.html")
    settle(phone)
    before = phone.evaluate(loaded)
    assert before <= 2
    phone.locator("dd:has(.katex)").last.scroll_into_view_if_needed()
    expect(phone.locator("dd:has(.katex) .katex-html").last).to_be_in_viewport()
    phone.wait_for_function(f"{loaded} > {before}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("address", "parts"),
    [
        ("glossary.html#overfitting", [".glossary-lookup", ".glossary-entry", ".jump-bar", "#initial-ㅋ"]),
        ("glossary/nieun.html", ["article"]),
        ("glossary/a-to-z.html", [".jump-bar", "#letter-t"]),
    ],
)  # fmt: skip
def test_axe_finds_nothing(
    site: str, phone: Page, scheme: str, address: str, parts: list[str]
) -> None:
    phone.emulate_media(color_scheme=scheme)
    phone.goto(f"{site}/book/{address}")
    if "#" in address:
        expect(entry_of(phone).locator("dt")).to_be_visible(timeout=20_000)
    phone.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(phone, *parts) == []


def test_the_table_knows_the_page_of_each_entry() -> None:
    for row in json.loads((SITE / "glossary/lookup.json").read_text(encoding="utf-8")):
        assert row["id"] in entries_of(f"{row['page']}.html")
