"""Figures: a poster at once, the drawing when it is near, nothing moves, and all without a script."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from accessibility import violations
from pages import next_frames
from support import SITE, parsed

pytestmark = pytest.mark.slow

FIRST = "book/01-what-is-deep-learning/01-ai-ml-dl"
WITH_MENU = "book/02-mathematical-building-blocks/02-tensors"
WITH_PICTURES = "book/08-computer-vision/03-hangul-data"
PAGES = sorted(
    path.relative_to(SITE).as_posix()
    for path in (SITE / "book").rglob("*.html")
    if "data-figure=" in path.read_text(encoding="utf-8")
)

COUNT_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts.push(entry.value);
}).observe({ type: "layout-shift", buffered: true });
"""


def asked(page: Page) -> list[str]:
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    return found


def figures(page: Page) -> Locator:
    return page.locator(".plotly-figure")


def box(locator: Locator) -> dict[str, float]:
    found = locator.bounding_box()
    assert found
    return dict(found)


def drawn(figure: Locator) -> Locator:
    figure.scroll_into_view_if_needed()
    drawing = figure.locator(".figure-drawing")
    expect(drawing.locator(".main-svg").first).to_be_visible(timeout=30_000)
    return drawing


@pytest.fixture(params=["light", "dark"])
def without_script(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = chromium.new_context(java_script_enabled=False, color_scheme=request.param)
    yield context.new_page()
    context.close()


def test_nothing_of_plotly_comes_before_a_figure_is_near(site: str, phone: Page) -> None:
    urls = asked(phone)
    phone.goto(f"{site}/{FIRST}.html", wait_until="networkidle")
    assert figures(phone).count() == 2
    assert [url for url in urls if "plotly-cartesian" in url or "/figures/" in url] == []
    drawn(figures(phone).first)
    assert sum("plotly-cartesian" in url for url in urls) == 1
    assert any("/figures/" in url and url.endswith(".json") for url in urls)


def test_only_the_poster_that_fits_is_fetched(site: str, phone: Page) -> None:
    urls = asked(phone)
    phone.goto(f"{site}/{FIRST}.html")
    poster = figures(phone).first.locator(".poster-light img")
    figures(phone).first.scroll_into_view_if_needed()
    expect(poster).to_have_js_property("complete", True)
    assert poster.evaluate("image => [image.naturalWidth, image.currentSrc !== '']") == [344, True]
    dark = figures(phone).first.locator(".poster-dark img").get_attribute("src")
    assert dark and not any(url.endswith(Path(dark).name) for url in urls)


@pytest.mark.parametrize("width", [360, 700, 1280])
@pytest.mark.parametrize("name", [FIRST, WITH_MENU])
def test_poster_and_drawing_share_one_box_and_nothing_moves(
    site: str, chromium: Browser, name: str, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.add_init_script(COUNT_SHIFTS)
    page.goto(f"{site}/{name}.html", wait_until="networkidle")
    before = [box(figures(page).nth(place))["height"] for place in range(figures(page).count())]
    height = page.evaluate("document.documentElement.scrollHeight")
    for place in range(0, height, 500):
        page.evaluate(f"scrollTo(0, {place})")
        next_frames(page)
    for place, figure in enumerate(figures(page).all()):
        drawing = drawn(figure)
        poster = figure.locator(".poster-light img")
        expect(poster).to_be_hidden()
        assert box(drawing) == box(figure.locator(".figure-box")) == box(poster)
        assert box(figure)["height"] == before[place]
    assert page.evaluate("document.documentElement.scrollHeight") == height
    assert page.evaluate("shifts.reduce((sum, value) => sum + value, 0)") <= 0.01
    context.close()


def test_figures_follow_the_theme_and_keep_what_the_reader_chose(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{FIRST}.html")
    figure = figures(desktop).first
    drawing = drawn(figure)
    rail = box(drawing.locator(".slider-rail-touch-rect"))
    desktop.mouse.click(rail["x"] + rail["width"] * 50 / 180, rail["y"] + rail["height"] / 2)
    expect(drawing.locator(".gtitle")).to_contain_text("50°")
    colour = "element => getComputedStyle(element).fill"
    before = drawing.locator(".gtitle").evaluate(colour)
    other = "document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'"
    desktop.evaluate(f"document.documentElement.dataset.theme = {other}")
    expect(drawing.locator(".gtitle")).not_to_have_css("fill", before)
    expect(drawing.locator(".gtitle")).to_contain_text("50°")
    assert drawing.evaluate("element => element.layout.sliders[0].active") == 5


def test_a_figure_can_be_used_with_the_keyboard_and_says_what_it_shows(
    site: str, desktop: Page
) -> None:
    desktop.goto(f"{site}/{FIRST}.html")
    figure = figures(desktop).first
    drawn(figure)
    before = figure.get_attribute("aria-label")
    control = figure.get_by_role("slider", name="축을 돌린 각도")
    control.focus()
    assert box(control)["width"] > 100, "it is seen while it has the focus"
    for _ in range(5):
        desktop.keyboard.press("ArrowRight")
    expect(control).to_have_attribute("aria-valuetext", "50°")
    expect(figure.locator(".gtitle")).to_contain_text("50°")
    expect(figure).not_to_have_attribute("aria-label", before or "")
    expect(figure).to_have_attribute("aria-label", "축을 50° 돌리면 새 x 하나로 100%를 가른다")


def test_a_menu_is_a_native_one_for_the_keyboard(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{WITH_MENU}.html")
    figure = figures(desktop).first
    drawn(figure)
    figure.get_by_role("combobox").select_option(label="[4:, 4:]")
    expect(figure.locator(".gtitle")).to_contain_text("(4, 4)")


def test_a_network_that_fails_keeps_the_poster_and_may_be_tried_again(
    site: str, phone: Page
) -> None:
    fails = True

    def answer(route: Route) -> None:
        route.abort() if fails else route.continue_()

    phone.route("**/figures/*.json", answer)
    phone.goto(f"{site}/{FIRST}.html")
    figure = figures(phone).first
    figure.scroll_into_view_if_needed()
    again = figure.get_by_role("button", name="다시 시도")
    expect(again).to_be_visible(timeout=30_000)
    expect(figure.locator(".poster-light img")).to_be_visible()
    fails = False
    again.click()
    drawn(figure)
    expect(again).to_have_count(0)


def test_posters_and_values_need_no_script(site: str, without_script: Page) -> None:
    without_script.goto(f"{site}/{WITH_MENU}.html")
    for figure in figures(without_script).all():
        figure.scroll_into_view_if_needed()
        shown = figure.locator("picture img:visible")
        expect(shown).to_have_count(1)
        expect(shown).to_have_js_property("complete", True)
        figure.get_by_text("값을 표로 보기").click()
        expect(figure.locator("table, a").first).to_be_visible()
    assert without_script.get_by_text("images[2][4:, 4:]").count() == 0, (
        "the JSON is not in the page"
    )


def test_a_long_table_comes_when_its_place_is_opened(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{FIRST}.html")
    values = figures(desktop).nth(1).locator("details")
    expect(values.locator("table")).to_have_count(0)
    values.locator("summary").click()
    expect(values.locator("tr")).to_have_count(181)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_figures_have_no_barriers(site: str, desktop: Page, theme: str) -> None:
    desktop.emulate_media(color_scheme=theme)
    desktop.goto(f"{site}/{WITH_MENU}.html")
    for figure in figures(desktop).all():
        drawn(figure)
        figure.locator("summary").click()
    assert violations(desktop, ".plotly-figure") == []


def test_the_poster_is_printed_not_the_drawing(site: str, desktop: Page) -> None:
    desktop.emulate_media(color_scheme="dark")
    desktop.goto(f"{site}/{FIRST}.html")
    drawing = drawn(figures(desktop).first)
    desktop.emulate_media(media="print")
    expect(drawing).to_be_hidden()
    expect(figures(desktop).first.locator(".poster-light img")).to_be_visible()
    expect(figures(desktop).first.locator(".poster-dark img")).to_be_hidden()


@pytest.mark.parametrize("path", PAGES)
def test_every_file_of_a_figure_is_there_and_is_read(path: str) -> None:
    page = SITE / path
    soup = parsed(page)
    for figure in soup.select(".plotly-figure"):
        assert figure["aria-label"] and figure.select_one(".figure-words").get_text()
        assert json.loads((page.parent / figure["data-figure"]).read_text("utf-8"))["data"]
        pictures = [one["src"] for one in figure.select("img")]
        pictures += [one["srcset"] for one in figure.select("source")]
        assert len(pictures) == 4
        assert all((page.parent / one).is_file() for one in pictures)
        assert figure.select_one(".figure-box")["aria-hidden"] == "true", "read once"


def test_pictures_tell_their_size_before_they_come(site: str, phone: Page) -> None:
    phone.goto(f"{site}/{WITH_PICTURES}.html")
    pictures = phone.locator("article .cell_output img:not(.dark-light)")
    assert pictures.count() == 3
    for place, picture in enumerate(pictures.all()):
        assert picture.get_attribute("width") and picture.get_attribute("height")
        assert (picture.get_attribute("src") or "").endswith(".webp")
        assert (picture.get_attribute("loading") == "lazy") == (place > 0)
        shape = box(picture)
        size = [int(picture.get_attribute(name) or 0) for name in ("width", "height")]
        assert shape["width"] / shape["height"] == pytest.approx(size[0] / size[1], rel=0.02)
