"""The built site behind a local server, and a browser that looks at it."""

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from companion.browser import ARGUMENTS, find_chromium
from support import SITE


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Say nothing: pytest shows what fails."""


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """Serve `_build/html`; yield its address without a slash at the end."""
    if not (SITE / "index.html").exists():
        pytest.fail("_build/html is not built: run `make book` first")
    handler = functools.partial(QuietHandler, directory=str(SITE))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.fail("no Chromium: `make test` installs one (tests/site/install_browser.py)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def desktop(chromium: Browser) -> Iterator[Page]:
    yield from _open(chromium, 1280, 900)


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    yield from _open(chromium, 360, 800)


def _open(browser: Browser, width: int, height: int) -> Iterator[Page]:
    """Yield a page; afterwards fail if it logged an error."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="ko-KR")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == [], "the page's own scripts raised"
