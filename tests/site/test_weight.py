"""What a phone must fetch before it shows a page, compressed as a server sends it."""

import gzip
import json
import re

import pytest
from playwright.sync_api import Page, Response

from pages import open_untouched, settle, wait_for_script, wait_until_ready
from support import SITE

PROSE = [
    "book/index.html", "book/01-what-is-deep-learning/index.html", "book/05-fundamentals/index.html",
    "book/executed.html", "book/references.html",
]  # fmt: skip
WITH_FIGURES = ["book/02-mathematical-building-blocks/02-tensors.html", "book/review/neuron.html"]
WITH_FORMULAS = "book/02-mathematical-building-blocks/06-from-scratch.html"
LONG = [
    WITH_FORMULAS, "book/02-mathematical-building-blocks/quiz.html", "book/corrections.html",
    "book/01-what-is-deep-learning/02-history.html",
]  # fmt: skip
MOST_BOXES = 700
COMPRESSED = (".woff2", ".png", ".webp")


def first_load(page: Page, url: str) -> dict[str, int]:
    """Return the bytes of every file that the page fetched before anyone scrolled."""
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    page.on("response", note)
    page.goto(url, wait_until="networkidle")
    return {
        answer.url: len(answer.body())
        if answer.url.partition("?")[0].endswith(COMPRESSED)
        else len(gzip.compress(answer.body()))
        for answer in answers
        if answer.ok
    }


@pytest.mark.parametrize("path", PROSE)
def test_a_page_of_prose_is_light(site: str, phone: Page, path: str) -> None:
    loaded = first_load(phone, f"{site}/{path}")
    assert sum(loaded.values()) <= 120_000, loaded


@pytest.mark.parametrize("path", WITH_FIGURES)
def test_a_page_with_figures_is_light_before_the_first_is_near(
    site: str, phone: Page, path: str
) -> None:
    loaded = first_load(phone, f"{site}/{path}")
    assert sum(loaded.values()) <= 180_000, loaded
    assert not any("plotly-cartesian" in url for url in loaded)


@pytest.mark.parametrize("path", LONG)
def test_a_long_page_lays_out_little_at_first(site: str, phone: Page, path: str) -> None:
    """Before a reader moves it waits for what is near the screen, and not for what is folded."""
    session = phone.context.new_cdp_session(phone)
    session.send("Performance.enable")
    open_untouched(phone, f"{site}/{path}")
    wait_for_script(phone)
    counts = session.send("Performance.getMetrics")["metrics"]
    boxes = next(count["value"] for count in counts if count["name"] == "LayoutObjects")
    assert boxes <= MOST_BOXES


def test_no_page_asks_for_the_icon_font_or_for_sphinx_s_search() -> None:
    for path in [*SITE.glob("*.html"), *(SITE / "book").rglob("*.html")]:
        text = path.read_text(encoding="utf-8")
        # A drawing names its licence at fontawesome.com, which nobody asks for.
        assert re.search(r"(?:src|href)=[^ >]*fontawesome|class=.?fa-", text) is None, path
        assert "stylesheet" not in re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL), path
        assert not re.search("searchindex|searchtools|language_data", text), path
    assert not list(SITE.rglob("searchindex.js"))


@pytest.mark.parametrize("path", ["book/index.html", WITH_FORMULAS])
def test_the_script_is_asked_for_once_the_page_is_painted(
    site: str, phone: Page, path: str
) -> None:
    phone.goto(f"{site}/{path}")
    asked, painted = phone.evaluate(
        "[Math.min(...performance.getEntriesByType('resource')"
        ".filter(({name}) => name.endsWith('.js')).map(({startTime}) => startTime)),"
        " performance.getEntriesByName('first-contentful-paint')[0].startTime]"
    )
    assert asked > painted


PAINTS = """
globalThis.PerformanceObserver = class {
  static supportedEntryTypes = ["paint"];
  constructor(callback) { this.callback = callback; }
  observe({ type }) { if (type === "paint") globalThis.paint = (name) => this.callback(list(name), this); }
  disconnect() {}
};
const list = (...names) => ({
  getEntries: () => names.map((name) => ({ name })),
  getEntriesByName: (name) => names.filter((one) => one === name),
});
"""
"""Lets a test say when the page is painted."""


def test_the_script_waits_for_what_there_is_to_read(site: str, phone: Page) -> None:
    """On a busy phone the empty page is painted before its words are."""
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.add_init_script(PAINTS)
    open_untouched(phone, f"{site}/book/index.html")
    phone.evaluate("paint('first-paint')")
    settle(phone)
    assert not [url for url in asked if "/bundle/" in url]
    phone.evaluate("paint('first-contentful-paint')")
    wait_for_script(phone)


def test_the_manifest_is_linked_once_the_page_is_painted(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/book/study.html")
    text = desktop.request.get(desktop.url).text()
    assert "manifest" not in re.sub("<noscript>.*?</noscript>", "", text)
    shown = desktop.context.new_cdp_session(desktop).send("Page.getAppManifest")
    assert json.loads(shown["data"])["name"] == "주석 딥러닝" and not shown["errors"]


def test_the_fonts_of_formulas_come_with_the_page(site: str, phone: Page) -> None:
    loaded = first_load(phone, f"{site}/{WITH_FORMULAS}")
    for formula in phone.locator(".katex").all()[::4]:
        formula.scroll_into_view_if_needed()
    phone.evaluate("document.fonts.ready")
    states = phone.evaluate(
        "[...document.fonts].filter(({family}) => family.includes('KaTeX')).map(({status}) => status)"
    )
    assert len(states) >= 3 and set(states) == {"loaded"}, "no font is there that none shows"
    assert not [url for url in loaded if ".woff2" in url]


@pytest.mark.parametrize("name", ["밝기: 자동", "읽기 설정"])
def test_icons_are_seen(site: str, phone: Page, name: str) -> None:
    phone.goto(f"{site}/book/study.html")
    button = phone.get_by_role("button", name=name).first
    icon = button.locator("svg.icon:visible").first
    box = icon.bounding_box()
    assert box and box["width"] >= 12 and box["height"] >= 12


def test_a_page_asks_for_the_index_of_the_search_only_to_find(site: str, desktop: Page) -> None:
    loaded = first_load(desktop, f"{site}/book/index.html")
    wait_until_ready(desktop)
    assert not [url for url in loaded if "/search/" in url]
