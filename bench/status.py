"""Time `companion status` on synthetic books of 50 to 500 pages, and draw docs/status.svg.

Each book is made of copies of this book's own pages and notebooks under other names, so that a page
is as long as a real one. Three cases: nothing changed; the prose of every page changed; no page
ever ran. The time is that of the whole command, Python's start included.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import matplotlib as mpl

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "status"
import matplotlib.pyplot as plt  # noqa: E402 - after the backend is chosen

ROOT = Path(__file__).parents[1]
COMPANION = Path(sys.executable).with_name("companion")
SIZES = (50, 100, 200, 350, 500)
LIMIT = 2.0
REPEATS = 3


def make_book(root: Path, pages: int) -> None:
    """Fill `root` with a book of `pages` pages, each a copy of one of this book's."""
    shutil.copytree(ROOT / "code" / "lessons", root / "code" / "lessons")
    shutil.copy(ROOT / "_config.yml", root)
    notebooks = sorted((ROOT / "notebooks").rglob("*.ipynb"))
    for number in range(pages):
        notebook = notebooks[number % len(notebooks)].relative_to(ROOT / "notebooks")
        source = ROOT / "book" / notebook.with_suffix(".md")
        name = f"{number % 14:02}/{number:03}"
        for path, target in (
            (source, root / "book" / f"{name}.md"),
            (ROOT / "notebooks" / notebook, root / "notebooks" / f"{name}.ipynb"),
        ):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)


def edit_prose(root: Path) -> None:
    """Add a sentence to every page."""
    for path in (root / "book").rglob("*.md"):
        path.write_text(path.read_text(encoding="utf-8") + "\n덧붙인 글이다.\n", encoding="utf-8")


CASES = {
    "nothing changed": lambda _root: None,
    "all prose changed": edit_prose,
    "never run": lambda root: shutil.rmtree(root / "notebooks"),
}


def seconds(root: Path, expected: str) -> float:
    """Return the best wall time of `companion status`, whose every line must say `expected`."""
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        command = [str(COMPANION), "--book", str(root), "status"]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        times.append(time.perf_counter() - started)
        if result.returncode != 0:
            raise SystemExit(f"error: {' '.join(command)} failed:\n{result.stderr}")
        if not all(line.startswith(expected) for line in result.stdout.splitlines()):
            raise SystemExit(f"error: not every page is '{expected}':\n{result.stdout[:500]}")
    return min(times)


def measure() -> dict[str, list[float]]:
    """Return the seconds of each case for each size; print them as a Markdown table."""
    print("| pages |", " | ".join(f"{case} (s)" for case in CASES), "|")
    print("|---|" + "---|" * len(CASES))
    table: dict[str, list[float]] = {case: [] for case in CASES}
    for pages in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            make_book(root, pages)
            for case, change in CASES.items():
                change(root)
                table[case].append(seconds(root, "never" if case == "never run" else "fresh"))
        row = " | ".join(f"{times[-1]:.2f}" for times in table.values())
        print(f"| {pages} | {row} |", flush=True)
    return table


def check(table: dict[str, list[float]]) -> None:
    """Fail where the book of 500 pages takes too long or time grows faster than pages do.

    Growth is compared a page: the last 150 pages may cost at most 1.5 times the first 50 to 200.
    """
    for case, times in table.items():
        early = (times[2] - times[0]) / (SIZES[2] - SIZES[0])
        late = (times[4] - times[3]) / (SIZES[4] - SIZES[3])
        print(f"{case}: {early * 1000:.1f} ms a page at first, {late * 1000:.1f} ms at last")
        if late > 1.5 * early:
            raise SystemExit(f"error: {case}: time grows faster than the number of pages")
    if table["nothing changed"][-1] > LIMIT:
        raise SystemExit(f"error: status of {SIZES[-1]} pages takes more than {LIMIT} s")


def draw(table: dict[str, list[float]]) -> Path:
    """Draw the table to docs/status.svg."""
    figure, axes = plt.subplots(figsize=(6, 3.6), layout="constrained")
    for (case, times), marker in zip(table.items(), "os^", strict=True):
        axes.plot(SIZES, times, marker=marker, label=case)
    axes.axhline(LIMIT, color="0.6", linestyle=":", label=f"limit, nothing changed: {LIMIT:g} s")
    axes.set(xlabel="pages", ylabel="seconds", xlim=(0, None), ylim=(0, None))
    axes.set_title("companion status grows linearly with the book")
    axes.legend(frameon=False)
    path = ROOT / "docs" / "status.svg"
    path.parent.mkdir(exist_ok=True)
    figure.savefig(path, metadata={"Date": None})
    return path


if __name__ == "__main__":
    results = measure()
    check(results)
    print(f"drawn: {draw(results).relative_to(ROOT)}")
