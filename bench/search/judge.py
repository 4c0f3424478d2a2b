"""Find the same judged queries with this search, Sphinx's and Pagefind's, in Chromium, on one site.

    python bench/search/judge.py [--half tune|test] [--queries FILE] [--misses]

The built site is indexed by all three: Sphinx's index is made of the same build's doctrees, with
the language of the book (for which Sphinx has no stemmer, so that it takes the English one);
Pagefind runs with `--force-language ko`. A query counts as answered at the place of the first
result on a page that its row names; for this search also at that of the first section that it
names. Prints a table of success@1, success@3, MRR, milliseconds a query (median, of the search
alone), and the compressed bytes that a reader's first query asks for.
"""

import argparse
import csv
import pickle
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import unquote, urlsplit

import sphinx
from docutils import nodes
from jinja2 import Template
from playwright.sync_api import Browser, Page, sync_playwright
from sphinx.search import IndexBuilder, js_index

from companion.browser import ARGUMENTS, find_chromium
from server import serving

ROOT = Path(__file__).parents[2]
SITE = ROOT / "_build" / "html"
FOLDER = Path(__file__).parent
QUERIES, *OTHERS = "queries.csv", "spoken.csv", "unseen.csv"
MOST = 10
STATIC = ("doctools.js", "sphinx_highlight.js", "searchtools.js")
"""Scripts of Sphinx's own search."""
HEADER = (
    "| search | queries | success@1 | success@3 | MRR | ms | first use, kB |\n"
    "|---|---:|---:|---:|---:|---:|---:|"
)


@dataclass(frozen=True)
class Query:
    """What was typed, and the sections (`path#anchor`) or pages (`path`) that answer it."""

    text: str
    answers: tuple[str, ...]
    half: str


@dataclass(frozen=True)
class Answer:
    """What a search found, as addresses below the site, best first, and how long it took."""

    found: tuple[str, ...]
    milliseconds: float


def read_queries(half: str | None, name: str = QUERIES) -> list[Query]:
    """Return the queries of a file, of one half or all."""
    with (FOLDER / name).open(encoding="utf-8") as file:
        rows = [
            Query(row["query"], tuple(row["answers"].split()), row["half"])
            for row in csv.DictReader(file)
        ]
    return [row for row in rows if half in (None, row.half)]


def ours(page: Page, address: str, queries: Sequence[Query]) -> Iterator[Answer]:
    """Type each query into the box of the search page, and read what it shows when keys rest."""
    page.goto(f"{address}/search.html")
    page.wait_for_selector(".search-answer[data-ready]")
    for query in queries:
        found, milliseconds = page.evaluate(
            """text => {
                const input = document.querySelector(".search-page input");
                input.value = text;
                const began = performance.now();
                input.dispatchEvent(new Event("input"));
                const took = performance.now() - began;
                // A key fills the rows in sight; an arrow the rest, as a pause does.
                input.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown" }));
                const shown = "a.search-result:not([hidden]):not(.of-term)";
                return [[...document.querySelectorAll(shown)].map(({ href }) => href), took];
            }""",
            query.text,
        )
        yield Answer(tuple(below(href, address) for href in found), milliseconds)


def sphinx_s(page: Page, address: str, queries: Sequence[Query]) -> Iterator[Answer]:
    """Ask Sphinx's own script, which gives a page and the section whose title has the words."""
    page.goto(f"{address}/sphinx.html")
    page.wait_for_function("typeof Search !== 'undefined' && Boolean(Search._index)")
    for query in queries:
        found, milliseconds = page.evaluate(
            """text => {
                const began = performance.now();
                const [, terms, excluded, highlight, objects] = Search._parseQuery(text);
                const found = Search._performSearch(text, terms, excluded, highlight, objects);
                const took = performance.now() - began;
                const addresses = found.map(([name, , anchor]) => `${name}.html${anchor ?? ""}`);
                return [addresses.reverse(), took];
            }""",
            query.text,
        )
        yield Answer(tuple(found[:MOST]), milliseconds)


def pagefind_s(page: Page, address: str, queries: Sequence[Query]) -> Iterator[Answer]:
    """Ask Pagefind, which gives a page and the sections of it that it thinks best."""
    page.goto(f"{address}/pagefind.html")
    page.wait_for_function("globalThis.pagefind")
    for query in queries:
        found, milliseconds = page.evaluate(
            """async text => {
                const began = performance.now();
                const { results } = await pagefind.search(text);
                const took = performance.now() - began;
                const pages = await Promise.all(results.slice(0, 10).map((one) => one.data()));
                return [pages.map(({ url }) => url), took];
            }""",
            query.text,
        )
        yield Answer(tuple(below(href, address) for href in found), milliseconds)


SEARCHES = {"this search": ours, "Sphinx": sphinx_s, "Pagefind": pagefind_s}


