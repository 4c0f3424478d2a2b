"""The search: an index of the built pages in place of Sphinx's, and the box that asks it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from companion.assets import serve_assets
from companion.book import book_of
from companion.glossary.parts import parts_of
from companion.offline.model import Need
from companion.search.publish import FOLDER, publish

PAGE = "search"
TEMPLATES = Path(__file__).parent / "templates"
SPHINX_ONLY = ("searchtools.js", "language_data.js")
"""Files of Sphinx's own search, which no page asks for."""


def setup(app: Sphinx) -> dict[str, object]:
    """Register the search."""
    app.connect("config-inited", _configure)
    serve_assets(app, __file__, "search.css", "search.js")
    app.connect("builder-inited", _no_sphinx_search)  # before it opens its own index
    app.connect("html-page-context", _complete)
    app.connect("build-finished", publish, priority=950)  # after the pages are light
    app.connect("build-finished", _remove_sphinx_search, priority=890)  # before scripts are bundled
    return {"env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}


def _configure(_app: Sphinx, config: Config) -> None:
    config.templates_path = [str(TEMPLATES), *config.templates_path]
    config.html_additional_pages = {**config.html_additional_pages, PAGE: "search.html"}
    needs = getattr(config, "companion_offline_needs", None)
    if needs is not None:
        config.companion_offline_needs = [*needs, Need(f"{FOLDER}/*", "search-page")]


def _no_sphinx_search(app: Sphinx) -> None:
    if app.builder.format == "html":
        app.builder.search = False  # type: ignore[attr-defined]


def _remove_sphinx_search(app: Sphinx, exception: Exception | None) -> None:
    if exception is None and app.builder.format == "html":
        for name in SPHINX_ONLY:
            (Path(app.outdir) / "_static" / name).unlink(missing_ok=True)


def _complete(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: Any
) -> None:
    """On the page of the search: its title, and what leads on where there are no scripts."""
    if pagename != PAGE:
        return
    context["title"] = "이 책에서 찾기"
    context["lists"] = list(_lists(app, context["pathto"]))


def _lists(app: Sphinx, pathto: Any) -> Iterator[dict[str, str]]:
    """Yield the parts of the glossary, by initial, as far as the book has one."""
    for part in parts_of(book_of(app).glossary):
        name = f"book/glossary/{part.name}"
        if "book/glossary" in app.env.found_docs:
            yield {"href": pathto(name), "text": part.label}
