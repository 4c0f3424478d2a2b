"""What a page's code imports, and which of that is the book's own `lessons`."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from IPython.core.inputtransformer2 import TransformerManager

from companion.book import Book
from companion.errors import DataError, Problem
from companion.files import read_text
from companion.pages import Page

LESSONS = "lessons"
"""The package of teaching code that pages import."""


def imported_modules(source: str, package: str = "") -> Iterator[str]:
    """Yield the dotted name of every module that `source` (a cell, magics allowed) imports.

    ``from a.b import c`` yields both 'a.b' and 'a.b.c', since `c` may be a module; a relative
    import counts from `package`. Code that Python cannot parse yields nothing: running it will
    say why.
    """
    if "import" not in source:
        return
    for node in ast.walk(_parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            module = ".".join(filter(None, [*(above if node.level else []), node.module]))
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


def glue_examples(page: Page) -> Callable[[str], str | None]:
    """Return what gives for a name an example of what the page's cells glue under it.

    None is for a name that no cell glues. One that the code puts together (an f-string, a
    variable) matches whatever it may become; a value that is not written out may be a number.
    """
    examples: list[tuple[re.Pattern[str], str]] = []
    for cell in page.source.cells:
        if cell.cell_type != "code":
            continue
        for node in ast.walk(_parse(cell.source)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "glue" and node.args:
                name, value = node.args[0], node.args[-1]
                example = repr(value.value) if isinstance(value, ast.Constant) else "0"
                examples.append((re.compile(_text_pattern(name)), example))
    return lambda name: next((text for names, text in examples if names.fullmatch(name)), None)


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
    for text in (lambda: source, lambda: TransformerManager().transform_cell(source)):
        try:
            return ast.parse(text())
        except SyntaxError:
            continue
    return ast.Module(body=[], type_ignores=[])


class Lessons:
    """The files of `lessons`, each read once: their bytes, what they import and read."""

    def __init__(self, book: Book) -> None:
        self._code = book.root / "code"
        self._content: dict[Path, bytes] = {}
        self._imports: dict[Path, frozenset[str]] = {}
        self._declared: dict[Path, tuple[Path, ...]] = {}

    def content(self, path: Path) -> bytes:
        """Return the bytes of a file, as they were when it was first asked for."""
        if path not in self._content:
            self._content[path] = path.read_bytes()
        return self._content[path]

    def files(self, modules: Iterable[str]) -> list[Path]:
        """Return the files that importing the dotted names in `modules` reaches.

        Those are the modules of `lessons`, directly or through each other, and the data files
        that a module names in its constant ``INPUTS``, relative to its own folder.

        Raises:
            DataError: a file is not UTF-8, or one of ``INPUTS`` is not there.
        """
        found: set[Path] = set()
        waiting = list(modules)
        while waiting:
            for path in _module_files(self._code, waiting.pop()):
                if path not in found:
                    found.add(path)
                    waiting.extend(self._imported(path))
                    found.update(self._inputs(path))
        return sorted(found)

    def required_modules(self, modules: Iterable[str]) -> set[str]:
        """Return the top-level modules of `modules` and of the `lessons` files they reach."""
        names = set(modules)
        for path in self.files(names):
            if path.suffix == ".py":
                names |= self._imported(path)
        return {name.split(".")[0] for name in names}

    def _imported(self, path: Path) -> frozenset[str]:
        if path not in self._imports:
            package = path.relative_to(self._code).parent.as_posix().replace("/", ".")
            source = self._text(path)
            self._imports[path] = frozenset(imported_modules(source, package))
        return self._imports[path]

    def _inputs(self, path: Path) -> tuple[Path, ...]:
        if path not in self._declared:
            self._declared[path] = tuple(self._read_inputs(path))
        return self._declared[path]

    def _read_inputs(self, path: Path) -> Iterator[Path]:
        tree = _parse(self._text(path))
        for node in ast.iter_child_nodes(tree):
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "INPUTS":
                for name in self._names(path, node):
                    if not (path.parent / name).is_file():
                        raise self._wrong(path, node, f"no file '{name}'")
                    yield path.parent / name

    def _names(self, path: Path, node: ast.Assign) -> list[str]:
        names = node.value.elts if isinstance(node.value, ast.List | ast.Tuple) else [node.value]
        values = [name.value for name in names if isinstance(name, ast.Constant)]
        texts = [value for value in values if isinstance(value, str)]
        if len(texts) < len(names):
            raise self._wrong(path, node, "names of files expected, written out")
        return texts

    def _text(self, path: Path) -> str:
        try:
            return self.content(path).decode("utf-8")
        except UnicodeDecodeError:
            return read_text(path, path.relative_to(self._code.parent))  # which says where

    def _wrong(self, path: Path, node: ast.Assign, expected: str) -> DataError:
        source = path.relative_to(self._code.parent)
        return DataError([Problem(source, node.lineno, "INPUTS", expected)])


def required_modules(page: Page) -> set[str]:
    """Return the top-level modules that the page needs, those of its `lessons` files included."""
    return page.book.staleness.lessons.required_modules(page_imports(page))


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
