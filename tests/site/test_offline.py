"""The service worker in a real browser: on a small site of two editions, and on the built book."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from accessibility import violations
from companion.offline.worker import write_retired_worker
from small_site import Server, write_site
from support import SITE

pytestmark = pytest.mark.slow

ASK = """question => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => resolve(data.answer ?? data);
  navigator.serviceWorker.ready.then(({ active }) => active.postMessage(question, [port2]));
})"""
CACHES = """async () => {
  const found = {};
  for (const name of await caches.keys())
    found[name] = (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname + new URL(url).search);
  return found;
}"""


@pytest.fixture
def reader(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 360, "height": 800}, locale="ko-KR")
    yield context
    context.close()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[tuple[Server, str]]:
    """The small site's first edition, below a path as on GitHub Pages."""
    write_site(tmp_path / "site", "first")
    server = Server(tmp_path / "site", "/name/")
    with server.running() as root:
        yield server, root


@pytest.fixture
def book() -> Iterator[tuple[Server, str]]:
    server = Server(SITE, "/annotated-deep-learning/")
    with server.running() as root:
        yield server, root


def state(page: Page) -> dict:
    return page.evaluate(ASK, {"ask": "state"})


def until(page: Page, what: str, holds: Callable[[set[str]], bool]) -> set[str]:
    """Wait until `holds` is true of the keys that the book keeps; return them.

    Looks at the cache and not at the worker: one that is always asked is never replaced.
    """
    for _ in range(200):
        caches = page.evaluate(CACHES)
        keys = {key for name, found in caches.items() if name.endswith(" 1") for key in found}
        if holds(keys):
            return keys
        page.wait_for_timeout(100)
    pytest.fail(f"never {what}: {sorted(keys)}")


def until_kept(page: Page) -> None:
    """Wait until the page at hand is kept."""
    key = f"{urlsplit(page.url).path}?page"
    until(page, f"kept {key}", lambda keys: key in keys)


def until_gone(page: Page) -> None:
    """Wait until neither a worker nor anything that it kept is left."""
    left = "Promise.all([caches.keys(), navigator.serviceWorker.getRegistrations()])"
    for _ in range(200):
        if page.evaluate(f"{left}.then((all) => all.flat().length)") == 0:
            return
        page.wait_for_timeout(100)
    pytest.fail("the worker and what it kept are still there")


def visit(context: BrowserContext, url: str) -> Page:
    """Open a page and wait until it is kept."""
    page = context.new_page()
    page.goto(url)
    until_kept(page)
    return page


def editions(page: Page) -> dict[str, object]:
    """Return the edition of each kind of file of a page of the small site, once all have loaded."""
    page.click("#more")
    page.wait_for_function("document.body.dataset.data && document.body.dataset.bundle")
    style = "getComputedStyle(document.body).getPropertyValue('--edition').trim().slice(1, -1)"
    found = page.evaluate(f"({{html, style: {style}, ...document.body.dataset, mixed}})")
    return {**found, "heading": page.text_content("h1").split()[-1]}


def of(edition: str) -> dict[str, object]:
    kinds = ("html", "style", "code", "data", "bundle", "heading")
    return {**dict.fromkeys(kinds, edition), "mixed": []}


def test_a_page_read_once_is_whole_without_a_network(
    small: tuple[Server, str], reader: BrowserContext
) -> None:
    server, root = small
    page = visit(reader, f"{root}deep/three.html")
    server.down = True
    reader.set_offline(True)
    page.goto(f"{root}deep/three.html?q=anything#part")
    assert editions(page) == of("first")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(1, 2, 3)"
    assert page.evaluate("document.querySelector('img').naturalWidth") == 9


