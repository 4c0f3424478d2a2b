"""Time the glossary's look-up in Chromium on a CPU slowed down six times: key to painted result.

Two tables: the book's own, and 10,000 made-up terms on a page as long. Names are typed key by key,
Korean ones through an input method's composition events; some have slips, some were misheard.

What the two times of a key are stands in keystrokes.py; what the browser takes by itself is
measured on a page that has nothing but a text box and an echo of it.
"""

import csv
import functools
import json
import random
import re
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from keystrokes import START, UNLIMITED, figures, percentile, time_keys
from playwright.sync_api import Browser, sync_playwright

from companion.browser import ARGUMENTS, find_chromium

ROOT = Path(__file__).parents[1]
SITE = ROOT / "_build" / "html"
SURFACES = ROOT / "tests" / "companion" / "glossary" / "heard_as.csv"
LARGE = 10_000
NAMES = 16
HEADER = (
    "| page | keys | laid out p50 | p95 | p99 | painted p50 | p95 | p99 |\n"
    "|---|---|---|---|---|---|---|---|"
)
TITLES = {"bare": "a bare text box", "own": "{} terms", "large": "{} terms"}
LIMITS = {"bare": float("inf"), "own": 16.0, "large": 33.0}

BARE = """
<!doctype html><title>bare</title><input id="glossary-query"><p></p>
<script>
const [box, echo] = [document.querySelector("input"), document.querySelector("p")];
box.addEventListener("input", () => { echo.textContent = box.value; });
</script>
"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves the built site and says nothing."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def made_up(table: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """Return `count` terms: the book's, then mixtures of the words of their names."""
    chance = random.Random(5)
    words = [word for term in table for _, name in term["names"] for word in name.split()]
    terms = list(table)
    while len(terms) < count:
        model = chance.choice(table)
        names = [
            [kind, " ".join(chance.choice(words) for _ in name.split())]
            for kind, name in model["names"]
        ]
        term = {**model, "id": f"{model['id']}-{len(terms)}", "names": names}
        terms.append({**term, "ko": names[0][1], "en": names[min(1, len(names) - 1)][1]})
    return terms


def lengthened(html: str, times: int) -> str:
    """Return the glossary page with its lines repeated, so that it is as long as its table."""

    def repeat(match: re.Match[str]) -> str:
        lines = match[2]
        copies = (re.sub(r' id="?([^" >]+)"?', rf' id="\1-{n}"', lines) for n in range(1, times))
        return match[1] + lines + "".join(copies) + match[3]

    pattern = r'(<ul class="?term-lines[^>]*>)(.*?)(</ul>)'
    longer, count = re.subn(pattern, repeat, html, flags=re.DOTALL)
    if not count:
        sys.exit("the glossary page has no lines to repeat")
    return longer


def typed_names(table: list[dict[str, Any]]) -> list[str]:
    """Return what is typed: names of every kind, some with a slip, and misheard ones."""
    chance = random.Random(6)
    kinds = ("head", "abbr", "variant", "sound", "also")
    pool = [name for term in table for kind, name in term["names"] if kind in kinds]
    names = chance.sample([name for name in pool if re.fullmatch(r"[A-Za-z가-힣 ]+", name)], NAMES)
    slipped = [name[:2] + name[3:] for name in names[:10] if len(name) > 5]
    with SURFACES.open(encoding="utf-8") as file:
        heard = [row["surface"] for row in csv.DictReader(file)]
    return [*names, *slipped, *chance.sample(heard, NAMES // 2)]


def measure(
    browser: Browser, address: str, table: list[dict[str, Any]], html: str, names: list[str]
) -> dict[str, list[float]]:
    """Return the milliseconds of every key until laid out and until painted."""
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.add_init_script(START)
    page.route("**/glossary/lookup.json", lambda route: route.fulfill(json=table))
    page.route(
        "**/book/glossary.html", lambda route: route.fulfill(body=html, content_type="text/html")
    )
    page.goto(f"{address}/book/glossary.html", timeout=300_000)
    page.evaluate("document.querySelector('#glossary-query').focus()")  # loads the names
    if table:
        page.wait_for_selector(".glossary-lookup[data-ready]", timeout=300_000)
    times = time_keys(page, "#glossary-query", names)
    page.close()
    return times


def main() -> None:
    """Print the table, and fail if the page's own work is slower than it may be."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    table = json.loads((SITE / "glossary" / "lookup.json").read_text(encoding="utf-8"))
    html = (SITE / "book" / "glossary.html").read_text(encoding="utf-8")
    names = typed_names(table)
    large = made_up(table, LARGE)
    long_page = lengthened(html, len(large) // len(table))
    cases = {"bare": ([], BARE), "own": (table, html), "large": (large, long_page)}
    path, slow = find_chromium(), []
    print(HEADER)
    with sync_playwright() as playwright:
        for case, (terms, page) in cases.items():
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS + UNLIMITED)
            times = measure(browser, address, terms, page, names)
            browser.close()
            row = [TITLES[case].format(len(terms)), *figures(times)]
            print(f"| {' | '.join(row)} |", flush=True)
            worst = percentile(times["laidOut"], 0.99)
            if worst > LIMITS[case]:
                slow.append(f"{len(terms)} terms: p99 {worst:.1f} ms, above {LIMITS[case]} ms")
    server.shutdown()
    if slow:
        sys.exit("\n".join(slow))


if __name__ == "__main__":
    main()
