"""A failed cell is told with the line that failed, the way there, and the values there."""

import json
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

import pytest
from jupyter_client.manager import start_new_kernel

from companion.book import Book
from companion.execution import post_mortem
from companion.execution.environment import kernel_environment
from companion.execution.execute import Options
from companion.execution.failure import ExecutionFailed
from companion.execution.places import RunFolders
from companion.pages import Page
from support import refresh, replace, run_all

PAGE = "book/one/page.md"
OTHER = Path("book/one/other.md")
STARTS = 100
"""The page's line where the code of each cell of the tests starts."""

Told = Callable[..., tuple[int | None, list[str]]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Run cells in one kernel; return the line and the text that is told of the last of them."""
    folders = RunFolders(tmp_path_factory.mktemp("kernel"))
    folders.make()
    lesson = folders.code / "lessons" / "fault.py"
    lesson.parent.mkdir()
    lesson.with_name("__init__.py").touch()
    lesson.write_text("def deep(x):\n    return x / 0\n", encoding="utf-8")
    manager, client = start_new_kernel(env=kernel_environment("cpu", folders))
    answer = folders.root / "answer.json"
    scripts = resources.files("companion.execution.kernel")

    def ask(name: str, **values: object) -> None:
        text = scripts.joinpath(name).read_text(encoding="utf-8")
        reply = client.execute_interactive(f"exec({text!r}, {values!r})", silent=True, timeout=60)
        assert reply["content"]["status"] == "ok", reply

    def explain(*sources: str) -> tuple[int | None, list[str]]:
        cells: dict[int, tuple[int, str]] = {}
        for source in sources:
            reply = client.execute_interactive(
                source, timeout=60, store_history=True, output_hook=lambda _: None
            )
            current = reply["content"]["execution_count"]
            cells[current] = (STARTS * (len(cells) + 1), source)
        answer.unlink(missing_ok=True)
        ask(
            "explain.py", cells=cells, page=PAGE, code=str(folders.code), current=current,
            answer=str(answer),
        )  # fmt: skip
        known = json.loads(answer.read_text(encoding="utf-8"))
        return known["line"], known["told"]

    ask("start.py", stack=str(folders.root / "stack.txt"))
    ask("asserts.py")
    yield explain
    client.stop_channels()
    manager.shutdown_kernel(now=True)


DEEP = """import numpy as np
def forward(x, w):
    h = x @ w
    return h

def train():
    forward(np.ones((4, 4)), np.ones((3, 2)))

train()"""


def test_the_way_through_the_page_is_told_with_values(told: Told) -> None:
    line, lines = told(DEEP)
    assert line == 108
    assert lines[0].startswith("ValueError: matmul: Input operand 1 has a mismatch")
    assert lines[1:4] == [
        f"  {PAGE}:108: train()",
        f"  {PAGE}:106, in train: forward(np.ones((4, 4)), np.ones((3, 2)))",
        f"  {PAGE}:102, in forward: h = x @ w",
    ]
    assert lines[4].startswith("    x = array([[1.") and lines[4].endswith(", shape (4, 4)")
    assert lines[5].endswith(", shape (3, 2)")


@pytest.mark.parametrize(
    ("source", "values"),
    [
        ("a = 1\nb = 2\nassert a == b", ["a = 1", "b = 2"]),
        ("xs = [1, 2]\nassert len(xs) == 3", ["len(xs) = 2", "xs = [1, 2]"]),
        (
            "it = iter([1, 2, 3])\nassert next(it) == 1 and next(it) == 5",
            ["next(it) = 2"],
        ),
        ("def f(x): return 2 * x\nassert f(2) == f(3)", ["f(2) = 4", "f(3) = 6"]),
        ("d = {'a': 1}\nassert not d['a']", ["d['a'] = 1"]),
        ("x = 3\nassert 5 < x < 9, f'{x}는 작다'", ["x = 3"]),
        ("s = '줄\\n바꿈'\nassert s == ''", ["s = '줄\\n바꿈'"]),
        ("def f(): return {1}\nassert isinstance(f(), list)", ["f() = {1}"]),
        (
            "import numpy as np\nv = np.arange(3)\nassert (v == v + 1).all()",
            ["v + 1 = array([1, 2, 3]), shape (3,)", "v = array([0, 1, 2]), shape (3,)"],
        ),
        (
            "def f(x): return x\nassert np.allclose(f(v), v * 2)",
            ["f(v) = array([0, 1, 2]), shape (3,)", "v * 2 = array([0, 2, 4]), shape (3,)"],
        ),
        ("def check(n):\n    assert n % 2 == 0\ncheck(3)", ["n = 3", "n % 2 = 1"]),
        ("ready = (n := 4) > 5\nassert ready or (m := n) > 9", ["ready = False"]),
    ],
)
def test_the_parts_of_an_assertion_are_told_as_they_were(
    told: Told, source: str, values: list[str]
) -> None:
    _, lines = told(source)
    assert lines[0].startswith("AssertionError")
    assert "assert " in "".join(lines), "the line itself"
    got = [line.strip() for line in lines if line.startswith("    ")]
    assert [line for line in got if line in values] == values or set(values) <= set(got)
    assert len("\n".join(lines)) < 1000


def test_a_part_that_was_not_reached_is_not_told_from_before(told: Told) -> None:
    source = "def f(x): return x\nfor flag in (True, False):\n    assert flag and f(2) == 2"
    _, lines = told(source)
    assert lines[2:] == ["    flag = False"]


def test_of_a_block_the_values_at_its_head_are_told(told: Told) -> None:
    _, lines = told("n = 3\nif 1 / (n - 3) > n:\n    pass")
    assert lines[1:] == [f"  {PAGE}:101: if 1 / (n - 3) > n:", "    n - 3 = 0", "    n = 3"]


def test_an_assertion_over_lines_is_told_whole(told: Told) -> None:
    line, lines = told("a = 1\nassert (\n    a\n    == 2\n), 'x'")
    assert line is not None and 101 <= line <= 103
    assert lines[1].endswith(": assert ( a == 2 ), 'x'")


@pytest.mark.parametrize(
    ("source", "line", "expected"),
    [
        ("x = 1\nif x = 3:\n    pass", 101, ["if x = 3:", "   ^"]),
        ("\n\nx = 1\n  y = 2", 103, ["y = 2", "^"]),
        ("x = 1\ns = 'abc", 101, ["s = 'abc", "    ^"]),
        ("def f():\n    return (1,\n", 101, ["return (1,", "          ^"]),
    ],
)
def test_code_that_cannot_be_read_is_told_with_its_line_and_a_mark(
    told: Told, source: str, line: int, expected: list[str]
) -> None:
    where, lines = told(source)
    assert where == line
    assert lines[1:] == [f"  {PAGE}:{line}", *(f"    {text}" for text in expected)]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("%%time\nx = 1\ny = 1 / 0", 102),
        ("\n\nx = 1\n1 / 0", 103),
        ("x = 1\n%timeit -n1 -r1 1 / 0", 101),
        ("files = !echo a\n1 / 0", 101),
        ("async def f():\n    return 1 / 0\nawait f()", 101),
    ],
)
def test_magics_blank_lines_and_waiting_move_no_line(told: Told, source: str, line: int) -> None:
    _, lines = told(source)
    assert lines[0] == "ZeroDivisionError: division by zero"
    assert any(f"{PAGE}:{line}" in text for text in lines), lines


def test_an_error_in_a_function_of_another_cell_and_of_lessons(told: Told) -> None:
    line, lines = told(
        "from lessons.fault import deep\ndef twice(x):\n    return deep(x)", "twice(1)"
    )
    assert line == 200
    assert lines[:4] == [
        "ZeroDivisionError: division by zero",
        f"  {PAGE}:200: twice(1)",
        f"  {PAGE}:102, in twice: return deep(x)",
        "  code/lessons/fault.py:2, in deep: return x / 0",
    ]


def test_members_causes_and_notes_are_told(told: Told) -> None:
    _, lines = told(
        "def bad(x):\n    raise ValueError(x)\nerrors = []\nfor i in (1, 2):\n    try:\n"
        "        bad(i)\n    except ValueError as error:\n        error.add_note('쪽지')\n"
        "        errors.append(error)\nraise ExceptionGroup('여럿', errors)"
    )
    text = "\n".join(lines)
    assert "1: ValueError: 1\n  쪽지" in text and "2: ValueError: 2" in text
    assert text.count(f"{PAGE}:101, in bad: raise ValueError(x)") == 2
    _, lines = told(
        "try:\n    {}['키']\nexcept KeyError as error:\n    raise OSError('밖') from error"
    )
    assert lines[0] == "OSError: 밖" and "  caused by KeyError: '키'" in lines
    _, lines = told("try:\n    {}['키']\nexcept KeyError:\n    missing")
    assert "  while handling KeyError: '키'" in lines and f"    {PAGE}:101: {{}}['키']" in lines


@pytest.mark.slow
def test_the_way_into_an_endless_recursion_is_cut(told: Told) -> None:
    _, lines = told("def r(n): return r(n + 1)\nr(0)")
    assert lines[0].startswith("RecursionError") and len(lines) < 15


def test_what_is_long_or_cannot_be_shown_is_cut(told: Told) -> None:
    _, lines = told(
        "class Odd:\n    def __repr__(self): raise OSError\nodd, long = Odd(), ['x' * 999] * 99\n"
        "assert odd is long, 'a\\n' * 99"
    )
    assert len(lines) < 15 and max(map(len, lines)) < 300
    assert any(line.startswith("    odd = <Odd") for line in lines)


def test_errors_of_threads_and_processes_are_told_where_they_were(told: Told) -> None:
    work = "def work(x):\n    assert x < 2\n"
    pool = "from concurrent.futures import ThreadPoolExecutor as Pool\nlist(Pool().map(work, [2]))"
    _, lines = told(work + pool)
    assert f"  {PAGE}:101, in work: assert x < 2" in lines and "    x = 2" in lines
    _, lines = told(
        work + "import multiprocessing\n"
        "with multiprocessing.get_context('fork').Pool(1) as pool: pool.map(work, [2])"
    )
    assert f"  {PAGE}:101, in work: assert x < 2" in "\n".join(lines)


def test_the_line_is_right_below_options_and_in_a_file_of_windows(tiny: Book) -> None:
    path = tiny.root / OTHER
    text = path.read_text(encoding="utf-8")
    options = (
        "```{code-cell} ipython3\n---\ntags: [hide-input]\nname: deep\n---\n\nx = 1\n1 / 0\n```\n"
    )
    path.write_bytes((text + options).replace("\n", "\r\n").encode())
    page = Page(tiny, OTHER)
    index = len(page.source.cells) - 1
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[page.code_line(index) - 1] == "x = 1"


def test_the_message_names_page_line_and_what_was_printed(tiny: Book, runs: Path) -> None:
    code = "for i in range(30): print('줄', i)\nlimit = 1\nassert 2**10 < limit"
    replace(tiny.root / OTHER, "print(2**10)", code)
    with pytest.raises(ExecutionFailed) as caught:
        refresh(tiny)
    lines = (tiny.root / OTHER).read_text(encoding="utf-8").splitlines()
    line = 1 + lines.index("assert 2**10 < limit")
    printed = [f"  |   줄 {i}" for i in range(20, 30)]
    assert str(caught.value).splitlines() == [
        f"{OTHER}:{line}: code cell 1 did not finish:",
        "  | AssertionError",
        f"  |   {OTHER}:{line}: assert 2**10 < limit",
        "  |     2 ** 10 = 1024",
        "  |     limit = 1",
        "  | it printed last:",
        *printed,
        "  notebooks/one/other.ipynb is left as it was; mend the cell and run"
        " `companion execute` again",
    ]


@pytest.mark.slow
def test_a_repr_that_never_ends_does_not_hide_the_line(
    tiny: Book, runs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(post_mortem, "EXPLAIN_SECONDS", 3)
    code = "class H:\n    def __repr__(self):\n        while True: pass\nh = H()\nassert h is None"
    replace(tiny.root / OTHER, "print(2**10)", code)
    with pytest.raises(ExecutionFailed, match=": assert h is None"):
        refresh(tiny)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("def wait():\n    time.sleep(60)\nwait()", "in wait: time.sleep(60)"),
        ("while True:\n    pass", f"  |   {OTHER}:"),
        ("import ctypes\ndef f():\n    ctypes.string_at(0)\nf()", "in f: ctypes.string_at(0)"),
        ("os.kill(os.getpid(), 9)", "died of SIGKILL; a machine without memory"),
        ("import faulthandler\ndef f():\n    faulthandler._sigabrt()\nf()", "in f: faulthandler"),
    ],
)
def test_where_a_kernel_was_when_it_was_ended_or_died(
    tiny: Book, runs: Path, code: str, expected: str
) -> None:
    replace(tiny.root / OTHER, "---\n(other)", "execution: {timeout: 2}\n---\n(other)")
    replace(tiny.root / OTHER, "import os\n", "import os\nimport time\n")
    replace(tiny.root / OTHER, "print(2**10)", f"print('앞', flush=True)\ntime.sleep(0.3)\n{code}")
    replace(tiny.root / PAGE, 'print("alone")', "assert [] == [1]")
    failures = {str(one).split(":")[0]: str(one) for one in run_all(tiny, Options(jobs=2)).failures}
    assert ": assert [] == [1]\n  notebooks/" in failures[PAGE], "a literal shows its value"
    lines = (tiny.root / OTHER).read_text(encoding="utf-8").splitlines()
    last = code.splitlines()[-1]
    line = 1 + max(index for index, text in enumerate(lines) if text == last)
    message = failures[OTHER.as_posix()]
    if "def" in code:  # a loop is at either of its lines, and what is killed cannot say where
        assert message.startswith(f"{OTHER}:{line}: "), message
    assert expected in message and "it printed last:\n  |   앞" in message
