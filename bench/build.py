"""Time builds of the book, and of the book with 50 to 500 made-up pages, in seconds of CPU.

CPU time (user and system, of all processes) hardly changes on a busy machine; the wall
time of a cold build on a quiet one is about that over its cores. `--before REF` builds with
the code of that commit too, in one run, and prints the ratio now / before. `--grow` builds
the grown books and says what each stage takes and a page adds. `--stock` builds the same pages with
Jupyter Book alone, which runs them and keeps their outputs itself, or shows none.
"""

import argparse
import itertools
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
PAGE = Path("book/01-what-is-deep-learning/01-ai-ml-dl.md")
SKIPPED = shutil.ignore_patterns(".venv", ".git", "_build", "node_modules", ".*_cache")
SIZES = (50, 100, 200, 350, 500)
PARAGRAPHS = 40
"""Of a made-up page, four lines of the book's own prose each: about as long as a real one."""

STAGES = {
    "reading sources": "read", "looking for now-outdated": "resolve and write",
    "generating indices": "entry pages, search", "dumping search index": "light pages, offline",
}  # fmt: skip
"""What Sphinx prints → the stage that begins then."""

COUNTED = """
import runpy, sys
from collections import Counter
opened = Counter()
def count(event, arguments):
    name = str(arguments[0]) if event == "open" else ""
    if name.endswith((".yml", ".md", ".ipynb")) and "site-packages" not in name:
        opened[name] += 1
sys.addaudithook(count)
sys.argv = ["companion", *sys.argv[1:]]
try:
    runpy.run_module("companion", run_name="__main__")
except SystemExit as end:
    if end.code:
        raise
print(f"COUNTED {sum(opened.values())} {len(opened)} {len(sys.modules)}")
"""
"""Runs `companion`; prints how often it opened sources and records, how many, and its modules."""


