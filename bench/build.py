"""Time cold, warm and one-page builds beside Jupyter Book without our extensions.

Both build the same pages, in copies of this checkout, one after the other in one run. Stock Jupyter
Book runs the pages itself and keeps their outputs in its own cache; it is also timed with execution
off, when its pages have no outputs at all. Prints a Markdown table; the ratio is ours / stock.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
PAGE = Path("book/01-what-is-deep-learning/01-ai-ml-dl.md")
SKIPPED = shutil.ignore_patterns(".venv", ".git", "_build", "node_modules", "tests", ".*_cache")
STEPS = {
    "cold build": lambda _root: None,
    "warm build, nothing changed": lambda _root: None,
    "one page, prose edited": lambda root: edit(root, "아무도 규칙을", "누구도 규칙을"),
    "one page, code edited": lambda root: edit(root, "steepness = np", "steepness = 1.0 * np"),
}
UNCHANGED = ("cold build", "warm build, nothing changed", "one page, prose edited")
NOTHING = "0쪽을 실행했고"
"""What our build prints where it executed no cell."""


def edit(root: Path, old: str, new: str) -> None:
    """Edit the one page that is rebuilt."""
    path = root / PAGE
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise SystemExit(f"error: {PAGE}: '{old}' is not there to edit; mend bench/build.py")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def copy_book(target: Path) -> Path:
    """Copy this checkout, without what is built or installed."""
    shutil.copytree(ROOT, target, ignore=SKIPPED)
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


def seconds(command: list[str], root: Path) -> tuple[float, str]:
    """Run `command` in `root`; return its wall time in seconds and what it printed."""
    started = time.perf_counter()
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise SystemExit(f"error: {' '.join(command)} failed:\n{result.stdout}\n{result.stderr}")
    return time.perf_counter() - started, result.stdout


def main() -> None:
    """Time every step for every variant and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        stock = [str(BIN / "jupyter-book"), "build", "."]
        variants = {
            "ours": (copy_book(Path(folder, "ours")), [str(BIN / "companion"), "build"]),
            "stock, cache": (without_extensions(copy_book(Path(folder, "cache")), "cache"), stock),
            "stock, off": (without_extensions(copy_book(Path(folder, "off")), "off"), stock),
        }
        print(f"Our build executes 0 cells in: {'; '.join(UNCHANGED)} (checked).\n")
        print("| step | ours (s) | stock, runs pages (s) | ratio | stock, no outputs (s) | ratio |")
        print("|---|---|---|---|---|---|")
        for step, change in STEPS.items():
            times = []
            for root, command in variants.values():
                change(root)
                taken, output = seconds(command, root)
                times.append(taken)
                if command[0].endswith("companion") and step in UNCHANGED and NOTHING not in output:
                    raise SystemExit(f"error: {step}: our build executed cells:\n{output}")
            ours, cache, off = times
            row = [step, f"{ours:.1f}", f"{cache:.1f}", f"{ours / cache:.2f}"]
            row += [f"{off:.1f}", f"{ours / off:.2f}"]
            print("|", " | ".join(row), "|", flush=True)


if __name__ == "__main__":
    main()
