"""Nothing of the author's machine reaches an output: two runs of a page give the same texts."""

from nbformat import NotebookNode

from companion.book import Book
from companion.execution.device import DeviceChoice
from companion.execution.job import Planner
from companion.execution.local import run_here
from companion.execution.model import Frozen
from companion.execution.runner import Watch
from companion.pages import find_pages

FRONT = """---
file_format: mystnb
kernelspec: {name: python3, display_name: Python 3}
---
# 새는 것
"""

TEMPORARY = """
import tempfile
from pathlib import Path
first = tempfile.mkdtemp()
print(first, Path(first).name)
with tempfile.TemporaryDirectory(prefix="run-", suffix=".d") as outer:
    with tempfile.NamedTemporaryFile(dir=outer, suffix=".keras") as file:
        print(repr(file.name), Path(file.name).as_uri())
print(tempfile.mkdtemp(dir="."))
---
import subprocess, sys
code = "import tempfile; print(tempfile.mkdtemp())"
print(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout)
---
import json
from IPython.display import HTML, JSON, display
display({"text/html": f"<p title='{first}'>", "application/json": {"folder": first}}, raw=True)
---
from rich.console import Console
Console(width=20, force_jupyter=False).print("폴더", first + "/model.keras", soft_wrap=False)
---
import warnings
warnings.warn("조심")
def deep():
    warnings.warn("깊다", stacklevel=2)
deep()
---
import inspect, logging, traceback
print(inspect.getsourcefile(deep), inspect.getsource(deep).splitlines()[1])
logging.basicConfig(format="%(pathname)s|%(filename)s|%(lineno)d", force=True)
logging.warning("기록")
try:
    deep(1)
except TypeError:
    traceback.print_exc()
---
import multiprocessing, threading, concurrent.futures, asyncio
print(multiprocessing.get_context("fork").Process(target=print), threading.current_thread())
print(concurrent.futures.Future(), asyncio.Event(), f"/proc/{__import__('os').getpid()}/maps")
---
print(Path.cwd(), __import__("lessons").__path__[0], sys.executable)
"""
SHOWN = [
    "/tmp/tmp00000001 tmp00000001\n"
    "'/tmp/run-00000002.d/tmp00000003.keras' file:///tmp/run-00000002.d/tmp00000003.keras\n"
    "./tmp00000004\n",
    "/tmp/tmp…\n\n",
    "<p title='/tmp/tmp00000001'>",
    None,
    '<cell>:2: UserWarning: 조심\n  warnings.warn("조심")\n<cell>:5: UserWarning: 깊다\n  deep()\n',
    '<cell>     warnings.warn("깊다", stacklevel=2)\n',
    None,
    ". code/lessons venv/bin/python\n",
]
"""What each cell's first output says; of some only that it is the same in both runs."""


def written(book: Book, cells: list[str]) -> None:
    blocks = [f"\n```{{code-cell}} ipython3\n{cell.strip()}\n```\n" for cell in cells]
    path = book.source / "one" / "other.md"
    path.write_text(FRONT + "".join(blocks), encoding="utf-8")


def runs_of(book: Book, times: int = 2) -> list[Frozen]:
    (page,) = (page for page in find_pages(book) if page.path.name == "other.md")
    job = Planner(book.staleness, DeviceChoice.CPU, cuda=False).job(page, None)
    results = [result for _, result in run_here([job] * times, Watch(), 2, lambda _, run: run)]
    for result in results:
        assert isinstance(result, Frozen), str(result)
    return results


def shown(output: NotebookNode) -> str:
    return output.get("text") or output["data"].get("text/html") or str(output["data"])


def test_two_runs_say_the_same_and_nothing_of_the_machine(tiny: Book) -> None:
    cells = TEMPORARY.strip().split("---\n")
    written(tiny, cells)
    one, two = runs_of(tiny)
    assert [cell.outputs for cell in one.cells] == [cell.outputs for cell in two.cells]
    for cell, text in zip(one.cells, SHOWN, strict=True):
        if text is not None:
            assert shown(cell.outputs[0]) == text
