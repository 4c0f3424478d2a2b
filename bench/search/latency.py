"""Time the search in Chromium on a CPU slowed down six times: key to result, and loading.

    PYTHONPATH=bench:tests/site python bench/search/latency.py

Two books: the built one, and one with 2,000 sections, whose pages are the book's own with each word
that stands in few sections made another one, so that the vocabulary grows as a longer book's does.
Judged queries are typed key by key into the page of the search, Korean ones through an input
method's composition events. What the times of a key are stands in bench/keystrokes.py. First the
same page without an index, which answers nothing: what the browser takes by itself. The limits are
of the page's own part.
"""

import csv
import gzip
import random
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from keystrokes import SLOWDOWN, START, UNLIMITED, figures, percentile, time_keys
from playwright.sync_api import Browser, Page, Route, sync_playwright

from companion.book import Book
from companion.browser import ARGUMENTS, find_chromium
from companion.search.index import as_text, index_of
from companion.search.model import SearchedPage, Words
from companion.search.publish import INDEX, built_pages
from server import serving

ROOT = Path(__file__).parents[2]
SITE = ROOT / "_build" / "html"
QUERIES = Path(__file__).with_name("queries.csv")
SECTIONS = 2000
TYPED = 60
RARE = 3
"""Sections that a word stands in, at most, to be another word in another part of a longer book."""
LIMITS = {"none": float("inf"), "own": 30.0, "large": 50.0}
KINDS = ("worked", "laidOut", "painted")
HEADER = (
    "| book | sections | index, kB | ready, ms | keys "
    "| own part p50 | p95 | p99 | laid out p50 | p95 | p99 | painted p50 | p95 | p99 |\n"
    "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
)


def grown(pages: Sequence[SearchedPage], sections: int) -> list[SearchedPage]:
    """Return `pages`, then copies of them with rare words of their own, up to `sections` units."""
    counted = Counter(word for page in pages for one in page.words for word in one.body)
    longer, copy = list(pages), 0
    count = sum(len(page.units) for page in pages)
    while count < sections:
        copy += 1
        for page in pages:
            if count >= sections:
                break
            words = tuple(_renamed(one, counted, copy) for one in page.words)
            path = page.path.replace(".html", f"-{copy}.html")
            longer.append(replace(page, path=path, words=words))
            count += len(page.units)
    return longer


def _renamed(words: Words, counted: Mapping[str, int], copy: int) -> Words:
    body = {
        (f"{word}{copy}" if counted[word] <= RARE else word): n for word, n in words.body.items()
    }
    return replace(words, body=body)


def typed() -> list[str]:
    """Return queries as students type them, chosen by chance once."""
    with QUERIES.open(encoding="utf-8") as file:
        queries = [row["query"] for row in csv.DictReader(file)]
    return random.Random(7).sample(queries, TYPED)


def answering(index: str) -> Callable[[Route], None]:
    """Return what answers with `index`, or with nothing at all if there is none."""
    if not index:
        return lambda route: route.abort()
    return lambda route: route.fulfill(body=index, content_type="text/json")


def opened(browser: Browser, address: str, answer: Callable[[Route], None]) -> Page:
    """Return the page of the search on a slow CPU, where the index is asked of `answer`."""
    # What a service worker asks for is not routed.
    page = browser.new_page(viewport={"width": 360, "height": 800}, service_workers="block")
    page.add_init_script(START)
    page.route(f"**/{INDEX}", answer)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.goto(f"{address}/search.html", timeout=300_000)
    return page


def ready_after(page: Page) -> float:
    """Return milliseconds from the script's request of the index until the search is ready."""
    page.wait_for_selector(".search-answer[data-ready]", timeout=300_000)
    ready: float = page.evaluate(
        """name => {
            const all = performance.getEntriesByType("resource");
            const asked = all.find((one) => one.name.endsWith(name));
            return performance.now() - asked.startTime;
        }""",
        INDEX,
    )
    return ready


def main() -> None:
    """Print the table, and fail if a key takes the page longer than it may."""
    book = Book.load(ROOT)
    pages, space = built_pages(book), book.space
    cases = {"none": [], "own": pages, "large": grown(pages, SECTIONS)}
    path, slow = find_chromium(), []
    print(HEADER)
    with serving(SITE) as address, sync_playwright() as playwright:
        for case, of_case in cases.items():
            index = as_text(index_of(of_case, book.glossary, space)) if of_case else ""
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS + UNLIMITED)
            page = opened(browser, address, answering(index))
            ready = f"{ready_after(page):.0f}" if index else ""
            times = time_keys(page, ".search-page input", typed())
            browser.close()
            size = f"{len(gzip.compress(index.encode())) / 1000:.0f}" if index else ""
            row = [case, str(sum(len(page.units) for page in of_case)), size, ready]
            print(f"| {' | '.join([*row, *figures(times, KINDS)])} |", flush=True)
            worst = percentile(times["worked"], 0.99)
            if worst > LIMITS[case]:
                slow.append(f"{case}: p99 {worst:.1f} ms, above {LIMITS[case]} ms")
    if slow:
        sys.exit("\n".join(slow))


if __name__ == "__main__":
    main()
