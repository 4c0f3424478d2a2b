"""The browser that reads the built pages and prints: parsing by its own rules, PDF without scripts.

Built pages are minified HTML, where closing tags may be missing; only a parser that follows the
HTML standard reads them right, and the browser's is at hand. Nothing of a page runs or loads while
it is parsed.
"""

import functools
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser

from companion.browser import open_browser
from companion.errors import CompanionError

PARSE = """html => new XMLSerializer().serializeToString(
  new DOMParser().parseFromString(html, "text/html").documentElement)"""
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What XML cannot hold: colours of a terminal, say."""
SECONDS = 1800.0
"""How long one document may take to print."""

Mounts = Mapping[str, Path]
"""First segment of an address ('/site/') → the folder that it shows."""


class PdfPrinter:
    """A running browser that prints what a server of this machine shows at `address`."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.version = browser.version
        self._address = address
        self._parser = browser.new_context().new_page()
        self._context = browser.new_context(java_script_enabled=False)
        self._context.set_default_timeout(SECONDS * 1000)

    def parse(self, html: str) -> str:
        """Return an HTML page as well-formed XHTML, drawings and formulas in their namespaces."""
        return str(self._parser.evaluate(PARSE, CONTROLS.sub("", html)))

    def pdf(self, path: str) -> bytes:
        """Return the PDF of the document at a path such as '/site/index.html'.

        Raises:
            CompanionError: something that the document shows is in none of the folders.
        """
        page = self._context.new_page()
        failures: list[str] = []
        page.on(
            "response",
            lambda response: failures.append(response.url) if response.status >= 400 else None,
        )
        try:
            page.goto(f"{self._address}{path}", wait_until="networkidle")
            if failures:
                raise CompanionError(f"{path}: cannot be printed without {failures[0]}")
            return page.pdf(tagged=True, outline=True, prefer_css_page_size=True)
        finally:
            page.close()


class _Folders(SimpleHTTPRequestHandler):
    """Serves several folders, and says nothing about it."""

    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".xhtml": "application/xhtml+xml"}  # noqa: RUF012 - the library's own interface

    def __init__(self, *args: object, mounts: Mounts) -> None:
        self.mounts = mounts
        super().__init__(*args)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        """Return the file of an address; one that leaves its folder is not there."""
        first, _, rest = unquote(urlsplit(path).path).lstrip("/").partition("/")
        folder = self.mounts.get(first, Path("/nonexistent")).resolve()
        file = (folder / rest).resolve()
        return str(file) if file.is_relative_to(folder) else "/nonexistent"

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def open_printer(mounts: Mounts) -> Iterator[PdfPrinter]:
    """Start the browser and a server of this machine only; stop both afterwards.

    Raises:
        CompanionError: no browser is here.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Folders, mounts=mounts))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with open_browser() as browser:
            yield PdfPrinter(browser, f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        server.server_close()
