"""The notebooks' figures draw where readers run them: in Colab, and in VS Code."""

import json
from collections.abc import Iterator
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import Route

from companion.book import Book
from companion.pages import Page, find_pages
from support import ROOT

pytestmark = pytest.mark.slow

PAGES = list(find_pages(Book.load(ROOT)))
CDN = "https://cdn.plot.ly/"
BUNDLE = ROOT / "node_modules" / "plotly.js-cartesian-dist-min" / "plotly-cartesian.min.js"


def figures(page: Page) -> Iterator[dict[str, Any]]:
    notebook = nbformat.read(ROOT / page.notebook, as_version=4)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "application/vnd.plotly.v1+json" in output.get("data", {}):
                yield output.data


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_figures_draw_from_what_the_notebook_holds(page: Page, desktop: Tab) -> None:
    """Colab shows the HTML, whose script comes from plotly's CDN; VS Code reads the JSON."""
    version = json.loads((BUNDLE.parent / "package.json").read_text())["version"]
    asked: list[str] = []

    def serve(route: Route) -> None:
        asked.append(route.request.url)
        headers = {"Access-Control-Allow-Origin": "*"}
        route.fulfill(path=BUNDLE, content_type="text/javascript", headers=headers)

    desktop.route(f"{CDN}**", serve)
    for data in figures(page):
        assert data["application/vnd.plotly.v1+json"]["data"], "what VS Code draws"
        desktop.set_content(f"<!doctype html><body>{without_integrity(data['text/html'])}</body>")
        desktop.wait_for_selector(".js-plotly-plot .main-svg", timeout=20_000)
        # A heat map or a picture is one image; other figures are many paths.
        drawn = desktop.locator(".main-svg :is(.heatmaplayer, .imagelayer) image").count()
        assert drawn or desktop.locator(".main-svg path").count() > 5
    assert all(url == f"{CDN}plotly-{version}.min.js" for url in asked), asked


def without_integrity(html: str) -> str:
    """Return the HTML without the digest of the whole plotly.js: here a part of it is served."""
    head, found, rest = html.partition(' integrity="')
    return head + rest.partition('"')[2] if found else html
