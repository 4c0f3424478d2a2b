"""Say how long `.ci/run` takes, and how long it will when the book has grown.

Reads what a run wrote about its tests and adds up its parts; a test that has a page of the book
in its name either grows with the book, or is chosen by tests/selection.py and stays as it is. On a
machine that does other things too, give the CPU seconds of the run (`time` says them): the tests'
own seconds are then scaled to them. Prints a Markdown table.

    PYTEST_ADDOPTS=--junitxml=fast.xml .ci/run fast
    python bench/ci.py --pages 90 --site-pages 180 --stage setup=180 --stage book=90:pages \
        fast.xml browser.xml:900 notebooks.xml
"""

import argparse
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from companion.book import Book
from companion.pages import find_pages

ROOT = Path(__file__).parents[1]
WORKERS = 2
CHOSEN = (
    "test_runs_to_the_end_with_only_what_colab_offers", "test_two_runs_give_the_same_bytes",
    "test_every_assertion_fails_when_it_is_negated", "test_axe_finds_nothing",
    "test_a_page_fits_a_phone_and_asks_no_other_host", "test_html",
)  # fmt: skip
"""What gets its pages from tests/selection.py."""


@dataclass(frozen=True)
class Stage:
    """A part of the run: seconds of one core that stay, and that grow with pages or site pages."""

    name: str
    fixed: float
    pages: float = 0.0
    site: float = 0.0
    workers: int = 1

    def seconds(self, pages: float, site: float) -> float:
        """Return the seconds on the clock, for `pages` and `site` pages as ratios of today's."""
        return (self.fixed + self.pages * pages + self.site * site) / self.workers


def measured(path: Path, cpu: float | None, slugs: set[str]) -> Stage:
    """Return the stage of the tests that a JUnit file tells of."""
    sums = {"fixed": 0.0, "pages": 0.0, "site": 0.0}
    for case in ET.parse(path).iter("testcase"):
        name = f"{case.get('classname')}.{case.get('name')}"
        sums[_growth(name, slugs)] += float(case.get("time", 0))
    scale = cpu / sum(sums.values()) if cpu else 1.0
    return Stage(path.stem, **{kind: each * scale for kind, each in sums.items()}, workers=WORKERS)


def _growth(name: str, slugs: set[str]) -> str:
    given = re.search(r"\[(.*)\]$", name)
    if not given or any(chosen in name for chosen in CHOSEN):
        return "fixed"
    if any(part in slugs for part in (given[1], given[1].removesuffix(".md"))):
        return "pages"
    return "site" if ".html" in given[1] else "fixed"


def stated(text: str) -> Stage:
    """Return a stage written as name=SECONDS, or name=SECONDS:pages where it grows with them."""
    name, _, value = text.partition("=")
    seconds, _, grows = value.partition(":")
    return Stage(name, 0.0, **{grows: float(seconds)}) if grows else Stage(name, float(seconds))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", metavar="FILE.xml[:CPU SECONDS]")
    parser.add_argument("--pages", type=int, default=90)
    parser.add_argument("--site-pages", type=int, default=180)
    parser.add_argument("--stage", action="append", default=[], type=stated)
    options = parser.parse_args()
    slugs = {page.slug for page in find_pages(Book.load(ROOT))}
    shown = len(list((ROOT / "_build" / "html" / "book").rglob("*.html")))
    stages = list(options.stage)
    for file in options.files:
        path, _, cpu = file.partition(":")
        stages.append(measured(Path(path), float(cpu) if cpu else None, slugs))
    ratios = (options.pages / len(slugs), options.site_pages / shown)
    print(f"| stage | {len(slugs)} + {shown} pages | {options.pages} + {options.site_pages} |")
    print("| --- | ---: | ---: |")
    rows = [(stage.name, stage.seconds(1, 1), stage.seconds(*ratios)) for stage in stages]
    rows.append(("together", *(sum(row[i] for row in rows) for i in (1, 2))))
    for name, now, then in rows:
        print(f"| {name} | {now / 60:.1f} min | {then / 60:.1f} min |")


if __name__ == "__main__":
    main()
