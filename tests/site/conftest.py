"""The built site behind a local server, and a browser that looks at it."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

from companion.browser import ARGUMENTS, find_chromium
from pages import wait_until_ready
from server import serving
from support import SITE


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """Serve `_build/html`; yield its address without a slash at the end."""
    if not (SITE / "index.html").exists():
        pytest.fail("_build/html is not built: run `make book` first")
    with serving(SITE) as address:
        yield address


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


@pytest.fixture
def plain_phone(chromium: Browser) -> Iterator[Page]:
    """A phone whose browser runs no scripts."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 800}, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


FEATURE_FAILED = re.compile(r"[\w-]+\.js ")
"""How a page's script tells what one feature threw (site/bundle.mjs)."""

LOADS_A_SCRIPT = "matchMedia('(scripting: enabled)').matches && document.head?.innerHTML.includes('bundle/page-')"


@pytest.fixture(autouse=True, scope="session")
def pages_wait_for_their_scripts() -> Iterator[None]:
    """Let every page's `goto` and `reload` wait for its script where it loads one."""

    def waiting(action: Callable[..., Any]) -> Callable[..., Any]:
        def acted(page: Page, *args: Any, **options: Any) -> Any:
            answer = action(page, *args, **options)
            try:
                if page.evaluate(LOADS_A_SCRIPT):
                    wait_until_ready(page)
            except Error as error:
                # A page may lead on to another by itself.
                if "context was destroyed" not in str(error):
                    raise
            return answer

        return acted

    with pytest.MonkeyPatch.context() as patch:
        for name in ("goto", "reload"):
            patch.setattr(Page, name, waiting(getattr(Page, name)))
        yield


def _open(browser: Browser, width: int, height: int) -> Iterator[Page]:
    """Yield a page; afterwards fail if it logged an error."""
    # test_offline.py is where the service worker is looked at; here it would answer for the server.
    context = browser.new_context(
        viewport={"width": width, "height": height}, locale="ko-KR", service_workers="block"
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda line: FEATURE_FAILED.match(line.text) and errors.append(line.text))
    yield page
    context.close()
    assert errors == [], "the page's own scripts raised"