def test_a_page_not_kept_says_so_and_leads_to_those_that_are(
    small: tuple[Server, str], reader: BrowserContext
) -> None:
    server, root = small
    page = visit(reader, f"{root}deep/three.html")
    page.goto(f"{root}one.html")
    until_kept(page)
    server.down = True
    page.goto(f"{root}two.html")
    expect(page.get_by_role("heading", name="이 쪽은 아직 저장되지 않았다")).to_be_visible()
    links = page.get_by_role("listitem")
    expect(links).to_have_text(["deep/three 쪽", "one 쪽"])
    page.get_by_label("제목으로 찾기").fill("ONE")
    expect(links.filter(visible=True)).to_have_text(["one 쪽"])
    expect(page.get_by_role("status")).to_have_text("1쪽")
    assert violations(page) == []
    page.get_by_role("link", name="one 쪽").click()
    page.wait_for_url("**/one.html")
    assert editions(page) == of("first")
    page.goto(root)  # leads on, without the network too
    page.wait_for_url("**/one.html")
    page.goto(f"{root}two.html")
    server.down = False
    page.get_by_role("button", name="다시 시도").click()
    expect(page.locator("h1")).to_have_text("two first")


def test_old_pages_never_meet_new_files_and_a_reader_is_told(
    small: tuple[Server, str], reader: BrowserContext
) -> None:
    server, root = small
    first = visit(reader, f"{root}one.html")
    visit(reader, f"{root}two.html").close()
    write_site(server.folder, "second")

    # A page of the first edition that has still to load its data goes on in its own edition.
    fresh = reader.new_page()
    fresh.goto(f"{root}deep/three.html")
    assert editions(fresh) == of("second"), "fresh from the network, whatever is kept"
    until_kept(fresh)
    notice = first.locator(".offline-notice")
    expect(notice).to_contain_text("새 판이 있다")
    assert notice.get_attribute("role") == "status" and violations(first, ".offline-notice") == []
    assert editions(first) == of("first")
    expect(fresh.locator(".offline-notice")).to_have_count(0)

    # What was kept stays as it was, for as long as it is not replaced.
    server.down = True
    offline = reader.new_page()
    offline.goto(f"{root}two.html")
    assert editions(offline) == of("first")
    offline.goto(f"{root}deep/three.html")
    assert editions(offline) == of("second")
    offline.close()
    notice.get_by_role("button", name="새로 고침").click()
    expect(notice).to_contain_text("받지 못했다")
    assert editions(first) == of("first")

    server.down = False
    with first.expect_navigation():
        notice.get_by_role("button", name="새로 고침").click()
    assert editions(first) == of("second")
    server.down = True
    first.reload()
    assert editions(first) == of("second")


def test_files_that_no_page_needs_any_more_are_thrown_away(
    small: tuple[Server, str], reader: BrowserContext
) -> None:
    server, root = small
    page = visit(reader, f"{root}one.html")
    before = until(page, "kept", lambda keys: True)
    old = {key for key in before if "code.js?file=" in key or "one.html?file=" in key}
    assert len(old) == 2
    write_site(server.folder, "second")
    page.reload()
    expect(page.locator("h1")).to_have_text("one second")
    after = until(page, "thrown away", old.isdisjoint)
    for name in ("code.js", "one.html"):
        assert sum(f"/{name}?file=" in key for key in after) == 1


def test_only_the_books_own_old_caches_are_removed(
    small: tuple[Server, str], reader: BrowserContext
) -> None:
    _, root = small
    page = reader.new_page()
    page.goto(f"{root}elsewhere.txt")
    own, others = "annotated-dl-offline /name/ 0", ["annotated-dl-offline /name/other/ 0", "mine"]
    page.evaluate("names => Promise.all(names.map((name) => caches.open(name)))", [own, *others])
    page.goto(f"{root}one.html")
    until_kept(page)
    for _ in range(100):
        names = page.evaluate("caches.keys()")
        if own not in names:
            break
        page.wait_for_timeout(100)
    assert own not in names and set(others) < set(names)


def test_a_kept_page_does_not_wait_for_a_bad_network(
    small: tuple[Server, str], reader: BrowserContext
) -> None:
    server, root = small
    page = visit(reader, f"{root}one.html")
    write_site(server.folder, "second")
    server.answers.clear()
    page.goto(f"{root}one.html", wait_until="domcontentloaded")
    assert page.text_content("h1") == "one first"
    expect(page.locator(".offline-notice")).not_to_be_visible()
    server.answers.set()
    expect(page.locator(".offline-notice")).to_contain_text("새 판", timeout=30_000)
    assert editions(page) == of("first")
    with page.expect_navigation():
        page.get_by_role("button", name="새로 고침").click()
    assert editions(page) == of("second")


