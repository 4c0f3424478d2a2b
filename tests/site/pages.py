"""Which files of the built site are pages that a reader sees, when one is ready, what moved on it."""

from pathlib import Path

from playwright.sync_api import Page

_goto = Page.goto


def pages_of(site: Path) -> list[str]:
    """Return every page, as paths below the site; not one that only leads on to another.

    What is shown at addresses of no page is looked at there (`test_not_found.py`).
    """
    return [
        path.relative_to(site).as_posix()
        for path in sorted(site.rglob("*.html"))
        # Not `_static`, where the theme leaves templates of its own.
        if site / "_static" not in path.parents
        and path != site / "404.html"
        and not _leads_on(path)
    ]


def wait_for_script(page: Page) -> None:
    """Wait until the page's script, which is loaded once the page is painted, has run."""
    page.wait_for_selector("html[data-ready]", state="attached")


def wait_until_ready(page: Page) -> None:
    """Wait until the page's script has run and the page is laid out to its end.

    So it is for a reader who has touched it.
    """
    wait_for_script(page)
    page.evaluate("dispatchEvent(new Event('pointerdown'))")
    page.wait_for_selector("html[data-laid-out]", state="attached")


def next_frames(page: Page) -> None:
    """Wait until what was just asked of the page is laid out and painted."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def settle(page: Page) -> None:
    """Wait until the page is at rest: nothing asked for, every font there, nothing left to do."""
    page.wait_for_load_state("networkidle")
    page.evaluate(
        "document.fonts.ready.then(() => new Promise((done) => requestIdleCallback(done)))"
    )
    next_frames(page)


def open_untouched(page: Page, url: str) -> None:
    """Open a page as it is before the reader moves, when what is off the screen is not laid out.

    `conftest.py` lets `goto` itself wait until a page is ready and touched.
    """
    _goto(page, url)


def watch_shifts(page: Page) -> None:
    """Count from its beginning what moves by itself on each page opened from now on."""
    page.add_init_script(
        "globalThis.shift = 0; new PerformanceObserver((list) => {"
        " for (const entry of list.getEntries()) globalThis.shift += entry.value;"
        "}).observe({type: 'layout-shift', buffered: true})"
    )


def shift(page: Page) -> float:
    """Return the layout shift since the page was opened, after `watch_shifts`."""
    return float(page.evaluate("globalThis.shift"))


def _leads_on(path: Path) -> bool:
    return "http-equiv=refresh" in path.read_text("utf-8").lower().replace('"', "")