def run(root: Path, command: list[str]) -> tuple[float, float, str]:
    """Run Python with `command` on the book in `root`: CPU seconds, wall seconds, what it said."""
    environment = {**os.environ, "PYTHONPATH": str(root / "code"), "PYTHONUNBUFFERED": "1"}
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    result = subprocess.run(
        [sys.executable, *command], cwd=root, env=environment, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode != 0:
        raise SystemExit(f"error: {' '.join(command)} failed:\n{result.stdout[-3000:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, wall, result.stdout


def edit(root: Path) -> None:
    """Add a sentence to one page."""
    path = root / PAGE
    path.write_text(path.read_text(encoding="utf-8") + "\n덧붙인 글이다.\n", encoding="utf-8")


STOCK = ["-c", "from jupyter_book.cli.main import main; main()", "build", "."]
STEPS = {
    "cold build": (lambda _root: None, ["-m", "companion", "build"]),
    "nothing changed": (lambda _root: None, ["-m", "companion", "build"]),
    "one page's prose": (edit, ["-m", "companion", "build"]),
    "`status`": (lambda _root: None, ["-m", "companion", "status"]),
    "`--help`": (lambda _root: None, ["-m", "companion", "--help"]),
}
"""What is timed, in this order → what is changed before it, and the command."""


def copy_book(target: Path, reference: str | None) -> Path:
    """Copy this checkout, or what it was at a commit, without what is built or installed."""
    if reference is None:
        shutil.copytree(ROOT, target, ignore=SKIPPED)
    else:
        target.mkdir()
        archive = subprocess.run(
            ["git", "-C", str(ROOT), "archive", reference], check=True, capture_output=True
        )
        subprocess.run(["tar", "-x", "-C", str(target)], input=archive.stdout, check=True)
    (target / "node_modules").symlink_to(ROOT / "node_modules")
    return target


def without_extensions(root: Path, execution: str) -> Path:
    """Turn the copy into a stock Jupyter Book of the same pages."""
    path, yaml = root / "_config.yml", YAML()
    config = yaml.load(path.read_text(encoding="utf-8"))
    config["execute"] = {"execute_notebooks": execution, "timeout": 600}
    config["sphinx"]["extra_extensions"] = ["sphinxcontrib.bibtex"]
    for name in ("companion_cell_timeout", "companion_memory_mib"):
        config["sphinx"]["config"].pop(name)
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(config, file)
    shutil.rmtree(root / "notebooks")
    return root


def whole_book(folder: Path, reference: str | None, *, stock: bool) -> None:
    """Print the table of the whole book; the ratios are of CPU seconds."""
    books = {"now": copy_book(folder / "now", None)}
    if reference:
        books["before"] = copy_book(folder / "before", reference)
    for name, execution in {"stock": "cache", "stock, no outputs": "off"}.items() if stock else ():
        books[name] = without_extensions(copy_book(folder / execution, None), execution)
    print("| step |", " | ".join(f"{name} (CPU s, wall s) | ratio" for name in books), "|")
    print("|---|" + "---|---|" * len(books))
    for step, (change, command) in STEPS.items():
        cells, ours = [], 0.0
        for name, root in books.items():
            if "stock" in name and "build" not in command:
                cells.append("– | –")
                continue
            change(root)
            chosen = STOCK if "stock" in name else command
            cpu, wall, _ = run(root, chosen)
            ours = ours or cpu
            cells.append(f"{cpu:.1f}, {wall:.1f} | {ours / cpu:.2f}")
        print(f"| {step} |", " | ".join(cells), "|", flush=True)
    for name in books.keys() & {"now", "before"}:
        edit(books[name])
        for command in ("status", "build"):
            said = run(books[name], ["-c", COUNTED, command])[2]
            if counted := re.search(r"COUNTED (\d+) (\d+) (\d+)", said):
                reads, files, modules = counted.groups()
                print(f"`{command}` {name}: {files} sources read {reads} times, {modules} modules")


def made_up_pages() -> Iterator[str]:
    """Yield pages without end, each of the book's own prose, formulas and code."""
    prose = re.compile(r"[가-힣][^`{}\[\]<>$|#*_]{30,}")
    lines = [
        line
        for path in sorted((ROOT / "book").rglob("*.md"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if prose.fullmatch(line)
    ]
    endless = itertools.cycle(lines)
    for number in itertools.count(1):
        parts = [f"# {number}번 쪽"]
        for at in range(PARAGRAPHS):
            if at % 8 == 0:
                parts.append(f"## {at // 8 + 1}째 절")
            parts.append("\n".join(itertools.islice(endless, 4)))
            if at % 4 == 0:
                parts.append(f"$$ y_{{{number}}} = \\sum_i w_{{i{at}}} x_i + b $$")
            if at % 10 == 0:
                parts.append(f"```python\nx = {number}\nprint(x + {at})\n```")
        yield "\n\n".join(parts) + "\n"


def make_book(root: Path, size: int) -> None:
    """Copy the book to `root` and add `size` pages in chapters of 25."""
    toc = copy_book(root, None) / "_toc.yml"
    lines = ["  - caption: 지어낸 쪽", "    chapters:"]
    for number, text in enumerate(itertools.islice(made_up_pages(), size)):
        name = f"book/made-{number // 25:02}/{number:03}"
        first = number % 25 == 0
        lines.append(f"{' ' * (6 if first else 10)}- file: {name}")
        if first:
            lines.append("        sections:")
        path = root / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    toc.write_text("\n".join([toc.read_text(encoding="utf-8").rstrip(), *lines, ""]), "utf-8")


def stages(root: Path) -> dict[str, float]:
    """Build the book in `root` and return the wall seconds of each stage."""
    environment = {**os.environ, "PYTHONPATH": str(root / "code"), "PYTHONUNBUFFERED": "1"}
    taken: dict[str, float] = defaultdict(float)
    stage, since = "start, records", time.perf_counter()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with subprocess.Popen(
        [sys.executable, "-m", "companion", "build"], cwd=root, env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            begun = next((name for text, name in STAGES.items() if text in line), stage)
            if begun != stage:
                taken[stage] += time.perf_counter() - since
                stage, since = begun, time.perf_counter()
    taken[stage] += time.perf_counter() - since
    if process.returncode != 0:
        raise SystemExit("error: the build failed:\n" + "".join(said[-30:]))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken["CPU"] = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return taken


def growth(folder: Path, sizes: tuple[int, ...]) -> None:
    """Print what each stage takes for each number of added pages, and what a page adds."""
    table = {}
    names = ["CPU", "start, records", *STAGES.values()]
    print("| pages added | CPU s |", " | ".join(f"{name} (wall s)" for name in names[1:]), "|")
    print("|---|" + "---|" * len(names))
    for size in sizes:
        root = folder / f"made-{size}"
        make_book(root, size)
        table[size] = stages(root)
        shutil.rmtree(root)
        row = " | ".join(f"{table[size][name]:.1f}" for name in names)
        print(f"| {size} | {row} |", flush=True)
    for first, second in itertools.pairwise(sizes):
        each = (table[second]["CPU"] - table[first]["CPU"]) / (second - first)
        print(f"from {first} to {second} pages a page adds {each:.3f} s of CPU")


def main() -> None:
    """Time what the arguments ask for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--before", metavar="REF", help="a commit to compare with")
    parser.add_argument("--stock", action="store_true", help="Jupyter Book alone, too")
    parser.add_argument(
        "--grow", nargs="*", type=int, metavar="PAGES", help="only books with so many made-up pages"
    )
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if chosen.grow is not None:
            growth(Path(folder), tuple(chosen.grow) or SIZES)
        else:
            whole_book(Path(folder), chosen.before, stock=chosen.stock)


if __name__ == "__main__":
    main()
