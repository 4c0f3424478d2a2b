"""A student reads, looks a term up, studies and opens Colab: by keyboard alone, and without a network.

And reads everything where no script runs at all.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from pages import wait_until_ready
from support import SITE
from test_offline import Server, until_kept

pytestmark = pytest.mark.slow

LESSON = "book/01-what-is-deep-learning/01-ai-ml-dl.html"
GLOSSARY = "book/glossary.html"
MOST_TABS = 400
FIGURES = [
    "book/01-what-is-deep-learning/01-ai-ml-dl.html",
    "book/02-mathematical-building-blocks/04-gradient-descent.html",
    "book/review/neuron.html",
]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Server, str]]:
    server = Server(SITE, "/annotated-deep-learning/")
    with server.running() as root:
        yield server, root


@pytest.fixture
def student(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="ko-KR")
    context.route("https://colab.research.google.com/**", lambda route: route.fulfill(body="열림"))
    yield context
    context.close()


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until `target` has the focus; fail if it is never reached or not seen there."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            expect(target).to_be_in_viewport()
            return
    pytest.fail(f"Tab does not reach {target}")


def read_look_up_and_study(page: Page, root: str) -> None:
    """Go through the book by keyboard, from a lesson to the glossary and back in study mode."""
    page.goto(f"{root}/{LESSON}")
    wait_until_ready(page)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("href", "#main-content")
    page.keyboard.press("Enter")
    term = page.locator("main a:has(> .term)", has_text="머신러닝").first
    tab_to(page, term)
    expect(page.locator(".term-card")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#machine-learning")).to_be_in_viewport()

    page.goto(f"{root}/{GLOSSARY}")
    wait_until_ready(page)
    tab_to(page, page.get_by_label("용어 찾기"))
    expect(page.locator(".glossary-lookup")).to_have_attribute("data-ready", "true")
    page.keyboard.type("overfit")
    expect(page.locator("#glossary-results [role=option]").first).to_contain_text("과대적합")
    page.keyboard.press("Enter")
    expect(page.locator("dt", has_text="과대적합").first).to_be_in_viewport()

    page.goto(f"{root}/{LESSON}")
    wait_until_ready(page)
    tab_to(page, page.locator(".study-menu > summary"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("한국어 가리기"))
    page.keyboard.press("Space")
    cover = page.locator("main .study-cover").first
    tab_to(page, cover)
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_be_visible()
    page.evaluate("localStorage.removeItem('annotated-dl-study')")


def test_by_keyboard_alone(served: tuple[Server, str], student: BrowserContext) -> None:
    root = served[1].rstrip("/")
    page = student.new_page()
    read_look_up_and_study(page, root)
    page.goto(f"{root}/{LESSON}")
    wait_until_ready(page)
    tab_to(page, page.locator("a.launch-colab"))
    with student.expect_event("request", lambda request: "colab.research" in request.url) as asked:
        page.keyboard.press("Enter")
    assert asked.value.url.endswith("01-what-is-deep-learning/01-ai-ml-dl.ipynb")


def test_without_a_network_after_one_visit(
    served: tuple[Server, str], student: BrowserContext
) -> None:
    root = served[1].rstrip("/")
    page = student.new_page()
    for path in (LESSON, "book/glossary/mieum.html", "book/glossary/giyeok-2.html", GLOSSARY):
        page.goto(f"{root}/{path}")
        until_kept(page)
    student.set_offline(True)
    read_look_up_and_study(page, root)
    colab = page.locator("a.launch-colab").get_attribute("href")
    assert colab and colab.startswith("https://colab.research.google.com/github/")


@pytest.mark.parametrize("path", FIGURES)
def test_everything_is_readable_without_scripts(chromium: Browser, site: str, path: str) -> None:
    context = chromium.new_context(
        viewport={"width": 360, "height": 800}, locale="ko-KR", java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{site}/{path}")
    for heading in page.locator("main article :is(h1, h2, h3)").all():
        expect(heading).to_be_visible()
    for seen in ("main .katex-html", ".cell_input pre", ".cell_output pre"):
        for one in page.locator(f"{seen}:not(details *):not(.sd-tab-content *)").all():
            expect(one).to_be_visible()
    posters = page.locator(".plotly-figure .poster-light img")
    assert posters.count() == page.locator(".plotly-figure").count() > 0
    for poster in posters.all():
        poster.scroll_into_view_if_needed()
        box = poster.bounding_box()
        assert box and box["width"] > 250 and box["height"] > 150
        source = poster.get_attribute("src")
        assert page.request.get(f"{site}/{path}/../{source}").ok
    for folded in page.locator("main article details > summary").all()[:3]:
        was_open = folded.locator("xpath=..").evaluate("details => details.open")
        folded.click()
        expect(folded.locator("xpath=..")).to_have_js_property("open", not was_open)
    context.close()
