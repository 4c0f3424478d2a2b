"""The tiny book is built with its worker; building it again changes what must change and no more."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from companion.book import Book
from support import parsed, replace


def build(book: Book) -> Path:
    """Build with Jupyter Book alone; return the site."""
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", str(book.root)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert result.returncode == 0, result.stdout + result.stderr
    return book.root / "_build" / "html"


def listed(site: Path) -> dict:
    text = (site / "sw.js").read_text("utf-8")
    match = re.search(r"^const BOOK = (\{.*\});$", text, re.MULTILINE)
    assert match
    return json.loads(match[1])


@pytest.mark.slow
def test_the_list_follows_the_pages(tiny: Book) -> None:
    replace(
        tiny.root / "_config.yml",
        "- companion.site",
        "- companion.offline.extension\n    - companion.site",
    )
    site = build(tiny)
    first = listed(site)
    assert {"book/index.html", "book/one/page.html", "book/glossary.html"} <= set(first["pages"])
    assert "index.html" not in first["pages"], "it only leads on, and is written after the list"
    assert (
        "glossary/lookup.json" in first["files"] and "glossary/glossary.pdf" not in first["files"]
    )
    assert not any(path.startswith(("_sources/", "_downloads/")) for path in first["files"])
    page = parsed(site / "book" / "one" / "page.html")
    assert page.select_one("link[rel=manifest]")["href"] == "../../manifest.webmanifest"
    assert len(page.select("meta[name=theme-color]")) == 2
    before = (site / "sw.js").stat().st_mtime_ns

    assert listed(build(tiny)) == first and (site / "sw.js").stat().st_mtime_ns == before

    with (tiny.source / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n한 줄 더.\n")
    second = listed(build(tiny))
    assert second["version"] != first["version"]
    changed = {path for path in first["files"] if second["files"].get(path) != first["files"][path]}
    assert {path for path in changed if path.endswith(".html")} == {"book/index.html"}

    replace(tiny.root / "_config.yml", "config: {", "config: {companion_offline: false, ")
    site = build(tiny)
    assert "unregister" in (site / "sw.js").read_text("utf-8")
    assert parsed(site / "book" / "one" / "page.html").select("[data-offline=off]")
