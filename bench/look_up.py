"""Time the glossary's look-up in Chromium on a CPU slowed down six times: key to painted result.

Two tables: the book's own, and 10,000 made-up terms on a page as long. Names are typed key by key,
Korean ones through an input method's composition events; some have slips, some were misheard.

Two times of every key, both in the slowed-down page and from the browser's time stamp of the key:
until the result stands laid out (event, search, texts, style, layout: the work of this page),
and until the frame with it has been handed over for display. The second holds the browser's own
machinery too, which the same slow-down stretches; what that alone takes is measured on a page that
has nothing but a text box and an echo of it. Frames are made as soon as they are asked for, while a
screen adds the wait for its next refresh, up to 16.7 ms at 60 Hz.
"""

import csv
import functools
import json
import random
import re
import sys
import threading
import unicodedata
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from companion.browser import ARGUMENTS, find_chromium

ROOT = Path(__file__).parents[1]
SITE = ROOT / "_build" / "html"
SURFACES = ROOT / "tests" / "companion" / "glossary" / "heard_as.csv"
SLOWDOWN = 6
LARGE = 10_000
NAMES = 16
UNLIMITED = ["--disable-frame-rate-limit", "--disable-gpu-vsync"]
HEADER = (
    "| page | keys | laid out p50 | p95 | p99 | painted p50 | p95 | p99 |\n"
    "|---|---|---|---|---|---|---|---|"
)
TITLES = {"bare": "a bare text box", "own": "{} terms", "large": "{} terms"}
LIMITS = {"bare": float("inf"), "own": 16.0, "large": 33.0}
WARM_UP = 5
ONSETS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
FIRST_ONSET = 0x1100

BARE = """
<!doctype html><title>bare</title><input id="glossary-query"><p></p>
<script>
const [box, echo] = [document.querySelector("input"), document.querySelector("p")];
box.addEventListener("input", () => { echo.textContent = box.value; });
</script>
"""

START = """
// Before any script of the page: when did the key that is being handled come?
globalThis.began = 0;
for (const type of ["keydown", "beforeinput"]) {
  addEventListener(type, (event) => { globalThis.began ||= event.timeStamp; }, true);
}
"""

TIMER = """
() => {
  globalThis.times = { laidOut: [], painted: [] };
  globalThis.began = 0;
  const box = document.querySelector("#glossary-query");
  const channel = new MessageChannel();
  channel.port1.onmessage = ({ data }) => times.painted.push(performance.now() - data);
  // Added after the page's own, so it runs after it.
  box.addEventListener("input", () => {
    const from = globalThis.began;
    globalThis.began = 0;
    document.body.getBoundingClientRect();
    times.laidOut.push(performance.now() - from);
    // A message sent from the frame's callback is handled after that frame is painted.
    requestAnimationFrame(() => channel.port2.postMessage(from));
  });
}
"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves the built site and says nothing."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def composed(syllable: str) -> Iterator[str]:
    """Yield what an input method shows while `syllable` is typed: ㅎ, 하, 학."""
    if not "가" <= syllable <= "힣":
        yield syllable
        return
    parts = unicodedata.normalize("NFD", syllable)
    yield ONSETS[ord(parts[0]) - FIRST_ONSET]
    for length in range(2, len(parts) + 1):
        yield unicodedata.normalize("NFC", parts[:length])


def type_name(page: Page, devtools: CDPSession, name: str) -> None:
    """Type `name` as a person would: Latin letters by key, Korean by composition."""
    for character in name:
        if "가" <= character <= "힣":
            for state in composed(character):
                devtools.send(
                    "Input.imeSetComposition",
                    {"text": state, "selectionStart": 1, "selectionEnd": 1},
                )
            devtools.send("Input.insertText", {"text": character})
        else:
            page.keyboard.press("Space" if character == " " else character)
    page.wait_for_timeout(20)


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
    """Return the glossary page with its entries repeated, so that it is as long as its table."""

    def repeat(match: re.Match[str]) -> str:
        entries = match[2]
        copies = (re.sub(r'id="([^"]+)"', rf'id="\1-{n}"', entries) for n in range(1, times))
        return match[1] + entries + "".join(copies) + match[3]

    pattern = r'(<dl class="[^"]*glossary-entries[^"]*">)(.*?)(</dl>\s*</section>)'
    return re.sub(pattern, repeat, html, flags=re.DOTALL)


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
    if table:
        page.wait_for_selector(".glossary-lookup[data-ready]", timeout=300_000)
    page.evaluate("document.querySelector('#glossary-query').focus()")
    devtools = page.context.new_cdp_session(page)
    for name in names[:WARM_UP]:  # a reader's first key is not the page's first
        clear(page)
        type_name(page, devtools, name)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    page.evaluate(TIMER)
    for name in names:
        clear(page)
        type_name(page, devtools, name)
    times = page.evaluate("globalThis.times")
    page.close()
    return times


def clear(page: Page) -> None:
    """Empty the box, as a reader does who looks the next name up."""
    page.evaluate("document.querySelector('#glossary-query').select()")


def percentile(times: list[float], share: float) -> float:
    """Return the least time that `share` of all do not exceed."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


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
            figures = [
                f"{percentile(times[until], share):.1f}"
                for until in ("laidOut", "painted")
                for share in (0.5, 0.95, 0.99)
            ]
            row = [TITLES[case].format(len(terms)), str(len(times["laidOut"])), *figures]
            print(f"| {' | '.join(row)} |", flush=True)
            worst = percentile(times["laidOut"], 0.99)
            if worst > LIMITS[case]:
                slow.append(f"{len(terms)} terms: p99 {worst:.1f} ms, above {LIMITS[case]} ms")
    server.shutdown()
    if slow:
        sys.exit("\n".join(slow))


if __name__ == "__main__":
    main()
