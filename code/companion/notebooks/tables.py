"""A `list-table` as a Markdown table, or as HTML where a cell holds more than a line."""

from markdown_it.token import Token
from mdformat.renderer import RenderTreeNode

from companion.myst.directives import Directive
from companion.notebooks.markdown import MarkdownExporter
from companion.notebooks.renderers import bold


def list_table(exporter: MarkdownExporter, directive: Directive) -> str:
    """Return the table that the directive's list of lists is.

    Raises:
        DataError: the body is no list of lists with as many items each.
    """
    rows = _rows(exporter, directive)
    header = min(directive.options.get("header-rows", 0), len(rows))
    stub = directive.options.get("stub-columns", 0)
    simple = all(_is_line(cell) for row in rows for cell in row)
    texts = [[exporter.write(cell) for cell in row] for row in rows]
    if not simple:
        return _html(texts, header, stub)
    return _markdown(texts, header, stub)


def _rows(exporter: MarkdownExporter, directive: Directive) -> list[list[list[Token]]]:
    tree = RenderTreeNode(exporter.parse(directive.body, directive.body_line))
    rows = []
    if [node.type for node in tree.children] == ["bullet_list"]:
        for item in tree.children[0].children:
            if [node.type for node in item.children] == ["bullet_list"]:
                rows.append([cell.to_tokens()[1:-1] for cell in item.children[0].children])
    if not rows or len(rows) != len(tree.children[0].children) or len({*map(len, rows)}) != 1:
        exporter.state.line = directive.line
        raise exporter.state.error("{list-table}", "a list of lists of the same length expected")
    return rows


def _is_line(cell: list[Token]) -> bool:
    """Return whether a cell is one paragraph of one line, or empty."""
    if [token.type for token in cell] not in ([], ["paragraph_open", "inline", "paragraph_close"]):
        return False
    return not cell or not any(child.type == "hardbreak" for child in cell[1].children or [])


def _markdown(rows: list[list[str]], header: int, stub: int) -> str:
    # A Markdown table always has one row of headings.
    heads = rows[:1] if header else [[""] * len(rows[0])]
    body = rows[1:] if header else rows
    lines = [_line(heads[0]), _line(["---"] * len(rows[0]))]
    for index, row in enumerate(body, start=1):
        lines.append(
            _line([_strong(cell, index < header or at < stub) for at, cell in enumerate(row)])
        )
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    joined = " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells)
    return f"| {joined} |"


def _strong(cell: str, is_head: bool) -> str:
    return bold(cell) if is_head and cell else cell


def _html(rows: list[list[str]], header: int, stub: int) -> str:
    lines = ["<table>"]
    for index, row in enumerate(rows):
        lines.append("<tr>")
        for at, cell in enumerate(row):
            tag = "th" if index < header or at < stub else "td"
            # The blank lines make Markdown of what stands between them.
            lines.append(f"<{tag}>\n\n{cell}\n\n</{tag}>")
        lines.append("</tr>")
    return "\n".join([*lines, "</table>"])
