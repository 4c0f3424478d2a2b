"""Nothing of the author's machine reaches an output, and nothing of the author's set-up a page."""

import json
from pathlib import Path

import pytest
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
with multiprocessing.get_context("fork").Pool(1) as pool:
    print(pool.apply(tempfile.mkdtemp, (), {"prefix": "아이-", "suffix": ".d"}))
print(multiprocessing.get_context("fork").Process(target=print), threading.current_thread())
print(concurrent.futures.Future(), asyncio.Event(), f"/proc/{__import__('os').getpid()}/maps")
---
%config InlineBackend.figure_formats = ["svg"]
import matplotlib.pyplot as plt
print(plt.rcParams["font.size"], plt.rcParams["axes.facecolor"])
plt.style.use("default")
plt.plot([1, 2], "o")
plt.show()
---
print(Path.cwd(), __import__("lessons").__path__[0], sys.executable)
"""
SHOWN = [
    "/tmp/tmp00000001 tmp00000001\n"
    "'/tmp/run-00000002.d/tmp00000003.keras' file:///tmp/run-00000002.d/tmp00000003.keras\n"
    "./tmp00000004\n",
    "/tmp/tmp…\n\n",
    '<p title="/tmp/tmp00000001"></p>',
    None,
    '<cell>:2: UserWarning: 조심\n  warnings.warn("조심")\n<cell>:5: UserWarning: 깊다\n  deep()\n',
    '<cell>     warnings.warn("깊다", stacklevel=2)\n',
    "/tmp/아이-….d\n<ForkProcess name='ForkProcess-2' parent=… initial>"
    " <_MainThread(MainThread, started …)>\n"
    "<Future at 0x… state=pending> <asyncio.locks.Event object at 0x… [unset]> /proc/…/maps\n",
    "10.0 white\n",
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
    runs = []
    for _, result in run_here([job] * times, Watch(), 2, lambda _, run: run):
        assert isinstance(result, Frozen), str(result)
        runs.append(result)
    return runs


def shown(output: NotebookNode) -> str | None:
    data = output.get("data", {})
    return output.get("text") or data.get("text/html") or data.get("text/plain")


SET_UP = """
1 + 1
"leaked" in globals()
---
import os, sys
print(__debug__, sys.flags.utf8_mode, sys.flags.no_user_site, sys.warnoptions)
from IPython.core.application import ENV_CONFIG_DIRS, SYSTEM_CONFIG_DIRS
print(ENV_CONFIG_DIRS, SYSTEM_CONFIG_DIRS, "" in sys.path)
assert not any("shadow" in folder for folder in sys.path), sys.path
---
import importlib.util, locale, shutil, time
print(importlib.util.find_spec("shadowing"), time.tzname, shutil.get_terminal_size())
print(locale.setlocale(locale.LC_ALL, ""))
---
import getpass, platform, socket
from pathlib import Path
print(getpass.getuser(), socket.gethostname(), platform.node(), platform.uname().node)
print(Path.home(), Path("~/.keras").expanduser(), sorted(os.listdir(Path.home() / ".keras")))
---
print([name for name, value in AUTHORS.items() if os.environ.get(name) == value])
print(os.environ["XDG_CACHE_HOME"], os.environ["LESSONS_OWN"])
"""
GIVES = [
    "False",
    "True 1 1 ['ignore:IProgress not found']\n[] [] True\n",
    "None ('UTC', 'UTC') os.terminal_size(columns=80, lines=24)\nC.UTF-8\n",
    "reader localhost localhost localhost\n~ ~/.keras ['datasets']\n",
    "['LESSONS_OWN']\n~/.cache own\n",
]
VARIABLES = {
    "KERAS_BACKEND": "jax", "PYTHONOPTIMIZE": "1", "PYTHONWARNINGS": "error", "PYTHONUTF8": "0",
    "PYTHONHASHSEED": "7", "TZ": "Asia/Seoul", "LC_ALL": "C", "LANG": "ko_KR.UTF-8",
    "COLUMNS": "200", "LINES": "9", "NO_COLOR": "1", "MPLBACKEND": "svg", "TF_CPP_MIN_LOG_LEVEL": "0",
    "DB_SECRET": "x", "TORCH_LOGS": "+dynamo", "JUPYTER_PREFER_ENV_PATH": "0", "LESSONS_OWN": "own",
    "JUPYTER_COLUMNS": "300", "PYTEST_CURRENT_TEST": "x",
}  # fmt: skip
"""What an author's shell may hold."""


def set_up(home: Path) -> dict[str, str]:
    """Write an author's home; return the variables that lead to parts of it."""
    broken = {"argv": ["/no/such/python"], "display_name": "x", "language": "python"}
    files = {
        ".ipython/profile_default/startup/00.py": "leaked = 42",
        ".ipython/profile_default/ipython_config.py": (
            'get_config().InteractiveShell.ast_node_interactivity = "all"'
        ),
        ".config/matplotlib/matplotlibrc": "font.size: 30\naxes.facecolor: red",
        ".keras/keras.json": json.dumps({"backend": "jax", "floatx": "float16"}),
        ".local/share/jupyter/kernels/python3/kernel.json": json.dumps(broken),
        "shadow/shadowing.py": "",
        "shadow/json.py": "raise ImportError('the author has a file of this name')",
        "start.py": "leaked = 43",
    }
    for name, text in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return {
        "HOME": str(home),
        "IPYTHONDIR": str(home / ".ipython"),
        "MATPLOTLIBRC": str(home / ".config/matplotlib"),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "JUPYTER_PATH": str(home / ".local/share/jupyter"),
        "PYTHONPATH": str(home / "shadow"),
        "PYTHONSTARTUP": str(home / "start.py"),
    }


def test_an_authors_own_set_up_reaches_no_page(
    tiny: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    variables = VARIABLES | set_up(tmp_path / "나의 집")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    written(tiny, SET_UP.replace("AUTHORS", repr(variables)).strip().split("---\n"))
    (run,) = runs_of(tiny, 1)
    assert [len(cell.outputs) for cell in run.cells] == [1] * len(GIVES)
    assert [shown(cell.outputs[0]) for cell in run.cells] == GIVES
    assert str(tmp_path) not in str([cell.outputs for cell in run.cells])


@pytest.mark.slow
def test_two_runs_say_the_same_and_nothing_of_the_machine(
    tiny: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in set_up(tmp_path / "나의 집").items():
        monkeypatch.setenv(name, value)
    cells = TEMPORARY.strip().split("---\n")
    written(tiny, cells)
    one, two = runs_of(tiny)
    assert [cell.outputs for cell in one.cells] == [cell.outputs for cell in two.cells]
    for cell, text in zip(one.cells, SHOWN, strict=True):
        if text is not None:
            assert shown(cell.outputs[0]) == text
