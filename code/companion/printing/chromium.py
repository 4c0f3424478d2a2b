"""The browser that reads the built pages and prints: parsing by its own rules, PDF without scripts.

Built pages are minified HTML, where closing tags may be missing; only a parser that follows the
HTML standard reads them right, and the browser's is at hand. Nothing of a page runs or loads while
it is parsed.
"""

import mimetypes
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Route

from companion.browser import open_browser
from companion.errors import CompanionError

ADDRESS = "http://print.invalid"
PARSE = """html => new XMLSerializer().serializeToString(
  new DOMParser().parseFromString(html, "text/html").documentElement)"""
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What XML cannot hold: colours of a terminal, say."""
SECONDS = 1800.0
"""How long one document may take to print."""

Mounts = Mapping[str, Path]
"""First segment of an address ('/site/') → the folder that it shows."""


class PdfPrinter:
    """A running browser that sees the folders of `mounts` and nothing else."""

    def __init__(self, browser: Browser, mounts: Mounts) -> None:
        self.version = browser.version
        self._mounts = mounts
        self._missing: list[str] = []
        self._parser = browser.new_context().new_page()
        self._context = browser.new_context(java_script_enabled=False)
        self._context.set_default_timeout(SECONDS * 1000)
        self._context.route("**/*", self._answer)

    def parse(self, html: str) -> str:
        """Return an HTML page as well-formed XHTML, drawings and formulas in their namespaces."""
        return str(self._parser.evaluate(PARSE, CONTROLS.sub("", html)))

    def pdf(self, path: str) -> bytes:
        """Return the PDF of the document at a path such as '/site/index.html'.

        Raises:
            CompanionError: something that the document shows is in none of the folders.
        """
        self._missing.clear()
        page = self._context.new_page()
        try:
            page.goto(f"{ADDRESS}{path}", wait_until="networkidle")
            if self._missing:
                raise CompanionError(f"{path}: cannot be printed without {self._missing[0]}")
            return page.pdf(tagged=True, outline=True, prefer_css_page_size=True)
        finally:
            page.close()

    def _answer(self, route: Route) -> None:
        first, _, rest = unquote(urlsplit(route.request.url).path).lstrip("/").partition("/")
        folder = self._mounts.get(first, Path("/nonexistent")).resolve()
        file = (folder / rest).resolve()
        if route.request.url.startswith(ADDRESS) and file.is_relative_to(folder) and file.is_file():
            kind = mimetypes.types_map.get(file.suffix, "application/xhtml+xml")
            route.fulfill(path=file, content_type=kind)
        else:
            self._missing.append(route.request.url)
            route.fulfill(status=404)


@contextmanager
def open_printer(mounts: Mounts) -> Iterator[PdfPrinter]:
    """Start the browser; stop it afterwards.

    Raises:
        CompanionError: no browser is here.
    """
    with open_browser() as browser:
        yield PdfPrinter(browser, mounts)
