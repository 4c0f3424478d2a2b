"""Before a page's first cell: notes the parts of an assertion, to be told if it fails.

Only of assertions outside of functions: code in a function may be read by a compiler. Puts
`__seen__` among the builtins, where `explain.py` finds what it noted.
"""

import ast
import builtins
from typing import Any

from IPython.core.getipython import get_ipython


class Seen:
    """The parts of the assertion that began last, by their text."""

    def __init__(self) -> None:
        self.parts: dict[str, object] = {}

    def __call__(self, text: str, value: object, *, first: bool) -> object:
        """Note a part and return it; the first of an assertion is the end of the one before."""
        if first:
            self.parts.clear()
        self.parts[text] = value
        return value


class Parts(ast.NodeTransformer):
    """Has each part of an assertion noted as it is evaluated: once, in its order."""

    def __init__(self) -> None:
        self.first = True

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Leave functions as they are."""
        return node

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        """Leave functions as they are."""
        return node

    def visit_Assert(self, node: ast.Assert) -> ast.AST:
        """Have the parts of a test noted."""
        self.first = True
        node.test = self.watched(node.test)
        return ast.fix_missing_locations(node)

    def watched(self, node: ast.expr) -> ast.expr:
        """Return the expression with its parts noted."""
        if isinstance(node, ast.BoolOp):
            node.values = [self.watched(value) for value in node.values]
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            node.operand = self.watched(node.operand)
        elif isinstance(node, ast.Compare):
            node.left = self.noted(node.left)
            node.comparators = [self.noted(other) for other in node.comparators]
        elif isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Compare):
                node.func.value = self.watched(node.func.value)
            node.args = [self.noted(other) for other in node.args]
        else:
            return self.noted(node)
        return node

    def noted(self, node: ast.expr) -> ast.expr:
        """Return the expression, noted unless it is plain to see."""
        if isinstance(node, ast.Starred | ast.Constant) or (
            isinstance(node, ast.Name) and not self.first
        ):
            return node
        call = ast.Call(
            func=ast.Name("__seen__", ast.Load()),
            args=[ast.Constant(ast.unparse(node)), node],
            keywords=[ast.keyword("first", ast.Constant(self.first))],
        )
        self.first = False
        return ast.copy_location(call, node)


seen: Any = Seen()
vars(builtins)["__seen__"] = seen
shell: Any = get_ipython()
shell.ast_transformers.append(Parts())
