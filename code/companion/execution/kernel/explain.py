"""After a cell has failed: what was raised, along which lines of the page, with which values.

Finds `cells` (execution count → line of the page where the code starts, and the code), `page` (its
path), `code` (the folder of `lessons`), `current` (the failed cell's count) and `answer`, the file
that it writes: the line of the failed statement in the failed cell, and lines of text.
"""

import ast
import builtins
import contextlib
import functools
import json
import linecache
import re
import reprlib
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import FrameType, ModuleType, TracebackType
from typing import Any

from pure_eval import Evaluator

told: dict[str, Any] = globals()
CELLS: dict[int, tuple[int, str]] = told["cells"]
PAGE, CODE, CURRENT, ANSWER = told["page"], told["code"], told["current"], told["answer"]
SEEN: dict[str, object] = getattr(vars(builtins).get("__seen__"), "parts", {})

CELL = re.compile(r"/cells/(\d+)/<cell>$")
TIMED = ("<timed exec>", "<timed eval>")
"""What `%%time` names the code below it."""

WIDTH = 160
FRAMES, VALUES, MESSAGE, DEPTH = 8, 8, 6, 3
"""At most so many lines of each kind, and so many causes of causes."""

shortened = reprlib.Repr()
shortened.maxother = shortened.maxstring = shortened.maxlong = 100


def cut(text: str) -> str:
    """Return the text as one line that fits."""
    line = " ".join(text.split())
    return line if len(line) <= WIDTH else f"{line[:WIDTH]}…"


def cell_of(filename: str) -> int | None:
    """Return the execution count of the cell that a frame's file stands for."""
    found = CELL.search(filename)
    return int(found[1]) if found else CURRENT if filename in TIMED else None


def page_line(filename: str, number: int, line: int) -> tuple[int, str]:
    """Return the line of the page, and its text, of a line of a cell's code.

    IPython drops blank lines at a cell's start, and a magic the line that it stands in.
    """
    start, source = CELLS[number]
    lines = source.splitlines()
    run = [text.strip() for text in linecache.getlines(filename)]
    blank = next((i for i, text in enumerate(lines) if text.strip()), 0)
    guess = line - 1 + (blank + 1 if filename in TIMED else max(blank, len(lines) - len(run)))
    text = run[line - 1] if line <= len(run) else ""
    if text.startswith("get_ipython().run_cell_magic("):
        return start + blank, lines[blank].strip()
    same = [i for i, other in enumerate(lines) if other.strip() == text]
    index = min(same, key=lambda i: abs(i - guess)) if same else min(guess, len(lines) - 1)
    return start + index, lines[index].strip()


def place(filename: str, line: int) -> tuple[str, str] | None:
    """Return where a frame is, for an author, and the text there; None in a library."""
    number = cell_of(filename)
    if number in CELLS:
        found, text = page_line(filename, number, line)
        return f"{PAGE}:{found}", text
    if filename.startswith(CODE):
        own = Path(filename).relative_to(Path(CODE).parent).as_posix()
        return f"{own}:{line}", linecache.getline(filename, line).strip()
    return None


def frames(trace: TracebackType | None) -> Iterator[str]:
    """Yield the lines along which the page came to where it failed; of a library, the last."""
    shown: list[str] = []
    beyond = ""
    for frame, line in traceback.walk_tb(trace):
        name, filename = frame.f_code.co_name, frame.f_code.co_filename
        inside = "" if name == "<module>" else f", in {name}"
        if where := place(filename, line):
            statement = failed_statement(filename, line)
            whole = statement[1] if statement and "\n" in statement[1] else where[1]
            shown.append(cut(f"{where[0]}{inside}: {whole}"))
            beyond = ""
        else:
            beyond = (
                f"{re.sub(r'.*(site-packages|lib/python[0-9.]+)/', '', filename)}:{line}{inside}"
            )
    if len(shown) > FRAMES:
        half = FRAMES // 2
        shown[half:-half] = [f"… {len(shown) - 2 * half} more"]
    yield from shown
    if shown and beyond:
        yield cut(f"{beyond} (a library)")


def last_of_page(trace: TracebackType | None) -> tuple[FrameType, int] | None:
    """Return the last frame in the page or `lessons`, and its line there."""
    own = [
        (frame, line)
        for frame, line in traceback.walk_tb(trace)
        if cell_of(frame.f_code.co_filename) or frame.f_code.co_filename.startswith(CODE)
    ]
    return own[-1] if own else None


@functools.cache
def failed_statement(filename: str, line: int) -> tuple[ast.AST, str] | None:
    """Return the innermost statement at a line, and its text."""
    source = "".join(linecache.getlines(filename))
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return None
    around = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or 0)
    ]
    node: ast.AST | None = around[-1] if around else None
    if hasattr(node, "body"):  # of a block, what stands at its head
        node = getattr(node, "test", None) or getattr(node, "iter", None)
    return (node, ast.get_source_segment(source, node) or "") if node else None


