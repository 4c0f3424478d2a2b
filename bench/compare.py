"""Measure the same pages built by this book, by plain Jupyter Book and by mystmd.

The committed notebooks, with their outputs, are given to all three; ours is the built site. Each is
served from this machine, compressed, and measured by Lighthouse as in bench/audit.py. Prints a
Markdown table. What the others ask of other hosts (formulas, fonts) is named, not fetched where the
machine has no network. mystmd downloads its theme; where it cannot, name an unpacked copy:

    python bench/compare.py [--theme FOLDER]
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
from audit import CATEGORIES, NODE, ROOT, SITE, Result, measure
from ruamel.yaml import YAML

from companion.figures.model import PLOTLY_MIME
from server import serving

PAGES = [
    "01-what-is-deep-learning/01-ai-ml-dl",
    "02-mathematical-building-blocks/04-gradient-descent",
    "03-keras-and-frameworks/03-anatomy",
    "04-classification-and-regression/01-reviews",
    "review/neuron",
]
"""Lessons with prose, formulas, code in tabs, and figures to move."""


def write_sources(folder: Path) -> None:
    """Put the pages' notebooks into `folder`, with the settings of both other tools."""
    for page in PAGES:
        target = folder / f"{page}.ipynb"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(without_our_type(ROOT / "notebooks" / f"{page}.ipynb"), encoding="utf-8")
    (folder / "index.md").write_text("# 주석 딥러닝\n\n같은 쪽을 다른 도구로.\n", encoding="utf-8")
    yaml = YAML()
    files = [{"file": page} for page in PAGES]
    settings = {
        "_toc.yml": {"format": "jb-book", "root": "index", "chapters": files},
        "_config.yml": {"title": "같은 쪽", "execute": {"execute_notebooks": "off"}},
    }
    for name, content in settings.items():
        yaml.dump(content, folder / name)


def without_our_type(path: Path) -> str:
    """Return a notebook whose figures are the HTML that plotly made beside their data.

    The data is drawn by our own plug-in for myst-nb, which stands in the same environment.
    """
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "text/html" in output.get("data", {}):
                output.data.pop(PLOTLY_MIME, None)
    return nbformat.writes(notebook)


def by_jupyter_book(folder: Path) -> Path:
    """Build with Jupyter Book as it comes; return the site's folder."""
    run([str(Path(sys.executable).with_name("jupyter-book")), "build", str(folder)], folder)
    return folder / "_build" / "html"


def by_mystmd(folder: Path, theme: Path | None) -> Path:
    """Build static pages with mystmd; return the site's folder."""
    files = [{"file": "index.md"}, *({"file": f"{page}.ipynb"} for page in PAGES)]
    template = str(theme.resolve()) if theme else "book-theme"
    settings = {
        "version": 1,
        "project": {"title": "같은 쪽", "toc": files},
        "site": {"template": template},
    }
    YAML().dump(settings, folder / "myst.yml")
    run([str(NODE), str(ROOT / "node_modules/mystmd/dist/myst.cjs"), "build", "--html"], folder)
    return folder / "_build" / "html"


def run(command: list[str], folder: Path) -> None:
    """Run `command` in `folder`.

    Raises:
        SystemExit: it failed.
    """
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        last = (result.stderr or result.stdout).strip().splitlines()[-5:]
        raise SystemExit(f"error: {' '.join(command)} failed:\n" + "\n".join(last))


def addresses(site: Path) -> list[str]:
    """Return the pages' paths below a site that gives its pages names of its own."""
    found = []
    for page in PAGES:
        slug = page.rpartition("/")[2].lstrip("0123456789-")
        names = [f"{page}.html", f"book/{page}.html", f"{page}/index.html", f"{slug}/index.html"]
        found.append(next(name for name in names if (site / name).exists()))
    return found


def rows(name: str, site: Path) -> Iterator[str]:
    """Yield a row of the table for each page."""
    with serving(site) as address:
        for page, result in zip(PAGES, measure(address, addresses(site), dark=False), strict=True):
            yield row(page, name, result)


def row(page: str, name: str, result: Result) -> str:
    """Return one row: scores, times in s (TBT in ms), kB, other hosts."""
    scores = [str(result["scores"][category]) for category in CATEGORIES]
    times = [f"{result[key] / 1000:.2f}" for key in ("fcp", "lcp")]
    rest = [f"{result['tbt']:.0f}", f"{result['cls']:.3f}", f"{result['bytes'] / 1000:.0f}"]
    return f"| {page} | {name} | {' | '.join([*scores, *times, *rest])} | {len(result['hosts'])} |"


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--theme", type=Path, help="an unpacked theme of mystmd")
    theme = parser.parse_args().theme
    print(
        "| page | built by | performance | accessibility | best practices | SEO"
        " | FCP | LCP | TBT | CLS | kB | other hosts |"
    )
    print("|---" * 12 + "|")
    with tempfile.TemporaryDirectory() as name:
        for title, build in (
            ("this book", lambda _folder: SITE),
            ("Jupyter Book 1.x", by_jupyter_book),
            ("mystmd", lambda folder: by_mystmd(folder, theme)),
        ):
            folder = Path(name, title.split()[0])
            folder.mkdir()
            write_sources(folder)
            for line in rows(title, build(folder)):
                print(line, flush=True)


if __name__ == "__main__":
    main()
