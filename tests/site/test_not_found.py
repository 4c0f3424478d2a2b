"""At an address that is no page's: the site's own page, at any depth, that leads on."""

import gzip
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from accessibility import violations
from pages import wait_for_script
from small_site import Server
from support import SITE
from test_offline import until_kept

pytestmark = pytest.mark.slow

LOST = "book/02-mathematical-building-blocks/gradent-descent.html"
FOUND = "book/02-mathematical-building-blocks/04-gradient-descent.html"
AT = [
    LOST,
    "no-such",
    "x/y/z/",
    "book/review/none/",
    "book/%EC%97%86%EB%8A%94 쪽.html?q=%#%",
    "%E0%A4%A.html",
]


@pytest.fixture(scope="module")
def root() -> Iterator[str]:
    """The site below a path, as GitHub Pages serves that of a project."""
    with Server(SITE, "/annotated-deep-learning/").running() as root:
        yield root


def is_whole(page: Page) -> bool:
    """Return whether styles and the script are there, whatever the page's depth."""
    wait_for_script(page)
    return bool(
        page.evaluate("getComputedStyle(document.querySelector('.book-search')).display === 'flex'")
    )


@pytest.mark.parametrize("path", AT)
def test_any_address_shows_it_whole(desktop: Page, root: str, path: str) -> None:
    failed: list[str] = []
    desktop.on("response", lambda answer: answer.status >= 400 and failed.append(answer.url))
    answer = desktop.goto(f"{root}{path}")
    assert answer and answer.status == 404
    expect(desktop.get_by_role("heading", name="찾는 쪽이 없다")).to_be_visible()
    assert is_whole(desktop)
    assert failed == [answer.url], "what the page itself asks for is there"


def test_it_guesses_and_searches_by_the_words_of_the_address(desktop: Page, root: str) -> None:
    desktop.goto(f"{root}{LOST}")
    expect(desktop.locator("article input[name=q]")).to_have_value("gradent descent")
    guesses = desktop.locator(".guesses a")
    assert 1 <= guesses.count() <= 5
    assert str(guesses.first.get_attribute("href")).endswith(FOUND)
    guesses.first.click()
    desktop.wait_for_url(f"{root}{FOUND}")


def test_its_search_finds_something(desktop: Page, root: str) -> None:
    desktop.goto(f"{root}book/overfitting.html")
    field = desktop.locator("article input[name=q]")
    expect(field).to_have_value("overfitting")
    field.fill("과대적합")
    field.press("Enter")
    desktop.wait_for_url(re.compile(re.escape(f"{root}search.html?q=")))
    expect(desktop.locator("#search-results a:not([hidden])").first).to_be_visible(timeout=15_000)


def test_an_address_without_words_has_no_guess(desktop: Page, root: str) -> None:
    desktop.goto(f"{root}x/1/2.html")
    expect(desktop.locator(".guesses")).to_be_hidden()
    desktop.get_by_role("article").get_by_role("link", name="용어집").click()
    desktop.wait_for_url(f"{root}book/glossary.html")


@pytest.mark.parametrize("asked", ["book/old.html?from=talk#part", "book/old#part"])
def test_a_page_that_moved_is_led_on_to(desktop: Page, root: str, asked: str) -> None:
    def move(route: Route) -> None:
        answer = route.fetch()
        record = f'{{"book/old": "{FOUND.removesuffix(".html")}"}}'
        text, count = re.subn(r"(class=moved[^>]*>)\{[^}]*\}", rf"\g<1>{record}", answer.text())
        assert count == 1
        route.fulfill(response=answer, body=text)

    desktop.route(re.compile(r"/book/old"), move)
    desktop.goto(f"{root}{asked}", wait_until="commit")
    desktop.wait_for_url(f"{root}{FOUND}#part")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(phone: Page, root: str, theme: str) -> None:
    phone.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    phone.goto(f"{root}{LOST}")
    expect(phone.locator(".guesses")).to_be_visible()
    assert violations(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_it_is_light() -> None:
    assert len(gzip.compress((SITE / "404.html").read_bytes())) <= 40_000


def test_without_scripts_it_leads_on(chromium: Browser, root: str) -> None:
    context = chromium.new_context(java_script_enabled=False, locale="ko-KR")
    page = context.new_page()
    page.goto(f"{root}{LOST}")
    page.locator("article input[name=q]").fill("텐서")
    expect(page.locator("article form")).to_have_attribute("action", re.compile("search.html$"))
    page.get_by_role("article").get_by_role("link", name="책의 차례").click()
    page.wait_for_url(f"{root}book/index.html")
    context.close()


@pytest.fixture
def reader(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(locale="ko-KR")
    yield context
    context.close()


def test_a_service_worker_lets_the_server_say_so_and_keeps_nothing(reader: BrowserContext) -> None:
    server = Server(SITE, "/annotated-deep-learning/")
    with server.running() as root:
        page = reader.new_page()
        page.goto(f"{root}{FOUND}")
        until_kept(page)
        answer = page.goto(f"{root}{LOST}")
        assert answer and answer.status == 404
        expect(page.get_by_role("heading", name="찾는 쪽이 없다")).to_be_visible()
        assert is_whole(page)
        expect(page.locator(".guesses a").first).to_be_visible()
        server.down = True
        reader.set_offline(True)
        page.goto(f"{root}{LOST}")
        expect(page.get_by_role("heading", name="이 쪽은 아직 저장되지 않았다")).to_be_visible()
        expect(page.get_by_role("listitem")).to_have_count(1)