def values(frame: FrameType, statement: ast.AST) -> Iterator[str]:
    """Yield the parts of a statement that can be looked at without running anything again."""
    if not told["look"]:
        return
    seen = {}
    for nodes, value in Evaluator.from_frame(frame).interesting_expressions_grouped(statement):
        node = nodes[0]
        plain = isinstance(value, ModuleType) or (callable(value) and not hasattr(value, "shape"))
        if not plain and not isinstance(node, ast.Compare | ast.BoolOp | ast.UnaryOp):
            seen[node.lineno, node.col_offset, ast.unparse(node)] = value
    named = {text: value for (_, _, text), value in sorted(seen.items(), key=lambda one: one[0])}
    parts = {ast.unparse(node) for node in ast.walk(statement) if isinstance(node, ast.expr)}
    known = {text: value for text, value in SEEN.items() if text in parts} | named
    shown = [(text, looked_at(value)) for text, value in list(known.items())[:VALUES]]
    yield from (cut(f"{text} = {value}") for text, value in shown if text != value)


def looked_at(value: object) -> str:
    """Return a value as one short line, an array's with its shape."""
    try:
        text = shortened.repr(value)
        shape = getattr(value, "shape", ())
        return f"{' '.join(text.split())}{f', shape {tuple(shape)}' if len(shape) else ''}"
    except Exception as error:  # an object may answer anything when it is asked
        return f"<{type(value).__name__}, whose repr raised {type(error).__name__}>"


def headline(error: BaseException) -> Iterator[str]:
    """Yield the error's name, message and notes."""
    if isinstance(error, SyntaxError):
        yield f"{type(error).__name__}: {error.msg}"
        yield from syntax(error)
        return
    if "RemoteTraceback" in type(error).__name__:
        yield "what another process raised"
        yield from remote(str(error))
        return
    lines = "".join(traceback.format_exception_only(error)).splitlines()
    yield from (line[:WIDTH] for line in lines[:MESSAGE])
    if len(lines) > MESSAGE:
        yield f"… {len(lines) - MESSAGE} more lines"


def remote(text: str) -> Iterator[str]:
    """Yield the lines of the page in a traceback that came as text."""
    for filename, line, name in re.findall(r'File "([^"]+)", line (\d+), in (\S+)', text):
        if where := place(filename, int(line)):
            yield cut(f"  {where[0]}, in {name}: {where[1]}")


def syntax(error: SyntaxError) -> Iterator[str]:
    """Yield where Python could not read the code, and a mark below it."""
    number = cell_of(error.filename or "")
    if number is None and last_of_page(error.__traceback__) is None:
        number = CURRENT  # IPython could not even tell the lines apart
    line = error.lineno or 1
    if number in CELLS:
        yield f"  {PAGE}:{page_line(error.filename or '', number, line)[0]}"
    else:
        yield f"  {error.filename}:{line}"
    if text := (error.text or "").rstrip():
        yield f"    {text.lstrip()[:WIDTH]}"
        yield f"    {' ' * max(0, (error.offset or 1) - 1 - len(text) + len(text.lstrip()))}^"


def described(error: BaseException, depth: int = 0) -> Iterator[str]:
    """Yield everything about an error: itself, its members, what it came from."""
    yield from headline(error)
    yield from (f"  {line}" for line in frames(error.__traceback__))
    last = last_of_page(error.__traceback__)
    if last and not isinstance(error, SyntaxError):
        frame, line = last
        found = failed_statement(frame.f_code.co_filename, line)
        if found:
            yield from (f"    {value}" for value in values(frame, found[0]))
    if depth == DEPTH:
        return
    for number, member in enumerate(getattr(error, "exceptions", ()), 1):
        if isinstance(member, BaseException):
            yield from labelled(f"{number}: ", member, depth)
    if error.__cause__ is not None:
        yield from labelled("caused by ", error.__cause__, depth)
    elif error.__context__ is not None and not error.__suppress_context__:
        yield from labelled("while handling ", error.__context__, depth)


def labelled(label: str, error: BaseException, depth: int) -> Iterator[str]:
    """Yield an error that belongs to another, below it."""
    first, *rest = described(error, depth + 1)
    yield f"  {label}{first}"
    yield from (f"  {line}" for line in rest)


def failed_line(error: BaseException) -> int | None:
    """Return the page's line of the statement that failed in the failed cell."""
    if isinstance(error, SyntaxError) and last_of_page(error.__traceback__) is None:
        return page_line(error.filename or "", CURRENT, error.lineno or 1)[0]
    for frame, line in traceback.walk_tb(error.__traceback__):
        if cell_of(frame.f_code.co_filename) == CURRENT:
            return page_line(frame.f_code.co_filename, CURRENT, line)[0]
    return None


def answer() -> None:
    """Write what is known of the last error."""
    error = getattr(sys, "last_value", None)
    if not isinstance(error, BaseException):
        return
    for told["look"] in (False, True):  # a value's `repr` may never end
        known = {
            "name": type(error).__name__,
            "line": failed_line(error),
            "told": list(described(error)),
        }
        Path(ANSWER).write_text(json.dumps(known), encoding="utf-8")


with contextlib.suppress(Exception):  # the author is then told what the kernel itself says
    answer()
