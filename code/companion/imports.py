"""What a page's code imports, and which of that is the book's own `lessons`."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from IPython.core.inputtransformer2 import TransformerManager

from companion.pages import Page

LESSONS = "lessons"
"""The package of teaching code that pages import."""


def imported_modules(source: str) -> Iterator[str]:
    """Yield the dotted name of every module that `source` (a cell, magics allowed) imports.

    ``from a.b import c`` yields both 'a.b' and 'a.b.c', since `c` may be a module. Code that
    Python cannot parse yields nothing: running it will say why.
    """
    for node in ast.walk(_parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def glued_names(page: Page) -> re.Pattern[str]:
    """Return a pattern of the names that the page's cells give to `glue`.

    A name that the code puts together (an f-string, a variable) matches whatever it may become.
    """
    names = []
    for cell in page.source.cells:
        if cell.cell_type != "code":
            continue
        for node in ast.walk(_parse(cell.source)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "glue" and node.args:
                names.append(_text_pattern(node.args[0]))
    return re.compile("|".join(names) or r"(?!)")


def _text_pattern(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return re.escape(str(node.value))
    if isinstance(node, ast.JoinedStr):
        return "".join(_text_pattern(value) for value in node.values)
    return ".+"


def page_imports(page: Page) -> set[str]:
    """Return the dotted names that the page's code cells import."""
    cells = (cell for cell in page.source.cells if cell.cell_type == "code")
    return {name for cell in cells for name in imported_modules(cell.source)}


def _parse(source: str) -> ast.AST:
    """Return the syntax tree of a cell (magics allowed); an empty one where there is none."""
    try:
        return ast.parse(TransformerManager().transform_cell(source))
    except SyntaxError:
        return ast.Module(body=[], type_ignores=[])


def required_modules(page: Page) -> set[str]:
    """Return the top-level modules that the page needs, those of its `lessons` files included."""
    names = page_imports(page)
    for path in lesson_files(page):
        names.update(imported_modules(path.read_text(encoding="utf-8")))
    return {name.split(".")[0] for name in names}


def lesson_files(page: Page) -> list[Path]:
    """Return the files of `lessons` that the page imports, directly or through each other."""
    code = page.book.root / "code"
    found: set[Path] = set()
    waiting = list(page_imports(page))
    while waiting:
        for path in _module_files(code, waiting.pop()):
            if path not in found:
                found.add(path)
                waiting.extend(imported_modules(path.read_text(encoding="utf-8")))
    return sorted(found)


def _module_files(code: Path, module: str) -> Iterator[Path]:
    """Yield the files that importing `module` runs: its packages' `__init__` and itself."""
    parts = module.split(".")
    if parts[0] != LESSONS:
        return
    for depth in range(1, len(parts) + 1):
        base = code.joinpath(*parts[:depth])
        for path in (base / "__init__.py", base.with_suffix(".py")):
            if path.is_file():
                yield path