def test_other_requests_are_left_alone(small: tuple[Server, str], reader: BrowserContext) -> None:
    server, root = small
    page = visit(reader, f"{root}one.html")
    page.reload()
    assert page.evaluate("!!navigator.serviceWorker.controller")
    part = "fetch('code.js', {headers: {Range: 'bytes=0-3'}}).then((answer) => answer.status)"
    assert page.evaluate(part) == 206, "asked of the server"
    answer = "fetch('elsewhere.txt').then((answer) => answer.text())"
    assert page.evaluate(answer) == "first"
    write_site(server.folder, "second")
    assert page.evaluate(answer) == "second", "what no page needs is not kept"


@pytest.mark.parametrize("options", [{"service_workers": "block"}, {"java_script_enabled": False}])
def test_the_site_is_right_without_a_worker(
    small: tuple[Server, str], chromium: Browser, options: dict
) -> None:
    _, root = small
    context = chromium.new_context(**options)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{root}panel.html")
    if "service_workers" in options:
        expect(page.locator(".state")).to_contain_text("저장할 수 없다")
        page.goto(f"{root}one.html")
        assert editions(page) == of("first")
    else:
        expect(page.locator(".offline-panel")).to_be_hidden()
        expect(page.locator("noscript p")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(1, 2, 3)"
    assert errors == []
    context.close()


def test_an_author_who_serves_the_site_has_no_worker(
    small: tuple[Server, str], reader: BrowserContext
) -> None:
    _, root = small
    page = visit(reader, f"{root}one.html")
    # What `make serve` puts into each page: livereload's script.
    reader.add_init_script(
        "new MutationObserver((_, watcher) => { if (!document.head) return; watcher.disconnect();"
        "document.head.append(Object.assign(document.createElement('script'), {src: '/livereload.js?port=1'}));"
        "}).observe(document, {childList: true, subtree: true})"
    )
    page.reload()
    until_gone(page)
    page.close()  # it goes when nothing that it served is open
    page = reader.new_page()
    page.goto(f"{root}one.html")
    assert not page.evaluate("!!navigator.serviceWorker.controller")


@pytest.mark.parametrize("way", ["sw.js", "page"])
def test_the_worker_can_be_taken_away(
    small: tuple[Server, str], reader: BrowserContext, way: str
) -> None:
    server, root = small
    page = visit(reader, f"{root}one.html")
    if way == "sw.js":
        write_retired_worker(server.folder)
    else:
        html = server.folder / "one.html"
        html.write_text(
            html.read_text("utf-8").replace('rel="manifest"', 'rel="manifest" data-offline="off"'),
            "utf-8",
        )
    page.reload()
    until_gone(page)
    page.close()  # it goes when nothing that it served is open
    page = reader.new_page()
    page.goto(f"{root}one.html")
    assert not page.evaluate("!!navigator.serviceWorker.controller")
    assert page.text_content("h1") == "one first"


def stated(text: str) -> float:
    """Return the megabytes in a line."""
    match = re.search(r"([\d.]+) MB", text)
    assert match, text
    return float(match[1])


def test_the_whole_book_is_stored_stopped_and_taken_up_again(
    small: tuple[Server, str], reader: BrowserContext
) -> None:
    server, root = small
    page = visit(reader, f"{root}panel.html")
    page.reload()  # controlled, and nothing of it is fetched any more
    save = page.locator(".offline-panel .save")
    expect(save).to_be_visible()
    missing = {path: size for path, size in state(page)["missing"] if size}
    assert set(missing) == {"one.html", "two.html", "deep/three.html"}
    server.sent.clear()
    server.cut_after = 1
    save.click()
    expect(page.get_by_role("progressbar")).to_have_attribute("aria-valuetext", re.compile("MB / "))
    expect(page.locator(".problem")).to_contain_text("연결이 끊겨", timeout=15_000)
    assert sum(size for _, size in state(page)["missing"]) == sum(missing.values()) - server.bytes
    server.cut_after = None
    expect(save).to_contain_text("나머지 저장")
    save.click()
    expect(page.locator(".state")).to_contain_text("전체 책 4쪽이 저장되어 있다")
    assert dict(server.sent) == missing and len(server.sent) == len(missing), "each once"
    server.down = True
    for name in ("two", "deep/three"):
        page.goto(f"{root}{name}.html")
        assert editions(page) == of("first")
    page.goto(f"{root}panel.html")
    page.get_by_role("button", name="모두 지우기").click()
    expect(page.locator(".state")).to_contain_text("0쪽")
    page.goto(f"{root}two.html")
    expect(page.locator("h1")).to_have_text("이 쪽은 아직 저장되지 않았다")


def test_a_stored_book_is_renewed_and_its_old_files_go(
    small: tuple[Server, str], reader: BrowserContext
) -> None:
    server, root = small
    page = visit(reader, f"{root}panel.html")
    save, whole = page.locator(".offline-panel .save"), "전체 책 4쪽이 저장되어 있다"
    save.click()
    expect(page.locator(".state")).to_contain_text(whole)
    old = {key for key in until(page, "kept", lambda keys: True) if ".html?file=" in key}
    assert len(old) == 4
    write_site(server.folder, "second")
    page.reload()
    expect(page.locator("h1")).to_have_text("panel second")
    expect(page.locator(".state")).to_contain_text("지난 판이다", timeout=20_000)
    save.click()
    expect(page.locator(".state")).to_contain_text(whole)
    until(page, "thrown away", old.isdisjoint)
    server.down = True
    page.goto(f"{root}two.html")
    assert editions(page) == of("second")


def test_a_device_without_room_is_told_before(
    small: tuple[Server, str], reader: BrowserContext
) -> None:
    server, root = small
    reader.add_init_script("navigator.storage.estimate = async () => ({quota: 10, usage: 9})")
    page = visit(reader, f"{root}panel.html")
    page.reload()
    before = len(server.sent)
    page.locator(".offline-panel .save").click()
    expect(page.locator(".problem")).to_contain_text("자리가 모자란다")
    assert len(server.sent) == before


def test_the_whole_book_opens_without_a_network_and_weighs_what_was_said(
    book: tuple[Server, str], reader: BrowserContext
) -> None:
    server, root = book
    page = visit(reader, f"{root}book/offline.html")
    page.reload()
    save = page.locator(".offline-panel .save")
    expect(save).to_be_visible()
    said = sum(size for _, size in state(page)["missing"])
    assert stated(save.text_content()) == pytest.approx(said / 1e6, abs=0.05)
    server.sent.clear()
    save.click()
    expect(page.locator(".state")).to_contain_text("전체 책", timeout=120_000)
    assert server.bytes == pytest.approx(said, rel=0.01)
    server.down = True
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    for saved in state(page)["saved"]:
        page.goto(saved["href"])
        # A reader opens what is folded: a solution's figure is drawn then.
        page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
        for figure in page.locator(".plotly-figure").all():
            figure.scroll_into_view_if_needed()
            expect(figure.locator(".main-svg").first).to_be_attached(timeout=20_000)
        assert page.locator("h1").count() and "저장되지" not in page.title(), saved
    assert failed == []


def test_a_page_of_the_book_works_without_a_network(
    book: tuple[Server, str], reader: BrowserContext
) -> None:
    server, root = book
    url = f"{root}book/01-what-is-deep-learning/01-ai-ml-dl.html"
    page = visit(reader, url)
    server.down = True
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.goto(url)
    figure = page.locator(".plotly-figure").first
    figure.scroll_into_view_if_needed()
    expect(figure.locator(".main-svg").first).to_be_visible(timeout=20_000)
    page.locator("article a:has(> .term)").first.focus()
    expect(page.locator(".term-card")).to_be_visible()
    assert failed == []


def test_the_panel_of_the_book_is_accessible(
    book: tuple[Server, str], reader: BrowserContext
) -> None:
    _, root = book
    page = visit(reader, f"{root}book/offline.html")
    expect(page.locator(".offline-panel .save")).to_be_visible()
    assert violations(page) == []
