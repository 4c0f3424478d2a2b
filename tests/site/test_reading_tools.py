"""What a reader does with a page: copies, links, enlarges, presses keys, prints."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from accessibility import violations
from pages import settle, wait_until_ready

pytestmark = pytest.mark.slow

PAGE = "book/review/regression"
LONG = "book/01-what-is-deep-learning/01-ai-ml-dl"
DRAWINGS = "book/02-mathematical-building-blocks/02-tensors"


@pytest.fixture
def desk(desktop: Page) -> Iterator[Page]:
    """A desktop that lets pages use the clipboard."""
    desktop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield desktop


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_code_is_copied_as_written_and_said(site: str, desk: Page) -> None:
    desk.goto(f"{site}/{PAGE}.html")
    cell = desk.locator(".cell_input .highlight").first
    cell.hover()
    button = cell.get_by_role("button", name="코드 복사")
    button.click()
    expect(desk.locator("output[aria-live=polite]", has_text="복사했다")).to_be_visible()
    code = cell.locator("pre").text_content()
    assert code and clipboard(desk) == code.rstrip()
    assert desk.locator(".cell_output .copy-code").count() == 0


def test_a_paragraph_has_an_address_to_copy(site: str, desk: Page) -> None:
    desk.goto(f"{site}/{PAGE}.html")
    text = desk.locator("article section > p[id]").nth(3)
    text.hover()
    text.get_by_role("button", name="이 문단의 주소 복사").click()
    address = clipboard(desk)
    assert address == f"{site}/{PAGE}.html#{text.get_attribute('id')}"
    assert desk.locator(".share").count() == 1, "one button, which moves"
    desk.goto("about:blank")
    desk.goto(address)
    target = desk.locator(f"#{address.rpartition('#')[2]}")
    expect(target).to_be_in_viewport()
    ground = target.evaluate("el => getComputedStyle(el).backgroundColor")
    assert ground != desk.locator("article section > p[id]").nth(4).evaluate(
        "el => getComputedStyle(el).backgroundColor"
    )


def test_the_keyboard_reaches_the_address_of_a_paragraph(site: str, desk: Page) -> None:
    desk.goto(f"{site}/{LONG}.html")
    text = desk.locator("article section > p[id]:has(a)").first
    text.locator("a:visible").last.focus()
    desk.keyboard.press("Tab")
    while not desk.locator(".share").evaluate("el => el === document.activeElement"):
        assert text.evaluate("el => el.contains(document.activeElement)"), "left the paragraph"
        desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.locator(".reading-voice")).to_have_text("주소를 복사했다.")
    assert clipboard(desk).endswith(f"#{text.get_attribute('id')}")


def test_a_tap_shows_the_address_and_shares_it(site: str, chromium: Browser) -> None:
    context = chromium.new_context(
        viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.add_init_script("navigator.share = async (data) => { window.shared = data; };")
    page.goto(f"{site}/{PAGE}.html")
    text = page.locator("article section > p[id]").nth(2)
    text.tap(position={"x": 3, "y": 10})
    button = page.locator(".share")
    expect(button).to_be_visible()
    box = button.bounding_box()
    assert box and box["width"] >= 24 and box["x"] >= 0 and box["x"] + box["width"] <= 360
    button.tap()
    page.wait_for_function("window.shared")
    assert page.evaluate("shared.url").endswith(f"#{text.get_attribute('id')}")
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_drawing_fills_the_screen_and_returns(site: str, desktop: Page, theme: str) -> None:
    desktop.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    desktop.goto(f"{site}/{LONG}.html")
    drawing = desktop.locator("svg.drawing:visible").first
    drawing.scroll_into_view_if_needed()
    before = drawing.bounding_box()
    button = desktop.locator(".enlarge:visible").first
    button.focus()
    desktop.keyboard.press("Enter")
    dialog = desktop.get_by_role("dialog", name=re.compile("^크게 보기"))
    shown = dialog.locator("svg.drawing, img").first
    large = shown.bounding_box()
    assert (
        before and large and large["width"] * large["height"] > before["width"] * before["height"]
    )
    assert violations(desktop, "dialog") == []
    dialog.get_by_role("button", name="크게").click()
    larger = shown.bounding_box()
    assert larger and larger["width"] > large["width"] * 1.4
    desktop.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()
    assert drawing.bounding_box() == before


def test_a_live_figure_is_enlarged_itself_and_returns(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{LONG}.html")
    figure = desktop.locator("#cell-rotate-the-axes .plotly-figure")
    figure.scroll_into_view_if_needed()
    expect(figure.locator(".scatterlayer .point").first).to_be_visible(timeout=20_000)
    before = figure.bounding_box()
    desktop.locator("#cell-rotate-the-axes .enlarge").focus()
    desktop.keyboard.press("Enter")
    drawn = desktop.locator("dialog .plotly-figure .main-svg").first
    desktop.wait_for_function(
        "document.querySelector('dialog .main-svg')?.getBoundingClientRect().height > 700"
    )
    expect(drawn).to_be_visible()
    desktop.keyboard.press("Escape")
    expect(figure).to_be_visible()
    after = figure.bounding_box()
    assert before and after
    assert abs(before["width"] - after["width"]) < 1 and abs(before["height"] - after["height"]) < 1


def test_keys_lead_about_and_can_be_switched_off(site: str, desk: Page) -> None:
    desk.goto(f"{site}/{PAGE}.html")
    desk.keyboard.press("n")
    desk.wait_for_url("**/logistic-softmax.html")
    wait_until_ready(desk)
    desk.keyboard.press("p")
    desk.wait_for_url("**/regression.html")
    wait_until_ready(desk)
    desk.keyboard.press("t")
    expect(desk.locator("html")).to_have_attribute("data-mode", "light")
    desk.keyboard.press("o")
    assert desk.evaluate("document.activeElement.closest('#pst-page-toc-nav') !== null")
    desk.keyboard.press("s")
    expect(desk.locator(".study-menu")).to_have_attribute("open", "")
    desk.keyboard.press("s")
    desk.keyboard.press("l")
    expect(desk.locator(".reading-voice")).to_have_text("주소를 복사했다.")
    desk.keyboard.press("r")
    desk.get_by_label("글자 하나로 된 단축키 쓰기").uncheck()
    desk.keyboard.press("Escape")
    desk.keyboard.press("n")
    desk.keyboard.press("?")
    settle(desk)
    assert desk.url.endswith("regression.html") and desk.locator("dialog[open]").count() == 0
    desk.keyboard.press("Control+k")
    expect(desk.get_by_role("dialog", name="이 책에서 찾기")).to_be_visible()


def test_keys_work_under_a_korean_layout(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{PAGE}.html")
    desktop.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ㅜ', code: 'KeyN', bubbles: true, cancelable: true}))"
    )
    desktop.wait_for_url("**/logistic-softmax.html")


def test_keys_are_not_heard_while_one_types_or_holds_another(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/book/glossary.html")
    desktop.locator("#glossary-query").fill("")
    desktop.locator("#glossary-query").press_sequentially("ntp/?")
    assert desktop.locator("#glossary-query").input_value() == "ntp/?"
    desktop.goto(f"{site}/{PAGE}.html")
    desktop.keyboard.press("Control+n")
    desktop.keyboard.press("Alt+p")
    desktop.locator(".book-search input").press_sequentially("nnn")
    assert desktop.url.endswith("regression.html")
    assert desktop.locator("dialog[open]").count() == 0


def test_the_list_of_keys_opens_by_mouse_too(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{PAGE}.html")
    desktop.locator(".settings-button").click()
    desktop.get_by_role("button", name="단축키 보기").click()
    listed = desktop.get_by_role("dialog", name="단축키")
    expect(listed.get_by_text("다음 쪽")).to_be_visible()
    listed.get_by_role("button", name="닫기").click()
    expect(listed).to_have_count(0)


def test_paper_has_every_tab_with_its_name_and_no_chrome(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{PAGE}.html")
    desktop.emulate_media(media="print")
    for hidden in (
        ".bd-header-article",
        "#pst-primary-sidebar",
        "#pst-secondary-sidebar",
        ".prev-next-footer",
        ".copy-code >> nth=0",
    ):
        expect(desktop.locator(hidden)).to_be_hidden()
    tabs = desktop.locator(".framework-tabs").first
    places = []
    for name, tag in (("scikit-learn", "sklearn"), ("Keras", "keras"), ("PyTorch", "pytorch")):
        label, cell = tabs.get_by_text(name, exact=True), tabs.locator(f".tag_{tag}")
        expect(label).to_be_visible()
        expect(cell).to_be_visible()
        places += [label.bounding_box()["y"], cell.bounding_box()["y"]]  # type: ignore[index]
    assert places == sorted(places), "each name over its own code"
    cut = "els => els.filter(el => el.checkVisibility() && el.scrollWidth > el.clientWidth + 1).length"
    assert desktop.locator("article pre").evaluate_all(cut) == 0


def test_printing_opens_what_is_folded_and_turns_on_the_light(site: str, desktop: Page) -> None:
    desktop.emulate_media(color_scheme="dark")
    desktop.goto(f"{site}/{PAGE}.html")
    closed = desktop.locator("article details:not([open])")
    count = closed.count()
    assert count > 0
    desktop.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert closed.count() == 0
    assert desktop.locator("html").get_attribute("data-theme") == "light"
    desktop.evaluate("dispatchEvent(new Event('afterprint'))")
    assert closed.count() == count
    assert desktop.locator("html").get_attribute("data-theme") == "dark"


def test_every_address_in_a_page_is_unique(site: str, desktop: Page) -> None:
    for page in (PAGE, LONG, DRAWINGS):
        desktop.goto(f"{site}/{page}.html")
        twice = desktop.evaluate(
            "(() => { const ids = [...document.querySelectorAll('[id]')].map(el => el.id); return ids.filter((id, i) => ids.indexOf(id) !== i); })()"
        )
        assert twice == []
        assert desktop.locator("article :is(p, li, .cell)[id]").count() > 20


def test_a_long_output_is_folded_with_a_button(site: str, desktop: Page) -> None:
    desktop.goto(f"{site}/{PAGE}.html")
    # No page of the book prints that much today; make a short output long before the scripts run.
    desktop.add_init_script("""
      new MutationObserver((_, observer) => {
        const output = document.querySelector(".cell_output .output");
        if (!output || !document.querySelector(".prev-next-area")) return;
        observer.disconnect();
        output.classList.add("long-output");
        output.querySelector("pre").textContent = Array.from({length: 60}, (_, n) => `줄 ${n}`).join("\\n");
      }).observe(document, {childList: true, subtree: true});
    """)
    desktop.reload()
    output = desktop.locator(".long-output")
    button = desktop.get_by_role("button", name="출력 60줄 모두 보기")
    expect(button).to_have_attribute("aria-expanded", "false")
    folded = output.bounding_box()
    button.click()
    button = desktop.get_by_role("button", name="출력 접기")
    expect(button).to_have_attribute("aria-expanded", "true")
    whole = output.bounding_box()
    assert folded and whole and whole["height"] > 2 * folded["height"]
    button.click()
    desktop.emulate_media(media="print")
    paper = output.bounding_box()
    assert paper and paper["height"] > 2 * folded["height"]
