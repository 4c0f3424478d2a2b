"""A few pages as the build leaves them, ready to be searched."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from searched_pages import PAGES

from companion.book import Book
from companion.glossary.model import Glossary
from companion.search.index import index_of
from companion.search.model import SearchedPage
from companion.search.publish import read_pages
from companion.search.space import NOWHERE, Space
from companion.site.katex import NODE
from support import ROOT


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    """The book's own: what Koreans call things is not made up for a test."""
    return Book.load(ROOT).glossary


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    for name, html in PAGES.items():
        path = folder / f"{name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def pages(site: Path, glossary: Glossary) -> list[SearchedPage]:
    return read_pages(site, sorted(PAGES), glossary, site.parent / "kept")[0]


@pytest.fixture(scope="session")
def ask(glossary: Glossary) -> Callable[..., list[dict[str, Any]]]:
    """Search pages with the scripts of the site, in node."""
    script = Path(read_pages.__code__.co_filename).with_name("search.mjs")

    def answers(
        pages: list[SearchedPage], queries: list[str], space: Space = NOWHERE
    ) -> list[dict[str, Any]]:
        index = index_of(pages, glossary, space)
        asked = json.dumps({"index": index, "queries": queries, "most": 10})
        command = [NODE, script, ROOT / "node_modules"]
        found = subprocess.run(
            command, input=asked, capture_output=True, encoding="utf-8", check=False
        )
        assert found.returncode == 0, found.stderr
        return json.loads(found.stdout)["found"]

    return answers


@pytest.fixture(scope="session")
def search(
    pages: list[SearchedPage],
    ask: Callable[..., list[dict[str, Any]]],
) -> Callable[[list[str]], list[dict[str, Any]]]:
    """Search the few pages."""
    return lambda queries: ask(pages, queries)
