"""What makes a code cell evidence: it can fail, and is not let off when it does."""

import ast

from nbformat import NotebookNode

EXCUSED = frozenset({"raises-exception", "skip-execution"})
"""Cell tags with which a cell that fails would not stop the page."""


def asserts(code: str) -> bool:
    """Return whether the Python code holds an `assert` that is not a constant."""
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return False
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Assert))
    return any(not isinstance(node.test, ast.Constant) for node in found)


def weakness(name: str, cell: NotebookNode) -> str | None:
    """Return why the cell `name` shows nothing, or None where it does."""
    if not asserts(cell.source):
        return f"a cell that asserts its point expected; '{name}' asserts nothing"
    if EXCUSED & set(cell.metadata.get("tags", ())):
        return f"a cell that must pass expected; '{name}' may fail or be skipped"
    return None
