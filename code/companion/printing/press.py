"""The browser that reads the built pages and prints: parsing by its own rules, PDF without scripts.

Built pages are minified HTML, where closing tags may be missing; only a parser that follows the
HTML standard reads them right, and the browser's is at hand. Nothing of a page runs or loads while
it is parsed.
"""

import functools
import re
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import sync_playwright

from companion.browser import ARGUMENTS, find_chromium
from companion.errors import CompanionError

PARSE = """html => new XMLSerializer().serializeToString(
  new DOMParser().parseFromString(html, "text/html").documentElement)"""
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What XML cannot hold: colours of a terminal, say."""
SECONDS = 300.0
"""How long one part may take to print."""


class Press:
    """A running browser. `open_press` starts it."""

    def __init__(self, chromium: str, address: str) -> None:
        self._address = address
        # The library works in the thread that it was started in, and refuses to start in one where
        # it is in use already: so it has one of its own.
        self._thread = ThreadPoolExecutor(1)
        self.version: str = self._thread.submit(self._start, chromium).result()

    def parse(self, html: str) -> str:
        """Return an HTML page as well-formed XHTML, drawings and formulas in their namespaces."""
        text = CONTROLS.sub("", html)
        return self._thread.submit(lambda: str(self._reader.evaluate(PARSE, text))).result()

    def pdf(self, path: str) -> bytes:
        """Return the PDF of the document at a path of the local server (see `Mounts`)."""
        return self._thread.submit(self._print, path).result()

    def close(self) -> None:
        """Stop the browser."""
        self._thread.submit(self._stop).result()
        self._thread.shutdown()

    def _start(self, chromium: str) -> str:
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        self._reader = self._browser.new_context().new_page()
        self._printer = self._browser.new_context(java_script_enabled=False)
        return self._browser.version

    def _stop(self) -> None:
        self._browser.close()
        self._playwright.stop()

    def _print(self, path: str) -> bytes:
        page = self._printer.new_page()
        page.set_default_timeout(SECONDS * 1000)
        try:
            failures: list[str] = []
            page.on(
                "response",
                lambda response: failures.append(response.url) if response.status >= 400 else None,
            )
            page.goto(f"{self._address}{path}", wait_until="networkidle")
            if failures:
                raise CompanionError(f"{path}: cannot be printed without {failures[0]}")
            return page.pdf(tagged=True, outline=True, prefer_css_page_size=True)
        finally:
            page.close()


Mounts = Mapping[str, Path]
"""First segment of an address ('/site/') → the folder that it shows."""


class _Folders(SimpleHTTPRequestHandler):
    """Serves several folders, and says nothing about it."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".xhtml": "application/xhtml+xml"}  # noqa: RUF012 - the library's own interface

    def __init__(self, *args: object, mounts: Mounts) -> None:
        self.mounts = mounts
        super().__init__(*args)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """Return the file of an address; one that leaves its folder is not there."""
        first, _, rest = unquote(urlsplit(path).path).lstrip("/").partition("/")
        folder = self.mounts.get(first)
        file = (folder / rest).resolve() if folder else None
        inside = file is not None and folder is not None and file.is_relative_to(folder.resolve())
        return str(file) if inside else "/nonexistent"

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def open_press(mounts: Mounts) -> Iterator[Press]:
    """Start the browser and a server of this machine only; stop both afterwards.

    Raises:
        CompanionError: no browser is here.
    """
    with ThreadPoolExecutor(1) as apart:  # for the reason that `Press` has a thread of its own
        chromium = apart.submit(find_chromium).result()
    if chromium is None:
        raise CompanionError(
            "no Chromium: `make print` installs one, or install your system's `chromium` package"
        )
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Folders, mounts=mounts))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        press = Press(chromium, f"http://127.0.0.1:{server.server_port}")
        try:
            yield press
        finally:
            press.close()
    finally:
        server.shutdown()
        server.server_close()
