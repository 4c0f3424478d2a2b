"""Where a Chromium is: it draws the posters of figures, prints, and runs the tests of the site."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from companion.errors import CompanionError

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# No background services: nothing but the site's own requests.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def find_chromium() -> str | None:
    """Return the path of playwright's own Chromium, else of the system's, else None."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - a build needs none

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).exists():
        return own
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


@contextmanager
def open_browser() -> Iterator["Browser"]:
    """Start a Chromium; stop it afterwards.

    Raises:
        CompanionError: there is none.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    chromium = find_chromium()
    if chromium is None:
        raise CompanionError(
            "no Chromium: `make print` installs one, or install your system's `chromium` package"
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()