def below(href: str, address: str) -> str:
    """Return an address as a path below the site, with its anchor."""
    url = urlsplit(href)
    path = unquote(url.path).removeprefix("/")
    return f"{path}#{unquote(url.fragment)}" if url.fragment else path


def place(found: Sequence[str], answers: Sequence[str], *, pages: bool) -> int:
    """Return the place of the first right result, from 1, or 0."""
    wanted = {answer.split("#")[0] for answer in answers} if pages else set(answers)
    seen = list(dict.fromkeys(one.split("#")[0] for one in found)) if pages else found
    return next((n for n, one in enumerate(seen, 1) if one in wanted), 0)


@contextmanager
def indexed_site() -> Iterator[str]:
    """Yield the address of a copy of the site with the indexes of both others."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        shutil.copytree(SITE, site)
        write_sphinx(site)
        write_pagefind(site)
        with serving(site) as address:
            yield address


def write_sphinx(site: Path) -> None:
    """Index the doctrees of the build as Sphinx does, and a page with its scripts."""
    doctrees = SITE.parent / ".doctrees"
    with (doctrees / "environment.pickle").open("rb") as file:
        env = pickle.load(file)
    builder = IndexBuilder(env, "ko", {}, "")
    for name in sorted(env.all_docs):
        with (doctrees / f"{name}.doctree").open("rb") as file:
            doctree: nodes.document = pickle.load(file)
        builder.feed(name, f"{name}.md", env.titles[name].astext(), doctree)
    with (site / "searchindex.js").open("w", encoding="utf-8") as stream:
        builder.dump(stream, js_index)
    static = Path(sphinx.__file__).parent / "themes" / "basic" / "static"
    for name in STATIC:
        shutil.copy(static / name, site / name)
    language = (static / "language_data.js.jinja").read_text(encoding="utf-8")
    (site / "language_data.js").write_text(
        Template(language).render(**builder.context_for_searchtool()), encoding="utf-8"
    )
    scripts = "".join(
        f"<script src={name}></script>" for name in ("language_data.js", *STATIC, "searchindex.js")
    )
    (site / "sphinx.html").write_text(
        "<!doctype html><html data-content_root='./'>"
        f"<script>DOCUMENTATION_OPTIONS={{}}</script>{scripts}",
        encoding="utf-8",
    )


def write_pagefind(site: Path) -> None:
    """Index the pages with Pagefind as it comes, told that they are Korean."""
    command = [
        ROOT / "node_modules" / ".bin" / "pagefind",
        "--site",
        site,
        "--force-language",
        "ko",
    ]
    subprocess.run(command, check=True, capture_output=True)
    (site / "pagefind.html").write_text(
        "<!doctype html><html lang=ko><script type=module>"
        "import * as it from './pagefind/pagefind.js';"
        "await it.init(); globalThis.pagefind = it;</script>",
        encoding="utf-8",
    )


def first_use(browser: Browser, address: str, name: str) -> float:
    """Return the kB that a search asks for until the first query is answered."""
    # What a service worker hands over is not counted as received.
    page = browser.new_page(service_workers="block")
    sizes: list[float] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    list(SEARCHES[name](page, address, [Query("전이 학습", (), "")]))
    page.wait_for_timeout(1000)
    page.close()
    return sum(sizes) / 1000


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=["tune", "test"])
    parser.add_argument("--queries", choices=[QUERIES, *OTHERS], default=QUERIES)
    parser.add_argument("--misses", action="store_true", help="also what this search missed")
    parser.add_argument("--only", choices=list(SEARCHES), action="append")
    options = parser.parse_args()
    queries = read_queries(options.half, options.queries)
    print(HEADER)
    chromium = find_chromium()
    with indexed_site() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for name in options.only or SEARCHES:
            page = browser.new_page()
            answers = list(SEARCHES[name](page, address, queries))
            page.close()
            size = first_use(browser, address, name)
            report(name, queries, answers, size, misses=options.misses)
        browser.close()


def report(
    name: str, queries: Sequence[Query], answers: Sequence[Answer], size: float, *, misses: bool
) -> None:
    """Print a search's row; this search's own misses below it."""
    for pages in (True, False) if name == "this search" else (True,):
        places = [
            place(answer.found, query.answers, pages=pages)
            for query, answer in zip(queries, answers, strict=True)
        ]
        count = len(places)
        row = [
            name if pages else f"{name}, section",
            str(count),
            f"{sum(at == 1 for at in places) / count:.3f}",
            f"{sum(0 < at <= 3 for at in places) / count:.3f}",
            f"{sum(1 / at for at in places if at) / count:.3f}",
            f"{median(answer.milliseconds for answer in answers):.1f}",
            f"{size:.0f}",
        ]
        print(f"| {' | '.join(row)} |", flush=True)
        if misses and pages and name == "this search":
            for query, answer, at in zip(queries, answers, places, strict=True):
                if at != 1:
                    print(f"  {at or '—'} {query.text} → {' '.join(answer.found[:3])}")


if __name__ == "__main__":
    main()
