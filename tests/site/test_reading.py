"""A student reads chapter 1, looks a term up, and opens the notebook: in a real browser."""

import json
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest
from playwright.sync_api import Page, expect

from companion.book import Book
from companion.pages import find_pages
from support import ROOT, SITE

pytestmark = pytest.mark.slow

BOOK = Book.load(ROOT)
FIRST = "book/01-what-is-deep-learning/01-ai-ml-dl"
REVIEW = "book/review/regression"
GROUP = "sd-tab-set framework-tabs"
EXECUTABLE = [page.docname for page in find_pages(BOOK)]


def drawn_figure(page: Page):
    figure = page.locator("#cell-rotate-the-axes .plotly-figure")
    figure.scroll_into_view_if_needed()
    expect(figure.locator(".scatterlayer .point").first).to_be_visible(timeout=20_000)
    return figure


def test_figure_is_drawn_and_its_slider_turns_the_axes(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{FIRST}.html")
    figure = drawn_figure(desktop)
    title = figure.locator(".gtitle")
    before = title.text_content()
    strip = "el => el.data[2].x.slice(0, 5)"
    drawing = figure.locator(".js-plotly-plot")
    strip_before = drawing.evaluate(strip)

    rail = figure.locator(".slider-rail-touch-rect").bounding_box()
    assert rail is not None
    # 50 of 180 degrees: the angle that the page says separates the classes.
    desktop.mouse.click(rail["x"] + rail["width"] * 50 / 180, rail["y"] + rail["height"] / 2)

    expect(title).to_contain_text("50°")
    expect(title).to_contain_text("100%")
    assert title.text_content() != before
    assert drawing.evaluate(strip) != strip_before


def test_term_leads_to_its_entry(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{FIRST}.html")
    link = desktop.locator("a:has(> .term)", has_text="머신러닝").first
    expect(link).to_contain_text("머신러닝(machine learning")
    link.click()
    desktop.wait_for_url("**/glossary/mieum*.html#machine-learning")
    expect(desktop.locator("#machine-learning")).to_be_in_viewport()


def test_english_appears_at_first_use_only(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{FIRST}.html")
    # The list of key terms at the end gives both names on purpose.
    in_text = "article a:has(> .term):not(.key-terms a)"
    texts = desktop.locator(in_text, has_text="로지스틱 회귀").all_text_contents()
    assert len(texts) > 1
    assert "logistic regression" in texts[0]
    assert all("logistic" not in text for text in texts[1:])


def test_one_framework_tab_switches_every_group_and_is_remembered(site: str, desktop: Page) -> None:
    counts = {name: (SITE / f"{name}.html").read_text("utf-8").count(GROUP) for name in EXECUTABLE}
    desktop.goto(f"{site}/{max(counts, key=counts.__getitem__)}.html")
    groups = desktop.locator(".framework-tabs")
    assert groups.count() > 1
    groups.first.get_by_text("PyTorch", exact=True).click()
    chosen = "set => set.querySelector('input:checked + label').textContent.trim()"
    for index in range(groups.count()):
        assert groups.nth(index).evaluate(chosen) == "PyTorch"
    desktop.reload()
    assert groups.last.evaluate(chosen) == "PyTorch"


@pytest.mark.parametrize("docname", EXECUTABLE)
def test_colab_button_opens_the_committed_notebook(site: str, desktop: Page, docname: str) -> None:
    colab = "https://colab.research.google.com/**"
    desktop.context.route(colab, lambda route: route.fulfill(body="a notebook"))
    desktop.goto(f"{site}/{docname}.html")
    with desktop.expect_popup() as opened:
        desktop.locator("a.btn-colab").click()
    url = urlparse(opened.value.url)
    owner_and_name = BOOK.repository.removeprefix("https://github.com/")
    prefix = f"/github/{owner_and_name}/blob/{BOOK.branch}/"
    assert url.netloc == "colab.research.google.com"
    assert url.path.startswith(prefix)
    notebook = ROOT / unquote(url.path.removeprefix(prefix))
    assert json.loads(notebook.read_text(encoding="utf-8"))["nbformat"] == 4
    assert desktop.locator("a.launch-colab").get_attribute("href") == opened.value.url


def test_pages_without_code_have_no_colab_button(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/book/glossary.html")
    assert desktop.locator("a.btn-colab, a.launch-colab").count() == 0


def test_correction_shows_both_views_and_its_proof(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{FIRST}.html")
    card = desktop.locator(".correction", has_text="그림 1.2는 머신러닝 전체가 아니라")
    expect(card).to_contain_text("31쪽")
    drawings = card.locator("svg.drawing")
    assert drawings.count() == 2
    boxes = [drawings.nth(index).bounding_box() for index in (0, 1)]
    assert boxes[0] and boxes[1]
    assert abs(boxes[0]["y"] - boxes[1]["y"]) < 5, "side by side on a wide screen"
    card.get_by_role("link", name="실행한 증명 셀").first.click()
    expect(desktop.locator("#cell-kmeans-without-answers")).to_be_in_viewport()


def test_corrections_page_lists_it_and_links_back(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/book/corrections.html")
    entry = desktop.locator("#correction-figure-1-2-is-supervised")
    expect(entry).to_contain_text("그림 1.2")
    entry.locator(".used-in a").first.click()
    desktop.wait_for_url("**/01-ai-ml-dl.html**")


def test_a_page_fits_a_phone_and_asks_no_other_host(site: str, phone: Page, looked_at: str) -> None:
    asked: list[str] = []
    failed: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.on(
        "response", lambda response: failed.append(response.url) if response.status >= 400 else None
    )
    phone.goto(f"{site}/{looked_at}", wait_until="load")
    phone.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    for figure in phone.locator(".plotly-figure").all():
        figure.scroll_into_view_if_needed()
        expect(figure.locator(".main-svg").first).to_be_attached(timeout=20_000)
    widest = phone.evaluate("document.documentElement.scrollWidth")
    assert widest <= 360, f"{looked_at} is {widest} px wide"
    # A formula that is too wide scrolls in its own box; none may begin where nobody can scroll to.
    cut = "els => els.filter(el => el.getBoundingClientRect().left < 0).map(el => el.textContent)"
    assert phone.locator(".katex-display .katex-html .base:first-child").evaluate_all(cut) == []
    other = [url for url in asked if not url.startswith((f"{site}/", "data:", "blob:"))]
    assert other == []
    assert failed == []


def test_svg_of_notebooks_is_published(site: str, desktop: Page) -> None:
    for name in ("nested-right.svg", "learning-claim.svg", "learning-right.svg"):
        assert Path(SITE / "_images" / name).is_file()
        assert desktop.request.get(f"{site}/_images/{name}").ok
