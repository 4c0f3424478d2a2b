"""Where a Chromium is: it draws the posters of figures and runs the tests of the site."""

import shutil
from pathlib import Path

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
    """Return the path of playwright's own Chromium, else of the system's, else None.

    Raises:
        ImportError: playwright is not installed; a build needs none.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).exists():
        return own
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)
