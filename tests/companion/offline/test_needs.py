"""What a page needs is found in its HTML, styles and scripts, wherever the site lives."""

from pathlib import Path

import pytest

from companion.offline.model import Need, survey

FILES = {
    "book/page.html": """<!doctype html><html><head><title>쪽 — 책</title>
        <link rel="stylesheet" href="../_static/site.css?v=1"><link rel="icon" href="../mark.svg">
        <link rel="canonical" href="https://example.org/book/page.html"><link rel="next" href="next.html">
        <style>.a { background: url("../_static/ground.png") }</style>
        <script>addEventListener("load",()=>import(`../_static/engine.js`))</script>
        <script type="module" src="../_static/start.js"></script>
        <script type="application/json">{"a": "import './never.js'"}</script></head>
        <body><img src="../_images/one.png" srcset="../_images/two.png 2x, ../_images/three.png 3x">
        <div class="plotly-figure" data-figure="../_static/figures/1.json"></div>
        <a class="figure-table" href="../_static/figures/1.html">표</a>
        <video poster="../_images/still.png"></video><p style="background: url(../_images/inline.png)">
        <a href="next.html">다음</a> <a href="../print/book.pdf">PDF</a> <a href="../_downloads/a.ipynb">N</a>
        <img src="https://example.org/far.png"><img src="data:image/png;base64,AA"><img src="no-such.png">""",
    "book/next.html": "<title>다음</title><div class='figure wide'></div><script src='../_static/start.js' type=module></script>",
    "book/moved.html": "<meta http-equiv=Refresh content='0; url=next.html'>",
    "_static/site.css": """@import "more.css"; @font-face { src: url(f.woff2) format("woff2"), url(f.woff), url(f.ttf) }""",
    "_static/more.css": "p { background: url('../_images/deep.png') }",
    "_static/start.js": """import { a } from "./part.js"; export * from './other.js';
        const later = () => import("./heavy.js"); const data = new URL("../data/table.json", import.meta.url);
        const named = "./never.js";""",
    "_static/part.js": "import './start.js'", # in a circle
    "print/page.html": "<title>never</title>",
    "_static/macros.html": "<title>never</title>",
}  # fmt: skip
NAMED = [
    "mark.svg", "_static/ground.png", "_static/engine.js", "_images/one.png", "_images/two.png",
    "_images/three.png", "_images/still.png", "_images/inline.png", "_images/deep.png", "_static/f.woff2",
    "_static/other.js", "_static/heavy.js", "data/table.json",
    "_static/figures/1.json", "_static/figures/1.html",
]  # fmt: skip
NOT_NEEDED = [
    "_static/never.js", "_static/f.woff", "_static/f.ttf", "print/book.pdf", "_downloads/a.ipynb",
    "book/far.png", "data/extra.json",
]  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in {**FILES, **dict.fromkeys(NAMED + NOT_NEEDED, "content")}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_page_needs_what_it_names_and_what_that_names(site: Path) -> None:
    pages = {page.path: page for page in survey(site).pages}
    expected = {*NAMED, "_static/site.css", "_static/more.css", "_static/start.js", "_static/part.js"}  # fmt: skip
    assert set(pages["book/page.html"].needs) == expected
    assert pages["book/page.html"].title == "쪽"


def test_pages_are_those_that_a_reader_reads(site: Path) -> None:
    assert [page.path for page in survey(site).pages] == ["book/next.html", "book/page.html"]


def test_every_need_is_a_file_of_the_edition_and_nothing_else_is(site: Path) -> None:
    edition = survey(site)
    named = {path for page in edition.pages for path in (page.path, *page.needs)}
    assert {file.path for file in edition.files} == named
    assert named.isdisjoint(NOT_NEEDED)


def test_a_rule_adds_and_takes_away(site: Path) -> None:
    rules = [Need("_static/heavy*", "figure"), Need("data/extra.json", "figure")]
    pages = {page.path: set(page.needs) for page in survey(site, rules).pages}
    assert {"_static/heavy.js", "data/extra.json"} <= pages["book/next.html"]
    assert pages["book/page.html"].isdisjoint({"_static/heavy.js", "data/extra.json"})
    assert "_static/start.js" in pages["book/page.html"], "only what the rule names"
